internal import RDFModel
internal import XMLEvents

/// Reads RDF/XML from chunks: libxml2's events go through ``RDFXMLParser``, a block of quads a batch of events.
///
/// Under ``ErrorPolicy/skip`` an element that RDF/XML does not allow is left out with all that stands in it. A document
/// that is not well-formed XML cannot be read on, whatever the policy.
struct RDFXMLReader {
    private let xml: XMLReader
    private var parser: RDFXMLParser
    private let file: String
    private let options: ReadingOptions
    /// What was found wrong so far.
    private(set) var report = ReadingReport()
    /// The bytes that a message may have to show: the end of what was read before, and the current chunk.
    private var before: [UInt8] = []
    private var chunk: [UInt8] = []
    /// A line, and how many bytes behind the start of ``before`` the parser was when it was there. Lines are counted
    /// back from it, so that nothing has to be counted where nothing is wrong.
    private var anchor: (line: Int, offset: Int)? = (1, 0)

    init(file: String, base: IRI?, blankNodePrefix: String, options: ReadingOptions = ReadingOptions()) throws {
        xml = try XMLReader()
        parser = RDFXMLParser(base: base, blankNodePrefix: blankNodePrefix, options: options)
        self.file = file
        self.options = options
    }

    /// Reads everything that a source gives, the XML of a long one on a thread of its own.
    mutating func read(from source: some ChunkSource, into sink: inout some QuadSink) throws {
        var source = source
        var buffer = [UInt8](repeating: 0, count: TextWindows.size)
        // Small files are not worth a thread.
        for _ in 0..<(options.threads == 1 ? Int.max : 2) {
            let count = try source.read(into: &buffer, from: 0)
            guard count > 0 else { return try finish(into: &sink) }
            try read(Array(buffer[..<count]), into: &sink)
        }
        try withErrors { (reader) throws in
            try XMLPieces(reader.xml, source).run { piece in
                if let chunk = piece.chunk { reader.slideWindow(chunk, piece.progress) }
                for var batch in piece.batches { try reader.take(&batch, piece.names, &sink) }
                if let failure = piece.failure { throw failure }
            }
        }
        if options.errors == .collect, report.errorCount > 0 { throw SyntaxErrors(report: report) }
    }

    mutating func read(_ chunk: [UInt8], into sink: inout some QuadSink) throws {
        slideWindow(chunk, xml.progress)
        try withErrors { (reader) throws in
            try reader.xml.read(chunk) { batch, names in try reader.take(&batch, names, &sink) }
        }
    }

    mutating func finish(into sink: inout some QuadSink) throws {
        try withErrors { (reader) throws in
            try reader.xml.finish { batch, names in try reader.take(&batch, names, &sink) }
        }
        if options.errors == .collect, report.errorCount > 0 { throw SyntaxErrors(report: report) }
    }

    private mutating func take(_ batch: inout XMLBatch, _ names: XMLNames, _ sink: inout some QuadSink) throws {
        parser.start(&batch, names)
        var failure: SyntaxError?
        for event in batch.events {
            do throws(RDFXMLError) {
                try parser.take(event, batch, names)
            } catch {
                let error = syntaxError(error, event)
                if options.errors == .stop {
                    failure = error
                    break
                }
                report.add(error: error, keeping: options.keptMessages)
                if event.kind == .text { parser.skip() }
            }
            guard parser.warnings.isEmpty else {
                for warning in parser.warnings {
                    var message = syntaxError(warning, event)
                    message.isDoubtfulTerm = warning.isDoubtfulTerm
                    report.add(warning: message, keeping: options.keptMessages)
                }
                parser.warnings.removeAll()
                continue
            }
        }
        parser.leave()
        if parser.terms.block.count > 0 || !parser.terms.block.prefixes.isEmpty {
            if let prepare = sink.preparation { prepare(&parser.terms.block) }
            try sink.block(parser.terms.block)
        }
        parser.end(&batch)
        if let failure { throw failure }
    }

    private func syntaxError(_ error: RDFXMLError, _ event: XMLBatch.Event) -> SyntaxError {
        let place = XMLPosition(line: Int(event.line), column: Int(event.column))
        return SyntaxError(excerpt(place, before: true), expected: error.expected, found: error.found)
    }

    private mutating func withErrors(_ body: (inout RDFXMLReader) throws -> Void) throws {
        do {
            try body(&self)
        } catch XMLError.malformed(let reason, let position) {
            let isEmpty = before.count < 4096 && (before + chunk).allSatisfy { $0 <= 0x20 }
            let error = SyntaxError(
                excerpt(position, before: false), expected: isEmpty ? "an element rdf:RDF" : "well-formed XML",
                found: isEmpty ? "an empty document" : reason)
            guard options.errors == .collect else { throw error }
            report.add(error: error, keeping: options.keptMessages)
            throw SyntaxErrors(report: report)
        }
    }

    /// Moves what messages may show on to the next chunk; `progress` tells where the XML parser was in front of it.
    private mutating func slideWindow(_ next: [UInt8], _ progress: (line: Int, unread: Int)?) {
        let kept = 4096
        let length = before.count + chunk.count
        if chunk.count >= kept {
            before = Array(chunk.suffix(kept))
        } else {
            before += chunk
            before.removeFirst(max(0, before.count - kept))
        }
        chunk = next
        // At the start nothing is read, whatever the parser says of its empty input.
        guard length > 0 else { return }
        anchor = progress.map { ($0.line, before.count - $0.unread) }
    }

    /// The line that ``before`` starts in.
    private var firstLine: Int? {
        guard let anchor, anchor.offset >= 0, anchor.offset <= before.count else { return nil }
        return anchor.line - before[..<anchor.offset].count { $0 == UInt8(ascii: "\n") }
    }

    /// The place with the line that it stands in, if the window holds it.
    ///
    /// - Parameter before: whether the position is behind what the message speaks of.
    private func excerpt(_ position: XMLPosition, before: Bool) -> SourceExcerpt {
        let column = max(1, before ? position.column - 1 : position.column)
        guard let firstLine else {
            return SourceExcerpt(file: file, line: position.line, columns: column..<column + 1, text: "")
        }
        let window = self.before + chunk
        var line = firstLine
        var start = 0
        while line < position.line, let end = window[start...].firstIndex(of: UInt8(ascii: "\n")) {
            start = end + 1
            line += 1
        }
        guard line == position.line else {
            return SourceExcerpt(file: file, line: position.line, columns: column..<column + 1, text: "")
        }
        let end = window[start...].firstIndex(of: UInt8(ascii: "\n")) ?? window.count
        var index = start
        for _ in 1..<max(column, 1) where index < end {
            index += 1
            while index < end, window[index] & 0xC0 == 0x80 { index += 1 }
        }
        return SourceExcerpt(file: file, bytes: window, range: index..<index + 1, line: firstLine)
    }
}

/// What is wrong with the events of a document; the reader knows where.
struct RDFXMLError: Error {
    let expected: String
    let found: String
    /// Whether it is a doubtful term that was taken all the same.
    var isDoubtfulTerm = false
}
