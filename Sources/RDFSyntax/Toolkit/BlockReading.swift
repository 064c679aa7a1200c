internal import RDFModel

/// Reads texts, turn by turn, and tells what is in them.
///
/// ``next(_:)`` has to be called in the order of the document; ``finish(_:_:)`` may be done on another thread, for
/// several texts at once.
protocol BlockReading: Sendable {
    /// What one thread needs for its part.
    associatedtype Worker
    /// The bytes that were pushed or are read.
    var windows: TextWindows { get set }
    /// Reads the next text as far as that has to be done in order; `nil` if nothing can be read at the moment.
    mutating func next(_ recycled: QuadBlock) -> ReadBlock?
    /// Makes what a thread needs.
    func makeWorker() -> Worker
    /// Does what is left to do.
    static func finish(_ read: inout ReadBlock, _ worker: inout Worker)
}

/// N-Triples and N-Quads: cutting at line ends is all that has to be done in order.
struct LineReading: BlockReading {
    var windows = TextWindows(takingLines: true)
    private let file: String
    private let labels: BlankNodeScope
    private let options: ReadingOptions
    private let takesGraphs: Bool

    init(file: String, labels: BlankNodeScope, options: ReadingOptions, takesGraphs: Bool) {
        self.file = file
        self.labels = labels
        self.options = options
        self.takesGraphs = takesGraphs
    }

    mutating func next(_ recycled: QuadBlock) -> ReadBlock? {
        var read = ReadBlock(block: recycled)
        read.block.removeAll()
        if let text = windows.takeLines() {
            read.block.text = text
            return read
        }
        // A line is three terms, and a graph.
        let longest = options.longestTerm.multipliedReportingOverflow(by: 4)
        let bound = longest.overflow ? Int.max : longest.partialValue
        guard let error = windows.excess(over: bound, of: "line", file: file) else { return nil }
        read.errors = [error]
        read.isStopped = true
        return read
    }

    func makeWorker() -> NTriplesParser {
        NTriplesParser(file: file, labels: labels, options: options, takesGraphs: takesGraphs)
    }

    static func finish(_ read: inout ReadBlock, _ parser: inout NTriplesParser) {
        if read.isStopped { return }
        var text: [UInt8] = []
        swap(&text, &read.block.text)
        swap(&parser.reader.block, &read.block)
        read.isStopped = !parser.read(text, from: 0, isLast: true).isWhole
        swap(&parser.reader.block, &read.block)
        read.warnings = parser.reader.warnings.map(\.error)
        swap(&read.errors, &parser.errors)
        read.lineFeeds = TextWindows.lineFeeds(text[...])
        read.block.text = text
    }
}

/// Turtle and TriG: all has to be read in order.
struct StatementReading: BlockReading {
    var windows = TextWindows(takingLines: false)
    private var parser: TurtleParser

    init(_ parser: TurtleParser) {
        self.parser = parser
    }

    mutating func next(_ recycled: QuadBlock) -> ReadBlock? {
        guard let (text, start, line, column) = windows.takeAll() else { return nil }
        (parser.reader.firstLine, parser.reader.firstColumn) = (line, column)
        let (end, isWhole) = parser.read(text, from: start, isLast: windows.isLast)
        var read = ReadBlock(block: recycled)
        read.block.removeAll()
        let count = parser.deliverable
        swap(&parser.reader.block, &read.block)
        read.block.text = text
        read.block.prefixesInForce = parser.declared
        swap(&read.errors, &parser.errors)
        read.warnings = parser.reader.warnings.map(\.error)
        read.isStopped = !isWhole
        parser.leave(read.block)
        if count < read.block.count { read.block.removeStatements(from: count) }
        windows.putBack(text, readTo: end)
        // What is left is a term, or the line of an error.
        let longest = parser.reader.options.longestTerm.addingReportingOverflow(4096)
        if isWhole, !longest.overflow,
            let error = windows.excess(over: longest.partialValue, of: "term", file: parser.reader.file)
        {
            read.errors.append(error)
            read.isStopped = true
        }
        return read
    }

    func makeWorker() {}
    static func finish(_ read: inout ReadBlock, _ worker: inout Void) {}
}
