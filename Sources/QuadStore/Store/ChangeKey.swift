/// The key of a changed row: the permutation and the ids, the highest byte first, so that keys stand in the order of
/// the rows.
enum ChangeKey {
    /// Calls `body` with the key of a row.
    static func with<Result>(
        _ permutation: Permutation, _ row: Row, _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        var key = InlineArray<33, UInt8>(repeating: 0)
        key[0] = permutation.rawValue
        let count = permutation.positions.count
        for column in 0..<count {
            for byte in 0..<8 {
                key[1 + column * 8 + byte] = UInt8(truncatingIfNeeded: row[column] >> UInt64(56 - 8 * byte))
            }
        }
        // SAFETY: the key lives for the call.
        return unsafe try withUnsafeBytes(of: key) { (bytes) throws(StoreError) in
            unsafe try body(UnsafeRawBufferPointer(rebasing: bytes[..<(1 + count * 8)]))
        }
    }

    /// The row of a key; `nil` if it is no key of the permutation.
    static func row(_ key: UnsafeRawBufferPointer, of permutation: Permutation) -> Row? {
        let count = permutation.positions.count
        guard key.count == 1 + count * 8, unsafe key[0] == permutation.rawValue else { return nil }
        var row = Row.least
        for column in 0..<count {
            row[column] = unsafe UInt64(
                bigEndian: key.loadUnaligned(fromByteOffset: 1 + column * 8, as: UInt64.self))
        }
        return row
    }
}

extension StoreTables {
    /// The changed rows of a range, in order.
    func changes(
        of permutation: Permutation, in rows: Range<Row>, _ transaction: Transaction
    ) throws(StoreError) -> [RowChange] {
        var found: [RowChange] = []
        let cursor = try transaction.cursor(changes)
        var entry = unsafe try ChangeKey.with(permutation, rows.lowerBound) { (key) throws(StoreError) in
            unsafe try cursor.seek(atLeast: key)
        }
        while let next = unsafe entry, unsafe next.key.first == permutation.rawValue {
            guard let row = unsafe ChangeKey.row(next.key, of: permutation), unsafe next.value.count == 1,
                unsafe next.value[0] <= 1
            else { throw .damaged(path: transaction.environment.path, detail: "a change of \(permutation) is none") }
            guard row < rows.upperBound else { break }
            found.append(RowChange(row: row, isInsertion: unsafe next.value[0] != 0))
            unsafe entry = try cursor.next()
        }
        return found
    }

    /// The change of one row, if it changed.
    func change(_ row: Row, of permutation: Permutation, _ transaction: Transaction) throws(StoreError) -> Bool? {
        unsafe try ChangeKey.with(permutation, row) { (key) throws(StoreError) in
            guard let value = unsafe try transaction.value(changes, key), let kind = unsafe value.first else {
                return nil
            }
            return kind != 0
        }
    }

    /// Sets or forgets the change of a row.
    func set(
        _ isInsertion: Bool?, _ row: Row, of permutation: Permutation, _ transaction: WriteTransaction
    ) throws(StoreError) {
        unsafe try ChangeKey.with(permutation, row) { (key) throws(StoreError) in
            guard let isInsertion else {
                unsafe try transaction.delete(changes, key)
                return
            }
            unsafe try withBytes([isInsertion ? 1 : 0]) { (value) throws(StoreError) in
                unsafe try transaction.put(changes, key, value)
            }
        }
    }
}
