import Sorting

/// Chooses among proposals so that no two of those kept overlap.
///
/// The longer name wins, since a name inside a longer name names nothing by itself; among equals the surer one.
/// The order is total, so the outcome depends on the proposals alone. Complexity: n log n.
enum OverlapResolver {
    /// The proposals kept, in order of position.
    static func resolve(_ proposals: [Proposal]) -> [Proposal] {
        let ordered = proposals.indices.ordered { precedes(proposals[$0], proposals[$1]) }
        // The kept ranges so far, by start.
        var kept: [Proposal] = []
        var taken = IntervalSet()
        for index in ordered where taken.insert(proposals[index].range) {
            kept.append(proposals[index])
        }
        return kept.indices.ordered { kept[$0].range.lowerBound < kept[$1].range.lowerBound }.map { kept[$0] }
    }

    private static func precedes(_ left: Proposal, _ right: Proposal) -> Bool {
        if left.range.count != right.range.count { return left.range.count > right.range.count }
        if left.score != right.score { return left.score > right.score }
        if left.range.lowerBound != right.range.lowerBound { return left.range.lowerBound < right.range.lowerBound }
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
