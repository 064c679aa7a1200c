import TestSupport
import Testing

@testable import QuadStore

/// Columns as they stand in blocks, and such as stand nowhere.
private struct GeneratedColumn {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func make() -> [UInt64] {
        let count = Int.random(in: 1...([1, 3, 127, 128, 129, 700].randomElement(using: &random) ?? 1), using: &random)
        let kinds = (0..<Int.random(in: 1...20, using: &random)).map { _ in
            (UInt64.random(in: 0...15, using: &random) << 60) + UInt64.random(in: 0..<1 << 40, using: &random)
        }
        let spread = UInt64(1) << UInt64.random(in: 0...44, using: &random)
        var values = (0..<count).map { _ in
            (kinds.randomElement(using: &random) ?? 0) &+ UInt64.random(in: 0..<spread, using: &random)
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: values.sort()
        case 1: values = [UInt64](repeating: values[0], count: count)
        case 2: values[count / 2] = .max
        case 3: values[count / 2] = 0
        default: break
        }
        return values
    }
}

@Suite("Columns of blocks")
struct ColumnTests {
    private static func withReader<Result>(
        _ bytes: [UInt8], rows: Int, _ body: (ColumnReader) throws -> Result
    ) throws -> Result {
        try bytes.withUnsafeBytes { bytes in
            let reader = ColumnReader(bytes, rowCount: rows)
            return try body(try #require(reader))
        }
    }

    @Test("What is written is read, as a whole, in parts and row by row")
    func roundTrip() throws {
        for seed in Fuzzing.seeds(400) {
            var generator = GeneratedColumn(seed: seed)
            let values = generator.make()
            var bytes: [UInt8] = []
            ColumnEncoder.encode(values.span, to: &bytes)
            try Self.withReader(bytes, rows: values.count) { reader in
                var random = SeededGenerator(seed: seed)
                for _ in 0..<4 {
                    let start = Int.random(in: 0..<values.count, using: &random)
                    let end = Int.random(in: start...values.count, using: &random)
                    for rows in [0..<values.count, start..<end] {
                        var read = [UInt64](repeating: 1, count: rows.count + 1)
                        read.withUnsafeMutableBufferPointer {
                            reader.read(rows, to: $0.baseAddress.unsafelyUnwrapped)
                        }
                        #expect(Array(read.dropLast()) == Array(values[rows]), "seed \(seed), rows \(rows)")
                    }
                    let value = reader.value(at: start)
                    #expect(value == values[start], "seed \(seed), row \(start)")
                }
            }
        }
    }

    @Test("The place of a value among rows that do not descend")
    func search() throws {
        for seed in Fuzzing.seeds(300) {
            var generator = GeneratedColumn(seed: seed)
            let values = generator.make().sorted()
            var bytes: [UInt8] = []
            ColumnEncoder.encode(values.span, to: &bytes)
            try Self.withReader(bytes, rows: values.count) { reader in
                var random = SeededGenerator(seed: seed)
                for _ in 0..<20 {
                    let start = Int.random(in: 0..<values.count, using: &random)
                    let rows = start..<Int.random(in: start...values.count, using: &random)
                    let bound =
                        (values.randomElement(using: &random) ?? 0) &+ UInt64.random(in: 0...2, using: &random) &- 1
                    for isAbove in [false, true] {
                        let found = reader.firstRow(in: rows, atLeast: bound, isAbove: isAbove)
                        let expected =
                            rows.first { isAbove ? values[$0] > bound : values[$0] >= bound } ?? rows.upperBound
                        #expect(found == expected, "seed \(seed), rows \(rows), bound \(bound), above \(isAbove)")
                    }
                }
            }
        }
    }

    @Test("Few bits: ids of several kinds that lie far apart")
    func size() {
        let kinds: [UInt64] = [5, 1 << 60, 1 << 60 + 1 << 50, 3 << 60, 9 << 60]
        let values = (0..<1024).map { kinds[$0 % 5] + UInt64($0 * 7 % 50) }
        var bytes: [UInt8] = []
        ColumnEncoder.encode(values.span, to: &bytes)
        // Five kinds of fifty values each: eight bits a row and the head.
        #expect(bytes.count < 1024 + 200)
        let rising = (0..<1024).map { UInt64($0) * 3 }
        bytes = []
        ColumnEncoder.encode(rising.span, to: &bytes)
        #expect(bytes.count < 1024 / 4 + 100)
    }

    @Test("Bytes that were damaged are refused or read as something, but nothing beyond them is read")
    func damage() {
        for seed in Fuzzing.seeds(400) {
            var generator = GeneratedColumn(seed: seed)
            let values = generator.make()
            var bytes: [UInt8] = []
            ColumnEncoder.encode(values.span, to: &bytes)
            var random = SeededGenerator(seed: seed)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<min(bytes.count, 80), using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
            bytes.withUnsafeBytes { bytes in
                guard let reader = ColumnReader(bytes, rowCount: values.count) else { return }
                var read = [UInt64](repeating: 0, count: values.count)
                read.withUnsafeMutableBufferPointer {
                    reader.read(0..<values.count, to: $0.baseAddress.unsafelyUnwrapped)
                }
            }
        }
    }
}

@Suite("Blocks")
struct BlockTests {
    @Test("Rows of a prefix, and the place of a row", arguments: [3, 4])
    func search(columns: Int) throws {
        for seed in Fuzzing.seeds(60) {
            var random = SeededGenerator(seed: seed)
            let most = UInt64.random(in: 1...30, using: &random)
            let rows = Set(
                (0..<Int.random(in: 1...900, using: &random)).map { _ in
                    var row = Row.least
                    for column in 0..<columns { row[column] = UInt64.random(in: 0...most, using: &random) << 40 }
                    return row
                }
            ).sorted()
            let table = (0..<columns).map { column in rows.map { $0[column] } }
            let bytes = Block.encode(table, rows: 0..<rows.count)
            try bytes.withUnsafeBytes { bytes in
                let block = BlockReader(bytes, columnCount: columns)
                let reader = try #require(block)
                #expect(reader.rowCount == rows.count)
                for _ in 0..<20 {
                    var key = rows.randomElement(using: &random) ?? .least
                    if Bool.random(using: &random) { key[Int.random(in: 0..<columns, using: &random)] &+= 1 << 40 }
                    let place = reader.firstRow(notBefore: key)
                    #expect(place == rows.firstIndex { $0 >= key } ?? rows.count, "seed \(seed)")
                    for count in 0...columns {
                        let found = reader.rows(of: key, count: count)
                        let expected = rows.indices.filter { rows[$0].hasPrefix(key, count: count) }
                        #expect(found.count == expected.count, "seed \(seed)")
                        if let first = expected.first { #expect(found.lowerBound == first, "seed \(seed)") }
                    }
                }
            }
        }
    }
}
