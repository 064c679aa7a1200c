/// Reads the attachments that a transaction sees; used by one thread at a time.
struct AttachmentReader {
    private let table: Table
    private let transaction: Transaction
    private let decoder: GroupDecoder

    init(_ table: Table, _ transaction: Transaction) throws(StoreError) {
        let decoder = GroupDecoder()
        self.table = table
        self.transaction = transaction
        self.decoder = decoder
    }

    /// The bytes of a key; `nil` if there are none.
    func bytes(_ key: [UInt8], in set: AttachmentSet) throws(StoreError) -> [UInt8]? {
        return unsafe try withBytes(set.tableKey(key)) { (key) throws(StoreError) in
            guard let value = unsafe try transaction.value(table, key) else { return nil }
            return try unpack(unsafe StoredBytes(value), set.name)
        }
    }

    private func unpack(_ value: StoredBytes, _ name: String) throws(StoreError) -> [UInt8] {
        guard let bytes = AttachmentFormat.unpack(value, decoder) else {
            throw .damaged(path: transaction.environment.path, detail: "an attachment of '\(name)' cannot be read")
        }
        return bytes
    }

    /// Calls `body` with every key and its bytes, in the order of the keys.
    func forEach(
        in set: AttachmentSet, _ body: (_ key: [UInt8], _ bytes: [UInt8]) throws -> Void
    ) throws {
        let prefix = set.prefix
        unsafe try forEachEntry(from: prefix) { key, value in
            guard unsafe key.starts(with: prefix) else { return false }
            try body(unsafe Array(key.dropFirst(prefix.count)), unpack(unsafe StoredBytes(value), set.name))
            return true
        }
    }

    /// Calls `body` with the entries of the table from a key on, until it answers `false`.
    func forEachEntry(
        from start: [UInt8] = [],
        _ body: (_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        let cursor = try transaction.cursor(table)
        var entry = unsafe try withBytes(start) { (key) throws(StoreError) in unsafe try cursor.seek(atLeast: key) }
        while let found = unsafe entry {
            guard unsafe try body(found.key, found.value) else { return }
            unsafe entry = try cursor.next()
        }
    }

    /// How many attachments each set holds, how long they are, and how many bytes of the store they take; in the order
    /// of the names.
    func sizes() throws(StoreError) -> [StoreStatistics.Attachments] {
        var sizes: [StoreStatistics.Attachments] = []
        let page = transaction.environment.pageSize
        do {
            unsafe try forEachEntry { key, value in
                let name = unsafe AttachmentSet.name(of: key) ?? ""
                if sizes.last.map({ $0.name.utf8.elementsEqual(name.utf8) }) != true {
                    sizes.append(.init(name: name, count: 0, length: 0, bytes: 0))
                }
                // Key and value stand in a leaf, or the value on pages of its own, with sixteen bytes in front of it.
                let entry = key.count + value.count + 16
                let pages = (value.count + 16 + page - 1) / page * page
                sizes[sizes.count - 1].count += 1
                sizes[sizes.count - 1].length += AttachmentFormat.length(unsafe StoredBytes(value))
                sizes[sizes.count - 1].bytes += entry > page / 2 ? pages + key.count + 24 : entry
                return true
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .damaged(path: transaction.environment.path, detail: "\(error)")
        }
        return sizes
    }

    /// A sentence for each attachment that cannot be read.
    func check(limit: Int) throws -> [String] {
        var sentences: [String] = []
        var number = 0
        unsafe try forEachEntry { key, value in
            number += 1
            if unsafe AttachmentFormat.unpack(StoredBytes(value), decoder) == nil {
                let name = unsafe AttachmentSet.name(of: key) ?? ""
                sentences.append("attachment \(number), of '\(name)', is damaged")
            } else if unsafe AttachmentSet.name(of: key) == nil {
                sentences.append("attachment \(number) belongs to nothing")
            }
            return sentences.count < limit
        }
        return sentences
    }
}
