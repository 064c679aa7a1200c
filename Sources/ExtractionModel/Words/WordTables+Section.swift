extension WordTables {
    /// The sections of the word files; what stands in each is said above it in `seeds/words`.
    package enum Section: String, CaseIterable, Sendable {
        // heads.txt
        case heads
        case shields
        case extensions
        case committees
        case divisions
        case notDivisions = "not-divisions"
        case divisionLeaders = "division-leaders"
        case meetings
        case signings
        case sessions
        case junctions
        case junctionRoads = "junction-roads"
        case roadGoals = "road-goals"
        case districtHeads = "district-heads"
        case ministryFields = "ministry-fields"
        case joinedFields = "joined-fields"
        case owners
        case ownerOfBody = "owner-of-body"
        case bodyTails = "body-tails"
        case incompleteBodies = "incomplete-bodies"
        case openEnds = "open-ends"
        case companyEnds = "company-ends"
        case bodySuffixes = "body-suffixes"
        case terms
        case lanes
        case ages
        case royalParts = "royal-parts"
        case monkOffices = "monk-offices"

        // stops.txt
        case stops
        case keeps
        case generic
        case clauseStops = "clause-stops"
        case committeeStops = "committee-stops"
        case titleOpenings = "title-openings"
        case bodyOpenings = "body-openings"
        case linkingEnds = "linking-ends"
        case linkingParts = "linking-parts"
        case and
        case at
        case year
        case numbered
        case relative
        case relativeNouns = "relative-nouns"

        // people.txt
        case titles
        case doubtfulTitles = "doubtful-titles"
        case royalTitles = "royal-titles"
        case offices
        case officesNever = "offices-never"
        case officesBeforeNames = "offices-before-names"
        case afterNames = "after-names"
        case nameCuts = "name-cuts"
        case neverNames = "never-names"
        case alsoNames = "also-names"
        case houses
        case women
        case courtesyTitles = "courtesy-titles"
        case nounPrefixes = "noun-prefixes"
        case officeTails = "office-tails"
        case nameParticles = "name-particles"
        case notNames = "not-names"

        // known-names.txt
        case modified
        case bodyCues = "body-cues"
        case everyday
        case homeland
        case beforeHomeland = "before-homeland"
        case slogans
        case provinceHeads = "province-heads"
        case bodyHeads = "body-heads"
        case captions
        case notEvents = "not-events"

        // merging.txt
        case countryPrefixes = "country-prefixes"
        case placePrefixes = "place-prefixes"
        case bodyPrefixes = "body-prefixes"
        case roads
        case titlePrefixes = "title-prefixes"
        case articles
        case companyHeads = "company-heads"
        case planKinds = "plan-kinds"

        // works.txt
        case ordinals
        case years
        case titleLinks = "title-links"
        case weakHeads = "weak-heads"
        case strongHeads = "strong-heads"
        case completeHeads = "complete-heads"
        case tools
        case drafts

        // latin.txt
        case latinKeys = "latin-keys"
        case latinLinks = "latin-links"
        case latinAnd = "latin-and"
        case latinCommon = "latin-common"
        case latinCentres = "latin-centres"
        case latinMinistries = "latin-ministries"
        case latinOffices = "latin-offices"

        // offices.txt
        case officePrefixes = "office-prefixes"
        case officeFormer = "office-former"
        case officeComplete = "office-complete"
        case officeHeads = "office-heads"
        case officeShared = "office-shared"
        case officeKin = "office-kin"
        case officeStops = "office-stops"
        case officePasses = "office-passes"
        case officeShort = "office-short"
        case officeLinks = "office-links"
        case officeSuffixes = "office-suffixes"
        case officePlural = "office-plural"
        case officeTitles = "office-titles"
        case officeContinues = "office-continues"
        case officeCompleteContinues = "office-complete-continues"
        case officeAbbreviations = "office-abbreviations"
        case officeAndNew = "office-and-new"
        case officeEnglishLinks = "office-english-links"
        case officeOrdinals = "office-ordinals"
        case numerals
        case officeFields = "office-fields"
        case officeDistricts = "office-districts"
        case officeMembers = "office-members"
        case officeUnlinked = "office-unlinked"
        case officeLinked = "office-linked"
        case officeLists = "office-lists"
        case officeBodiless = "office-bodiless"
        case officeBodies = "office-bodies"
        case envoys
        case cooperation

        // cues.txt
        case cueChair = "cue-chair"
        case cueAttend = "cue-attend"
        case cueOpen = "cue-open"
        case cueDuring = "cue-during"
        case cueOrganise = "cue-organise"
        case cueArrange = "cue-arrange"
        case cueOrganisedBy = "cue-organised-by"
        case cueMeet = "cue-meet"
        case cueReceive = "cue-receive"
        case cueCooperate = "cue-cooperate"
        case cueJointly = "cue-jointly"
        case cueBetween = "cue-between"
        case cueWith = "cue-with"
        case cueAt = "cue-at"
        case cueHaving = "cue-having"
        case cueAssignedBy = "cue-assigned-by"
        case cueSay = "cue-say"
        case cueAgreement = "cue-agreement"
        case cuePlan = "cue-plan"
        case cueNot = "cue-not"
        case cueMember = "cue-member"
        case cueHearsay = "cue-hearsay"
        case cueNamely = "cue-namely"
        case cueAccompany = "cue-accompany"
        case cueAssigns = "cue-assigns"
        case cueBlind = "cue-blind"
        case openings
        case becoming
        case today

        // joints.txt
        case jointBeside = "joint-beside"
        case jointInside = "joint-inside"
        case jointBracket = "joint-bracket"
        case jointList = "joint-list"
        case jointThrough = "joint-through"
        case jointNamely = "joint-namely"
        case fillers
        case staff
        case coordinators
        case qualifiers
        case glossOr = "gloss-or"
        case venueAt = "venue-at"
        case venueWhere = "venue-where"
        case venueNever = "venue-never"
        case venueIn = "venue-in"
        case venueFloors = "venue-floors"
        case venueAreas = "venue-areas"

        // ranks.txt
        case bodyRanks = "body-ranks"
        case placeRanks = "place-ranks"
        case sections
    }
}

extension WordTables.Section {
    /// What a line of the section says of its phrase, one part behind each tab.
    enum Attribute: Sendable {
        /// The type of what a name with the phrase names: the raw value of an ``EntityType``.
        case type
        /// How the rest of a name is read: the raw value of a ``HeadStyle``.
        case style
        /// A size from 1 to 99.
        case rank
        /// What the phrase stands for.
        case phrase

        /// Whether `text` is an attribute of this kind.
        func accepts(_ text: String) -> Bool {
            switch self {
            case .type: EntityType(rawValue: text) != nil
            case .style: HeadStyle(rawValue: text) != nil
            case .rank: Int16(text).map { (1...99).contains($0) } ?? false
            case .phrase: !text.isEmpty
            }
        }
    }

    /// The attributes of the section's lines, in order.
    var attributes: [Attribute] {
        switch self {
        case .heads: [.type, .style]
        case .latinKeys: [.type]
        case .bodyRanks, .placeRanks: [.rank]
        case .placePrefixes, .bodyPrefixes, .officeShort: [.phrase]
        default: []
        }
    }
}
