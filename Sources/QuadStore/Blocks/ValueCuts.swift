import Sorting

/// Takes the large gaps out of a column's values, without changing their order.
///
/// A column holds ids of a few kinds: numbers, dates, texts of one part of the dictionary. Their values lie far from
/// each other and near within. Without the gaps between them they need few bits:
///
///     values     7 8 | 2⁶⁰+1 2⁶⁰+5 | 2⁶¹+3           domain    0 1 | 2 6 | 7
///
/// The value of a number of the domain is the number plus the offsets of all cuts at or before it.
struct ValueCuts: Equatable {
    /// Where a cut lies in the domain, and what is added from there on; the first lies at 0.
    struct Cut: Equatable {
        var start: UInt64
        var offset: UInt64
    }

    /// The cuts, in order; there is at least one.
    private(set) var cuts: [Cut]

    /// The most cuts that a column has.
    static let limit = 16

    /// Finds the cuts that pay.
    init(_ values: Span<UInt64>) {
        let ranges = ValueCuts.ranges(values)
        var gaps = (1..<max(1, ranges.count)).map {
            (index: $0, size: ranges[$0].lowerBound - ranges[$0 - 1].upperBound)
        }
        // Of equal ones the first in front.
        gaps = gaps.ordered { $0.size > $1.size }
        var span = (ranges.last?.upperBound ?? 0) - (ranges.first?.lowerBound ?? 0)
        var kept: [Int] = []
        for gap in gaps.prefix(ValueCuts.limit - 1) {
            // A gap that is small beside what is left saves no bit.
            guard gap.size > 1, gap.size >= span / 16 else { break }
            span -= gap.size - 1
            kept.append(gap.index)
        }
        cuts = [Cut(start: 0, offset: ranges.first?.lowerBound ?? 0)]
        var total = cuts[0].offset
        for index in kept.ordered() {
            // The domain goes on right behind the last value in front of the gap.
            let start = ranges[index - 1].upperBound - total + 1
            let offset = ranges[index].lowerBound - total - start
            cuts.append(Cut(start: start, offset: offset))
            total += offset
        }
    }

    /// Takes the cuts that were stored.
    init(stored cuts: [Cut]) {
        self.cuts = cuts
    }

    /// Ranges that hold all values, in order, with the first and last value of each at its ends.
    private static func ranges(_ values: Span<UInt64>) -> [ClosedRange<UInt64>] {
        guard values.count > 0 else { return [] }
        // By the upper four bits first, as ids have their kind there; then each kind by 256 parts of its range.
        var kinds = [(low: UInt64, high: UInt64)](repeating: (.max, 0), count: 16)
        for index in values.indices {
            let (value, kind) = (values[index], Int(values[index] >> 60))
            kinds[kind] = (min(kinds[kind].low, value), max(kinds[kind].high, value))
        }
        var parts = [(low: UInt64, high: UInt64)](repeating: (.max, 0), count: 16 * 256)
        var shifts = [UInt64](repeating: 0, count: 16)
        for (kind, range) in kinds.enumerated() where range.low <= range.high {
            shifts[kind] = UInt64(max(0, BitPacking.width(of: range.high - range.low) - 8))
        }
        for index in values.indices {
            let (value, kind) = (values[index], Int(values[index] >> 60))
            let part = kind << 8 | Int((value &- kinds[kind].low) &>> shifts[kind])
            parts[part] = (min(parts[part].low, value), max(parts[part].high, value))
        }
        return parts.filter { $0.low <= $0.high }.map { $0.low...$0.high }
    }

    /// The number that stands for a value of the column.
    func domain(_ value: UInt64) -> UInt64 {
        var (number, total) = (UInt64(0), UInt64(0))
        for cut in cuts {
            let first = cut.start &+ total &+ cut.offset
            guard value >= first else { break }
            total = total &+ cut.offset
            number = value &- total
        }
        return number
    }
}
