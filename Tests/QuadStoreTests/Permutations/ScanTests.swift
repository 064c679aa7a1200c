import TestSupport
import Testing

@testable import QuadStore

/// Blocks in memory.
final class BlocksInMemory: BlockSource {
    private var blocks: [UnsafeMutableRawBufferPointer] = []

    let path = "memory"

    func add(_ bytes: [UInt8]) -> UInt64 {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        copy.copyBytes(from: bytes)
        blocks.append(copy)
        return UInt64(blocks.count - 1)
    }

    func block(_ number: UInt64) throws(StoreError) -> UnsafeRawBufferPointer {
        guard number < UInt64(blocks.count) else { throw .damaged(path: path, detail: "no block") }
        return UnsafeRawBufferPointer(blocks[Int(number)])
    }

    deinit { for block in blocks { block.deallocate() } }
}

private struct Storage: BlockStorage {
    let blocks: BlocksInMemory
    mutating func append(_ block: [UInt8]) throws(StoreError) -> UInt64 { blocks.add(block) }
}

/// A permutation with blocks and changes, and the rows that it should have.
private struct Generated {
    var rows: [Row]
    var blockRows: [Row]
    var reader: PermutationReader

    init(seed: UInt64, permutation: Permutation, rowsInBlock: Int) throws {
        var random = SeededGenerator(seed: seed)
        let columns = permutation.positions.count
        let most = UInt64.random(in: 1...12, using: &random)
        func some(_ count: Int) -> Set<Row> {
            var rows: Set<Row> = []
            for _ in 0..<count {
                var row = Row.least
                for column in 0..<columns { row[column] = 1 + UInt64.random(in: 0...most, using: &random) }
                rows.insert(row)
            }
            return rows
        }
        blockRows = some(Int.random(in: 0...300, using: &random)).sorted()
        var storage = Storage(blocks: BlocksInMemory())
        var writer = PermutationWriter(columnCount: columns, blockRows: rowsInBlock)
        for row in blockRows { try writer.append(row, to: &storage) }
        try writer.finish(&storage)
        var present = Set(blockRows)
        var changes: [RowChange] = []
        for row in some(Int.random(in: 0...40, using: &random)).union(blockRows.shuffled(using: &random).prefix(20)) {
            changes.append(RowChange(row: row, isInsertion: !present.contains(row)))
        }
        for change in changes {
            if change.isInsertion { present.insert(change.row) } else { present.remove(change.row) }
        }
        rows = present.sorted()
        let directory = BlockDirectory(writer.entries)
        let stored = directory.bytes
        let again = stored.withUnsafeBytes { BlockDirectory($0) }
        #expect(again?.entries == directory.entries)
        reader = PermutationReader(
            permutation, directory, changes.sorted { $0.row < $1.row }, from: storage.blocks)
    }
}

@Suite("Scans of permutations")
struct ScanTests {
    private static func rows(_ scan: inout Scan, capacity: Int) throws -> [Row] {
        var batch = RowBatch(columnCount: scan.columnCount, capacity: capacity)
        var rows: [Row] = []
        while try scan.next(&batch) { for index in 0..<batch.count { rows.append(batch.row(index)) } }
        return rows
    }

    @Test("Ranges: rows, counts and jumps", arguments: [Permutation.spo, .gpos], [1, 3, 100, 16_384])
    func ranges(permutation: Permutation, rowsInBlock: Int) throws {
        for seed in Fuzzing.seeds(60) {
            let made = try Generated(seed: seed, permutation: permutation, rowsInBlock: rowsInBlock)
            var random = SeededGenerator(seed: seed ^ 0xFF)
            func some() -> Row {
                var row = Row.least
                for column in 0..<made.reader.columnCount { row[column] = UInt64.random(in: 0...14, using: &random) }
                return row
            }
            for round in 0..<12 {
                let bounds = round == 0 ? [.least, Row(.max)] : [some(), some()].sorted()
                let range = bounds[0]..<bounds[1]
                let expected = made.rows.filter { range.contains($0) }
                let columns = Array(0..<made.reader.columnCount)
                var scan = Scan(made.reader, range, columns: columns)
                let found = try Self.rows(&scan, capacity: [1, 3, 1000].randomElement(using: &random) ?? 1)
                #expect(found == expected, "seed \(seed), \(range)")
                #expect(try made.reader.count(range) == expected.count, "seed \(seed), \(range)")
                for columns in 1...3 {
                    let distinct = Set(expected.map { row in (0..<columns).map { row[$0] } }).count
                    let bound = try made.reader.distinctCount(range, columns: columns)
                    #expect(bound >= distinct && bound <= expected.count, "seed \(seed)")
                    if round == 0, made.reader.changes.isEmpty { #expect(bound <= distinct + 1) }
                }
                // Jumps forward, and some that would go back.
                var jumping = Scan(made.reader, range, columns: columns)
                var batch = RowBatch(columnCount: made.reader.columnCount, capacity: 2)
                var rest = expected[...]
                for _ in 0..<6 {
                    let target = some()
                    try jumping.seek(target)
                    rest = rest.drop { $0 < target }
                    let isThere = try jumping.next(&batch)
                    #expect(isThere == !rest.isEmpty, "seed \(seed), to \(target)")
                    for index in 0..<batch.count { #expect(batch.row(index) == rest.popFirst(), "seed \(seed)") }
                }
            }
        }
    }
}
