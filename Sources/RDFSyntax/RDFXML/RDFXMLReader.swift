internal import RDFModel
internal import XMLEvents

/// Reads RDF/XML from chunks: libxml2's events go through ``RDFXMLParser``.
struct RDFXMLReader {
    private let xml: XMLReader
    private var parser: RDFXMLParser
    private let file: String
    /// The bytes that a message may have to show: the current chunk and the end of the one before it.
    private var window: [UInt8] = []
    private var windowLine = 1

    init(file: String, base: IRI?, blankNodePrefix: String) throws {
        xml = try XMLReader()
        parser = RDFXMLParser(base: base, blankNodePrefix: blankNodePrefix)
        self.file = file
    }

    mutating func read(_ chunk: [UInt8], into sink: inout some QuadSink) throws {
        slideWindow(chunk)
        try withErrors { (reader) throws in
            try reader.xml.read(chunk) { event, position in try reader.take(event, position, &sink) }
        }
    }

    mutating func finish(into sink: inout some QuadSink) throws {
        try withErrors { (reader) throws in
            try reader.xml.finish { event, position in try reader.take(event, position, &sink) }
        }
    }

    private mutating func take(_ event: XMLEvent, _ position: XMLPosition, _ sink: inout some QuadSink) throws {
        do throws(RDFXMLError) {
            try parser.take(event)
        } catch {
            throw SyntaxError(excerpt(position, before: true), expected: error.expected, found: error.found)
        }
        for (name, namespace) in parser.declared { try sink.prefix(name, namespace) }
        parser.declared.removeAll()
        for quad in parser.quads { try sink.quad(quad) }
        parser.quads.removeAll(keepingCapacity: true)
    }

    private mutating func withErrors(_ body: (inout RDFXMLReader) throws -> Void) throws {
        do {
            try body(&self)
        } catch XMLError.malformed(let reason, let position) {
            throw SyntaxError(excerpt(position, before: false), expected: "well-formed XML", found: reason)
        }
    }

    private mutating func slideWindow(_ chunk: [UInt8]) {
        let kept = min(4096, window.count)
        let dropped = window.count - kept
        for byte in window[..<dropped] where byte == UInt8(ascii: "\n") { windowLine += 1 }
        window.removeFirst(dropped)
        window += chunk
    }

    /// The place with the line that it stands in, if the window holds it.
    ///
    /// - Parameter before: whether the position is behind what the message speaks of.
    private func excerpt(_ position: XMLPosition, before: Bool) -> SourceExcerpt {
        let column = max(1, before ? position.column - 1 : position.column)
        var line = windowLine
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
        return SourceExcerpt(file: file, bytes: window, range: index..<index + 1, line: windowLine)
    }
}

/// What is wrong with the events of a document; the reader knows where.
struct RDFXMLError: Error {
    let expected: String
    let found: String
}
