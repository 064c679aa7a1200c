/// Some thousand rows of a permutation, column by column.
///
///     0            4               8                         8 + 4·columns
///     row count    column count    where each column ends    columns
///
/// The numbers are little-endian, 32 bits each; an end is told from the first column on.
enum Block {
    /// How many rows a block has that a bulk load writes.
    static let usualRows = 16_384
    /// The most rows that a block may have.
    static let mostRows = 16_384

    /// Writes rows.
    ///
    /// - Parameter columns: the columns, all of one length.
    static func encode(_ columns: [[UInt64]], rows: Range<Int>) -> [UInt8] {
        var (body, ends) = ([UInt8](), [Int]())
        for column in columns {
            ColumnEncoder.encode(column.span.extracting(rows), to: &body)
            ends.append(body.count)
        }
        var head: [UInt8] = []
        for number in [rows.count, columns.count] + ends {
            unsafe withUnsafeBytes(of: UInt32(number).littleEndian) { unsafe head.append(contentsOf: $0) }
        }
        if head.count % 8 != 0 { head += [0, 0, 0, 0] }
        return head + body
    }
}

/// The columns of a block, where they lie.
@safe struct BlockReader: Sendable {
    /// The number of rows.
    let rowCount: Int
    /// A reader for each column.
    let columns: [ColumnReader]

    /// Looks at a block; `nil` if the bytes are none.
    ///
    /// - Precondition: the bytes stay where they are as long as the reader is used.
    init?(_ bytes: UnsafeRawBufferPointer, columnCount: Int) {
        func number(_ index: Int) -> Int {
            unsafe Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
        }
        let head = (8 + 4 * columnCount + 7) & ~7
        guard bytes.count >= head, number(1) == columnCount, (1...Block.mostRows).contains(number(0)) else {
            return nil
        }
        rowCount = number(0)
        var readers: [ColumnReader] = []
        var start = head
        for column in 0..<columnCount {
            let end = head + number(2 + column)
            guard end >= start, end <= bytes.count,
                let reader = unsafe ColumnReader(
                    UnsafeRawBufferPointer(rebasing: bytes[start..<end]), rowCount: rowCount)
            else { return nil }
            readers.append(reader)
            start = end
        }
        columns = readers
    }

    /// The rows whose first columns hold the given values.
    func rows(of prefix: Row, count: Int) -> Range<Int> {
        var rows = 0..<rowCount
        for column in 0..<count {
            guard !rows.isEmpty else { break }
            rows = columns[column].rows(in: rows, of: prefix[column])
        }
        return rows
    }

    /// A row.
    func row(at index: Int) -> Row {
        var row = Row.least
        for column in columns.indices { row[column] = columns[column].value(at: index) }
        return row
    }

    /// The first row that is not in front of `row`; the row count if there is none.
    func firstRow(notBefore row: Row) -> Int {
        var rows = 0..<rowCount
        for column in columns.indices {
            // Among equal values the next column decides; where there are none, this is the place.
            rows = columns[column].rows(in: rows, of: row[column])
            if rows.isEmpty { break }
        }
        return rows.lowerBound
    }
}
