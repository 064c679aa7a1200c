internal import Glibc
internal import Synchronization

/// What transactions changed since the tables were written: a file that every commit appends one record to, and the same
/// in memory for this process.
///
/// The tables say which generation of records continues them. Whoever changes the tables brings the records into them
/// and gives them the next generation, in one commit of LMDB: from then on the old records mean nothing, and are written
/// over. A reader takes a transaction of LMDB, and with it the records of its generation; if the tables went on in the
/// meantime, it begins again.
final class Journal: Sendable {
    private let environment: Environment
    private let properties: StoreTables
    private let dictionary: TermDictionary
    let file: JournalFile
    private let state = Guarded(State())
    private let isBroken = Atomic<Bool>(false)

    /// What this process knows of the journal.
    struct State: Sendable {
        /// A number of a commit of LMDB with this generation.
        var transaction = -1
        /// What the records continue.
        var generation: UInt64 = 0
        /// How many terms and triple terms the tables have.
        var firstTerm: UInt64 = 0
        var firstTriple: UInt64 = 0
        /// The content of the records; `nil` if there was none yet.
        var memory: JournalMemory?
        /// So much of it is committed.
        var published = JournalExtent()
        /// So much of it was used, what was rolled back among it.
        var used = JournalExtent()
        /// Where the next record will stand.
        var end = 0
        /// How many records there are, and how many of them are on the disk for sure.
        var count = 0
        var syncedCount = 0
        /// Whether a transaction of this process writes, so that nobody else does.
        var isWriting = false
        /// Whether the file was looked at behind the last record; and whether something stands there that was to be a
        /// record of this generation.
        var isExamined = false
        var hasLeftovers = false
        /// Whether the tables that the records continue, and the names of the files, are on the disk.
        var isBaseSynced = false
    }

    init(_ environment: Environment, _ tables: StoreTables, _ dictionary: TermDictionary) {
        self.environment = environment
        properties = tables
        self.dictionary = dictionary
        file = JournalFile(
            path: environment.journalPath, store: environment.path, isReadOnly: environment.settings.isReadOnly)
    }

    // MARK: Generations

    /// The generation that follows one: a counter in the upper half; a number drawn by lot, so that the records of a store
    /// never fit to a copy of it that went another way; and in the lowest bit whether there is a file, so that nobody
    /// looks for one that is not there.
    static func generation(after generation: UInt64, hasFile: Bool) -> UInt64 {
        let drawn = UInt64(UInt32.random(in: 0...UInt32.max)) & ~1
        return ((generation >> 32) + 1) << 32 | drawn | (hasFile ? 1 : 0)
    }

    /// Whether a generation has a file, which may be an empty one.
    static func hasFile(_ generation: UInt64) -> Bool { generation & 1 == 1 }

    /// Gives the tables the next generation, so that all records up to now mean nothing to them.
    func setNextGeneration(_ transaction: WriteTransaction) throws(StoreError) {
        let next = Journal.generation(
            after: try properties.number(.journal, transaction), hasFile: try file.size() > 0)
        try properties.set(.journal, next, transaction)
    }

    /// Brings all records and all changes into the blocks, in a transaction that keeps all others from writing.
    ///
    /// - Parameter merging: whether they go into the blocks, or beside them if there are few.
    func bring(into transaction: WriteTransaction, _ core: StoreCore, merging: Bool) throws(StoreError) {
        try core.tables.clearUnfinishedLoad(transaction)
        let reading = try environment.read()
        let view = try view(reading)
        try view?.bringTerms(into: dictionary, transaction)
        let writer = QuadWriter(core, transaction, QuadTables(core.tables, transaction, core.cache, view))
        if merging {
            try writer.mergeAll()
        } else {
            try writer.takeJournal(isLast: true)
            try writer.settle()
        }
        try setNextGeneration(transaction)
    }

