import RDFModel

@testable import QuadStore

/// A dictionary in a temporary store.
final class SmallDictionary {
    let place: TemporaryStore
    private(set) var environment: Environment
    private(set) var dictionary: TermDictionary

    init(cacheSize: Int = 1 << 20) throws {
        place = try TemporaryStore()
        environment = try Environment(path: place.path)
        dictionary = TermDictionary(
            environment, tables: try environment.tables(TermDictionary.tableNames), cacheSize: cacheSize)
    }

    /// Segments of groups, chunks and stretches so small that every edge is met.
    static var tiny: SegmentSettings {
        var settings = SegmentSettings()
        settings.groupSize = 3
        settings.chunkSize = 200
        settings.stretchSize = 2000
        return settings
    }

    /// Writes a segment out of keys that stand in their order; tells the ids.
    @discardableResult
    func load(_ keys: [[UInt8]], _ settings: SegmentSettings = SegmentSettings()) throws -> [TermID] {
        try environment.write { transaction in
            let writer = try VocabularySegmentWriter(dictionary, in: transaction, settings: settings)
            let ids = try keys.map { key in try key.withUnsafeBytes { try writer.append($0, in: transaction) } }
            _ = try writer.finish(in: transaction)
            return ids
        }
    }

    /// Reads in a new transaction.
    func reader() throws -> TermReader {
        try TermReader(dictionary, environment.read())
    }

    /// Changes the bytes of a value as no writer would.
    func damage(_ table: Table, _ key: UInt64, _ change: (inout [UInt8]) -> Void) throws {
        try environment.write { transaction in
            var value = try transaction.value(table, key).map { Array($0) } ?? []
            change(&value)
            try value.withUnsafeBytes { try transaction.put(table, key, $0) }
        }
    }
}

extension Array where Element == [UInt8] {
    /// In the order of `memcmp`, each once.
    var sortedKeys: [[UInt8]] { Set(self).sorted { $0.lexicographicallyPrecedes($1) } }
}
