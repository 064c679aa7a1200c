internal import Compression
internal import Glibc
public import JSONLD
public import RDFModel

/// Reads RDF from chunks of bytes as they come, and hands quads to a sink.
///
/// The bytes may be cut anywhere. Memory is bounded by the chunk and the longest term. A UTF-8 byte order mark is
/// skipped. JSON-LD is held whole but for the nodes of long documents that start with their context, or with nodes,
/// and for streams with a document a line. Prefixes are handed to the sink as they are declared.
///
/// ```swift
/// var dataset = Dataset()
/// try RDFReader.read(file: "seeds/countries.ttl", into: &dataset)
/// ```
///
/// Files of the line formats, of Turtle and of TriG are read by several threads (``ReadingOptions/threads``); the sink
/// is always called on the caller's thread, and in the order of the document.
public struct RDFReader {
    // One of them is there: optionals, and not an enum, so that the buffers are changed in place.
    private var lines: PushReading<LineReading>?
    private var turtle: PushReading<StatementReading>?
    private var xml: RDFXMLReader?
    private var json: JSONLDReader?

    /// Makes a reader at the start of a document.
    ///
    /// - Parameters:
    ///   - format: the document's syntax.
    ///   - base: what relative IRIs are resolved against until the document names a base; without one they are
    ///     an error.
    ///   - source: the document's name in messages.
    ///   - blankNodePrefix: put in front of every blank node's label. Two documents that go into one dataset need
    ///     two prefixes, or their blank nodes meet.
    ///   - options: what happens at errors and doubtful terms, and how long and deep things may be.
    ///   - contexts: where the contexts come from that JSON-LD names by an IRI; nothing is loaded without it.
    public init(
        format: RDFFormat, base: IRI? = nil, source: String = "-", blankNodePrefix: String = "",
        options: ReadingOptions = ReadingOptions(), contexts: (any JSONLDLoader)? = nil
    ) throws {
        let labels = BlankNodeScope(prefix: blankNodePrefix)
        switch format {
        case .ntriples, .nquads:
            lines = PushReading(
                LineReading(file: source, labels: labels, options: options, takesGraphs: format.holdsNamedGraphs),
                options: options)
        case .turtle, .trig:
            turtle = PushReading(
                StatementReading(
                    TurtleParser(
                        file: source, base: base, labels: labels, options: options,
                        takesGraphs: format.holdsNamedGraphs)), options: options)
        case .rdfxml:
            xml = try RDFXMLReader(
                file: source, base: base, blankNodePrefix: blankNodePrefix, options: options)
        case .jsonld:
            json = JSONLDReader(
                file: source, base: base, blankNodePrefix: blankNodePrefix, options: options, contexts: contexts)
        }
    }

    /// What was wrong so far and did not end the reading.
    public var report: ReadingReport {
        lines?.report ?? turtle?.report ?? xml?.report ?? json?.report ?? ReadingReport()
    }

    /// Reads on.
    ///
    /// - Throws: ``SyntaxError`` behind the quads in front of the error, or what the sink throws.
    public mutating func read(_ chunk: [UInt8], into sink: inout some QuadSink) throws {
        try lines?.read(chunk, into: &sink)
        try turtle?.read(chunk, into: &sink)
        try xml?.read(chunk, into: &sink)
        try json?.read(chunk, into: &sink)
    }

    /// Ends the document.
    ///
    /// - Throws: ``SyntaxError`` if it is not complete, ``SyntaxErrors`` if they were to be collected, or what the sink
    ///   throws.
    public mutating func finish(into sink: inout some QuadSink) throws {
        try lines?.finish(into: &sink)
        try turtle?.finish(into: &sink)
        try xml?.finish(into: &sink)
        try json?.finish(into: &sink)
    }
}

extension RDFReader {
    /// Reads a whole document that is in memory.
    ///
    /// - Throws: ``SyntaxError``, or what the sink throws.
    @discardableResult
    public static func read(
        bytes: [UInt8], format: RDFFormat, base: IRI? = nil, source: String = "-", blankNodePrefix: String = "",
        options: ReadingOptions = ReadingOptions(), contexts: (any JSONLDLoader)? = nil,
        into sink: inout some QuadSink
    ) throws -> ReadingReport {
        var reader = try RDFReader(
            format: format, base: base, source: source, blankNodePrefix: blankNodePrefix, options: options,
            contexts: contexts)
        try reader.read(bytes, into: &sink)
        try reader.finish(into: &sink)
        return reader.report
    }

