import TestSupport
import Testing

@testable import QuadStore

/// Ids of few things, so that quads meet.
struct GeneratedQuads {
    var random: SeededGenerator
    var most: UInt64

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        most = UInt64.random(in: 2...9, using: &random)
    }

    mutating func id() -> TermID { TermID(bits: UInt64.random(in: 1...most, using: &random) << 57) }

    mutating func quad() -> QuadIDs {
        QuadIDs(id(), id(), id(), graph: Bool.random(using: &random) ? .unbound : id())
    }
}

@Suite("Quads in a store")
struct QuadWriterTests {
    private static func rows(_ quads: QuadTables, _ permutation: Permutation) throws -> [QuadIDs] {
        let all = Row.least..<Row(.max, .max, .max, .max)
        let reader = try quads.reader(permutation, all)
        var scan = Scan(reader, all, columns: Array(0..<reader.columnCount))
        var batch = RowBatch(columnCount: reader.columnCount, capacity: 7)
        var found: [QuadIDs] = []
        while try scan.next(&batch) {
            for index in 0..<batch.count { found.append(permutation.quad(batch.row(index))) }
        }
        return found
    }

    private static func check(_ quads: QuadTables, _ expected: Set<QuadIDs>, _ note: String) throws {
        for permutation in Permutation.allCases {
            let found = try rows(quads, permutation)
            let part = expected.filter { $0.graph.isBound == permutation.holdsNamedGraphs }
            #expect(found.map(permutation.row) == part.map(permutation.row).sorted(), "\(note), \(permutation)")
            let directory = try quads.directory(permutation)
            // What the directory says of distinct beginnings is what a reading counts.
            for columns in 1...3 where part.isEmpty == false {
                let reader = try quads.reader(permutation, Row.least..<Row(.max, .max, .max, .max))
                guard reader.changes.isEmpty else { continue }
                let distinct = Set(found.map { quad in (0..<columns).map { permutation.row(quad)[$0] } }).count
                let told = directory.distinctCount(in: 0..<directory.entries.count, columns: columns)
                #expect(told == distinct, "\(note), \(permutation), \(columns) columns")
            }
        }
    }

    @Test(
        "Random insertions, deletions and reopenings agree with a set", arguments: [1, 3, 16_384], [0, 2, 20])
    func random(blockRows: Int, fewestMergedChanges: Int) throws {
        for seed in Fuzzing.seeds(6) {
            let folder = try TemporaryStore()
            var generator = GeneratedQuads(seed: seed)
            var expected: Set<QuadIDs> = []
            var options = StoreOptions()
            options.durability = .deferred
            options.blockRows = blockRows
            options.fewestMergedChanges = fewestMergedChanges
            for opening in 0..<3 {
                var settings = Environment.Settings()
                settings.durability = .deferred
                let environment = try Environment(path: folder.path, settings: settings)
                let core = try StoreCore(environment, options)
                for round in 0..<6 {
                    let before = expected
                    let transaction = try environment.write()
                    let writer = try QuadWriter(core, transaction)
                    for _ in 0..<Int.random(in: 1...40, using: &generator.random) {
                        let quad = generator.quad()
                        if Int.random(in: 0..<3, using: &generator.random) > 0 {
                            #expect(try writer.insert(quad) == expected.insert(quad).inserted)
                        } else {
                            #expect(try writer.delete(quad) == (expected.remove(quad) != nil))
                        }
                    }
                    let note = "seed \(seed), opening \(opening), round \(round)"
                    try Self.check(writer.quads, expected, note)
                    if Bool.random(using: &generator.random) { try writer.settle() } else { try writer.mergeAll() }
                    try Self.check(writer.quads, expected, note + ", merged")
                    if Int.random(in: 0..<4, using: &generator.random) == 0 {
                        transaction.rollBack()
                        expected = before
                    } else {
                        try transaction.commit()
                    }
                    try Self.check(QuadTables(core.tables, environment.read(), core.cache), expected, note + ", read")
                }
            }
        }
    }
}
