/// The transactions of this process that write, one after the other: each begins in the journal, and goes on in the
/// tables if there is no room for it, or if it changes what the journal does not hold.
///
/// It is used by whoever has the right to write, and keeps from one transaction to the next what it has read.
final class JournalWriter {
    private let core: StoreCore
    private let reading: ReadTransaction
    private let readingNumber: Int
    private let mapMoves: Int
    private let memory: JournalMemory
    private let view: JournalView
    private var begun: Journal.State
    /// The quads as the transaction sees them.
    let quads: QuadTables
    /// The terms as the transaction sees them.
    let terms: TermReader
    /// What adds terms, wherever they go.
    private(set) lazy var inserter = TermWriter(core.dictionary, self)
    /// The transaction of LMDB, once the changes go to the tables.
    private(set) var tables: WriteTransaction?
    /// What changes quads there.
    private(set) var tableWriter: QuadWriter?
    private var record: [UInt8] = []

    private var journal: Journal { core.journal }
    private var isSynced: Bool { core.options.durability == .full }

    private init(_ core: StoreCore, _ reading: ReadTransaction, _ begun: Journal.State) throws(StoreError) {
        self.core = core
        self.reading = reading
        self.begun = begun
        readingNumber = reading.number
        mapMoves = core.environment.mapMoves
        memory = begun.memory ?? JournalMemory(firstTerm: begun.firstTerm, firstTriple: begun.firstTriple)
        view = JournalView(memory, begun.used)
        quads = QuadTables(core.tables, reading, core.cache, view)
        terms = try TermReader(core.dictionary, reading, view)
        terms.remember()
    }

    // MARK: Beginning and end

    /// Begins a transaction.
    ///
    /// - Throws: ``StoreError/lockedByWriter(path:)`` if another one does not end in time.
    ///
    /// - Parameter known: the writer of an earlier transaction, which is gone on with if it fits.
    static func begin(_ core: StoreCore, _ known: JournalWriter?) throws(StoreError) -> JournalWriter {
        let environment = core.environment
        try environment.takeWriter(waitingAtMost: core.options.patience)
        var isBegun = false
        do throws(StoreError) {
            try environment.makeRoom()
            try known?.reading.renew()
            let reading = if let known { known.reading } else { try environment.read() }
            if environment.lastTransaction != reading.number {
                // A writer died at the very end of its commit; LMDB notices that where the next one begins.
                try environment.beginWriteTransaction().rollBack(releasingWriter: false)
                try reading.renew()
            }
            let begun = try core.journal.beginWriting(reading)
            isBegun = true
            if let known, known.goOn(begun) { return known }
            return try JournalWriter(core, reading, begun)
        } catch {
            if isBegun { core.journal.endWriting { _ in } }
            environment.endWriting()
            throw error
        }
    }

    /// Goes on with the next transaction; `false` if what was read is no longer what is there.
    private func goOn(_ begun: Journal.State) -> Bool {
        guard tables == nil, readingNumber == reading.number, mapMoves == core.environment.mapMoves,
            begun.memory === memory
        else { return false }
        self.begun = begun
        view.extent = begun.used
        return true
    }

    /// Whether a later transaction can go on with what this one has read.
    var canGoOn: Bool { tables == nil }

    /// Makes the changes those of the store.
    ///
    /// - Throws: ``StoreError``; all is then as it was, and the transaction has ended.
    func commit() throws(StoreError) {
        do throws(StoreError) {
            if tables == nil {
                if view.extent == begun.used { return end { _ in } }
                let isMissing = !Journal.hasFile(begun.generation)
                if !isFull, !isMissing { return try append() }
                // The first small transaction makes the journal; a store that is only loaded has none.
                if !isFull { try journal.file.make(isSynced: isSynced) }
                try move(isLast: true)
            }
            try commitTables()
        } catch {
            rollBack()
            throw error
        }
    }

    /// Whether the journal has taken so much that it is time to bring it into the tables.
    private var isFull: Bool {
        begun.hasLeftovers || view.extent.entries > core.options.mostJournalChanges
            || begun.end + view.extent.termBytes > core.options.mostJournalBytes
            || max(view.extent.terms, view.extent.triples) > JournalTerms.mostTerms / 2
    }

    /// Forgets all changes.
    func rollBack() {
        guard reading.isLive else { return }
        memory.rows.takeBack(view.extent, to: begun.used)
        memory.terms.takeBack(&view.extent, to: begun.used)
        let used = view.extent
        end { $0.used = used }
    }

