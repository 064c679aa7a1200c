/// Where the blocks of a snapshot are.
protocol BlockSource: AnyObject {
    /// The store, for messages.
    var path: String { get }

    /// The bytes of a block; they stay where they are as long as the source lives.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)`` if there is no such block.
    func block(_ number: UInt64) throws(StoreError) -> UnsafeRawBufferPointer

    /// A reader of a block; `nil` if its bytes are none.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)`` if there is no such block.
    func reader(ofBlock number: UInt64, columnCount: Int) throws(StoreError) -> BlockReader?

    /// The range that was counted last, if it lies within one block: what a planner counts is read next.
    var counted: CountedRange? { get set }
}

/// A range of rows within a block.
struct CountedRange {
    var permutation: Permutation
    var rows: Range<Row>
    /// The block's place in the directory.
    var block: Int
    /// Where the range's rows stand in the block.
    var places: Range<Int>
}

extension BlockSource {
    /// None is kept.
    var counted: CountedRange? {
        get { nil }
        set {}
    }

    /// Looks at the block anew.
    func reader(ofBlock number: UInt64, columnCount: Int) throws(StoreError) -> BlockReader? {
        unsafe BlockReader(try block(number), columnCount: columnCount)
    }
}
