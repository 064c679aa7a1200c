/// The words that rules look for, in named sections, as files give them.
///
/// Rules know what to do with a word of a section, and no word by itself: whoever hands in other tables has an extractor
/// for the news of another desk. The program's own tables are `seeds/words`.
public struct WordTables: Sendable {
    /// A phrase and what its line says of it.
    package struct Word: Sendable {
        /// The phrase as rules compare it.
        package var phrase: String
        /// What its section wants to know of each phrase.
        package var attributes: [String]
    }

    /// No words at all: an extractor with these tables knows seeds and models only.
    public static let none = WordTables(sections: [:])

    private let sections: [Section: [Word]]

    /// Takes words that were read.
    init(sections: [Section: [Word]]) {
        self.sections = sections
    }

    /// The words of a section, in the order of the files.
    package func words(_ section: Section) -> [Word] { sections[section] ?? [] }

    /// The phrases of a section.
    package func phrases(_ section: Section) -> [String] { words(section).map(\.phrase) }

    /// How many phrases there are.
    package var count: Int { sections.values.reduce(0) { $0 + $1.count } }
}
