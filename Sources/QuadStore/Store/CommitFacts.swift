/// What snapshots of one commit have read, so that the next one need not read it again.
final class CommitFacts: Sendable {
    private struct Known: Sendable {
        var directories: [BlockDirectory?] = Array(repeating: nil, count: Permutation.allCases.count)
        var changeCounts: [Int?] = [nil, nil]
        var segments: [SegmentDirectory]?
    }

    private let known = Guarded(Known())

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
        private let last = Guarded<(number: Int, facts: CommitFacts)>((-1, CommitFacts()))

        /// Those of the commit that a transaction reads. A number belongs to one commit for all time.
        func facts(of transaction: ReadTransaction) -> CommitFacts {
            let number = transaction.number
            return last.withLock { last in
                if last.number < number { last = (number, CommitFacts()) }
                return last.number == number ? last.facts : CommitFacts()
            }
        }
    }
}