    private func end(_ change: (inout Journal.State) -> Void) {
        let environment = core.environment
        reading.reset()
        journal.endWriting(change)
        tables?.rollBack(releasingWriter: false)
        environment.endWriting()
    }

    // MARK: In the journal

    /// Adds a term that is not there; `nil` if there is no room.
    func insert(_ key: StoredBytes, _ hash: UInt64) -> TermID? {
        let index = memory.terms.firstTerm + UInt64(view.extent.terms)
        guard index <= TermID.payloadMask, memory.terms.add(key, hash, &view.extent) else { return nil }
        return TermID(.tailTerm, index)
    }

    /// Adds a triple term that is not there; `nil` if there is no room.
    func insert(_ triple: TripleIDs) -> TermID? {
        let index = memory.terms.firstTriple + UInt64(view.extent.triples)
        return memory.terms.add(triple, &view.extent) ? TermID(.tripleTerm, index) : nil
    }

    /// Adds a quad or takes it away; whether that changed anything.
    func set(_ quad: QuadIDs, isThere: Bool) throws(StoreError) -> Bool {
        if let tableWriter { return try isThere ? tableWriter.insert(quad) : tableWriter.delete(quad) }
        let rows = memory.rows
        var row = rows.find(quad, among: view.extent.rows)
        if let row {
            let now = rows.isThere(row, after: view.extent.entries) ?? rows.isInTables(row)
            if now == isThere { return false }
        } else {
            let state = try quads.stored(quad)
            if state.isInTables == isThere { return false }
            row = rows.add(quad, isInBlocks: state.isInBlocks, isInTables: state.isInTables, &view.extent)
        }
        if let row, rows.set(row, isThere: isThere, &view.extent) { return true }
        try move()
        return try set(quad, isThere: isThere)
    }

    private func append() throws(StoreError) {
        if isSynced, !begun.isBaseSynced { try core.environment.sync() }
        JournalRecord.make(
            memory, from: begun.used, to: view.extent, generation: begun.generation, number: begun.count,
            syncedCount: isSynced ? begun.count : begun.syncedCount, into: &record)
        do throws(StoreError) {
            try journal.file.write(record, at: begun.end, isSynced: isSynced)
        } catch {
            // Nobody was told of it, and nobody shall find it.
            do throws(StoreError) { try journal.file.erase(at: begun.end, isSynced: isSynced) } catch {
                journal.setBroken()
            }
            throw error
        }
        if isSynced, !begun.isBaseSynced { journal.file.syncFolder() }
        let (extent, size, isSynced) = (view.extent, record.count, isSynced)
        end { state in
            state.published = extent
            state.used = extent
            state.end += size
            state.count += 1
            if isSynced { (state.syncedCount, state.isBaseSynced) = (state.count, true) }
        }
    }

    // MARK: In the tables

    /// The transaction of LMDB, into which the changes are brought now if they were not.
    func tableTransaction() throws(StoreError) -> WriteTransaction {
        if let tables { return tables }
        try move()
        guard let tables else { throw .broken(path: core.environment.path) }
        return tables
    }

    /// Brings what the journal holds, and what the transaction has changed, into the tables, and goes on there.
    ///
    /// - Parameter isLast: whether nothing more is changed.
    func move(isLast: Bool = false) throws(StoreError) {
        let transaction = try core.environment.beginWriteTransaction()
        tables = transaction
        try core.tables.clearUnfinishedLoad(transaction)
        try view.bringTerms(into: core.dictionary, transaction)
        try terms.goOn(in: transaction)
        quads.goOn(in: transaction)
        let writer = QuadWriter(core, transaction, quads)
        tableWriter = writer
        try writer.takeJournal(isLast: isLast)
        try journal.setNextGeneration(transaction)
    }

    private func commitTables() throws(StoreError) {
        guard let tables else { return }
        try tableWriter?.settle()
        var state = Journal.State()
        state.generation = try core.tables.number(.journal, tables)
        state.firstTerm = try TailFormat.count(core.dictionary.tail, tables)
        state.firstTriple = try TailFormat.count(core.dictionary.triples, tables)
        state.isExamined = true
        state.isBaseSynced = isSynced
        try tables.commit(releasingWriter: false)
        state.transaction = core.environment.lastTransaction
        end { $0 = state }
    }
}

/// A writer between two transactions.
@safe
struct WaitingWriter: Sendable {
    // SAFETY: whoever takes it out of its place is the only one who has it, and uses it with the right to write.
    nonisolated(unsafe) private let waiting: JournalWriter

    init(_ writer: JournalWriter) { unsafe waiting = writer }

    /// The writer, for whoever has taken this out of its place.
    var writer: JournalWriter { unsafe waiting }
}
