/// What a verb or small word between names says about them.
enum RelationCue: Int16, CaseIterable, Sendable {
    /// Presides over or opens what follows.
    case chair
    /// Takes part in what follows.
    case attend
    /// Opens what follows, if an event follows at once.
    case open
    /// Was there while the event that follows went on.
    case during
    /// Organises or hosts what follows.
    case organise
    /// Organises what follows, if an event follows at once.
    case arrange
    /// What stands before was organised by what follows.
    case organisedBy
    /// Talks with what follows.
    case meet
    /// A courtesy call or a welcome: both parties may stand before it.
    case receive
    /// Works together with what follows.
    case cooperate
    /// Those who stand before do something together.
    case jointly
    /// The parties follow, joined by "และ" or "กับ".
    case between
    /// Joins two parties.
    case with
    /// A venue follows.
    case at
    /// People who are present as well follow.
    case having
    /// Who comes along with those before.
    case accompany
    /// Who stands before has what follows done by somebody else.
    case assigns
    /// Who asked for it follows, who does not act.
    case assignedBy
    /// What follows is what somebody says.
    case say
    /// Concerns cooperation, an agreement or its signing.
    case agreement
    /// Something that is going to happen.
    case plan
    /// Denies what follows.
    case not
    /// Membership.
    case member
    /// Spells out a list.
    case namely
    /// What follows is hearsay, or what somebody claims.
    case hearsay

    /// A cue at a place in a line.
    struct Hit {
        /// What it says.
        var cue: RelationCue
        /// Where it stands.
        var range: Range<Int>
    }

    /// The words of each cue.
    private var section: WordTables.Section {
        switch self {
        case .chair: .cueChair
        case .attend: .cueAttend
        case .open: .cueOpen
        case .during: .cueDuring
        case .organise: .cueOrganise
        case .arrange: .cueArrange
        case .organisedBy: .cueOrganisedBy
        case .meet: .cueMeet
        case .receive: .cueReceive
        case .cooperate: .cueCooperate
        case .jointly: .cueJointly
        case .between: .cueBetween
        case .with: .cueWith
        case .at: .cueAt
        case .having: .cueHaving
        case .accompany: .cueAccompany
        case .assigns: .cueAssigns
        case .assignedBy: .cueAssignedBy
        case .say: .cueSay
        case .agreement: .cueAgreement
        case .plan: .cuePlan
        case .not: .cueNot
        case .member: .cueMember
        case .namely: .cueNamely
        case .hearsay: .cueHearsay
        }
    }

    /// The words of all cues, and those that hold a cue inside and say nothing of the kind.
    static func trie(_ words: WordTables) -> PhraseTrie {
        let cues = allCases.flatMap { cue in words.phrases(cue.section).map { (phrase: $0, value: cue.rawValue) } }
        return PhraseTrie(cues + words.phrases(.cueBlind).map { ($0, blindValue) })
    }

    private static let blindValue: Int16 = 1000
}
