/// The words of offices, in the form in which they are looked for.
struct OfficeWords: Sendable {
    /// What a word does in the text of an office.
    enum Role: Int16 {
        /// Stands before the head and belongs to the text: acting, deputy, assistant.
        case prefix
        /// As `prefix`, and says that the office is over.
        case former
        /// Begins an office that names its body or field after it.
        case head
        /// Is an office by itself, though a country or body may follow.
        case complete
    }

    /// The words that make up an office, each with the raw value of its role.
    let roles: PhraseTrie
    /// Words that end the text of an office, with the value 1, and words that hold one of them, with 0.
    let stops: PhraseTrie
    let suffixes: PhraseTrie
    let shared: PhraseTrie
    let and: PhraseTrie
    let andNew: PhraseTrie
    let owner: PhraseTrie
    let continues: PhraseTrie
    let completeContinues: PhraseTrie
    let abbreviations: PhraseTrie
    let englishLinks: PhraseTrie
    let ordinals: PhraseTrie
    let numerals: PhraseTrie
    let fields: PhraseTrie
    let districts: PhraseTrie

    init(_ lexicon: Lexicon) {
        let words = lexicon.words
        func phrases(_ section: WordTables.Section, _ value: Int16) -> [(phrase: String, value: Int16)] {
            words.phrases(section).map { ($0, value) }
        }
        // Of a word that is in several tables the last one counts.
        roles = PhraseTrie(
            lexicon.offices.map { ($0, Role.head.rawValue) } + phrases(.officeHeads, Role.head.rawValue)
                + phrases(.officePrefixes, Role.prefix.rawValue) + phrases(.officeFormer, Role.former.rawValue)
                + phrases(.officeComplete, Role.complete.rawValue))
        stops = PhraseTrie(phrases(.officeStops, 1) + phrases(.officePasses, 0))
        suffixes = words.trie(.officeSuffixes)
        shared = words.trie(.officeShared)
        and = words.trie(.and, .latinAnd)
        andNew = words.trie(.officeAndNew)
        owner = words.trie(.qualifiers)
        continues = words.trie(.officeContinues)
        completeContinues = words.trie(.officeCompleteContinues)
        abbreviations = words.trie(.officeAbbreviations)
        englishLinks = words.trie(.officeEnglishLinks)
        ordinals = words.trie(.officeOrdinals)
        numerals = words.trie(.numerals)
        fields = words.trie(.officeFields)
        districts = words.trie(.officeDistricts)
    }
}
