/// Where the blocks of a snapshot are.
protocol BlockSource: AnyObject {
    /// The store, for messages.
    var path: String { get }

    /// The bytes of a block; they stay where they are as long as the source lives.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)`` if there is no such block.
    func block(_ number: UInt64) throws(StoreError) -> UnsafeRawBufferPointer
}
