extension WordTables {
    /// The sections of the word files; what stands in each is said above it in `seeds/words`.
    package enum Section: String, CaseIterable, Sendable {
        // heads.txt
        /// The heads of names, each with the type of what it names and how the rest of the name is read.
        case heads
        /// Words in which another word of these tables is no head, title or office.
        case shields
        /// Words that make another, longer name of the known name before them.
        case extensions
        /// Heads of names that say in a clause what the body shall do.
        case committees
        /// Words for a part of a body.
        case divisions
        /// What stands behind one of those where it is no part of a body.
        case notDivisions = "not-divisions"
        /// Offices that lead a part of a body.
        case divisionLeaders = "division-leaders"
        /// Words for a meeting, which the name of the committee that meets may follow.
        case meetings
        /// Words for the ceremony at which the agreement named behind them is signed.
        case signings
        /// Words behind the name of a committee in the name of its meeting.
        case sessions
        /// The word for where one road leaves another.
        case junctions
        /// What a road that another leaves is called by.
        case junctionRoads = "junction-roads"
        /// What the place begins with that a road leads to.
        case roadGoals = "road-goals"
        /// Words before the number of a settlement, or before the name of a subdistrict or district.
        case districtHeads = "district-heads"
        /// What the names of ministries begin with, behind the word for a ministry.
        case ministryFields = "ministry-fields"
        /// Words that go on with the known name of a ministry.
        case joinedFields = "joined-fields"
        /// Words before the state or body that a ministry or bank is of.
        case owners
        /// The word of these that may follow the name of any body.
        case ownerOfBody = "owner-of-body"
        /// Words with which the name of a body goes on after a space.
        case bodyTails = "body-tails"
        /// What is no name of a body unless more follows.
        case incompleteBodies = "incomplete-bodies"
        /// Words that no name of a body ends with, since the name of a place is missing.
        case openEnds = "open-ends"
        /// The word that ends the name of a company.
        case companyEnds = "company-ends"
        /// What may stand behind the name of a body and belongs to it.
        case bodySuffixes = "body-suffixes"
        /// The word before how long something lasts, at the end of a name.
        case terms
        /// The word for a lane, whose name may end with a number.
        case lanes
        /// Units behind the number of a building that keeps an anniversary.
        case ages
        /// Words with which a royal name goes on after a space.
        case royalParts = "royal-parts"
        /// Words that stand behind a monk's name.
        case monkOffices = "monk-offices"

        // stops.txt
        /// Words that cannot stand inside a name of a body, place, event or plan, so a name ends before them.
        case stops
        /// Words that hold a stop word but may stand inside a name.
        case keeps
        /// What follows a head noun that is no name.
        case generic
        /// Words that cannot stand inside the title of a happening or a plan.
        case clauseStops = "clause-stops"
        /// Words that end the name of a committee, which says what it shall do.
        case committeeStops = "committee-stops"
        /// Words of `generic` that may follow the head of a title.
        case titleOpenings = "title-openings"
        /// Words of `stops` that may begin what follows the head of a body's or a place's name.
        case bodyOpenings = "body-openings"
        /// Words that no name ends with, since they link to what follows.
        case linkingEnds = "linking-ends"
        /// Words that end like one of those but end names.
        case linkingParts = "linking-parts"
        /// The word between the last two of a list.
        case and
        /// The word before the place where something is, which may be a part of a name.
        case at
        /// The word for a year, behind a number.
        case year
        /// Words before the number in a name.
        case numbered
        /// The word that begins a relative clause.
        case relative
        /// Nouns that begin like it.
        case relativeNouns = "relative-nouns"

        // people.txt
        /// Words that stand before a person's name.
        case titles
        /// Titles that are everyday words or parts of words too.
        case doubtfulTitles = "doubtful-titles"
        /// What royal titles begin with, which belong to the name.
        case royalTitles = "royal-titles"
        /// Words that begin an office, and so end a person's name.
        case offices
        /// Office words of the Turtle seeds that would hide the title of many people.
        case officesNever = "offices-never"
        /// Offices that stand before a name without a title.
        case officesBeforeNames = "offices-before-names"
        /// Words that stand behind a person's name and are no part of it.
        case afterNames = "after-names"
        /// Words before which a name ends even where no space stands between.
        case nameCuts = "name-cuts"
        /// Short words that no surname begins with.
        case neverNames = "never-names"
        /// Words that may begin a surname, though they are words for what somebody does.
        case alsoNames = "also-names"
        /// The seats of noble houses, which stand behind the word for "at" in surnames.
        case houses
        /// The word for a woman behind a rank.
        case women
        /// The title that begins many other words.
        case courtesyTitles = "courtesy-titles"
        /// What begins nouns made of verbs, which no name begins with.
        case nounPrefixes = "noun-prefixes"
        /// The letter that makes an office of the shortest title, where a verb follows.
        case officeTails = "office-tails"
        /// Small words inside of names in Latin script.
        case nameParticles = "name-particles"
        /// Words in Latin script that are no part of a person's name.
        case notNames = "not-names"

        // known-names.txt
        /// Words after which the name of a country says what sort a thing is, and names no state.
        case modified
        /// Words after which an ambiguous short name is that of a body.
        case bodyCues = "body-cues"
        /// Known names that are everyday words too.
        case everyday
        /// The name of the country that the news is of, which is also the word for what belongs to it.
        case homeland
        /// Words after which that name stands for the state, unless one of `slogans` follows.
        case beforeHomeland = "before-homeland"
        /// Words that make a slogan or another word of the name before them.
        case slogans
        /// Words for a province.
        case provinceHeads = "province-heads"
        /// Heads of bodies.
        case bodyHeads = "body-heads"
        /// What stands in brackets behind a name and is no other name of it.
        case captions
        /// What stands in brackets behind a happening and is no other name of it.
        case notEvents = "not-events"

        // merging.txt
        /// What may stand before the name of a country.
        case countryPrefixes = "country-prefixes"
        /// The head of a place as some write it, and as it is compared.
        case placePrefixes = "place-prefixes"
        /// The head of a body as some write it, and as it is compared.
        case bodyPrefixes = "body-prefixes"
        /// How the name of a numbered road begins once its head is written as it is compared.
        case roads
        /// Words that may be missing from the beginning of a title.
        case titlePrefixes = "title-prefixes"
        /// Words that do not count at the beginning of a title in Latin script, in small letters.
        case articles
        /// What the name of a company begins with, and may be named without.
        case companyHeads = "company-heads"
        /// What the name of a plan begins with, and may be named without.
        case planKinds = "plan-kinds"
        /// What the name of a happening begins with, and may be named without.
        case eventKinds = "event-kinds"
        /// What a name may begin with beside one without it in the same text, with the type of what is named.
        case nameKinds = "name-kinds"
        /// Words inside a name that some writers leave out.
        case nameFillers = "name-fillers"
        /// The head of a ministry as some write it, and as it is compared.
        case ministryPrefixes = "ministry-prefixes"
        /// What the name of a place in Latin script ends with, and may be named without.
        case latinPlaceEnds = "latin-place-ends"

        // works.txt
        /// Words before the number of a meeting or edition.
        case ordinals
        /// Words before a year.
        case years
        /// Words by which a title goes on after a space.
        case titleLinks = "title-links"
        /// Heads that name something only with strong evidence.
        case weakHeads = "weak-heads"
        /// Heads whose phrase is a name as a rule.
        case strongHeads = "strong-heads"
        /// Heads that are names by themselves.
        case completeHeads = "complete-heads"
        /// Words in Latin script behind a head that are no name of a happening or plan.
        case tools
        /// The word for a draft, which stands before the head of a plan or law.
        case drafts

        // latin.txt
        /// Words that say what the name they stand in is, each with the type.
        case latinKeys = "latin-keys"
        /// Small words between the capitalised ones of a name.
        case latinLinks = "latin-links"
        /// The one of them behind which the name goes on with more of the same.
        case latinAnd = "latin-and"
        /// What is no name, though it is written with capitals.
        case latinCommon = "latin-common"
        /// The last word of short phrases that are no names ("Contact Center").
        case latinCentres = "latin-centres"
        /// The word that the name of a ministry begins with, whatever stands before it.
        case latinMinistries = "latin-ministries"
        /// Words of offices.
        case latinOffices = "latin-offices"
        /// Words in small letters behind a name that say what it names, each with the type.
        case latinKinds = "latin-kinds"
        /// Such words for several things, each with the type.
        case latinPlurals = "latin-plurals"
        /// Small words that belong to the title of a plan or happening only.
        case latinTitleLinks = "latin-title-links"
        /// Words that begin sentences and no names.
        case latinOpeners = "latin-openers"
        /// Words for a draft before the title of a law.
        case latinDrafts = "latin-drafts"
        /// What ends the title of a draft.
        case latinTitleEnds = "latin-title-ends"
        /// What stands at the beginning of a line before a title that fills it.
        case latinHeadings = "latin-headings"
        /// What stands between the title of a law and its year.
        case latinEras = "latin-eras"
        /// Words of the titles of agreements and laws, which hold the names of their parties.
        case latinAgreements = "latin-agreements"
        /// What stands before the country that is visited.
        case latinVisits = "latin-visits"
        /// What stands before the name of a happening in Latin script that is opened or ended.
        case latinCeremonies = "latin-ceremonies"

        // offices.txt
        /// Words before the head of an office that belong to its text.
        case officePrefixes = "office-prefixes"
        /// Words as those, which say that the office is over.
        case officeFormer = "office-former"
        /// Offices by themselves, though a country or body may follow.
        case officeComplete = "office-complete"
        /// Heads of offices that name their body or field behind them.
        case officeHeads = "office-heads"
        /// Words with which a body may begin inside of the word of its office.
        case officeShared = "office-shared"
        /// Words for a relation to somebody, not an office.
        case officeKin = "office-kin"
        /// Words that end the text of an office when they follow it without a space.
        case officeStops = "office-stops"
        /// Words that hold one of those inside and do not end an office.
        case officePasses = "office-passes"
        /// Short forms of heads, each with what it stands for.
        case officeShort = "office-short"
        /// Words between a person's name or an office and the next office.
        case officeLinks = "office-links"
        /// What may follow the name of a body within the text of an office.
        case officeSuffixes = "office-suffixes"
        /// Offices that several people hold at one time.
        case officePlural = "office-plural"
        /// Titles that may stand between an office and a name.
        case officeTitles = "office-titles"
        /// Words with which the text of an office goes on behind the body that it names.
        case officeContinues = "office-continues"
        /// Words with which the text of a complete office goes on.
        case officeCompleteContinues = "office-complete-continues"
        /// How the short form of a minister's office begins.
        case officeAbbreviations = "office-abbreviations"
        /// What begins somebody else's name or office behind the word for "and".
        case officeAndNew = "office-and-new"
        /// Small words of an English office before the body that it names.
        case officeEnglishLinks = "office-english-links"
        /// Words before the number of one of several who hold an office.
        case officeOrdinals = "office-ordinals"
        /// Numbers in words.
        case numerals
        /// Words in a bracket that belongs to the text of an office.
        case officeFields = "office-fields"
        /// Words before the number of the district of an inspector.
        case officeDistricts = "office-districts"
        /// Offices without a name that are none, but say who belongs to a body.
        case officeMembers = "office-members"
        /// Offices that are never those of the person before them.
        case officeUnlinked = "office-unlinked"
        /// Offices that are those of the person before them only behind one of `office-links`.
        case officeLinked = "office-linked"
        /// Words before an office that somebody holds for another, beside an office of his own.
        case officeActing = "office-acting"
        /// Those of `office-links` behind which a head alone is an office.
        case officeCapacity = "office-capacity"
        /// Words that open the list of those who hold the office of a group.
        case officeLists = "office-lists"
        /// Offices whose body is nobody's employer, though it is named.
        case officeBodiless = "office-bodiless"
        /// First words of bodies that the text of an office may leave out.
        case officeBodies = "office-bodies"
        /// Offices of those who stand for their country.
        case envoys
        /// What a text holds that speaks of cooperation.
        case cooperation

        // cues.txt
        /// Presides over or opens what follows.
        case cueChair = "cue-chair"
        /// Takes part in what follows.
        case cueAttend = "cue-attend"
        /// Opens what follows, if an event follows at once.
        case cueOpen = "cue-open"
        /// Was there while the event that follows went on.
        case cueDuring = "cue-during"
        /// Organises or hosts what follows.
        case cueOrganise = "cue-organise"
        /// Organises what follows, if an event follows at once.
        case cueArrange = "cue-arrange"
        /// What stands before was organised by what follows.
        case cueOrganisedBy = "cue-organised-by"
        /// Talks with what follows.
        case cueMeet = "cue-meet"
        /// A courtesy call or a welcome.
        case cueReceive = "cue-receive"
        /// Works together with what follows.
        case cueCooperate = "cue-cooperate"
        /// Those who stand before do something together.
        case cueJointly = "cue-jointly"
        /// The parties follow, joined by the words for "and" or "with".
        case cueBetween = "cue-between"
        /// Joins two parties.
        case cueWith = "cue-with"
        /// A venue follows.
        case cueAt = "cue-at"
        /// People who are present as well follow.
        case cueHaving = "cue-having"
        /// Who asked for it follows, who does not act.
        case cueAssignedBy = "cue-assigned-by"
        /// What follows is what somebody says.
        case cueSay = "cue-say"
        /// Concerns cooperation, an agreement or its signing.
        case cueAgreement = "cue-agreement"
        /// Something that is going to happen.
        case cuePlan = "cue-plan"
        /// Denies what follows.
        case cueNot = "cue-not"
        /// Membership.
        case cueMember = "cue-member"
        /// What follows is hearsay, or what somebody claims.
        case cueHearsay = "cue-hearsay"
        /// Spells out a list.
        case cueNamely = "cue-namely"
        /// Who comes along with those before.
        case cueAccompany = "cue-accompany"
        /// Who stands before has what follows done by somebody else.
        case cueAssigns = "cue-assigns"
        /// Words that hold one of the cues above inside and say nothing of the kind.
        case cueBlind = "cue-blind"
        /// Words before an event that is only why, or after what, something else takes place.
        case occasions
        /// Words of the cues above that say that an event is opened.
        case openings
        /// Words of the cues above that say that somebody becomes a member.
        case becoming
        /// Words for the day of the news.
        case today

        // joints.txt
        /// Only an address or nothing stands in between.
        case jointBeside = "joint-beside"
        /// The first lies within the second.
        case jointInside = "joint-inside"
        /// The second is named within a bracket.
        case jointBracket = "joint-bracket"
        /// Two of a list.
        case jointList = "joint-list"
        /// The second acts for the first.
        case jointThrough = "joint-through"
        /// The list of what the first holds.
        case jointNamely = "joint-namely"
        /// Words that may stand between the members of a group who act together, besides titles.
        case fillers
        /// Words for unnamed people of the body that follows.
        case staff
        /// Words that join two members of a group.
        case coordinators
        /// Words behind which a name only says more about the one before it.
        case qualifiers
        /// Words between two names of one thing.
        case glossOr = "gloss-or"
        /// The word before a place that makes it a venue.
        case venueAt = "venue-at"
        /// The word that often makes a place a venue.
        case venueWhere = "venue-where"
        /// Words that end like that word and do not.
        case venueNever = "venue-never"
        /// The word that makes a place the venue of an event right before it.
        case venueIn = "venue-in"
        /// The word before the number of a floor.
        case venueFloors = "venue-floors"
        /// Words between one of these and the place.
        case venueAreas = "venue-areas"

        // ranks.txt
        /// The size of a body, from 10 for a section to 39.
        case bodyRanks = "body-ranks"
        /// The size of a place, from 10 for a room to 79.
        case placeRanks = "place-ranks"
        /// Words behind a list of places, each with the size of them.
        case placePlurals = "place-plurals"
        /// Words for a section, division or bureau within a body.
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
        case .latinKeys, .latinKinds, .latinPlurals, .nameKinds: [.type]
        case .bodyRanks, .placeRanks, .placePlurals: [.rank]
        case .placePrefixes, .bodyPrefixes, .ministryPrefixes, .officeShort: [.phrase]
        default: []
        }
    }
}
