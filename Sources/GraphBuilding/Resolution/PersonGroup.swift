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
    private var hasCabinetOffice = false
    private var mainDays: [Int] = []
    private var hasUndatedMainOffice = false
    /// Within so many days nobody is expected to change from one main office to another unreported.
    private static let period = 92

    mutating func add(_ member: PersonOccurrence, _ people: People, _ keys: KeyTable) {
        members.append(member)
        tokens.formUnion(people.tokens[member.tokens])
        for key in people.affiliations[member.affiliations] where affiliations.insert(key).inserted {
            if !keys.isLatin(key) { isLatin = false }
        }
        if let isMale = member.isMale { genders.insert(isMale) }
        hasCabinetOffice = hasCabinetOffice || member.hasCabinetOffice
        guard member.hasMainOffice else { return }
        if let day = member.day { mainDays.append(day) } else { hasUndatedMainOffice = true }
    }

    /// Why two groups are not one person.
    enum Contradiction: String {
        /// A man's title here and a woman's there.
        case title = "different-title"
        /// Main offices within three months.
        case office = "different-office"
    }

    /// What tells the two apart, if anything does: titles of a man and of a woman, or main offices within three months
    /// that are not both in a cabinet, and of which none is named like the beginning of another (an office with and
    /// without its body, a body's name cut short) nor written in another script. A missing date counts as any.
    func contradiction(with other: PersonGroup, _ keys: KeyTable) -> Contradiction? {
        if genders.count == 1 && other.genders.count == 1 && genders != other.genders { return .title }
        if mayShareAffiliation(with: other, keys) || hasCabinetOffice && other.hasCabinetOffice { return nil }
        guard !mainDays.isEmpty || hasUndatedMainOffice, !other.mainDays.isEmpty || other.hasUndatedMainOffice else {
            return nil
        }
        if hasUndatedMainOffice || other.hasUndatedMainOffice { return .office }
        let (left, right) = (mainDays.sorted(), other.mainDays.sorted())
        var (l, r) = (0, 0)
        while l < left.count && r < right.count {
            if abs(left[l] - right[r]) <= PersonGroup.period { return .office }
            if left[l] < right[r] { l += 1 } else { r += 1 }
        }
        return nil
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
