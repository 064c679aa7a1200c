internal import CLMDB

extension Environment {
    /// Opens named tables, and makes those that are missing where the store may be written.
    ///
    /// To be called right after opening, since LMDB does not let two transactions open tables.
    ///
    /// - Parameter fill: what else the transaction does that makes the tables.
    /// - Throws: ``StoreError/notAStore(path:)`` if a table is missing in a store that is only read.
    package func tables(
        _ names: [String], waitingAtMost seconds: Double = .infinity,
        _ fill: ([Table], WriteTransaction) throws(StoreError) -> Void = { (_, _) throws(StoreError) in }
    ) throws(StoreError) -> [Table] {
        if let tables = try existingTables(names) { return tables }
        if settings.isReadOnly { throw .notAStore(path: path) }
        let transaction = try write(waitingAtMost: seconds)
        var tables: [Table] = []
        for name in names {
            var handle: UInt32 = 0
            // SAFETY: `handle` is written to during the call only.
            unsafe try transaction.check(
                mdb_dbi_open(transaction.pointer, name, UInt32(MDB_CREATE), &handle), "be given tables")
            tables.append(Table(handle: handle, name: name))
        }
        try fill(tables, transaction)
        try transaction.commit()
        return tables
    }

    /// The names of the tables, and of whatever else stands beside them.
    package func tableNames() throws(StoreError) -> [String] {
        let transaction = try read()
        var handle: UInt32 = 0
        // SAFETY: `handle` is written to during the call only; without a name it is the table of tables.
        unsafe try check(mdb_dbi_open(transaction.pointer, nil, 0, &handle), "be read", path: path)
        let cursor = try transaction.cursor(Table(handle: handle, name: ""))
        var names: [String] = []
        var entry = unsafe try cursor.first()
        while let found = unsafe entry {
            names.append(unsafe String(decoding: found.key, as: UTF8.self))
            unsafe entry = try cursor.next()
        }
        return names
    }

    /// The tables, if all of them exist.
    package func existingTables(_ names: [String]) throws(StoreError) -> [Table]? {
        let transaction = unsafe try begin(flags: UInt32(MDB_RDONLY))
        defer { gate.leave() }
        var tables: [Table] = []
        for name in names {
            var handle: UInt32 = 0
            // SAFETY: `handle` is written to during the call only.
            let code = unsafe mdb_dbi_open(transaction, name, 0, &handle)
            if code == MDB_SUCCESS {
                tables.append(Table(handle: handle, name: name))
                continue
            }
            unsafe mdb_txn_abort(transaction)
            if code == MDB_NOTFOUND { return nil }
            throw StoreError(code, "be read", path: path)
        }
        // SAFETY: only a commit keeps the handles, also for a transaction that reads.
        unsafe try check(mdb_txn_commit(transaction), "be read", path: path)
        return tables
    }
}
