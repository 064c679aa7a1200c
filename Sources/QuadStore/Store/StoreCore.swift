/// What all transactions of a store share.
final class StoreCore: Sendable {
    let environment: Environment
    let tables: StoreTables
    let dictionary: TermDictionary
    let cache = DirectoryCache()
    let facts = CommitFacts.Last()
    let options: StoreOptions
    let journal: Journal

    /// Opens the tables: makes those of a new store, brings an older one to the format of today, and refuses what is
    /// damaged, newer or no store.
    init(
        _ environment: Environment, _ options: StoreOptions, _ format: StoreFormat = .current
    ) throws(StoreError) {
        self.environment = environment
        self.options = options
        let check = try PageCheck(environment.read(), limit: options.pagesCheckedAtOpening)
        if check.isUnreadable { throw .damaged(path: environment.path, detail: check.findings[0]) }
        let opened = try format.open(environment, waitingAtMost: options.patience)
        tables = StoreTables(Array(opened.prefix(StoreTables.names.count)))
        dictionary = TermDictionary(environment, tables: Array(opened.dropFirst(StoreTables.names.count)))
        journal = Journal(environment, tables, dictionary)
        try journal.examine(environment.read())
    }
}
