internal import Compression

/// A file that holds one document or more, not yet read.
public struct DocumentFile: Sendable, Hashable {
    /// Where it is: a path, or `-` for standard input.
    public var path: String
    /// The format that the file's ending tells; `nil` means that the content decides.
    public var format: DocumentFormat?

    /// Makes a file; without a format, its ending or else its content tells it.
    public init(path: String, format: DocumentFormat? = nil) {
        self.path = path
        self.format = format ?? DocumentFormat(ending: DocumentFile.ending(of: path))
    }

    /// The ending of a path's last part in small letters, without the dot and without that of a compression; empty if
    /// there is none.
    static func ending(of path: String) -> [UInt8] {
        let name = lastPart(of: path)
        guard let dot = name.lastIndex(of: 0x2E), dot > 0 else { return [] }
        return name[(dot + 1)...].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }

    /// The name of a path's last part without its ending.
    static func stem(of path: String) -> String {
        let name = lastPart(of: path)
        guard let dot = name.lastIndex(of: 0x2E), dot > 0 else { return String(decoding: name, as: UTF8.self) }
        return String(decoding: name[..<dot], as: UTF8.self)
    }

    private static func lastPart(of path: String) -> [UInt8] {
        Array(CompressionFormat.innerName(of: path).utf8.split(separator: 0x2F).last ?? [])
    }
}

/// How documents stand in a file.
public enum DocumentFormat: Sendable, Hashable, CaseIterable {
    /// One item as text: `.txt`, `.text`.
    case text
    /// A web page, one item: `.html`, `.htm`, `.xhtml`.
    case html
    /// An RSS or Atom feed: `.xml`, `.rss`, `.atom`.
    case feed
    /// One JSON object a line: `.jsonl`, `.ndjson`; or one JSON text, an object or an array of them: `.json`, if it looks so.
    case jsonLines

    /// The format of which a file's ending tells, in small letters without the dot.
    init?(ending: [UInt8]) {
        switch String(decoding: ending, as: UTF8.self) {
        case "txt", "text": self = .text
        case "html", "htm", "xhtml": self = .html
        case "xml", "rss", "atom": self = .feed
        case "jsonl", "ndjson": self = .jsonLines
        default: return nil
        }
    }

    /// Whether a text begins as an array of objects, and not with a bracket as texts do.
    private static func beginsArray(_ start: ArraySlice<UInt8>) -> Bool {
        start.first == UInt8(ascii: "[") && start.dropFirst().first { $0 > 0x20 } == UInt8(ascii: "{")
    }

    /// Whether a JSON text seems to hold news: an object or an array of them, in whose beginning a body is named.
    static func isNews(json text: [UInt8]) -> Bool {
        let start = text.drop { $0 <= 0x20 || $0 >= 0x80 }
        guard start.first == UInt8(ascii: "{") || beginsArray(start) else { return false }
        let name = Array("\"body\"".utf8)
        return text.indices.contains { text[$0] == name[0] && text[$0...].starts(with: name) }
    }

    /// The format that decoded text seems to have, by how it begins.
    init(sniffing text: [UInt8]) {
        let start = text.prefix(1024).drop { $0 <= 0x20 }
        func begins(_ word: String) -> Bool {
            zip(start, word.utf8).allSatisfy { byte, letter in
                (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == letter
            } && start.count >= word.utf8.count
        }
        if begins("{") || DocumentFormat.beginsArray(start) {
            self = .jsonLines
        } else if begins("<!doctype html") || begins("<html") {
            self = .html
        } else if begins("<rss") || begins("<feed") || begins("<rdf:rdf") {
            self = .feed
        } else if begins("<?xml") {
            let isPage = String(decoding: start, as: UTF8.self).utf8.split(separator: 0x3C).contains { tag in
                tag.starts(with: "html".utf8) || tag.starts(with: "!DOCTYPE html".utf8)
            }
            self = isPage ? .html : .feed
        } else {
            self = .text
        }
    }
}

/// The files that inputs lead to.
public struct DocumentListing: Sendable {
    /// The files that may be news, in the order of the inputs, within a folder in the order of their paths' bytes.
    public var files: [DocumentFile] = []
    /// The inputs that could not be looked at, and folders without news.
    public var failures: [DocumentFailure] = []
    /// The files in folders that were passed over because their ending or content says that they are no news.
    public var skipped: [String] = []
}

/// What was read from one file.
public struct DocumentBatch: Sendable {
    /// The documents, in their order in the file.
    public var documents: [Document] = []
    /// What could not be read, in its order in the file.
    public var failures: [DocumentFailure] = []
}
