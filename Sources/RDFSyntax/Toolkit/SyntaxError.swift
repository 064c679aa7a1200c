public import RDFModel

/// What is wrong in a document, and where.
public struct SyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The place, with the line's text.
    public let excerpt: SourceExcerpt
    /// What the grammar asks for at that place.
    public let expected: String
    /// What stands there.
    public let found: String
    /// Whether it is a doubtful term that was taken all the same, and is an error under ``TermPolicy/strict``.
    public internal(set) var isDoubtfulTerm = false

    /// Makes an error.
    public init(_ excerpt: SourceExcerpt, expected: String, found: String) {
        self.excerpt = excerpt
        self.expected = expected
        self.found = found
    }

    /// The file's path, or `-`.
    public var file: String { excerpt.file }
    /// The line, from 1.
    public var line: Int { excerpt.line }
    /// The columns in code points, from 1.
    public var columns: Range<Int> { excerpt.columns }

    /// `file:line:column: expected X, found Y`, the line, and a caret below the place.
    public var description: String {
        "\(excerpt.position): expected \(expected), found \(ControlPictures.visible(found))\n\(excerpt.marked)"
    }

    /// Whether both say the same of the same place, by code point.
    public static func == (left: SyntaxError, right: SyntaxError) -> Bool {
        left.excerpt == right.excerpt && left.expected.utf8.elementsEqual(right.expected.utf8)
            && left.found.utf8.elementsEqual(right.found.utf8)
    }
}

/// A file that could not be read or written.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was tried: `open`, `read`, `write`.
    public let operation: String
    /// The file's path.
    public let path: String
    /// The operating system's error number.
    public let code: Int32
    /// The operating system's words for it.
    public let reason: String

    /// Makes an error.
    public init(operation: String, path: String, code: Int32, reason: String) {
        self.operation = operation
        self.path = path
        self.code = code
        self.reason = reason
    }

    /// One line for people.
    public var description: String { "\(path): cannot \(operation): \(reason)" }
}
