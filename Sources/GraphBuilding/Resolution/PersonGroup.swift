import Sorting

/// A person of one document, with what tells who it is.
struct PersonOccurrence {
    var place: Resolver.Occurrence
    /// Posts (twice their number) and bodies (twice the number of the outermost, plus one) that people of one name may
    /// share, in `People.tokens`.
    var tokens: Range<Int>
    /// The keys of the offices' texts and the bodies' names, in `People.affiliations`.
    var affiliations: Range<Int>
    /// What stands in brackets after the name if it has to be told apart.
    var qualifier: Resolver.Qualifier?
    var isMale: Bool?
    /// Whether an office that is not held beside others, or a body without an office, is known.
    var hasMainOffice = false
    var hasCabinetOffice = false
    var hasChildsTitle = false
    /// Days since 1970-01-01 of the publication.
    var day: Int?
}

/// What is known of everybody, person by person.
struct People {
    var tokens: [Int] = []
    var affiliations: [Int] = []
}

/// People of one name who are taken for one person.
struct PersonGroup {
    private(set) var members: [PersonOccurrence] = []
    private(set) var tokens: Set<Int> = []
    /// The keys of the affiliations.
    private var affiliations: Set<Int> = []
    private var isLatin = true
    private var genders: Set<Bool> = []
    private var hasChildsTitle = false
    private var hasCabinetOffice = false
    private var mainDays: [Int] = []
    /// Within so many days nobody is expected to change from one main office to another and back.
    private static let period = 92

    mutating func add(_ member: PersonOccurrence, _ people: People, _ keys: KeyTable) {
        members.append(member)
        tokens.formUnion(people.tokens[member.tokens])
        for key in people.affiliations[member.affiliations] where affiliations.insert(key).inserted {
            if !keys.isLatin(key) { isLatin = false }
        }
        if let isMale = member.isMale { genders.insert(isMale) }
        hasCabinetOffice = hasCabinetOffice || member.hasCabinetOffice
        hasChildsTitle = hasChildsTitle || member.hasChildsTitle
        if member.hasMainOffice, let day = member.day { mainDays.append(day) }
    }

    /// Why two groups are not one person.
    enum Contradiction: String {
        /// A man's title here and a woman's there, or a child's beside an office.
        case title = "different-title"
        /// Main offices held by turns within three months.
        case office = "different-office"
    }

    /// What tells the two apart, if anything does: titles of a man and of a woman, a child's title and an office, or
    /// main offices that are reported by turns (one, the other, the one again, the other again) within three months each
    /// time, are not both in a cabinet, and of which none is named like the beginning of another (an office with and
    /// without its body, a body's name cut short) nor written in another script.
    ///
    /// An office that follows another is a career, however soon: surnames belong to one family by law, so that two
    /// people of one full name are far rarer than people who change their office.
    func contradiction(with other: PersonGroup, _ keys: KeyTable) -> Contradiction? {
        if genders.count == 1 && other.genders.count == 1 && genders != other.genders { return .title }
        if hasChildsTitle && !other.mainDays.isEmpty || other.hasChildsTitle && !mainDays.isEmpty { return .title }
        if mayShareAffiliation(with: other, keys) || hasCabinetOffice && other.hasCabinetOffice { return nil }
        return takesTurns(with: other) ? .office : nil
    }

    private func takesTurns(with other: PersonGroup) -> Bool {
        // The own reports of a day come in front of the other's.
        let reports = (mainDays.map { ($0, true) } + other.mainDays.map { ($0, false) }).ordered { $0.0 < $1.0 }
        var turns = 0
        for (report, next) in zip(reports, reports.dropFirst()) {
            if next.0 - report.0 > PersonGroup.period {
                turns = 0
            } else if report.1 != next.1 {
                turns += 1
                if turns == 3 { return true }
            }
        }
        return false
    }

    private func mayShareAffiliation(with other: PersonGroup, _ keys: KeyTable) -> Bool {
        // Names in different scripts cannot be compared.
        if isLatin != other.isLatin { return true }
        return affiliations.contains { one in
            other.affiliations.contains { two in
                let (one, two) = (keys[one], keys[two])
                // Five Thai letters at least: shorter ones are class nouns.
                return min(one.count, two.count) >= 15 && (one.starts(with: two) || two.starts(with: one))
            }
        }
    }
}