    /// Reads a file, or standard input where the path is `-`. Either may be compressed with gzip, bzip2 or zstd, as
    /// its first bytes tell.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - format: the syntax; `nil` takes it from the ending of the name, behind which one of a compression may
    ///     stand.
    ///   - base: the base IRI; `nil` takes the file's own `file:` IRI.
    ///   - blankNodePrefix: put in front of every blank node's label.
    ///   - options: what happens at errors and doubtful terms, and how long and deep things may be.
    ///   - contexts: where the contexts come from that JSON-LD names by an IRI.
    ///   - progress: told how many bytes of the file were read.
    ///   - sink: where the quads go.
    /// - Throws: ``SyntaxError``, ``SyntaxErrors``, ``FileError``, ``FormatError``, an error of the compression, or what
    ///   the sink throws.
    @discardableResult
    public static func read(
        file path: String, format: RDFFormat? = nil, base: IRI? = nil, blankNodePrefix: String = "",
        options: ReadingOptions = ReadingOptions(), contexts: (any JSONLDLoader)? = nil,
        progress: ReadingProgress? = nil, into sink: inout some QuadSink
    ) throws -> ReadingReport {
        guard let format = format ?? RDFFormat(fileName: CompressionFormat.innerName(of: path)) else {
            throw FormatError.unknown(fileName: path)
        }
        let isInput = path.utf8.elementsEqual("-".utf8)
        // SAFETY: the path is there for the call.
        let descriptor = isInput ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.last("open", path: path) }
        defer { if !isInput { close(descriptor) } }
        return try read(
            from: UnpackingSource(
                FileSource(descriptor: descriptor, path: path, progress: progress), name: path), format: format,
            base: base ?? fileIRI(path), source: path, blankNodePrefix: blankNodePrefix, options: options,
            contexts: contexts, into: &sink)
    }

    /// Reads everything that a source gives.
    package static func read(
        from bytes: some ChunkSource, format: RDFFormat, base: IRI?, source: String, blankNodePrefix: String = "",
        options: ReadingOptions = ReadingOptions(), contexts: (any JSONLDLoader)? = nil,
        into sink: inout some QuadSink
    ) throws -> ReadingReport {
        let labels = BlankNodeScope(prefix: blankNodePrefix)
        switch format {
        case .ntriples, .nquads:
            return try ThreadedReading.read(
                LineReading(file: source, labels: labels, options: options, takesGraphs: format.holdsNamedGraphs),
                from: bytes, options: options, into: &sink)
        case .turtle, .trig:
            let parser = TurtleParser(
                file: source, base: base, labels: labels, options: options, takesGraphs: format.holdsNamedGraphs)
            return try ThreadedReading.read(StatementReading(parser), from: bytes, options: options, into: &sink)
        case .rdfxml:
            var reader = try RDFXMLReader(
                file: source, base: base, blankNodePrefix: blankNodePrefix, options: options)
            try reader.read(from: bytes, into: &sink)
            return reader.report
        case .jsonld:
            var reader = try RDFReader(
                format: format, base: base, source: source, blankNodePrefix: blankNodePrefix, options: options,
                contexts: contexts)
            var (bytes, buffer) = (bytes, [UInt8](repeating: 0, count: TextWindows.size))
            while true {
                let count = try bytes.read(into: &buffer, from: 0)
                if count == 0 { break }
                try reader.read(count == buffer.count ? buffer : Array(buffer[..<count]), into: &sink)
            }
            try reader.finish(into: &sink)
            return reader.report
        }
    }

    /// The `file:` IRI of a path (RFC 8089); every byte that a path of an IRI cannot hold is percent-encoded.
    private static func fileIRI(_ path: String) -> IRI? {
        guard !path.utf8.elementsEqual("-".utf8), let absolute = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(absolute) }
        let path = PercentEncoding.encode(unsafe String(cString: absolute)) { byte in
            byte >= 0x80 || byte == UInt8(ascii: "/") || PercentEncoding.isUnreserved(byte)
        }
        return try? IRI("file://" + path)
    }
}

/// A file whose format cannot be told.
public enum FormatError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name has no ending that a format uses.
    case unknown(fileName: String)

    /// One line for people.
    public var description: String {
        switch self {
        case .unknown(let name):
            let endings = RDFFormat.allCases.flatMap(\.fileEndings).map { "." + $0 }.joined(separator: " ")
            return "\(name): the ending names no RDF format (known: \(endings))"
        }
    }
}
