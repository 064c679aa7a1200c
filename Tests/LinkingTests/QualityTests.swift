import Foundation
import Linking
import Testing

@Suite("Links are right, and most are found")
struct QualityTests {
    private static let set = Result { try LabelledSet() }

    @Test("Precision and recall on the labelled set", arguments: LabelledSet.Part.allCases)
    func quality(_ part: LabelledSet.Part) throws {
        let set = try Self.set.get()
        for withClose in [false, true] {
            let counts = set.counts(part, withClose: withClose)
            let (precision, recall) = (rounded(counts.precision), rounded(counts.recall))
            print(
                "linking, \(part.rawValue) part, \(withClose ? "with close matches" : "sure links alone"): "
                    + "precision \(precision), recall \(recall) (\(counts))")
            #expect(counts.precision >= 0.98)
            #expect(counts.recall >= 0.9)
            #expect(counts.right > 400)
        }
    }

    private func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }

    @Test("Few pairs are compared")
    func pairs() throws {
        let statistics = try Self.set.get().result.statistics
        #expect(statistics.ours > 2000 && statistics.theirs > 1200)
        #expect(statistics.pairs < statistics.theirs * 10)
    }

    @Test("The same input gives the same links")
    func determinism() throws {
        let (first, second) = (try Self.set.get().result.links, try LabelledSet().result.links)
        #expect(first.count == second.count)
        for (left, right) in zip(first, second) {
            #expect(left.ours == right.ours && left.theirs == right.theirs)
            #expect(left.score == right.score && left.evidence == right.evidence)
        }
    }
}
