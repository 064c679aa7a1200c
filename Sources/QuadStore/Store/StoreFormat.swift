/// The version of what a store's tables hold, and the way to it from older ones.
///
/// Whoever changes what is written adds 1 to ``StoreTables/formatVersion`` and a step from the version before to
/// ``current``. A step sees the tables of today, those that are new empty.
struct StoreFormat: Sendable {
    /// Makes a store of one version one of the next.
    typealias Step = @Sendable ([Table], WriteTransaction) throws(StoreError) -> Void

    /// The version that is written and read.
    let version: UInt64
    /// The steps, by the version that they start from.
    let steps: [UInt64: Step]

    /// The format of today. No older one has been given out.
    static let current = StoreFormat(version: StoreTables.formatVersion, steps: [:])

    static let tableNames = StoreTables.names + TermDictionary.tableNames

    /// Opens the tables, those of a store in the order of ``tableNames``.
    ///
    /// A new store is made, and an older one brought to this version, in one transaction.
    ///
    /// - Throws: ``StoreError/newerFormat(path:format:known:)``, ``StoreError/olderFormat(path:format:current:)`` in a
    ///   store that is only read, ``StoreError/notAStore(path:)`` for a file of LMDB that holds other things.
    func open(_ environment: Environment, waitingAtMost seconds: Double) throws(StoreError) -> [Table] {
        let found = try storedVersion(environment)
        guard found <= version else {
            throw .newerFormat(path: environment.path, format: Int(clamping: found), known: Int(version))
        }
        // What is there without a version must be the start of a store, and no one else's.
        if found == 0, try !Set(environment.tableNames()).isSubset(of: StoreFormat.tableNames) {
            throw .notAStore(path: environment.path)
        }
        if found == version { return try environment.tables(StoreFormat.tableNames, waitingAtMost: seconds) }
        if environment.settings.isReadOnly {
            if found == 0 { throw .notAStore(path: environment.path) }
            throw .olderFormat(path: environment.path, format: Int(found), current: Int(version))
        }
        let tables = try environment.tables(StoreFormat.tableNames, waitingAtMost: seconds) {
            (tables, transaction) throws(StoreError) in
            if found == 0 { try StoreTables(tables).set(.format, version, transaction) }
        }
        let transaction = try environment.write(waitingAtMost: seconds)
        let stored = StoreTables(tables)
        // Another process may have done it by now.
        var reached = try stored.number(.format, transaction)
        if reached == 0 { reached = version }
        while reached < version {
            guard let step = steps[reached] else {
                throw .limit("the store '\(environment.path)' has format \(reached), which is no longer read")
            }
            try step(tables, transaction)
            reached += 1
        }
        try stored.set(.format, version, transaction)
        try transaction.commit()
        return tables
    }

    /// The version of a store; 0 if it is new.
    private func storedVersion(_ environment: Environment) throws(StoreError) -> UInt64 {
        guard let properties = try environment.existingTables(["properties"]) else { return 0 }
        return try StoreTables(properties: properties[0]).number(.format, environment.read())
    }
}
