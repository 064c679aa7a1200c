import Foundation
import Testing

@testable import EntityExtraction

@Suite("Confidence of mentions")
struct MentionConfidenceTests {
    /// No step between labels costs or gains anything but into a later token of another name, which cannot be.
    private static let transitions: [SIMD16<Float>] = (0..<MentionLabel.count).map { label in
        var row = SIMD16<Float>(repeating: 0)
        for next in 0..<MentionLabel.count where !MentionLabel.may(next, follow: label) { row[next] = -.infinity }
        return row
    }

    private static func odds(
        _ labels: [UInt8], _ scores: [[Int: Float]], _ name: Range<Int>, outside: Float = 0
    ) -> Float {
        let columns = scores.map { column in
            var scores = SIMD16<Float>(repeating: -9)
            scores[0] = outside
            for (label, score) in column { scores[label] = score }
            return scores
        }
        return SpanConfidence(labels, columns, transitions: transitions, start: SIMD16(repeating: 0)).logOdds(name)
    }

    @Test("For a single token the odds are those of its label against all others")
    func singleToken() {
        let scores: [Int: Float] = [0: 1, 1: 2.5, 2: 0.5, 3: -1, 4: 0, 5: 0.25, 6: -2, 7: 1.5]
        let others = scores.filter { $0.key != 1 }.values.reduce(0) { $0 + exp(Double($1)) }
        let odds = Self.odds([1], [scores], 0..<1)
        #expect(abs(Double(odds) - (2.5 - log(others))) < 1e-4)
    }

    @Test("A name that could as well have one token more or less has no better than even odds")
    func boundaries() {
        // Outside, a person of one token, outside: the last token is as good a part of the name.
        let longer = Self.odds([0, 1, 0], [[0: 5], [1: 8], [0: 3, 8: 3]], 1..<2)
        #expect(longer <= 0.001 && longer > -0.1)
        let shorter = Self.odds([0, 1, 8], [[0: 5], [1: 8], [0: 3, 8: 3]], 1..<3)
        #expect(shorter <= 0.001 && shorter > -0.1)
        let clear = Self.odds([0, 1, 0], [[0: 5], [1: 8], [0: 9, 8: 0]], 1..<2)
        #expect(clear > 5)
    }

    @Test("The surer the model, the higher the confidence, which stays within 0 and 1")
    func rising() {
        let values = stride(from: Float(-30), through: 30, by: 0.25).map { MentionConfidence.ofModel(logOdds: $0) }
        #expect(values == values.sorted())
        #expect(values.allSatisfy { (0...1).contains($0) })
        #expect(values.last.map { $0 > 0.99 } == true && values.first.map { $0 < 0.2 } == true)
    }
}
