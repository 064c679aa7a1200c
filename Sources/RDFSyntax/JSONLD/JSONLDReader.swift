internal import JSONLD
internal import JSONSyntax
internal import RDFModel

/// Reads JSON-LD from chunks: whole documents, or node by node where a document's form allows it.
///
///     [ node, node, … ]                               from the first node on
///     {"@context": …, "@graph": [ node, node, … ]}    once the document is long, as what stands behind `@graph`
///                                                     may name the graph, and is an error from then on
///     {…} line feed {…} line feed …                   a document a line, each with blank nodes of its own
///
/// Other documents are held until their end.
///
/// Under ``ErrorPolicy/skip`` a node of a stream, or a document, is left out if it is wrong. Statements that RDF cannot
/// hold are left out as the specification asks for, and are warnings; where terms are lenient, doubtful IRIs stay.
struct JSONLDReader {
    /// What the bytes in front of `offset` leave to be read.
    private enum State {
        /// A document, or the end.
        case document
        /// A document as a whole; whether its head may be that of a stream.
        case whole(mayStream: Bool)
        /// An item of an array at the top, or of `@graph`.
        case item(inGraph: Bool, isFirst: Bool)
        /// What stands behind an item.
        case separator(inGraph: Bool)
        /// What stands behind the array of `@graph`.
        case graphEnd
        /// The rest of a line behind a document that is wrong and passed over.
        case rest
    }

    private var stream: JSONLDStream
    private let labels: DocumentLabels
    var window: SourceWindow
    private var offset = 0
    private var state = State.document
    private var scanner: JSONValueScanner?
    private var documents = 0
    /// Whether a line feed stood behind the last document.
    private var isNewLine = true
    private var isLast = false
    /// The error that ended the reading, while the rest of its line is awaited.
    private var failure: Failure?
    /// From this length on the nodes of `@graph` are read one by one.
    private static let longDocument = 4 * 1024 * 1024
    private let options: ReadingOptions
    /// What was wrong so far and did not end the reading.
    private(set) var report = ReadingReport()

    init(
        file: String, base: IRI?, blankNodePrefix: String, options reading: ReadingOptions,
        contexts: (any JSONLDLoader)?
    ) {
        options = reading
        var options = JSONLDOptions(base: base, loader: contexts)
        options.rdfDirection = .dirLangString
        let labels = DocumentLabels(prefix: blankNodePrefix)
        self.labels = labels
        stream = JSONLDStream(options, keepsOmissions: true, keepsDoubtfulIRIs: reading.terms == .lenient) {
            labels.node($0)
        }
        window = SourceWindow(file: file)
    }

    mutating func read(_ chunk: [UInt8], into sink: inout some QuadSink) throws {
        window.append(chunk)
        if let failure {
            try raise(failure)
        } else {
            try withPlaces { (reader) throws in try reader.drain(into: &sink) }
        }
    }

    mutating func finish(into sink: inout some QuadSink) throws {
        isLast = true
        if let failure { try raise(failure) }
        try withPlaces { (reader) throws in
            try reader.drain(into: &sink)
            switch reader.state {
            case .document where reader.documents > 0, .rest: return
            default: break
            }
            throw reader.error("a value")
        }
        if options.errors == .collect, report.errorCount > 0 { throw SyntaxErrors(report: report) }
    }

    /// Turns errors of JSON and JSON-LD into those of readers.
    private mutating func withPlaces(_ body: (inout JSONLDReader) throws -> Void) throws {
        do {
            try body(&self)
        } catch let error as JSONError {
            try raise(Failure(error))
        } catch let error as JSONLDError {
            try raise(Failure(error))
        }
    }

    /// An error, before its line is at hand.
    private struct Failure {
        let position: JSONPosition
        let context: String?
        let expected: String
        let found: String

        init(_ error: JSONError) {
            (position, context, expected, found) = (error.position, nil, error.expected, error.found)
        }

