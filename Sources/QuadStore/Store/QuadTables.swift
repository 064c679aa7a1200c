/// Quads as a transaction sees them.
///
/// What it hands out may be used by one thread at a time, and as long as the transaction lives.
final class QuadTables: BlockSource {
    let tables: StoreTables
    private(set) var transaction: Transaction
    /// What came and went since the tables were written.
    private(set) var journal: JournalView?
    private let cache: DirectoryCache
    private var directories: [Permutation: BlockDirectory] = [:]
    /// Blocks that were looked into, by number, as long as they stay where they are.
    private var known: [UInt64: BlockReader] = [:]
    private var changeCounts: (default: Int?, named: Int?) = (nil, nil)

    init(
        _ tables: StoreTables, _ transaction: Transaction, _ cache: DirectoryCache, _ journal: JournalView? = nil
    ) {
        self.journal = journal
        self.tables = tables
        self.transaction = transaction
        self.cache = cache
    }

    var path: String { transaction.environment.path }

    func block(_ number: UInt64) throws(StoreError) -> UnsafeRawBufferPointer {
        guard let block = unsafe try transaction.value(tables.blocks, number) else {
            throw .damaged(path: path, detail: "block \(number) is missing")
        }
        return unsafe block
    }

    /// What is known of a permutation's blocks.
    func directory(_ permutation: Permutation) throws(StoreError) -> BlockDirectory {
        if let known = directories[permutation] { return known }
        let checksum = try tables.directorySum(permutation, transaction)
        let found: BlockDirectory
        if let known = cache.directory(permutation, checksum) {
            found = known
        } else {
            found = unsafe try withBytes([permutation.rawValue]) { (key) throws(StoreError) in
                guard let bytes = unsafe try transaction.value(tables.directories, key) else {
                    return BlockDirectory()
                }
                guard let directory = unsafe cache.read(permutation, checksum, bytes) else {
                    throw .damaged(path: path, detail: "the directory of \(permutation) cannot be read")
                }
                return directory
            }
        }
        directories[permutation] = found
        return found
    }

    /// How many rows changed since blocks were written, as the transaction knows it by now.
    func changeCount(named: Bool) throws(StoreError) -> Int {
        if let known = named ? changeCounts.named : changeCounts.default { return known }
        let count = Int(try tables.number(named ? .namedChanges : .defaultChanges, transaction))
        note(changeCount: count, named: named)
        return count
    }

    /// Notes how many rows changed since blocks were written.
    func note(changeCount count: Int, named: Bool) {
        if named { changeCounts.named = count } else { changeCounts.default = count }
    }

    /// Reads on in a transaction that writes.
    func goOn(in transaction: WriteTransaction) {
        self.transaction = transaction
        known = [:]
    }

    /// Forgets the journal, after it was brought into the tables.
    func forgetJournal() {
        journal = nil
    }

    /// Forgets what was known, after blocks were written.
    func forgetDirectories() {
        directories = [:]
    }

    /// A reader of the rows of a range.
    func reader(_ permutation: Permutation, _ rows: Range<Row>) throws(StoreError) -> PermutationReader {
        let changed = try changeCount(named: permutation.holdsNamedGraphs)
        var changes = changed == 0 ? [] : try tables.changes(of: permutation, in: rows, transaction)
        if let journal { changes = journal.changes(of: permutation, in: rows, over: changes) }
        return PermutationReader(permutation, try directory(permutation), changes, from: self)
    }

    /// Whether there is a row.
    func holds(_ row: Row, of permutation: Permutation) throws(StoreError) -> Bool {
        if let journal, let isThere = journal.isThere(permutation.quad(row)) { return isThere }
        if try changeCount(named: permutation.holdsNamedGraphs) > 0,
            let change = try tables.change(row, of: permutation, transaction)
        {
            return change
        }
        return try blocksHold(row, of: permutation)
    }

    /// Whether the blocks hold a quad, and whether the tables do, changes beside the blocks among them.
    func stored(_ quad: QuadIDs) throws(StoreError) -> (isInBlocks: Bool, isInTables: Bool) {
        let permutation: Permutation = quad.graph.isBound ? .spog : .spo
        let row = permutation.row(quad)
        if try changeCount(named: quad.graph.isBound) > 0,
            let change = try tables.change(row, of: permutation, transaction)
        {
            return (!change, change)
        }
        let isInBlocks = try blocksHold(row, of: permutation)
        return (isInBlocks, isInBlocks)
    }

    /// Whether the blocks hold a row.
    func blocksHold(_ row: Row, of permutation: Permutation) throws(StoreError) -> Bool {
        let directory = try directory(permutation)
        guard !directory.entries.isEmpty else { return false }
        let index = directory.block(of: row)
        let entry = directory.entries[index]
        guard entry.first <= row, row <= entry.last else { return false }
        if row == entry.first || row == entry.last { return true }
        let columnCount = permutation.positions.count
        if let known = known[entry.number] { return !known.rows(of: row, count: columnCount).isEmpty }
        let block = try PermutationReader(permutation, directory, [], from: self).block(at: index)
        // A transaction that writes may move its values.
        if transaction is ReadTransaction { known[entry.number] = block }
        return !block.rows(of: row, count: columnCount).isEmpty
    }
}
