internal import RDFModel

/// A text syntax that is read a statement at a time.
protocol StatementParser {
    var lexer: ByteLexer { get set }
    /// Where unlabelled nodes are counted; put back when a statement is tried again.
    var scope: BlankNodeScope { get set }
    /// The prefixes that the last statement declared.
    var declared: [(name: String, namespace: IRI)] { get set }
    /// Reads one statement; `false` at the end of the text.
    mutating func statement(into quads: inout [Quad]) throws(ParseStop) -> Bool
}

/// Feeds chunks to a parser and its statements to a sink.
struct StatementLoop<Parser: StatementParser> {
    private var parser: Parser
    private var quads: [Quad] = []
    /// How many bytes must be at hand before a statement that was cut short is tried again.
    private var needed = 0

    init(_ parser: Parser) {
        self.parser = parser
    }

    mutating func read(_ chunk: [UInt8], into sink: inout some QuadSink) throws {
        parser.lexer.append(chunk)
        guard parser.lexer.bytes.count >= needed else { return }
        try drain(into: &sink)
    }

    mutating func finish(into sink: inout some QuadSink) throws {
        parser.lexer.isLast = true
        try drain(into: &sink)
    }

    private mutating func drain(into sink: inout some QuadSink) throws {
        if let failure = parser.lexer.failure { throw failure }
        guard parser.lexer.skipByteOrderMark() else { return }
        while true {
            let start = parser.lexer.position
            let count = parser.scope.count
            quads.removeAll(keepingCapacity: true)
            var isMore = false
            do throws(ParseStop) {
                isMore = try parser.statement(into: &quads)
            } catch {
                if error == .failed, let failure = parser.lexer.failure, !parser.lexer.postponeFailure() {
                    throw failure
                }
                parser.lexer.position = start
                parser.scope.count = count
                parser.declared.removeAll()
                parser.lexer.discardRead()
                let waiting = parser.lexer.bytes.count - parser.lexer.position
                needed = parser.lexer.position + 2 * waiting
                return
            }
            if !parser.declared.isEmpty {
                for (name, namespace) in parser.declared { try sink.prefix(name, namespace) }
                parser.declared.removeAll()
            }
            for quad in quads { try sink.quad(quad) }
            guard isMore else {
                parser.lexer.discardRead()
                needed = 0
                return
            }
        }
    }
}
