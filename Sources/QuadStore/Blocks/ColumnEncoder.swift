/// Writes a column of a block: some thousand ids.
///
/// A column of one value is that value alone:
///
///     0      1       8
///     0      zeros   value
///
/// Any other is cut into groups of 128 numbers; each stands as the least number and the differences from it, or, where
/// it does not descend and that is shorter, as the first number and the differences from row to row.
///
///     0      1            2                  3      4              8
///     1      cut count    bytes of a base    0      group count    cuts: start, offset (8 bytes each)
///                                                                  bases, one a group
///                                                                  widths, one byte a group; upper bit: row to row
///                                                                  places, two bytes a group, in units of 16 bytes
///                                                                  zeros up to a multiple of 8
///                                                                  groups; 8 bytes of zeros
///
/// Numbers are little-endian.
enum ColumnEncoder {
    /// The bit of a width that says that differences are from row to row.
    static let stepBit: UInt8 = 0x80

    /// Adds a column.
    ///
    /// - Precondition: there is at least one value, and at most ``Block/mostRows``.
    static func encode(_ values: Span<UInt64>, to bytes: inout [UInt8]) {
        let first = values[0]
        if (0..<values.count).allSatisfy({ values[$0] == first }) {
            bytes += [0, 0, 0, 0, 0, 0, 0, 0]
            append(first, 8, to: &bytes)
            return
        }
        let cuts = ValueCuts(values)
        let numbers = self.numbers(values, cuts)
        let groups = stride(from: 0, to: numbers.count, by: BitPacking.group).map { start in
            Group(numbers[start..<min(start + BitPacking.group, numbers.count)])
        }
        let baseBytes = max(1, (BitPacking.width(of: groups.map(\.base).max() ?? 0) + 7) / 8)
        bytes += [1, UInt8(cuts.cuts.count), UInt8(baseBytes), 0]
        append(UInt64(groups.count), 4, to: &bytes)
        for cut in cuts.cuts {
            append(cut.start, 8, to: &bytes)
            append(cut.offset, 8, to: &bytes)
        }
        for group in groups { append(group.base, baseBytes, to: &bytes) }
        for group in groups { bytes.append(UInt8(group.width) | (group.isStepwise ? stepBit : 0)) }
        var place = 0
        for group in groups {
            append(UInt64(place), 2, to: &bytes)
            place += group.width
        }
        let head = 8 + cuts.cuts.count * 16 + groups.count * (baseBytes + 3)
        bytes += [UInt8](repeating: 0, count: (8 - head % 8) % 8)
        for group in groups { BitPacking.pack(group.differences.span, width: group.width, to: &bytes) }
        bytes += [UInt8](repeating: 0, count: BitPacking.padding)
    }

    private struct Group {
        var base: UInt64
        var width: Int
        var isStepwise: Bool
        var differences: [UInt64]

        init(_ numbers: ArraySlice<UInt64>) {
            let least = numbers.min() ?? 0
            let most = numbers.max() ?? 0
            var last = numbers.first ?? 0
            var (steps, isAscending) = (UInt64(0), true)
            for number in numbers {
                if number < last { isAscending = false }
                steps |= number &- last
                last = number
            }
            let plain = BitPacking.width(of: most - least)
            let stepwise = BitPacking.width(of: steps)
            isStepwise = isAscending && stepwise < plain
            width = isStepwise ? stepwise : plain
            base = least
            guard isStepwise else {
                differences = numbers.map { $0 - least }
                return
            }
            last = least
            differences = numbers.map { number in
                defer { last = number }
                return number - last
            }
        }
    }

    /// The values as numbers of the domain. Values that follow each other mostly lie between the same cuts.
    private static func numbers(_ values: Span<UInt64>, _ cuts: ValueCuts) -> [UInt64] {
        var numbers = [UInt64](repeating: 0, count: values.count)
        if cuts.cuts.count == 1 {
            let offset = cuts.cuts[0].offset
            for index in values.indices { numbers[index] = values[index] &- offset }
        } else {
            for index in values.indices { numbers[index] = cuts.domain(values[index]) }
        }
        return numbers
    }

    private static func append(_ number: UInt64, _ count: Int, to bytes: inout [UInt8]) {
        for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index))) }
    }
}
