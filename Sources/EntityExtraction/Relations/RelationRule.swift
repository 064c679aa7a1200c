/// The rules that find relations.
enum RelationRule: String, CaseIterable, Sendable {
    case officeAfterName = "office-after-name"
    case officeBeforeName = "office-before-name"
    case officeOfGroup = "office-of-group"
    case officeOfList = "office-of-list"
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
    case envoyVisit = "envoy-visit"
    case pairOfNames = "pair-of-names"

    /// How likely a statement of this rule is right: about the share that was right on annotated items, with the
    /// entities found by the extractor itself. Rules that fired a few times only are set below what they reached.
    var confidence: Double {
        switch self {
        case .officeAfterName: 0.93
        case .officeBeforeName, .bodyOfOffice, .memberCue: 0.9
        case .bodyAfterOffice, .ministryOfShortOffice, .pairOfNames, .envoyVisit: 0.85
        case .placeWithinPlace: 0.82
        case .bodyWithinBody: 0.78
        case .officeOfGroup, .officeOfList, .companyOfChair: 0.72
        case .chairCue: 0.69
        case .meetCue: 0.67
        case .cooperateCue, .presence: 0.63
        case .attendCue: 0.58
        case .dateNearEvent: 0.57
        case .venueCue: 0.56
        case .bodyAtPlace, .organiseCue: 0.35
        }
    }

    /// The rule as one bit.
    var bit: UInt32 { 1 << UInt32(number) }

    /// The names of the rules whose bits are set.
    static func names(_ bits: UInt32) -> [String] { allCases.filter { bits & $0.bit != 0 }.map(\.rawValue) }

    /// The place of the rule in the order above, which is a part of the model's format.
    private var number: Int {
        switch self {
        case .officeAfterName: 0
        case .officeBeforeName: 1
        case .officeOfGroup: 2
        case .officeOfList: 3
        case .bodyOfOffice: 4
        case .bodyAfterOffice: 5
        case .ministryOfShortOffice: 6
        case .bodyWithinBody: 7
        case .placeWithinPlace: 8
        case .bodyAtPlace: 9
        case .memberCue: 10
        case .chairCue: 11
        case .attendCue: 12
        case .companyOfChair: 13
        case .presence: 14
        case .organiseCue: 15
        case .venueCue: 16
        case .dateNearEvent: 17
        case .meetCue: 18
        case .cooperateCue: 19
        case .envoyVisit: 20
        case .pairOfNames: 21
        }
    }
}
