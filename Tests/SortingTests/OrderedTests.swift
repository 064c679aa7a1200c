import Sorting
import Testing

@Suite("The shared sort gives the order of the standard library's")
struct OrderedTests {
    /// Numbers in some order, many of them equal.
    private static func numbers(_ count: Int, seed: UInt64) -> [Int] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, count / 4)
        }
    }

    @Test("Any elements, equal ones as they came", arguments: [0, 1, 2, 3, 40, 1000])
    func elements(count: Int) {
        let pairs = Self.numbers(count, seed: 7).enumerated().map { (key: $1, place: $0, text: "\($1)") }
        let ordered = pairs.ordered { $0.key > $1.key }
        #expect(ordered.map(\.key) == pairs.map(\.key).sorted(by: >))
        for (one, next) in zip(ordered, ordered.dropFirst()) where one.key == next.key {
            #expect(one.place < next.place)
        }
        #expect(ordered.allSatisfy { $0.text == "\($0.key)" })
    }

    @Test("Numbers by a closure, and by themselves", arguments: [0, 1, 2, 3, 40, 1000])
    func indices(count: Int) {
        let numbers = Self.numbers(count, seed: 11)
        let order = numbers.indices.ordered { numbers[$0] < numbers[$1] }
        #expect(order == numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) })
        #expect(numbers.ordered() == numbers.sorted())
        #expect(Set(numbers).ordered() == Set(numbers).sorted())
        #expect(numbers.map { "\($0)" }.ordered() == numbers.map { "\($0)" }.sorted())
    }

    private struct Failure: Error {}

    @Test("An error of the closure comes through")
    func failure() {
        #expect(throws: Failure.self) { try ["b", "a"].ordered { _, _ in throw Failure() } }
        #expect(throws: Failure.self) { try (0..<2).ordered { _, _ in throw Failure() } }
    }
}
