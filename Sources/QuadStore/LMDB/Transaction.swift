internal import CLMDB
internal import Glibc

/// A named table of an environment; valid as long as the environment is open.
package struct Table: Sendable {
    let handle: UInt32
    /// The table's name.
    package let name: String
}

/// How large a table is.
package struct TableStatistics: Equatable, Sendable {
    /// The number of entries.
    package var entries = 0
    /// The pages of the tree's inner nodes.
    package var branchPages = 0
    /// The pages of keys and short values.
    package var leafPages = 0
    /// The pages of long values.
    package var overflowPages = 0

    /// All pages together.
    package var pages: Int { branchPages + leafPages + overflowPages }
}

/// A view of an environment at one commit, or the transaction that prepares the next one.
///
/// Values are memory of the map: valid until the transaction ends, and in one that writes until its next change.
/// A transaction is used by one thread at a time. It keeps its environment alive.
@safe
package class Transaction {
    /// The environment that is read.
    package let environment: Environment
    // SAFETY: made by the environment; not used once `isLive` is false.
    private let storage: OpaquePointer
    /// Whether the transaction has not ended, and is not reset.
    package fileprivate(set) var isLive = true

    fileprivate init(_ environment: Environment, _ pointer: OpaquePointer) {
        self.environment = environment
        unsafe storage = pointer
    }

    /// The transaction of LMDB.
    ///
    /// - Precondition: it has not ended.
    var pointer: OpaquePointer {
        precondition(isLive, "the transaction has ended")
        return unsafe storage
    }

    /// The pointer even where the transaction is reset.
    fileprivate var rawPointer: OpaquePointer { unsafe storage }

    /// A number that each commit of the environment makes larger: the same number is the same content.
    package var number: Int {
        // SAFETY: the transaction is live.
        Int(bitPattern: unsafe UInt(mdb_txn_id(pointer)))
    }

    /// The value of a key; `nil` if there is none.
    package func value(_ table: Table, _ key: UnsafeRawBufferPointer) throws(StoreError) -> UnsafeRawBufferPointer? {
        var key = unsafe MDB_val(key)
        var value = unsafe MDB_val()
        // SAFETY: the key outlives the call; the value is memory of the map, valid as the type says.
        let code = unsafe mdb_get(pointer, table.handle, &key, &value)
        if code == MDB_NOTFOUND { return nil }
        try check(code, "be read", path: environment.path)
        return unsafe UnsafeRawBufferPointer(start: value.mv_data, count: value.mv_size)
    }

    /// The value of a key of eight bytes, the highest first, so that keys stand in the order of the numbers.
    package func value(_ table: Table, _ key: UInt64) throws(StoreError) -> UnsafeRawBufferPointer? {
        return unsafe try withKey(key) { (key) throws(StoreError) in unsafe try value(table, key) }
    }

    /// The size of a table.
    package func statistics(_ table: Table) throws(StoreError) -> TableStatistics {
        var result = MDB_stat()
        // SAFETY: `result` is written to during the call only.
        unsafe try check(mdb_stat(pointer, table.handle, &result), "be read", path: environment.path)
        return TableStatistics(
            entries: Int(result.ms_entries), branchPages: Int(result.ms_branch_pages),
            leafPages: Int(result.ms_leaf_pages), overflowPages: Int(result.ms_overflow_pages))
    }

    /// A cursor over a table, to be used while the transaction lives.
    package func cursor(_ table: Table) throws(StoreError) -> Cursor {
        var made: OpaquePointer?
        // SAFETY: `made` is written to during the call only.
        unsafe try check(mdb_cursor_open(pointer, table.handle, &made), "be read", path: environment.path)
        guard let made = unsafe made else { throw StoreError(MDB_BAD_TXN, "be read", path: environment.path) }
        return unsafe Cursor(self, made)
    }
}

/// A transaction that reads the state of one commit.
package final class ReadTransaction: Transaction {
    override init(_ environment: Environment, _ pointer: OpaquePointer) {
        unsafe super.init(environment, pointer)
    }

    deinit {
        // SAFETY: a transaction that is reset is ended like another one, and only here.
        unsafe mdb_txn_abort(rawPointer)
        if isLive { environment.gate.leave() }
    }

    /// Lets go of the commit, so that its pages can be used anew, but keeps the place among the readers.
    package func reset() {
        guard isLive else { return }
        // SAFETY: the transaction is live.
        unsafe mdb_txn_reset(pointer)
        isLive = false
        environment.gate.leave()
    }

    /// Goes to the state of the last commit.
    package func renew() throws(StoreError) {
        reset()
        for attempt in 0... {
            environment.gate.enter()
            // SAFETY: the transaction is reset, and the gate keeps the map in place.
            let code = unsafe mdb_txn_renew(rawPointer)
            if code == MDB_SUCCESS { break }
            environment.gate.leave()
            guard code == MDB_MAP_RESIZED, attempt < 100 else {
                throw StoreError(code, "begin a transaction", path: environment.path)
            }
            try environment.followMap()
        }
        isLive = true
    }
}

