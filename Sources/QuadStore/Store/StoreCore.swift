/// What all transactions of a store share.
final class StoreCore: Sendable {
    let environment: Environment
    let tables: StoreTables
    let dictionary: TermDictionary
    let cache = DirectoryCache()
    let options: StoreOptions

    /// Opens the tables, and refuses a store of a version that is not known.
    init(_ environment: Environment, _ options: StoreOptions) throws(StoreError) {
        self.environment = environment
        self.options = options
        let opened = try environment.tables(StoreTables.names + TermDictionary.tableNames)
        tables = StoreTables(Array(opened.prefix(StoreTables.names.count)))
        dictionary = TermDictionary(environment, tables: Array(opened.dropFirst(StoreTables.names.count)))
        let found = try tables.number(.format, environment.read())
        if found > StoreTables.formatVersion {
            throw .limit(
                "the store '\(environment.path)' has format \(found), and this version knows formats up to "
                    + "\(StoreTables.formatVersion)")
        }
        if found == 0, !options.isReadOnly {
            let transaction = try environment.write(waitingAtMost: options.patience)
            try tables.set(.format, StoreTables.formatVersion, transaction)
            try transaction.commit()
        }
    }
}
