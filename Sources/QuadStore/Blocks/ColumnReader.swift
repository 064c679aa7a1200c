/// Reads a column that ``ColumnEncoder`` wrote, where it lies.
///
/// The bytes are looked at once, when the reader is made: whatever they hold, no read goes beyond them.
@safe struct ColumnReader {
    private let bytes: UnsafeRawPointer
    private let rowCount: Int
    /// The value of a column that has but one.
    private let constant: UInt64?
    private let cutCount: Int
    private let baseBytes: Int
    private let bases: UnsafeRawPointer
    private let widths: UnsafeRawPointer
    private let places: UnsafeRawPointer
    private let groups: UnsafeRawPointer

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
        for group in 0..<groupCount {
            let width = Int(unsafe widths.load(fromByteOffset: group, as: UInt8.self) & ~ColumnEncoder.stepBit)
            guard width <= 64, place(of: group) + BitPacking.byteCount(width: width) <= room else { return nil }
        }
    }

    /// Reads rows.
    ///
    /// - Precondition: the rows are there, and `values` has room for them.
    func read(_ rows: Range<Int>, to values: UnsafeMutablePointer<UInt64>) {
        if let constant {
            for index in 0..<rows.count { unsafe values[index] = constant }
            return
        }
        var row = rows.lowerBound
        while row < rows.upperBound {
            let group = row / BitPacking.group
            let first = group * BitPacking.group
            let end = min(first + BitPacking.group, rows.upperBound)
            unsafe read(group, row - first..<end - first, to: values + (row - rows.lowerBound))
            row = end
        }
        unsafe addCuts(values, rows.count)
    }

    /// The value of a row.
    func value(at row: Int) -> UInt64 {
        if let constant { return constant }
        let group = row / BitPacking.group
        var number = UInt64(0)
        let within = row - group * BitPacking.group
        unsafe withUnsafeMutablePointer(to: &number) { unsafe read(group, within..<within + 1, to: $0) }
        unsafe withUnsafeMutablePointer(to: &number) { unsafe addCuts($0, 1) }
        return number
    }

    /// The first row of `rows` whose value is not less than `bound`, or, if `isAbove`, greater; the end if there is
    /// none.
    ///
    /// - Precondition: the values of `rows` do not descend.
    func firstRow(in rows: Range<Int>, atLeast bound: UInt64, isAbove: Bool = false) -> Int {
        var (low, high) = (rows.lowerBound, rows.upperBound)
        if let constant { return constant > bound || (constant == bound && !isAbove) ? low : high }
        // Groups begin with their least value there, so that a group is read only at the end.
        var (lowGroup, highGroup) = (low / BitPacking.group + 1, (high - 1) / BitPacking.group + 1)
        while lowGroup < highGroup {
            let middle = (lowGroup + highGroup) / 2
            let value = value(at: middle * BitPacking.group)
            if value < bound || (isAbove && value == bound) { lowGroup = middle + 1 } else { highGroup = middle }
        }
        high = min(high, lowGroup * BitPacking.group)
        low = max(low, (lowGroup - 1) * BitPacking.group)
        guard low < high else { return low }
        return unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: BitPacking.group) { buffer in
            guard let values = buffer.baseAddress else { return low }
            unsafe read(low..<high, to: values)
            let count = high - low
            var index = 0
            while index < count, unsafe values[index] < bound || (isAbove && values[index] == bound) { index += 1 }
            return low + index
        }
    }

    private func read(_ group: Int, _ rows: Range<Int>, to values: UnsafeMutablePointer<UInt64>) {
        let kind = unsafe widths.load(fromByteOffset: group, as: UInt8.self)
        let width = Int(kind & ~ColumnEncoder.stepBit)
        let base = unsafe ColumnReader.number(bases + group * baseBytes, 0, count: baseBytes)
        let packed = unsafe groups + place(of: group)
        guard kind & ColumnEncoder.stepBit != 0 else {
            if rows.count == 1 || rows.lowerBound > 0 {
                for (index, row) in rows.enumerated() {
                    unsafe values[index] = (width == 0 ? 0 : BitPacking.value(packed, width: width, at: row)) &+ base
                }
            } else {
                unsafe BitPacking.unpack(packed, width: width, count: rows.count, to: values)
                for index in 0..<rows.count { unsafe values[index] = values[index] &+ base }
            }
            return
        }
        var number = base
        for row in 0..<rows.lowerBound { number = unsafe number &+ BitPacking.value(packed, width: width, at: row) }
        for (index, row) in rows.enumerated() {
            number = unsafe number &+ BitPacking.value(packed, width: width, at: row)
            unsafe values[index] = number
        }
    }

    /// Makes values out of numbers of the domain.
    private func addCuts(_ values: UnsafeMutablePointer<UInt64>, _ count: Int) {
        let first = unsafe ColumnReader.number(bytes, 16)
        if cutCount == 1 {
            if first != 0 { for index in 0..<count { unsafe values[index] = values[index] &+ first } }
            return
        }
        var cuts = (InlineArray<16, UInt64>(repeating: 0), InlineArray<16, UInt64>(repeating: 0))
        var total = UInt64(0)
        for cut in 0..<cutCount {
            cuts.0[cut] = unsafe ColumnReader.number(bytes, 8 + cut * 16)
            total = unsafe total &+ ColumnReader.number(bytes, 16 + cut * 16)
            cuts.1[cut] = total
        }
        // What follows mostly lies between the same cuts.
        var (at, low, high, offset) = (0, UInt64(0), cuts.0[1], cuts.1[0])
        for index in 0..<count {
            let number = unsafe values[index]
            if number < low || number >= high {
                at = 0
                while at + 1 < cutCount, cuts.0[at + 1] <= number { at += 1 }
                low = cuts.0[at]
                high = at + 1 < cutCount ? cuts.0[at + 1] : .max
                offset = cuts.1[at]
            }
            unsafe values[index] = number &+ offset
        }
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
