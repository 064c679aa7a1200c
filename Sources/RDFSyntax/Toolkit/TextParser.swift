internal import RDFModel

/// A parser of a text syntax that is given one piece of text after the other.
protocol TextParser {
    /// The text at hand, and the block that it goes to.
    var reader: TermReader { get set }
    /// The errors of this text; under ``ErrorPolicy/stop`` the one that ended it.
    var errors: [SyntaxError] { get set }
    /// Reads the text as far as it can be told what it means before more of it comes; `false` if an error ended it.
    mutating func read(isLast: Bool) -> Bool
    /// Takes what the parser still needs out of the block that was read, which is to be handed out, into the new one.
    mutating func leave(_ block: QuadBlock)
}

extension TextParser {
    mutating func leave(_ block: QuadBlock) {}

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: the text, with its padding.
    ///   - start: where to go on; what stands in front of it was read already, and messages may show it.
    /// - Returns: where the reading ended, and whether an error ended it.
    mutating func read(_ text: [UInt8], from start: Int, isLast: Bool) -> (end: Int, isWhole: Bool) {
        var isWhole = false
        var end = start
        // SAFETY: the lexer is taken away again before the array is left.
        unsafe text.withUnsafeBufferPointer { bytes in
            unsafe reader.start(ByteLexer(bytes, position: start))
            isWhole = read(isLast: isLast)
            end = reader.lexer.position
            reader.end()
        }
        return (end, isWhole)
    }
}

/// What was read of one piece of text.
struct ReadBlock: Sendable {
    /// The quads.
    var block: QuadBlock
    /// The errors that stand in it.
    var errors: [SyntaxError] = []
    /// The warnings.
    var warnings: [SyntaxError] = []
    /// Whether an error ended the reading.
    var isStopped = false
    /// The number of lines that end in the text, if lines of messages are counted from its start.
    var lineFeeds = 0
}

extension TermReader {
    /// The error of brackets that stand too deep within each other.
    mutating func tooDeep(_ limit: Int) -> ParseStop {
        fail(
            expected: "at most \(limit) brackets within each other", found: "one more",
            lexer.position..<lexer.position + 1)
    }
}
