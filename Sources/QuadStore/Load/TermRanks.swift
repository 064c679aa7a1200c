/// The ids of a load's terms in their order. The rank of an id is its place among them.
///
/// Most of them are the terms of one vocabulary segment, whose ids follow each other; the others stand in a list.
struct TermRanks: Sendable {
    private let first: UInt64
    private let count: Int
    /// The other ids, in order.
    private let others: [UInt64]
    /// How many of the others come before the segment.
    private let before: Int

    /// Orders ids.
    ///
    /// - Parameters:
    ///   - first: the id of the segment's first term.
    ///   - count: the number of the segment's terms.
    ///   - others: other ids, in their order and each once.
    init(first: TermID, count: Int, others: [UInt64]) {
        self.first = first.bits
        self.count = count
        self.others = others
        before = others.firstIndex { $0 >= first.bits } ?? others.count
    }

    /// The rank of an id that is there.
    func rank(of id: UInt64) -> UInt32 {
        if count > 0, id >= first, id - first < UInt64(count) { return UInt32(before + Int(id - first)) }
        var (low, high) = (0, others.count)
        while low < high {
            let middle = (low + high) / 2
            if others[middle] < id { low = middle + 1 } else { high = middle }
        }
        return UInt32(low < before ? low : low + count)
    }

    /// The id of a rank.
    @inline(__always)
    func id(of rank: UInt32) -> UInt64 {
        let rank = Int(rank)
        if rank >= before, rank - before < count { return first + UInt64(rank - before) }
        return rank < before ? others[rank] : others[rank - count]
    }

    /// The ids of quads in the columns of a permutation.
    func columns(of quads: [RankedQuad], _ permutation: Permutation) -> [[UInt64]] {
        permutation.positions.map { position in
            let place = position.rawValue
            return unsafe quads.withRanks { ranks in
                unsafe [UInt64](unsafeUninitializedCapacity: quads.count) { ids, count in
                    // SAFETY: there is room for as many ids as quads, and each has four ranks.
                    for index in quads.indices { unsafe ids[index] = id(of: ranks[4 * index + place]) }
                    count = quads.count
                }
            }
        }
    }
}
