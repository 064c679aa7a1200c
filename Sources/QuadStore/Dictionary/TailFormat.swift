/// How the terms of later transactions and the triple terms are laid out.
///
///     table          key                       value
///     tail           index                     4 hash of the key, its lower half; the term's key
///     tail-hashes    hash of the term's key    4 hash of what follows; 8 index, for each term of this hash
///     triples        index                     4 hash of what follows; 8 subject, 8 predicate, 8 object
///     triple-ids     subject predicate object  4 hash of what follows; 8 index
///
/// Numbers in keys have their highest byte first, in values their lowest. Indexes count from 0 and have no gaps.
enum TailFormat {
    /// The check that stands in front of a value.
    static func check(_ bytes: StoredBytes) -> Int {
        Int(UInt32(truncatingIfNeeded: unsafe Hash64.hash(bytes.pointer)))
    }

    /// A value with its check in front.
    static func sealed(_ bytes: StoredBytes) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(bytes.count + 4)
        value.append(uint32: check(bytes))
        unsafe value += bytes.pointer
        return value
    }

    /// What stands behind the check.
    static func content(_ value: StoredBytes) -> StoredBytes? {
        value.count < 4 ? nil : value.from(4)
    }

    /// The key of a triple term.
    static func key(_ triple: TripleIDs) -> [UInt8] {
        var key: [UInt8] = []
        for id in [triple.subject, triple.predicate, triple.object] { key.append(uint64: id.bits.byteSwapped) }
        return key
    }

    /// The number of entries, by the last key of eight bytes.
    static func count(_ table: Table, _ transaction: Transaction) throws(StoreError) -> UInt64 {
        let cursor = try transaction.cursor(table)
        guard let last = unsafe try cursor.last() else { return 0 }
        let index = unsafe StoredBytes(last.key).uint64(0).byteSwapped
        guard index <= TermID.payloadMask else {
            throw .damaged(
                path: transaction.environment.path, detail: "the table '\(table.name)' has an index that is none")
        }
        return index + 1
    }
}

extension TailFormat {
    /// Adds the index of a term to those of its hash.
    static func add(
        _ index: UInt64, hash: UInt64, to dictionary: TermDictionary, _ transaction: WriteTransaction
    ) throws(StoreError) {
        var indexes: [UInt8] = []
        if let value = unsafe try transaction.value(dictionary.tailHashes, hash),
            let others = unsafe content(StoredBytes(value))
        {
            unsafe indexes += others.pointer
        }
        indexes.append(uint64: index)
        try indexes.withStoredBytes(sealed).withStoredBytes { (value) throws(StoreError) in
            unsafe try transaction.put(dictionary.tailHashes, hash, value.pointer)
        }
    }

    /// Adds a triple term under an index.
    static func add(
        _ triple: TripleIDs, _ index: UInt64, to dictionary: TermDictionary, _ transaction: WriteTransaction
    ) throws(StoreError) {
        var parts: [UInt8] = []
        for id in [triple.subject, triple.predicate, triple.object] { parts.append(uint64: id.bits) }
        try parts.withStoredBytes(sealed).withStoredBytes { (value) throws(StoreError) in
            unsafe try transaction.put(dictionary.triples, index, value.pointer)
        }
        var number: [UInt8] = []
        number.append(uint64: index)
        let sealed = number.withStoredBytes(sealed)
        try key(triple).withStoredBytes { (key) throws(StoreError) in
            try sealed.withStoredBytes { (value) throws(StoreError) in
                unsafe try transaction.put(dictionary.tripleIDs, key.pointer, value.pointer)
            }
        }
    }
}

/// A triple term by the ids of its parts.
package struct TripleIDs: Hashable, Sendable {
    /// The subject's id.
    package var subject: TermID
    /// The predicate's id.
    package var predicate: TermID
    /// The object's id.
    package var object: TermID

    /// Makes a triple.
    package init(_ subject: TermID, _ predicate: TermID, _ object: TermID) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}
