/// Quads as a transaction sees them.
///
/// What it hands out may be used by one thread at a time, and as long as the transaction lives.
final class QuadTables: BlockSource {
    let tables: StoreTables
    private(set) var transaction: Transaction
    /// What came and went since the tables were written.
    private(set) var journal: JournalView?
    private let cache: DirectoryCache
    /// What is known of the commit; `nil` in a transaction that writes.
    private let facts: CommitFacts?
    private var directories: [Permutation: BlockDirectory] = [:]
    /// Blocks that were looked into, by number, as long as they stay where they are.
    private var known: [UInt64: BlockReader] = [:]
    /// Blocks that were opened last, each in the place that its number leads to: a planner counts what is read next.
    private var opened: [(number: UInt64, block: BlockReader)?] = []
    private var lastCounted: CountedRange?
    private var changeCounts: (default: Int?, named: Int?) = (nil, nil)

    init(
        _ tables: StoreTables, _ transaction: Transaction, _ cache: DirectoryCache, _ journal: JournalView? = nil,
        _ facts: CommitFacts? = nil
    ) {
        self.facts = facts
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

    func reader(ofBlock number: UInt64, columnCount: Int) throws(StoreError) -> BlockReader? {
        // A transaction that writes may move its values.
        guard transaction is ReadTransaction else {
            return unsafe BlockReader(try block(number), columnCount: columnCount)
        }
        let place = Int(truncatingIfNeeded: number) & (QuadTables.mostOpened - 1)
        if opened.isEmpty { opened = Array(repeating: nil, count: QuadTables.mostOpened) }
        if let known = opened[place], known.number == number { return known.block }
        func open() throws(StoreError) -> BlockReader? {
            unsafe BlockReader(try block(number), columnCount: columnCount)
        }
        let known = if let facts { try facts.block(number, open) } else { try open() }
        guard let block = known, block.columns.count == columnCount else { return nil }
        opened[place] = (number, block)
        return block
    }

    private static let mostOpened = 8

    var counted: CountedRange? {
        get { lastCounted }
        // A transaction that writes may write the block anew.
        set { if transaction is ReadTransaction { lastCounted = newValue } }
    }

    /// What is known of a permutation's blocks.
    func directory(_ permutation: Permutation) throws(StoreError) -> BlockDirectory {
        if let facts {
            return try facts.directory(permutation) { () throws(StoreError) in try storedDirectory(permutation) }
        }
        if let known = directories[permutation] { return known }
        let found = try storedDirectory(permutation)
        directories[permutation] = found
        return found
    }

    private func storedDirectory(_ permutation: Permutation) throws(StoreError) -> BlockDirectory {
        let checksum = try tables.directorySum(permutation, transaction)
        if let known = cache.directory(permutation, checksum) { return known }
        return unsafe try withBytes([permutation.rawValue]) { (key) throws(StoreError) in
            guard let bytes = unsafe try transaction.value(tables.directories, key) else {
                return BlockDirectory()
            }
            guard let directory = unsafe cache.read(permutation, checksum, bytes) else {
                throw .damaged(path: path, detail: "the directory of \(permutation) cannot be read")
            }
            return directory
        }
    }

    /// How many rows changed since blocks were written, as the transaction knows it by now.
    func changeCount(named: Bool) throws(StoreError) -> Int {
        if let facts {
            return try facts.changeCount(named: named) { () throws(StoreError) in try storedChangeCount(named: named) }
        }
        if let known = named ? changeCounts.named : changeCounts.default { return known }
        let count = try storedChangeCount(named: named)
        note(changeCount: count, named: named)
        return count
    }

    private func storedChangeCount(named: Bool) throws(StoreError) -> Int {
        Int(try tables.number(named ? .namedChanges : .defaultChanges, transaction))
    }

    /// Notes how many rows changed since blocks were written.
    func note(changeCount count: Int, named: Bool) {
        if named { changeCounts.named = count } else { changeCounts.default = count }
    }

    /// Reads on in a transaction that writes.
    func goOn(in transaction: WriteTransaction) {
        self.transaction = transaction
        known = [:]
        opened = []
        lastCounted = nil
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