        init(_ error: JSONLDError) {
            let isSyntax = error.code == .loadingDocumentFailed
            (position, context, found) = (error.position, error.context, error.found)
            expected = error.expected + (isSyntax ? "" : " (\(error.code.rawValue))")
        }
    }

    /// Throws an error that ends the reading, or keeps it until the rest of its line has come.
    private mutating func raise(_ failure: Failure) throws {
        guard failure.context != nil || isLast || window.shows(failure.position) else {
            self.failure = failure
            return
        }
        let error = syntaxError(failure)
        guard options.errors == .collect else { throw error }
        report.add(error: error, keeping: options.keptMessages)
        throw SyntaxErrors(report: report)
    }

    private func syntaxError(_ failure: Failure) -> SyntaxError {
        let excerpt =
            failure.context.map { window.excerpt(failure.position, in: $0) } ?? window.excerpt(failure.position)
        return SyntaxError(excerpt, expected: failure.expected, found: failure.found)
    }

    private mutating func error(_ expected: String) -> JSONError {
        var parser = JSONParser(window.bytes, range: offset..<window.bytes.count, at: window.position(of: offset))
        do throws(JSONError) {
            _ = try parser.parse()
        } catch  where error.offset <= offset {
            return JSONError(offset: offset, position: error.position, expected: expected, found: error.found)
        } catch {}
        let found = offset < window.bytes.count ? "another value" : "the end of the document"
        return JSONError(offset: offset, position: window.position(of: offset), expected: expected, found: found)
    }

    // MARK: The parts of a document

    /// Reads as far as the bytes go.
    private mutating func drain(into sink: inout some QuadSink) throws {
        if documents == 0, case .document = state, !window.skipByteOrderMark(isLast: isLast) { return }
        while true {
            if case .whole = state {} else { skipSpace() }
            guard offset < window.bytes.count || isLast, try step(into: &sink) else { break }
        }
        let dropped = window.drop(before: offset)
        offset -= dropped
        scanner?.move(by: dropped)
    }

    /// Reads one part; `false` if its end is not at hand.
    private mutating func step(into sink: inout some QuadSink) throws -> Bool {
        let next = offset < window.bytes.count ? window.bytes[offset] : nil
        switch state {
        case .document:
            guard let next else { return false }
            guard documents == 0 || isNewLine else {
                let error = error("the end of the document, or a new line")
                guard options.errors != .stop else { throw error }
                report.add(error: syntaxError(Failure(error)), keeping: options.keptMessages)
                state = .rest
                return true
            }
            labels.startDocument(documents)
            if next == UInt8(ascii: "[") {
                try stream.start(nil, into: &sink)
                offset += 1
                state = .item(inGraph: false, isFirst: true)
            } else {
                state = .whole(mayStream: next == UInt8(ascii: "{"))
            }
        case .whole(let mayStream):
            if try tell(into: &sink, { (stream, value, sink) throws in try stream.document(value, into: &sink) }) {
                if case .whole = state { endDocument() }
            } else {
                guard mayStream, window.bytes.count - offset >= JSONLDReader.longDocument else { return false }
                return try startGraph(into: &sink)
            }
        case .item(let inGraph, let isFirst):
            if isFirst, next == UInt8(ascii: "]") {
                endArray(inGraph)
            } else {
                guard try tell(into: &sink, { (stream, value, sink) throws in try stream.node(value, into: &sink) })
                else { return false }
                state = .separator(inGraph: inGraph)
            }
        case .separator(let inGraph):
            if next == UInt8(ascii: "]") {
                endArray(inGraph)
            } else {
                guard next == UInt8(ascii: ",") else { throw error("',' or ']'") }
                offset += 1
                state = .item(inGraph: inGraph, isFirst: false)
            }
        case .graphEnd:
            guard next == UInt8(ascii: "}") else {
                throw error("'}' (in a long document nothing may stand behind \"@graph\")")
            }
            offset += 1
            endDocument()
        case .rest:
            guard next != nil else { return false }
            if let end = window.bytes[offset...].firstIndex(of: 0x0A) {
                offset = end
                state = .document
            } else {
                offset = window.bytes.count
            }
        }
        return true
    }

