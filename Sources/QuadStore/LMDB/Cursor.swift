internal import CLMDB
internal import Glibc

/// A place in a table, whose keys stand in the order of `memcmp`.
///
/// What a cursor gives is memory of the map, valid as ``Transaction`` says.
@safe
package struct Cursor: ~Copyable {
    /// An entry of a table.
    @unsafe
    package struct Entry {
        /// The key's bytes.
        package var key: UnsafeRawBufferPointer
        /// The value's bytes.
        package var value: UnsafeRawBufferPointer
    }

    // SAFETY: opened by the transaction, closed once in `deinit`.
    private let pointer: OpaquePointer
    private let transaction: Transaction

    init(_ transaction: Transaction, _ pointer: OpaquePointer) {
        self.transaction = transaction
        unsafe self.pointer = pointer
    }

    deinit {
        // SAFETY: the end of a transaction that writes has closed its cursors; one that reads leaves that to us.
        if transaction.isLive || transaction is ReadTransaction { unsafe mdb_cursor_close(pointer) }
    }

    /// The first entry.
    package func first() throws(StoreError) -> Entry? {
        unsafe try move(MDB_FIRST)
    }

    /// The last entry.
    package func last() throws(StoreError) -> Entry? {
        unsafe try move(MDB_LAST)
    }

    /// The entry behind the current one; the first one if there is no current one.
    package func next() throws(StoreError) -> Entry? {
        unsafe try move(MDB_NEXT)
    }

    /// The entry in front of the current one; the last one if there is no current one.
    package func previous() throws(StoreError) -> Entry? {
        unsafe try move(MDB_PREV)
    }

    /// The current entry; after ``delete()`` the one that stood behind it.
    package func current() throws(StoreError) -> Entry? {
        unsafe try move(MDB_GET_CURRENT)
    }

    /// The first entry whose key is not less.
    package func seek(atLeast key: UnsafeRawBufferPointer) throws(StoreError) -> Entry? {
        // LMDB refuses an empty key.
        unsafe try key.isEmpty ? first() : move(MDB_SET_RANGE, key)
    }

    /// The first entry whose key is not less, for keys of eight bytes, the highest first.
    package func seek(atLeast key: UInt64) throws(StoreError) -> Entry? {
        return unsafe try withKey(key) { (key) throws(StoreError) in unsafe try seek(atLeast: key) }
    }

    /// The last entry whose key is not greater.
    package func seek(atMost key: UnsafeRawBufferPointer) throws(StoreError) -> Entry? {
        guard let found = unsafe try seek(atLeast: key) else { return unsafe try last() }
        if unsafe found.key.count == key.count, unsafe found.key.elementsEqual(key) { return unsafe found }
        return unsafe try previous()
    }

    /// The entry of a key.
    package func seek(exactly key: UnsafeRawBufferPointer) throws(StoreError) -> Entry? {
        unsafe try move(MDB_SET_KEY, key)
    }

    /// Removes the current entry; ``current()`` is then the one behind it.
    ///
    /// - Precondition: the transaction writes.
    package func delete() throws(StoreError) {
        // SAFETY: the transaction is live, as its pointer is asked for.
        _ = unsafe transaction.pointer
        let code = unsafe mdb_cursor_del(pointer, 0)
        guard let writer = transaction as? WriteTransaction else {
            return try check(code, "be written", path: transaction.environment.path)
        }
        try writer.check(code, "be written")
    }

    private func move(
        _ operation: MDB_cursor_op, _ key: UnsafeRawBufferPointer = unsafe .init(start: nil, count: 0)
    ) throws(StoreError) -> Entry? {
        var key = unsafe MDB_val(key)
        var value = unsafe MDB_val()
        // SAFETY: the transaction is live, as its pointer is asked for; the key outlives the call.
        _ = unsafe transaction.pointer
        let code = unsafe mdb_cursor_get(pointer, &key, &value, operation)
        // Without a current entry LMDB answers "invalid".
        if code == MDB_NOTFOUND || (code == EINVAL && operation == MDB_GET_CURRENT) { return nil }
        try check(code, "be read", path: transaction.environment.path)
        return unsafe Entry(
            key: UnsafeRawBufferPointer(start: key.mv_data, count: key.mv_size),
            value: UnsafeRawBufferPointer(start: value.mv_data, count: value.mv_size))
    }
}
