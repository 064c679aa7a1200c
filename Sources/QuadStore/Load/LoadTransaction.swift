/// The transactions of a load: what is written becomes part of the store with the last of them only.
///
/// LMDB holds the pages that a transaction writes in memory until its end. So a load ends one whenever it has written
/// so much; until the last one nothing refers to what was written, and the next writer clears it away if there is none.
final class LoadTransaction {
    /// The transaction that writes now.
    private(set) var current: WriteTransaction
    private let environment: Environment
    private let tables: StoreTables
    private let journal: Journal
    private let limit: Int
    private var written = 0
    private(set) var nextBlock: UInt64

    /// Begins a load, after the changes of earlier transactions were brought into the blocks.
    ///
    /// - Parameter limit: how many bytes are written in one transaction.
    init(_ core: StoreCore, limit: Int) throws(StoreError) {
        environment = core.environment
        tables = core.tables
        journal = core.journal
        self.limit = limit
        current = try environment.write(waitingAtMost: core.options.patience)
        try core.journal.bring(into: current, core, merging: true)
        nextBlock = try tables.number(.nextBlock, current)
        try tables.set(.unfinishedLoad, nextBlock + 1, current)
    }

    /// Tells that so many bytes were written.
    func wrote(_ count: Int) throws(StoreError) {
        written += count
        guard written >= limit else { return }
        written = 0
        current = try environment.goOn(from: current)
    }

    /// Writes a block.
    func append(_ block: [UInt8]) throws(StoreError) -> UInt64 {
        let number = nextBlock
        nextBlock += 1
        try tables.append(block, number, current)
        try wrote(block.count)
        return number
    }

    /// Ends the load: what changes from here on in the current transaction is committed with it.
    func finishBlocks() throws(StoreError) {
        try tables.set(.nextBlock, nextBlock, current)
        try tables.set(.unfinishedLoad, 0, current)
        try journal.setNextGeneration(current)
    }

    /// Makes all of it part of the store.
    func commit() throws(StoreError) {
        try current.commit()
    }

    /// Ends without a change. What earlier transactions wrote is cleared away by the next writer.
    func rollBack() {
        current.rollBack()
    }
}

extension StoreTables {
    /// Removes the blocks of a load that did not come to its end.
    func clearUnfinishedLoad(_ transaction: WriteTransaction) throws(StoreError) {
        let first = try number(.unfinishedLoad, transaction)
        guard first > 0 else { return }
        let cursor = try transaction.cursor(blocks)
        var entry = unsafe try cursor.seek(atLeast: first - 1)
        while unsafe entry != nil {
            try cursor.delete()
            unsafe entry = try cursor.current()
        }
        try set(.unfinishedLoad, 0, transaction)
    }
}

/// Blocks of a load.
struct LoadStorage: BlockStorage {
    let transaction: LoadTransaction

    mutating func append(_ block: [UInt8]) throws(StoreError) -> UInt64 { try transaction.append(block) }
}