    /// The generation that a copy of the tables is of.
    static func generation(ofTables file: String) throws(StoreError) -> UInt64 {
        var settings = Environment.Settings()
        settings.isReadOnly = true
        // SAFETY: the path lives for the call.
        defer { unsafe unlink(file + "-lock") }
        let environment = try Environment(path: file, settings: settings)
        guard let tables = try environment.existingTables(["properties"]) else { throw .notAStore(path: file) }
        return try StoreTables(properties: tables[0]).number(.journal, environment.read())
    }

    /// The generation and all records that a transaction sees, as they stand in the file.
    func records(_ transaction: ReadTransaction) throws(StoreError) -> (generation: UInt64, bytes: [UInt8]) {
        while true {
            let found = try following(transaction) { (state) throws(StoreError) -> (UInt64, [UInt8])? in
                let bytes = try file.read(at: 0, count: state.end)
                // Others may have written over it by now.
                if !state.isWriting, try !isLast(transaction) { return nil }
                return (state.generation, bytes)
            }
            if let found { return found }
        }
    }

    /// Refuses to write from now on, as a record that failed may be on the disk.
    func setBroken() {
        isBroken.store(true, ordering: .releasing)
    }

    // MARK: Reading

    /// What a transaction sees of the journal; `nil` if there is nothing. The transaction goes on to the last commit if
    /// its own is one that the journal no longer continues.
    func view(_ transaction: ReadTransaction) throws(StoreError) -> JournalView? {
        try following(transaction) { (state) throws(StoreError) in
            guard let memory = state.memory, state.count > 0 else { return nil }
            return JournalView(memory, state.published)
        }
    }

    /// Looks at the file behind the last record, once for each generation.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)`` if a record is not what was written.
    func examine(_ transaction: ReadTransaction) throws(StoreError) {
        _ = try following(transaction) { (state) throws(StoreError) in
            if !state.isExamined { try examine(&state, transaction) }
        }
    }

    /// Begins to write: nobody else does, and the transaction is that of the last commit.
    func beginWriting(_ transaction: ReadTransaction) throws(StoreError) -> State {
        if isBroken.load(ordering: .acquiring) { throw .broken(path: environment.path) }
        return try following(transaction) { (state) throws(StoreError) in
            if !state.isExamined { try examine(&state, transaction) }
            if state.memory == nil {
                state.memory = JournalMemory(firstTerm: state.firstTerm, firstTriple: state.firstTriple)
            }
            state.isWriting = true
            return state
        }
    }

    /// Ends writing, and makes what was written what others see.
    func endWriting(_ change: (inout State) -> Void) {
        state.withLock { state in
            change(&state)
            state.isWriting = false
        }
    }

    /// Runs `body` with the state that belongs to a transaction.
    private func following<Result>(
        _ transaction: ReadTransaction, _ body: (inout State) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        while true {
            let result = try state.withLock { (state) throws(StoreError) -> Result? in
                guard try follow(transaction, &state) else { return nil }
                return try body(&state)
            }
            if let result { return result }
            try transaction.renew()
        }
    }

    /// Brings the state to that of a transaction; `false` if there is a later one by now.
    private func follow(_ transaction: ReadTransaction, _ state: inout State) throws(StoreError) -> Bool {
        if state.transaction != transaction.number {
            if transaction.number < state.transaction { return false }
            let generation = try properties.number(.journal, transaction)
            if generation != state.generation || state.transaction < 0 {
                let isWriting = state.isWriting
                state = State()
                state.generation = generation
                state.firstTerm = try TailFormat.count(dictionary.tail, transaction)
                state.firstTriple = try TailFormat.count(dictionary.triples, transaction)
                state.isWriting = isWriting
            }
            state.transaction = transaction.number
        }
        if state.isWriting { return true }
        try readNew(&state)
        // What was read may have been written over by records of a later generation.
        return try isLast(transaction)
    }

    /// Whether a transaction is that of the last commit that has ended: nobody has written records of a later generation
    /// by now.
    func isLast(_ transaction: ReadTransaction) throws(StoreError) -> Bool {
        if environment.lastTransaction == transaction.number { return true }
        // A commit that is not to be seen yet has not ended, or its writer died before it did.
        return try environment.read().number == transaction.number
    }

