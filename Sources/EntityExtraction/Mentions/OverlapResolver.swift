import Sorting

/// Chooses among proposals so that no two of those kept overlap.
///
/// The longer name wins, since a name inside a longer name names nothing by itself; among equals the surer one.
/// The order is total, so the outcome depends on the proposals alone. Complexity: n log n.
enum OverlapResolver {
    /// The proposals kept, in order of position.
    static func resolve(_ proposals: [Proposal]) -> [Proposal] {
        let ranks = proposals.map { Rank(length: $0.range.count, score: $0.score, start: $0.range.lowerBound) }
        let ordered = proposals.indices.ordered { left, right in
            let (first, second) = (ranks[left], ranks[right])
            if first.length != second.length { return first.length > second.length }
            if first.score != second.score { return first.score > second.score }
            if first.start != second.start { return first.start < second.start }
            return precedes(proposals[left], proposals[right])
        }
        var taken = IntervalSet()
        // What is kept does not overlap, so its starts are its order; in the lower half is the proposal's number.
        var kept: [Int] = []
        for index in ordered where taken.insert(proposals[index].range) {
            kept.append(proposals[index].range.lowerBound << 32 | index)
        }
        return kept.ordered().map { proposals[$0 & 0xFFFF_FFFF] }
    }

    /// What tells of nearly any two proposals which one precedes the other.
    private struct Rank {
        var length: Int
        var score: Double
        var start: Int
    }

    /// The order of equally sure proposals for one range.
    private static func precedes(_ left: Proposal, _ right: Proposal) -> Bool {
        if left.type != right.type { return left.type.rawValue < right.type.rawValue }
        return (left.entry ?? -1) < (right.entry ?? -1)
    }
}

/// Ranges that do not overlap, kept sorted in chunks so that inserting stays cheap.
struct IntervalSet {
    /// A bit a position, in words.
    private var words: [UInt64] = []

    /// Adds a range unless it overlaps what is there; says whether it did.
    mutating func insert(_ range: Range<Int>) -> Bool {
        guard !overlaps(range), !range.isEmpty else { return false }
        for index in range { words[index >> 6] |= 1 << UInt64(index & 63) }
        return true
    }

    /// Whether a range shares a position with what is there.
    mutating func overlaps(_ range: Range<Int>) -> Bool {
        let needed = (range.upperBound >> 6) + 1
        if words.count < needed { words.append(contentsOf: repeatElement(0, count: needed - words.count)) }
        return range.contains { words[$0 >> 6] & (1 << UInt64($0 & 63)) != 0 }
    }
}
