/// How a store is opened.
public struct StoreOptions: Sendable {
    /// When a commit is safe.
    public var durability = Durability.full
    /// Whether nothing is written; the store must then exist.
    public var isReadOnly = false
    /// How many seconds a writer waits for another one.
    public var patience = 10.0
    /// How many rows a block has.
    package var blockRows = Block.usualRows
    /// So many changed rows are kept beside the blocks of a small store.
    package var fewestMergedChanges = 8192
    /// How many changes the journal takes before it is brought into the tables.
    package var mostJournalChanges = 32_768
    /// How many bytes the journal takes before that.
    package var mostJournalBytes = 4 << 20
    /// The first size of the map in bytes; `nil` is one that hardly ever has to grow.
    package var mapSize: Int?
    /// How many pages of LMDB's trees are looked at before anything is read: all of them, unless very many terms or
    /// changes came in transactions.
    package var pagesCheckedAtOpening = 4096

    /// The usual options.
    public init() {}
}