    /// Takes over the records that others wrote.
    private func readNew(_ state: inout State) throws(StoreError) {
        guard Journal.hasFile(state.generation), file.mayHold(state.generation, at: state.end) else { return }
        let bytes = try file.read(at: state.end, count: max(0, file.size() - state.end))
        try bytes.withStoredBytes { (bytes) throws(StoreError) in
            var offset = 0
            while let head = JournalRecord.head(bytes.from(offset)), head.generation == state.generation,
                head.number == state.count
            {
                let record = bytes.part(offset, offset + head.size)
                let hasLost = state.used != state.published
                do throws(JournalRecord.Obstacle) {
                    try take(record, head, &state)
                } catch .noRoom where hasLost {
                    // What was rolled back takes the place.
                    startAnew(&state)
                    return try readNew(&state)
                } catch {
                    startAnew(&state)
                    throw .damaged(
                        path: environment.path, detail: "record \(head.number) of the journal contradicts itself")
                }
                offset += head.size
            }
        }
    }

    /// Forgets what was read of the records.
    private func startAnew(_ state: inout State) {
        state.memory = nil
        (state.published, state.used) = (JournalExtent(), JournalExtent())
        (state.end, state.count) = (0, 0)
    }

    private func take(
        _ record: StoredBytes, _ head: JournalRecord.Head, _ state: inout State
    ) throws(JournalRecord.Obstacle) {
        let memory = state.memory ?? JournalMemory(firstTerm: state.firstTerm, firstTriple: state.firstTriple)
        state.memory = memory
        try JournalRecord.apply(record, head, to: memory, &state.used)
        state.published = state.used
        state.end += head.size
        state.count += 1
        state.syncedCount = max(state.syncedCount, head.syncedCount)
    }

    // MARK: Damage

    /// Looks for what must not stand behind the last record: records of this generation. Where one of them says that
    /// the record that is not to be read was on the disk, it has been damaged since; else it may never have been
    /// written to its end.
    private func examine(_ state: inout State, _ transaction: ReadTransaction) throws(StoreError) {
        while true {
            let bytes = try file.read(at: state.end, count: max(0, file.size() - state.end))
            let examined = bytes.withStoredBytes {
                JournalRemains($0, generation: state.generation, count: state.count)
            }
            guard let damage = examined.damage else {
                // Others may have gone on while this was read.
                guard try isLast(transaction) else { return }
                state.hasLeftovers = examined.hasLeftovers
                state.isExamined = true
                return
            }
            // A record is on the disk before the next one is begun: if another process wrote the missing one in the
            // meantime, it is whole by now.
            let count = state.count
            try readNew(&state)
            guard try isLast(transaction) else { return }
            if state.count == count { throw .damaged(path: environment.path, detail: damage) }
        }
    }
}

/// What stands behind the last record of a generation.
struct JournalRemains {
    /// Whether something there was to be a record of this generation.
    private(set) var hasLeftovers = false
    /// What proves that a record was damaged.
    private(set) var damage: String?

    /// Looks at the bytes behind so many records.
    init(_ bytes: StoredBytes, generation: UInt64, count: Int) {
        if count == 0, let first = JournalRecord.head(bytes), first.generation >> 32 > generation >> 32 {
            damage = "the journal continues a later state of the store than that of data.mdb"
            return
        }
        var offset = 0
        while offset + JournalRecord.headSize <= bytes.count {
            defer { offset += 8 }
            guard bytes.uint64(offset + 8) == generation, bytes.uint32(offset + 28) == JournalRecord.mark else {
                continue
            }
            hasLeftovers = true
            guard let head = JournalRecord.head(bytes.from(offset)), head.number >= count else { continue }
            if head.syncedCount > count {
                damage = "record \(count) of the journal cannot be read, though record \(head.number) stands behind it"
                return
            }
        }
    }
}
