import TestSupport
import Testing

@testable import Publishing

@Suite("Lines are put in order, however many they are")
struct LineSorterTests {
    private func lines(_ count: Int, seed: UInt64) -> [[UInt8]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let length = Int.random(in: 0...200, using: &generator)
            return (0..<length).map { _ in UInt8.random(in: 0x20...0xFF, using: &generator) } + [0x0A]
        }
    }

    @Test("In memory and by way of a file", arguments: [0, 1, 100, 20_000])
    func order(count: Int) throws {
        let lines = lines(count, seed: UInt64(count))
        // The lines of the longest test take two megabytes, so some thirty runs.
        var sorter = LineSorter(memory: 1 << 16)
        for line in lines { try sorter.add(line) }
        #expect(sorter.count == count)
        var found: [[UInt8]] = []
        try sorter.forEach { found.append(Array($0)) }
        #expect(found == lines.sorted { $0.lexicographicallyPrecedes($1) })
    }
}
