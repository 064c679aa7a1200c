/// Reads a column that ``ColumnEncoder`` wrote, where it lies.
///
/// The bytes are looked at once, when the reader is made: whatever they hold, no read goes beyond them.
@safe struct ColumnReader: Sendable {
    // SAFETY: what the pointers lead to is read only, so that threads may share it.
    nonisolated(unsafe) private let bytes: UnsafeRawPointer
    private let rowCount: Int
    /// The value of a column that has but one.
    private let constant: UInt64?
    private let cutCount: Int
    private let baseBytes: Int
    nonisolated(unsafe) private let bases: UnsafeRawPointer
    nonisolated(unsafe) private let widths: UnsafeRawPointer
    nonisolated(unsafe) private let places: UnsafeRawPointer
    nonisolated(unsafe) private let groups: UnsafeRawPointer

    /// Looks at a column; `nil` if the bytes are none of `rowCount` rows.
    ///
    /// - Precondition: the bytes stay where they are as long as the reader is used.
    init?(_ column: UnsafeRawBufferPointer, rowCount: Int) {
        guard let start = column.baseAddress, column.count >= 16, rowCount > 0 else { return nil }
        unsafe bytes = start
        self.rowCount = rowCount
        let kind = unsafe start.load(as: UInt8.self)
        if kind == 0 {
            constant = unsafe ColumnReader.number(start, 8)
            (cutCount, baseBytes) = (0, 0)
            unsafe (bases, widths, places, groups) = (start, start, start, start)
            return
        }
        constant = nil
        let groupCount = (rowCount + BitPacking.group - 1) / BitPacking.group
        cutCount = unsafe Int(start.load(fromByteOffset: 1, as: UInt8.self))
        baseBytes = unsafe Int(start.load(fromByteOffset: 2, as: UInt8.self))
        let stored = unsafe UInt32(littleEndian: start.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        let basesAt = 8 + cutCount * 16
        let widthsAt = basesAt + groupCount * baseBytes
        let placesAt = widthsAt + groupCount
        let groupsAt = (placesAt + groupCount * 2 + 7) & ~7
        guard kind == 1, (1...ValueCuts.limit).contains(cutCount), (1...8).contains(baseBytes), stored == groupCount,
            groupsAt + BitPacking.padding <= column.count
        else { return nil }
        unsafe (bases, widths, places, groups) = (
            start + basesAt, start + widthsAt, start + placesAt, start + groupsAt
        )
        let room = column.count - groupsAt - BitPacking.padding
        // Without a way out, so that several are looked at together.
        var wrong = 0
        for group in 0..<groupCount {
            let width = Int32(unsafe widths.load(fromByteOffset: group, as: UInt8.self) & ~ColumnEncoder.stepBit)
            let place = unsafe places.loadUnaligned(fromByteOffset: group * 2, as: UInt16.self)
            let end = Int32(UInt16(littleEndian: place)) &+ width
            wrong &+= (width > 64 ? 1 : 0) &+ (end > Int32(room / 16) ? 1 : 0)
        }
        if wrong > 0 { return nil }
    }

    /// Reads rows.
    ///
    /// - Precondition: the rows are there, and `values` has room for them.
    func read(_ rows: Range<Int>, to values: UnsafeMutablePointer<UInt64>) {
        if let constant {
            for index in 0..<rows.count { unsafe values[index] = constant }
            return
        }
        var cut = cut(of: 0)
        var row = rows.lowerBound
        while row < rows.upperBound {
            let group = row / BitPacking.group
            let first = group * BitPacking.group
            let end = min(first + BitPacking.group, rows.upperBound)
            unsafe read(group, row - first..<end - first, &cut, to: values + (row - rows.lowerBound))
            row = end
        }
    }

    /// The value of a row.
    func value(at row: Int) -> UInt64 {
        if let constant { return constant }
        let (group, within) = row.quotientAndRemainder(dividingBy: BitPacking.group)
        let (width, isStepwise) = kind(of: group)
        let packed = unsafe groups + place(of: group)
        var number = base(of: group)
        if isStepwise {
            for row in 0...within { number = unsafe number &+ BitPacking.value(packed, width: width, at: row) }
        } else if width > 0 {
            number = unsafe number &+ BitPacking.value(packed, width: width, at: within)
        }
        return number &+ cut(of: number).offset
    }

    /// The rows of `rows` that hold a value; where there are none, the place between less and greater ones.
    ///
    /// - Precondition: the values of `rows` do not descend.
    func rows(in rows: Range<Int>, of value: UInt64) -> Range<Int> {
        guard !rows.isEmpty else { return rows }
        if let constant {
            if constant == value { return rows }
            return constant > value ? rows.lowerBound..<rows.lowerBound : rows.upperBound..<rows.upperBound
        }
        return unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: BitPacking.group) { buffer in
            guard let values = buffer.baseAddress else { return rows }
            var (first, view) = unsafe boundary(in: rows, of: value, isAbove: false, values)
            // Equal values mostly end within the group that was looked at.
            var end = first
            while end < view.rows.upperBound, self.value(at: end, in: &view) == value { end += 1 }
            if end == view.rows.upperBound, end < rows.upperBound {
                end = unsafe boundary(in: end..<rows.upperBound, of: value, isAbove: true, values).row
            }
            return first..<end
        }
    }

