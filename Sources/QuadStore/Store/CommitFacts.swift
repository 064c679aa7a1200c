/// What snapshots of one commit have read, so that the next one need not read it again.
final class CommitFacts: Sendable {
    private struct Known: Sendable {
        var directories: [BlockDirectory?] = Array(repeating: nil, count: Permutation.allCases.count)
        var changeCounts: [Int?] = [nil, nil]
        var segments: [SegmentDirectory]?
    }

    private let known = Guarded(Known())
    /// Blocks that were opened, each in the place that its number leads to. They stay where they are in the map as long as
    /// the commit is read, and nobody looks at them who does not read it.
    private let blocks = Guarded<[(number: UInt64, block: BlockReader)?]>(Array(repeating: nil, count: mostBlocks))
    private static let mostBlocks = 256

    /// A block that was opened before, or the one that `open` opens.
    func block(
        _ number: UInt64, _ open: () throws(StoreError) -> BlockReader?
    ) throws(StoreError) -> BlockReader? {
        let place = Int(truncatingIfNeeded: number) & (CommitFacts.mostBlocks - 1)
        if let known = blocks.withLock({ $0[place] }), known.number == number { return known.block }
        guard let block = try open() else { return nil }
        blocks.withLock { $0[place] = (number, block) }
        return block
    }

    /// What is known of a permutation's blocks, or what `read` finds.
    func directory(
        _ permutation: Permutation, _ read: () throws(StoreError) -> BlockDirectory
    ) throws(StoreError) -> BlockDirectory {
        let place = Int(permutation.rawValue)
        if let known = known.withLock({ $0.directories[place] }) { return known }
        let found = try read()
        known.withLock { $0.directories[place] = found }
        return found
    }

    /// How many rows changed since blocks were written, or what `read` finds.
    func changeCount(named: Bool, _ read: () throws(StoreError) -> Int) throws(StoreError) -> Int {
        let place = named ? 1 : 0
        if let known = known.withLock({ $0.changeCounts[place] }) { return known }
        let found = try read()
        known.withLock { $0.changeCounts[place] = found }
        return found
    }

    /// The directories of the vocabulary's segments, or what `read` finds.
    func segments(_ read: () throws(StoreError) -> [SegmentDirectory]) throws(StoreError) -> [SegmentDirectory] {
        if let known = known.withLock({ $0.segments }) { return known }
        let found = try read()
        known.withLock { $0.segments = found }
        return found
    }

    /// Those of the last commit that was read.
    final class Last: Sendable {
        private struct Commit: Sendable {
            var number = -1
            /// How often the map had been moved, which moves the blocks.
            var moves = 0
            var facts = CommitFacts()
        }

        private let last = Guarded(Commit())

        /// Those of the commit that a transaction reads. A number belongs to one commit for all time.
        func facts(of transaction: ReadTransaction) -> CommitFacts {
            // While there is a transaction, the map stays where it is.
            let (number, moves) = (transaction.number, transaction.environment.mapMoves)
            return last.withLock { last in
                if last.number < number || last.number == number && last.moves < moves {
                    last = Commit(number: number, moves: moves)
                }
                return last.number == number ? last.facts : CommitFacts()
            }
        }
    }
}