    /// Reads the value at the offset and has its quads told; `false` if its end is not at hand.
    private mutating func tell<Sink: QuadSink>(
        into sink: inout Sink, _ body: (inout JSONLDStream, JSONValue, inout Sink) throws -> Void
    ) throws -> Bool {
        guard let end = try valueEnd() else { return false }
        let start = offset
        // What is wrong is passed over, if that is asked for.
        offset = end
        do {
            try body(&stream, try parse(start..<end), &sink)
        } catch let error as JSONError where options.errors != .stop {
            report.add(error: syntaxError(Failure(error)), keeping: options.keptMessages)
            if case .whole = state {
                documents += 1
                state = .rest
            }
        } catch let error as JSONLDError where options.errors != .stop {
            report.add(error: syntaxError(Failure(error)), keeping: options.keptMessages)
        }
        for omission in stream.takeOmissions() {
            let warning = SyntaxError(
                window.excerpt(omission.position), expected: omission.expected,
                found: omission.found + ", so the statement is left out")
            report.add(warning: warning, keeping: options.keptMessages)
        }
        return true
    }

    private mutating func parse(_ range: Range<Int>) throws(JSONError) -> JSONValue {
        var parser = JSONParser(
            window.bytes, range: range, at: window.position(of: range.lowerBound),
            nesting: min(options.deepestNesting, JSONParser.usualNesting), longestString: options.longestTerm)
        return try parser.parse()
    }

    /// Where the value at the offset ends, if that is at hand.
    private mutating func valueEnd() throws(JSONError) -> Int? {
        var scanner = self.scanner ?? JSONValueScanner(at: offset)
        guard let end = scanner.end(in: window.bytes, isLast: isLast) else {
            self.scanner = scanner
            // At the end the parser says what is missing.
            return isLast ? window.bytes.count : nil
        }
        self.scanner = nil
        guard end > offset else { throw error("a value") }
        return end
    }

    private mutating func endArray(_ inGraph: Bool) {
        offset += 1
        if inGraph {
            state = .graphEnd
        } else {
            endDocument()
        }
    }

    private mutating func endDocument() {
        state = .document
        documents += 1
        isNewLine = false
    }

    /// Tries to read the head of a long document as that of a stream: its context, then `@graph`.
    private mutating func startGraph(into sink: inout some QuadSink) throws -> Bool {
        var head = JSONLDHead(window.bytes, at: offset)
        guard let end = head.graph() else {
            // Too little is at hand for a context of this length, or the document has another form.
            state = .whole(mayStream: head.isOpen)
            return false
        }
        var context: JSONValue?
        if let range = head.context { context = try parse(range) }
        scanner = nil
        try stream.start(context, into: &sink)
        offset = end
        state = .item(inGraph: true, isFirst: true)
        return true
    }

    private mutating func skipSpace() {
        while offset < window.bytes.count {
            switch window.bytes[offset] {
            case 0x0A: isNewLine = true
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            offset += 1
        }
    }
}

/// The blank nodes of the documents that a reader reads.
///
/// Labels of the first document are kept; those of the others in a stream stand for new nodes, so that documents do not
/// share them.
private final class DocumentLabels {
    private var scope: BlankNodeScope
    private var isFirst = true
    private var nodes: [JSONString: BlankNode] = [:]

    init(prefix: String) {
        scope = BlankNodeScope(prefix: prefix)
    }

    func startDocument(_ number: Int) {
        isFirst = number == 0
        nodes.removeAll()
    }

    func node(_ label: String?) -> BlankNode {
        guard let label else { return scope.fresh() }
        if isFirst { return scope.node(labelled: label) }
        let key = JSONString(label)
        if let node = nodes[key] { return node }
        let node = scope.fresh()
        nodes[key] = node
        return node
    }
}
