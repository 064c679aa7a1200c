/// The rules that find relations.
enum RelationRule: String, CaseIterable, Sendable {
    case officeAfterName = "office-after-name"
    case officeBeforeName = "office-before-name"
    case officeOfGroup = "office-of-group"
    case bodyOfOffice = "body-of-office"
    case bodyAfterOffice = "body-after-office"
    case ministryOfShortOffice = "ministry-of-short-office"
    case bodyWithinBody = "body-within-body"
    case placeWithinPlace = "place-within-place"
    case bodyAtPlace = "body-at-place"
    case memberCue = "member-cue"
    case chairCue = "chair-cue"
    case attendCue = "attend-cue"
    case companyOfChair = "company-of-chair"
    case presence
    case organiseCue = "organise-cue"
    case venueCue = "venue-cue"
    case dateNearEvent = "date-near-event"
    case meetCue = "meet-cue"
    case cooperateCue = "cooperate-cue"
    case pairOfNames = "pair-of-names"

    /// How likely a statement of this rule is right: the share that was right on annotated items.
    var confidence: Double {
        0.7
    }
}
