import GraphBuilding
import Sorting

/// What a graph in a store was built of: the same manifest is the same graph.
///
///     "YongBuild1"  version (64 bytes)  hash of the settings (64 bytes)  1 if texts are kept
///     for each file: hash of its name and content (64 bytes)  number of documents (4 bytes)  1 if all could be read
///
/// Numbers have their lowest byte first.
struct BuildManifest: Equatable {
    /// A file whose documents are in the graph.
    struct File: Equatable {
        var documentCount: Int
        /// Whether nothing in it failed; the extractions of others are not kept.
        var isWhole: Bool
    }

    private static let magic = Array("YongBuild1".utf8)
    /// What extractions depend on besides the texts.
    var version: ContentHash
    /// What else the graph depends on.
    var settings: ContentHash
    var keepsTexts: Bool
    var files: [ContentHash: File] = [:]

    init(version: ContentHash, settings: GraphSettings, keepsTexts: Bool) {
        self.version = version
        self.settings = ContentHash(
            Array(settings.base.utf8), Array("\(settings.minimumConfidence.bitPattern)".utf8),
            [settings.writesEvidence ? 1 : 0, settings.writesAlignment ? 1 : 0],
            Array(settings.extractorVersion.utf8))
        self.keepsTexts = keepsTexts
    }

    /// `nil` if the bytes are damaged.
    init?(_ bytes: [UInt8]) {
        let (start, size) = (BuildManifest.magic.count, ContentHash.size)
        guard bytes.count > start + 2 * size, bytes.starts(with: BuildManifest.magic) else { return nil }
        func hash(at place: Int) -> ContentHash { ContentHash(bytes: Array(bytes[place..<place + size])) }
        version = hash(at: start)
        settings = hash(at: start + size)
        keepsTexts = bytes[start + 2 * size] != 0
        var place = start + 2 * size + 1
        guard (bytes.count - place) % (size + 5) == 0 else { return nil }
        while place < bytes.count {
            let count = (0..<4).reduce(0) { $0 | Int(bytes[place + size + $1]) << (8 * $1) }
            files[hash(at: place)] = File(documentCount: count, isWhole: bytes[place + size + 4] != 0)
            place += size + 5
        }
    }

    var bytes: [UInt8] {
        var bytes = BuildManifest.magic + version.bytes + settings.bytes + [keepsTexts ? 1 : 0]
        for (hash, file) in files.ordered(by: { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }) {
            bytes += hash.bytes
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: file.documentCount >> shift)) }
            bytes.append(file.isWhole ? 1 : 0)
        }
        return bytes
    }
}