    /// Some rows of one group. Differences from row to row have to be added up from the first one; any other row is read
    /// where it lies.
    @safe private struct GroupView {
        var rows: Range<Int>
        var start: Int
        var width: Int
        var base: UInt64
        var packed: UnsafeRawPointer
        var sums: UnsafeMutablePointer<UInt64>?
        var cut: Cut
    }

    /// The value of a row that the view holds.
    @inline(__always)
    private func value(at row: Int, in view: inout GroupView) -> UInt64 {
        if let sums = unsafe view.sums { return unsafe sums[row - view.start] }
        let rest = view.width == 0 ? 0 : unsafe BitPacking.value(view.packed, width: view.width, at: row - view.start)
        let number = view.base &+ rest
        if !view.cut.holds(number) { view.cut = cut(of: number) }
        return number &+ view.cut.offset
    }

    /// The first row of `rows` whose value is not less than `bound`, or, if `isAbove`, greater; the end if there is
    /// none. And the rows around it, all of one group, for which `values` is used.
    private func boundary(
        in rows: Range<Int>, of bound: UInt64, isAbove: Bool, _ values: UnsafeMutablePointer<UInt64>
    ) -> (row: Int, view: GroupView) {
        func isBefore(_ value: UInt64) -> Bool { value < bound || (isAbove && value == bound) }
        // Groups begin with their least value there, so that a group is read only at the end.
        var (low, high) = (rows.lowerBound / BitPacking.group + 1, (rows.upperBound - 1) / BitPacking.group + 1)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(value(at: middle * BitPacking.group)) { low = middle + 1 } else { high = middle }
        }
        let group = low - 1
        let start = group * BitPacking.group
        let (width, isStepwise) = kind(of: group)
        let base = base(of: group)
        var view = unsafe GroupView(
            rows: max(rows.lowerBound, start)..<min(rows.upperBound, start + BitPacking.group), start: start,
            width: width, base: base, packed: groups + place(of: group), sums: nil, cut: cut(of: base))
        if isStepwise {
            unsafe read(group, &view.cut, to: values)
            unsafe view.sums = values
        }
        (low, high) = (view.rows.lowerBound, view.rows.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(value(at: middle, in: &view)) { low = middle + 1 } else { high = middle }
        }
        return (low, view)
    }

    /// The first row of `rows` whose value is not less than `bound`, or, if `isAbove`, greater; the end if there is
    /// none.
    ///
    /// - Precondition: the values of `rows` do not descend.
    func firstRow(in rows: Range<Int>, atLeast bound: UInt64, isAbove: Bool = false) -> Int {
        let found = self.rows(in: rows, of: bound)
        return isAbove ? found.upperBound : found.lowerBound
    }

    /// So few rows of a group are sooner read one by one, where no sums are needed.
    private static let few = 32

    /// Reads rows of a group.
    private func read(
        _ group: Int, _ rows: Range<Int>, _ cut: inout Cut, to values: UnsafeMutablePointer<UInt64>
    ) {
        if rows.count == BitPacking.group { return unsafe read(group, &cut, to: values) }
        let (width, isStepwise) = kind(of: group)
        if rows.count <= ColumnReader.few, !isStepwise {
            let (base, packed) = unsafe (base(of: group), groups + place(of: group))
            for row in rows {
                let number = base &+ (width == 0 ? 0 : unsafe BitPacking.value(packed, width: width, at: row))
                if !cut.holds(number) { cut = self.cut(of: number) }
                unsafe values[row - rows.lowerBound] = number &+ cut.offset
            }
            return
        }
        unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: BitPacking.group) { buffer in
            guard let all = buffer.baseAddress else { return }
            unsafe read(group, &cut, to: all)
            unsafe values.update(from: all + rows.lowerBound, count: rows.count)
        }
    }

    /// Reads a whole group.
    private func read(_ group: Int, _ cut: inout Cut, to values: UnsafeMutablePointer<UInt64>) {
        let (width, isStepwise) = kind(of: group)
        let base = base(of: group)
        let packed = unsafe groups + place(of: group)
        if !cut.holds(base) { cut = self.cut(of: base) }
        // The greatest number that could stand there; none that is too great for the domain.
        let most = width >= 50 ? UInt64.max : ((1 << UInt64(width)) - 1) * (isStepwise ? 128 : 1)
        let isWithin = cutCount == 1 || (most < cut.end &- base)
        let first = isWithin ? base &+ cut.offset : base
        if isStepwise {
            unsafe BitPacking.unpack(packed, width: width, adding: 0, to: values)
            var number = first
            for index in 0..<BitPacking.group {
                number = unsafe number &+ values[index]
                unsafe values[index] = number
            }
        } else {
            unsafe BitPacking.unpack(packed, width: width, adding: first, to: values)
        }
        if isWithin { return }
        for index in 0..<BitPacking.group {
            let number = unsafe values[index]
            if !cut.holds(number) { cut = self.cut(of: number) }
            unsafe values[index] = number &+ cut.offset
        }
    }

    /// The width of a group's numbers, and whether they are differences from row to row.
    @inline(__always)
    private func kind(of group: Int) -> (width: Int, isStepwise: Bool) {
        let kind = unsafe widths.load(fromByteOffset: group, as: UInt8.self)
        return (Int(kind & ~ColumnEncoder.stepBit), kind & ColumnEncoder.stepBit != 0)
    }

    private func base(of group: Int) -> UInt64 {
        unsafe ColumnReader.number(bases + group * baseBytes, 0, count: baseBytes)
    }

    /// The numbers between two cuts, and what makes values of them.
    private struct Cut {
        var start: UInt64
        var end: UInt64
        var offset: UInt64

        @inline(__always)
        func holds(_ number: UInt64) -> Bool { number >= start && number < end }
    }

    /// The cut at or before a number.
    private func cut(of number: UInt64) -> Cut {
        var cut = unsafe Cut(start: 0, end: .max, offset: ColumnReader.number(bytes, 16))
        for index in 1..<max(1, cutCount) {
            let start = unsafe ColumnReader.number(bytes, 8 + index * 16)
            if start > number {
                cut.end = start
                break
            }
            cut.start = start
            cut.offset = unsafe cut.offset &+ ColumnReader.number(bytes, 16 + index * 16)
        }
        return cut
    }

    /// Where a group begins behind `groups`.
    private func place(of group: Int) -> Int {
        let units = unsafe UInt16(littleEndian: places.loadUnaligned(fromByteOffset: group * 2, as: UInt16.self))
        return Int(units) * 16
    }

    @inline(__always)
    private static func number(_ bytes: UnsafeRawPointer, _ offset: Int, count: Int = 8) -> UInt64 {
        if count == 8 {
            return unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        var number = UInt64(0)
        for index in 0..<count {
            number |= unsafe UInt64(bytes.load(fromByteOffset: offset + index, as: UInt8.self)) << UInt64(8 * index)
        }
        return number
    }
}
