import GraphBuilding
import QuadStore
import Synchronization

/// Extractions and texts that a store keeps, for a build into it.
///
/// What a build finds goes to files without names first, and into the store with the commit of the graph.
final class StoredExtractions: ExtractionKeeper {
    /// What is known of a document of this build.
    private struct Entry {
        /// `nil` if its file could not be hashed.
        var key: DocumentKey?
        /// The place of its text in `texts`; `nil` if the store has it, or it is not to be kept.
        var text: Int?
        /// Whether its record is for the store.
        var isNew: Bool
    }

    let keepsTexts: Bool
    private let store: Store
    /// The files whose extractions the store has.
    private let known: [ContentHash: BuildManifest.File]
    private let records: RecordFile
    private let texts: RecordFile
    private let entries = Mutex<[Entry]>([])
    private let used = Mutex<[ContentHash: BuildManifest.File]>([:])

    /// - Parameter former: The manifest of the last build, if there is one.
    init(_ store: Store, former: BuildManifest?, manifest: BuildManifest) throws {
        self.store = store
        keepsTexts = manifest.keepsTexts
        // Texts are those of the extractor and the overlay, so that they come with the extractions only.
        let isUsable = former.map { $0.version == manifest.version && ($0.keepsTexts || !manifest.keepsTexts) } ?? false
        known = isUsable ? former?.files.filter(\.value.isWhole) ?? [:] : [:]
        records = try RecordFile()
        texts = try RecordFile()
    }

    func records(of hash: ContentHash) throws -> [DocumentRecord]? {
        guard let file = known[hash] else { return nil }
        var records: [DocumentRecord] = []
        for number in 0..<file.documentCount {
            guard let bytes = try store.attachment(DocumentKey(hash, number).bytes, in: BuildAttachments.extractions)
            else { return nil }
            records.append(DocumentRecord(bytes: bytes))
        }
        return records
    }

    func keep(_ found: FileRecords) throws -> [Int] {
        var places: [Int] = []
        for (number, record) in found.records.enumerated() {
            places.append(try records.append(record))
            let entry = Entry(
                key: found.hash.map { DocumentKey($0, number) },
                text: number < found.texts.count ? try texts.append(Array(found.texts[number].utf8)) : nil,
                isNew: !found.isKnown && found.failures.isEmpty)
            entries.withLock { $0.append(entry) }
        }
        if let hash = found.hash {
            used.withLock {
                $0[hash] = .init(documentCount: found.records.count, isWhole: found.failures.isEmpty)
            }
        }
        return places
    }

    func record(at place: Int) throws -> DocumentRecord { try records.record(at: place) }

    /// The files of this build.
    var files: [ContentHash: BuildManifest.File] { used.withLock { $0 } }

    /// The key of the document whose record is kept at a place.
    func key(at place: Int) -> DocumentKey? { entries.withLock { $0[place].key } }

    /// Makes what the store keeps that of this build.
    ///
    /// - Parameter former: The files of the last build.
    func write(into transaction: StoreTransaction, former: [ContentHash: BuildManifest.File]) throws {
        let (entries, used) = (entries.withLock { $0 }, files)
        if known.isEmpty {
            try transaction.detachAll(in: BuildAttachments.extractions)
            try transaction.detachAll(in: BuildAttachments.texts)
        } else {
            // A file that was damaged or could not be read in part leaves texts behind, too.
            for hash in former.keys where used[hash] == nil || known[hash] == nil {
                try transaction.detachAll(startingWith: hash.bytes, in: BuildAttachments.extractions)
                try transaction.detachAll(startingWith: hash.bytes, in: BuildAttachments.texts)
            }
            if !keepsTexts { try transaction.detachAll(in: BuildAttachments.texts) }
        }
        for (place, entry) in entries.enumerated() {
            guard let key = entry.key?.bytes else { continue }
            if entry.isNew {
                try transaction.attach(records.record(at: place).bytes, as: key, in: BuildAttachments.extractions)
            }
            if let text = entry.text {
                try transaction.attach(texts.record(at: text).bytes, as: key, in: BuildAttachments.texts)
            }
        }
    }
}
