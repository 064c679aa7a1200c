/// What is wrong with a word file.
public struct WordsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kinds of mistakes.
    public enum Problem: Error, Equatable, Sendable {
        /// The line is not UTF-8.
        case notText
        /// The line begins a section and does not end with `]`.
        case openHeader
        /// No section has this name.
        case unknownSection(String)
        /// None of the files has the section of this name.
        case missingSection(String)
        /// A phrase stands above the first section.
        case outsideSection
        /// A space or tab begins or ends the line, where nobody sees it; `_` stands for a space.
        case unseenSpace
        /// The section wants another number of attributes behind the phrase.
        case attributeCount(expected: Int, found: Int)
        /// The section does not know this attribute.
        case attribute(String)
    }

    /// The file; for a missing section all files, parted by commas.
    public var file: String
    /// The line, from 1 on; 0 for a missing section.
    public var line: Int
    /// What is wrong.
    public var problem: Problem

    /// Makes an error.
    public init(file: String, line: Int, problem: Problem) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    /// One sentence for people.
    public var description: String {
        line > 0 ? "\(file):\(line): \(sentence)" : "\(file): \(sentence)"
    }

    private var sentence: String {
        switch problem {
        case .notText: "the line is not UTF-8"
        case .openHeader: "the name of a section ends with ]"
        case .unknownSection(let name): "there is no section [\(name)]"
        case .missingSection(let name): "the section [\(name)] is missing"
        case .outsideSection: "a phrase stands above the first section"
        case .unseenSpace: "a space or tab begins or ends the line; write _ for a space"
        case .attributeCount(let expected, let found):
            "the section wants \(expected) attributes behind a phrase, not \(found)"
        case .attribute(let text): "the section knows no attribute \(text)"
        }
    }
}
