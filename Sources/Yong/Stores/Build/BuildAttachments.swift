import QuadStore
import RDFModel

/// What a build keeps in a store beside the quads.
enum BuildAttachments {
    /// One attachment, ``manifestKey``: which files were built, and how.
    static let build = AttachmentSet("news/build")
    static let manifestKey = Array("manifest".utf8)
    /// The record of each document, by ``DocumentKey``.
    static let extractions = AttachmentSet("news/extractions")
    /// The text of each document, by ``DocumentKey``.
    static let texts = AttachmentSet("news/texts")
    /// The named graphs that the build wrote, by ``key(of:)``; see ``BuiltGraph``.
    static let graphs = AttachmentSet("news/graphs")
    /// The statements of the default graph that the build wrote, by ``KnowledgeBucket``.
    static let knowledge = AttachmentSet("news/knowledge")

    /// The key of an IRI: its bytes, or for a long one a hash behind a sign that no IRI begins with.
    static func key(of iri: IRI) -> [UInt8] {
        let bytes = Array(iri.text.utf8)
        if bytes.count <= AttachmentSet.longestKey { return bytes }
        return [UInt8(ascii: "#")] + ContentHash(bytes).bytes
    }
}

/// Which document of which file: the file's hash, and the document's number in it as four bytes.
struct DocumentKey: Hashable, Sendable {
    static let size = ContentHash.size + 4
    let bytes: [UInt8]

    init(_ file: ContentHash, _ number: Int) {
        bytes = file.bytes + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    init(bytes: [UInt8]) { self.bytes = bytes }
}

/// What a build notes of a document or of a named graph that it wrote.
///
///     length (1 byte) and hash of the graph's lines; length and key of the document's file; the IRI
struct BuiltGraph: Equatable, Sendable {
    var iri: IRI
    /// The hash of the graph's lines; `nil` if there is no graph.
    var lines: ContentHash?
    /// The document; `nil` for a graph that is no document's.
    var document: DocumentKey?

    init(iri: IRI, lines: ContentHash?, document: DocumentKey?) {
        self.iri = iri
        self.lines = lines
        self.document = document
    }

    /// `nil` if the bytes are damaged.
    init?(_ bytes: [UInt8]) {
        var place = 0
        func part() -> [UInt8]? {
            guard place < bytes.count, place + 1 + Int(bytes[place]) <= bytes.count else { return nil }
            defer { place += 1 + Int(bytes[place]) }
            return Array(bytes[(place + 1)..<(place + 1 + Int(bytes[place]))])
        }
        guard let lines = part(), let document = part() else { return nil }
        self.lines = lines.isEmpty ? nil : ContentHash(bytes: lines)
        self.document = document.isEmpty ? nil : DocumentKey(bytes: document)
        iri = IRI(unchecked: String(decoding: bytes[place...], as: UTF8.self))
    }

    var bytes: [UInt8] {
        let (lines, document) = (lines?.bytes ?? [], document?.bytes ?? [])
        return [UInt8(lines.count)] + lines + [UInt8(document.count)] + document + Array(iri.text.utf8)
    }
}
