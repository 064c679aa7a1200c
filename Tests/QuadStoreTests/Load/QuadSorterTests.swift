import TestSupport
import Testing

@testable import QuadStore

@Suite("Sorting quads for a load")
struct QuadSorterTests {
    @Test("Every permutation, in memory and with files, each quad once", arguments: [1, 7, 100, 10_000])
    func orders(chunkCount: Int) throws {
        for seed in Fuzzing.seeds(6) {
            var random = SeededGenerator(seed: seed)
            let most = UInt32(1) << UInt32.random(in: 1...24, using: &random)
            let isNamed = Bool.random(using: &random)
            let quads = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                RankedQuad(
                    .random(in: 0..<most, using: &random), .random(in: 0..<3, using: &random),
                    .random(in: 0..<most, using: &random), isNamed ? .random(in: 1...4, using: &random) : 0)
            }
            let sorter = QuadSorter(folder: "/tmp", chunkCount: chunkCount)
            try sorter.append(quads)
            try sorter.append(Array(quads.prefix(20)))
            let orders = isNamed ? Permutation.sortingNamedGraphs : Permutation.sortingDefaultGraph
            // In the order of a load, and in any other one.
            for permutation in orders + (isNamed ? Permutation.ofNamedGraphs : Permutation.ofDefaultGraph) {
                let columns = permutation.rankColumns
                let expected = Set(quads).map { $0.ordered(columns) }.sorted(by: RankedQuad.precedes)
                var found: [RankedQuad] = []
                try sorter.forEachPiece(of: permutation, pieceCount: 37) { piece in
                    found += piece.map { $0.ordered(columns) }
                }
                #expect(found == expected, "seed \(seed), \(permutation)")
            }
        }
    }
}
