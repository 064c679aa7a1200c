/// The tables of a store that hold its quads; the dictionary has its own.
///
///     blocks         number of a block (8 bytes)                            the block
///     directories    permutation (1 byte)                                   its directory
///     changes        permutation, row (8 bytes an id, the highest first)    1: it came, 0: it went
///     properties     name                                                   a number (8 bytes)
///     attachments    name of a set, 0, key                                  bytes, see `AttachmentFormat`
struct StoreTables: Sendable {
    let blocks: Table
    let directories: Table
    let changes: Table
    let properties: Table
    let attachments: Table

    /// The version of what is written: see ``StoreFormat``.
    static let formatVersion: UInt64 = 1
    static let names = ["blocks", "directories", "changes", "properties", "attachments"]

    /// Takes the tables of ``names``, in this order.
    init(_ tables: [Table]) {
        (blocks, directories, changes, properties) = (tables[0], tables[1], tables[2], tables[3])
        attachments = tables[4]
    }

    /// Knows the numbers alone.
    init(properties: Table) {
        (blocks, directories, changes, self.properties) = (properties, properties, properties, properties)
        attachments = properties
    }

    /// A number that is kept by name.
    enum Property: String {
        /// The version of the format.
        case format
        /// The number of the next block.
        case nextBlock
        /// How many rows of the default graph changed since blocks were written.
        case defaultChanges
        /// The first block of a load that did not come to its end, plus 1; 0 if there is none.
        case unfinishedLoad
        /// The number of the next blank node that a load brings.
        case nextBlankNode
        /// How many rows of named graphs changed since blocks were written.
        case namedChanges
        /// Which records of the journal continue these tables: see ``Journal``.
        case journal
    }

    /// Reads a number; 0 if there is none.
    func number(_ property: Property, _ transaction: Transaction) throws(StoreError) -> UInt64 {
        try number(named: Array(property.rawValue.utf8), transaction)
    }

    private func number(named name: [UInt8], _ transaction: Transaction) throws(StoreError) -> UInt64 {
        unsafe try withBytes(name) { (key) throws(StoreError) in
            guard let value = unsafe try transaction.value(properties, key) else { return 0 }
            guard value.count == 8 else {
                let name = String(decoding: name, as: UTF8.self)
                throw .damaged(path: transaction.environment.path, detail: "the property \(name) is no number")
            }
            return unsafe UInt64(littleEndian: value.loadUnaligned(as: UInt64.self))
        }
    }

    /// Keeps a number.
    func set(_ property: Property, _ number: UInt64, _ transaction: WriteTransaction) throws(StoreError) {
        try set(Array(property.rawValue.utf8), number, transaction)
    }

    private func set(_ name: [UInt8], _ number: UInt64, _ transaction: WriteTransaction) throws(StoreError) {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
        unsafe try withBytes(name) { (key) throws(StoreError) in
            unsafe try withBytes(bytes) { (value) throws(StoreError) in
                unsafe try transaction.put(properties, key, value)
            }
        }
    }
}

extension StoreTables {
    /// Writes a block under a number that is greater than all in use.
    func append(_ block: [UInt8], _ number: UInt64, _ transaction: WriteTransaction) throws(StoreError) {
        unsafe try withBytes(block) { (value) throws(StoreError) in
            unsafe try withKey(number) { (key) throws(StoreError) in
                unsafe try transaction.append(blocks, key, value)
            }
        }
    }

    /// Makes a directory the one of its permutation.
    func keep(
        _ directory: BlockDirectory, of permutation: Permutation, _ transaction: WriteTransaction
    ) throws(StoreError) {
        unsafe try withBytes([permutation.rawValue]) { (key) throws(StoreError) in
            unsafe try withBytes(directory.bytes) { (value) throws(StoreError) in
                unsafe try transaction.put(directories, key, value)
                try set(StoreTables.sumName(permutation), unsafe Hash64.hash(value), transaction)
            }
        }
    }

    /// The check sum of a permutation's directory, by which it is known again; 0 if there is none.
    func directorySum(_ permutation: Permutation, _ transaction: Transaction) throws(StoreError) -> UInt64 {
        try number(named: StoreTables.sumName(permutation), transaction)
    }

    /// Whether this is the name of such a check sum.
    static func isSumName(_ name: [UInt8]) -> Bool {
        Permutation.allCases.contains { sumName($0) == name }
    }

    private static func sumName(_ permutation: Permutation) -> [UInt8] {
        Array("directorySum".utf8) + [permutation.rawValue]
    }
}

/// Calls `body` with the bytes of an array.
@inline(__always)
func withBytes<Result>(
    _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Result
) throws(StoreError) -> Result {
    let result = unsafe bytes.withUnsafeBytes { bytes in
        Swift.Result { () throws(StoreError) in unsafe try body(bytes) }
    }
    return try result.get()
}
