internal import Compression
internal import Glibc
public import JSONLD
public import RDFModel

/// Reads RDF from chunks of bytes as they come, and hands quads to a sink.
///
/// The bytes may be cut anywhere. Memory is bounded by the chunk and the longest statement. A UTF-8 byte order
/// mark is skipped. JSON-LD is held whole but for the nodes of long documents that start with their context, or with
/// nodes, and for streams with a document a line. Prefixes are handed to the sink as they are declared.
///
/// ```swift
/// var dataset = Dataset()
/// try RDFReader.read(file: "seeds/countries.ttl", into: &dataset)
/// ```
public struct RDFReader {
    // One of them is there: optionals, and not an enum, so that the buffers are changed in place.
    private var lines: StatementLoop<NTriplesParser>?
    private var turtle: StatementLoop<TurtleParser>?
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
    ///   - contexts: where the contexts come from that JSON-LD names by an IRI; nothing is loaded without it.
    public init(
        format: RDFFormat, base: IRI? = nil, source: String = "-", blankNodePrefix: String = "",
        contexts: (any JSONLDLoader)? = nil
    ) throws {
        switch format {
        case .ntriples, .nquads:
            lines = StatementLoop(
                NTriplesParser(
                    file: source, blankNodePrefix: blankNodePrefix, takesGraphs: format.holdsNamedGraphs))
        case .turtle, .trig:
            turtle = StatementLoop(
                TurtleParser(
                    file: source, base: base, blankNodePrefix: blankNodePrefix,
                    takesGraphs: format.holdsNamedGraphs))
        case .rdfxml:
            xml = try RDFXMLReader(file: source, base: base, blankNodePrefix: blankNodePrefix)
        case .jsonld:
            json = JSONLDReader(file: source, base: base, blankNodePrefix: blankNodePrefix, contexts: contexts)
        }
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
    /// - Throws: ``SyntaxError`` if it is not complete, or what the sink throws.
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
    public static func read(
        bytes: [UInt8], format: RDFFormat, base: IRI? = nil, source: String = "-", blankNodePrefix: String = "",
        contexts: (any JSONLDLoader)? = nil, into sink: inout some QuadSink
    ) throws {
        var reader = try RDFReader(
            format: format, base: base, source: source, blankNodePrefix: blankNodePrefix, contexts: contexts)
        try reader.read(bytes, into: &sink)
        try reader.finish(into: &sink)
    }

    /// Reads a file, or standard input where the path is `-`. Either may be compressed with gzip, bzip2 or zstd, as
    /// its first bytes tell.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - format: the syntax; `nil` takes it from the ending of the name, behind which one of a compression may
    ///     stand.
    ///   - base: the base IRI; `nil` takes the file's own `file:` IRI.
    /// - Throws: ``SyntaxError``, ``FileError``, ``FormatError``, `CompressionError`, or what the sink throws.
    public static func read(
        file path: String, format: RDFFormat? = nil, base: IRI? = nil, blankNodePrefix: String = "",
        contexts: (any JSONLDLoader)? = nil, into sink: inout some QuadSink
    ) throws {
        guard let format = format ?? RDFFormat(fileName: path) else { throw FormatError.unknown(fileName: path) }
        var reader = try RDFReader(
            format: format, base: base ?? fileIRI(path), source: path, blankNodePrefix: blankNodePrefix,
            contexts: contexts)
        let isInput = path.utf8.elementsEqual("-".utf8)
        let descriptor = isInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.last("open", path: path) }
        defer { if !isInput { close(descriptor) } }
        var decompressor = Decompressor(source: path)
        var buffer = [UInt8](repeating: 0, count: 256 * 1024)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError.last("read", path: path)
            }
            if count == 0 { break }
            let chunk = count == buffer.count ? buffer : Array(buffer[..<count])
            try decompressor.read(chunk) { try reader.read($0, into: &sink) }
        }
        try decompressor.finish { try reader.read($0, into: &sink) }
        try reader.finish(into: &sink)
    }

    /// The `file:` IRI of a path (RFC 8089); every byte that a path of an IRI cannot hold is percent-encoded.
    private static func fileIRI(_ path: String) -> IRI? {
        guard !path.utf8.elementsEqual("-".utf8), let absolute = realpath(path, nil) else { return nil }
        defer { free(absolute) }
        var text: [UInt8] = Array("file://".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in String(cString: absolute).utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "~"), 0x80...0xFF:
                text.append(byte)
            default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return try? IRI(String(decoding: text, as: UTF8.self))
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