/// The one transaction that writes. Unless it is committed, it leaves nothing.
///
/// LMDB ties it to the thread that began it.
package final class WriteTransaction: Transaction {
    override init(_ environment: Environment, _ pointer: OpaquePointer) {
        unsafe super.init(environment, pointer)
    }

    deinit {
        rollBack()
    }

    /// Makes all changes visible to the transactions that begin later, and durable as the environment is set.
    ///
    /// - Throws: ``StoreError``; nothing is then changed, and the transaction has ended.
    package func commit() throws(StoreError) {
        try commit(releasingWriter: true)
    }

    /// Commits; the right to write is given back only if wanted.
    func commit(releasingWriter: Bool) throws(StoreError) {
        // SAFETY: the transaction is live; LMDB frees it whatever it answers.
        let code = unsafe mdb_txn_commit(pointer)
        isLive = false
        environment.gate.leave()
        if releasingWriter { environment.endWriting() }
        try check(code, "commit")
    }

    /// Forgets all changes. Does nothing if the transaction has ended.
    package func rollBack() { rollBack(releasingWriter: true) }

    /// Forgets all changes; the right to write is given back only if wanted.
    func rollBack(releasingWriter: Bool) {
        guard isLive else { return }
        // SAFETY: the transaction is live.
        unsafe mdb_txn_abort(pointer)
        isLive = false
        environment.gate.leave()
        if releasingWriter { environment.endWriting() }
    }

    /// Sets the value of a key.
    package func put(
        _ table: Table, _ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer
    ) throws(StoreError) {
        unsafe try put(table, key, value, flags: 0)
    }

    /// Sets the value of a key of eight bytes, the highest first.
    package func put(_ table: Table, _ key: UInt64, _ value: UnsafeRawBufferPointer) throws(StoreError) {
        unsafe try withKey(key) { (key) throws(StoreError) in unsafe try put(table, key, value, flags: 0) }
    }

    /// Sets the value of a key that is greater than all in the table, which fills the pages to their ends.
    ///
    /// - Throws: ``StoreError/system(path:operation:code:message:)`` with `MDB_KEYEXIST` if it is not greater.
    package func append(
        _ table: Table, _ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer
    ) throws(StoreError) {
        unsafe try put(table, key, value, flags: UInt32(MDB_APPEND))
    }

    /// Makes room for a value of so many bytes, which `body` has to fill.
    package func reserve<Result>(
        _ table: Table, _ key: UnsafeRawBufferPointer, count: Int,
        _ body: (UnsafeMutableRawBufferPointer) -> Result
    ) throws(StoreError) -> Result {
        var key = unsafe MDB_val(key)
        var value = unsafe MDB_val(mv_size: count, mv_data: nil)
        // SAFETY: LMDB answers with memory of that size in a page of this transaction; `body` keeps nothing of it.
        unsafe try check(mdb_put(pointer, table.handle, &key, &value, UInt32(MDB_RESERVE)), "be written")
        return unsafe body(UnsafeMutableRawBufferPointer(start: value.mv_data, count: value.mv_size))
    }

    private func put(
        _ table: Table, _ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, flags: UInt32
    ) throws(StoreError) {
        var key = unsafe MDB_val(key)
        var value = unsafe MDB_val(value)
        // SAFETY: key and value outlive the call, which copies them.
        unsafe try check(mdb_put(pointer, table.handle, &key, &value, flags), "be written")
    }

    /// Removes a key; whether it was there.
    @discardableResult
    package func delete(_ table: Table, _ key: UnsafeRawBufferPointer) throws(StoreError) -> Bool {
        var key = unsafe MDB_val(key)
        // SAFETY: the key outlives the call.
        let code = unsafe mdb_del(pointer, table.handle, &key, nil)
        if code == MDB_NOTFOUND { return false }
        try check(code, "be written")
        return true
    }

    /// Removes a key of eight bytes, the highest first; whether it was there.
    @discardableResult
    package func delete(_ table: Table, _ key: UInt64) throws(StoreError) -> Bool {
        return unsafe try withKey(key) { (key) throws(StoreError) in unsafe try delete(table, key) }
    }

    /// Removes every key that starts with the given bytes; tells how many there were.
    @discardableResult
    package func delete(_ table: Table, startingWith prefix: UnsafeRawBufferPointer) throws(StoreError) -> Int {
        let cursor = try cursor(table)
        var count = 0
        var entry = unsafe try prefix.isEmpty ? cursor.first() : cursor.seek(atLeast: prefix)
        while let found = unsafe entry, unsafe found.key.starts(with: prefix) {
            try cursor.delete()
            count += 1
            unsafe entry = try cursor.current()
        }
        return count
    }

    /// Removes every entry of a table.
    package func removeAll(_ table: Table) throws(StoreError) {
        // SAFETY: the transaction is live; 0 keeps the table itself.
        unsafe try check(mdb_drop(pointer, table.handle, 0), "be written")
    }

    /// Throws the error of a result; a full map is noted, so that the next writer makes it larger.
    func check(_ code: Int32, _ operation: StaticString) throws(StoreError) {
        if code == MDB_MAP_FULL { throw environment.noteMapFull() }
        // LMDB calls it an input/output error if the disk takes a part of what is written.
        if code == EIO, environment.hasFullDisk {
            throw .diskFull(path: environment.path, operation: operation.description)
        }
        try QuadStore.check(code, operation, path: environment.path)
    }
}

extension MDB_val {
    /// The bytes, which must outlive the use of the value.
    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.init(mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }
}

/// Calls `body` with the eight bytes of a number, the highest first, so that keys stand in the order of the numbers.
@inline(__always)
func withKey<Result>(
    _ key: UInt64, _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Result
) throws(StoreError) -> Result {
    unsafe try withUnsafeBytes(of: key.bigEndian) { (bytes) throws(StoreError) in unsafe try body(bytes) }
}
