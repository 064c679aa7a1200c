import Testing

@testable import EntityExtraction

/// Reads model files made here, and the scores they give.
@Suite("Relation model")
struct RelationModelTests {
    /// A model file with some features.
    static func file(version: UInt8 = 1, threshold: Float = 0.5, features: [(hash: UInt32, weights: [Int8])]) -> [UInt8]
    {
        var bytes = Array("YONGREL".utf8) + [version]
        func append(_ number: UInt32) { bytes += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        append(Float(0.25).bitPattern)
        append(UInt32(features.count))
        for _ in 0..<32 {
            append(threshold.bitPattern)
            for knot in 0..<8 { append(Float(knot).bitPattern) }
            for knot in 0..<8 { append((Float(knot) / 8).bitPattern) }
        }
        for feature in features {
            append(feature.hash)
            bytes += feature.weights.map { UInt8(bitPattern: $0) }
        }
        return bytes
    }

    @Test("sums the weights of the features that it knows")
    func sums() throws {
        let model = try RelationModel(
            Self.file(features: [(7, [1, -2, 3, 127]), (7 + 64, [10, 0, 0, -128]), (9, [100, 100, 100, 100])]))
        #expect(model.sum([7, 7 + 64, 8]) == SIMD4(11, -2, 3, -1))
        #expect(model.sum([]) == .zero)
    }

    @Test("a score below the threshold makes no statement, and confidence rises with the score")
    func confidence() throws {
        let model = try RelationModel(Self.file(threshold: 0.5, features: []))
        #expect(model.confidence(1, group: .parties, slot: 1) == nil)
        #expect(model.confidence(2, group: .parties, slot: 1) == 0.0625)
        #expect(model.confidence(10, group: .parties, slot: 1) == 0.3125)
        #expect(model.confidence(400, group: .parties, slot: 1) == 0.875)
    }

    @Test("what is no model file is refused, and what is wrong with it told")
    func refuses() {
        let whole = Self.file(features: [(7, [1, 2, 3, 4])])
        #expect(throws: ModelError.notAModel) { try RelationModel([]) }
        #expect(throws: ModelError.notAModel) { try RelationModel([UInt8](repeating: 1, count: 5000)) }
        #expect(throws: ModelError.version(found: 2, expected: 1)) {
            try RelationModel(Self.file(version: 2, features: []))
        }
        for length in stride(from: 16, to: whole.count, by: 13) {
            #expect(throws: ModelError.damaged(offset: length)) { try RelationModel(Array(whole.prefix(length))) }
        }
        #expect(throws: ModelError.damaged(offset: whole.count + 1)) { try RelationModel(whole + [0]) }
        var nan = whole
        nan.replaceSubrange(8..<12, with: [0, 0, 0xC0, 0x7F])
        #expect(throws: ModelError.damaged(offset: 8)) { try RelationModel(nan) }
    }

    /// The trainer computes this hash as well, in Python; the values here are those that it gives.
    @Test("the hash of features is the trainer's")
    func hash() {
        #expect(mixedHash(0, 0) == 0)
        #expect(mixedHash(1, 7) == 3_318_481_416)
        #expect(mixedHash(0xFFFF_FFFF, 12345) == 323_044_895)
    }

    @Test("pairs keep their numbers while the table grows")
    func pairs() {
        var table = PairTable(expected: 1)
        let pairs = (0..<500).map { CandidatePair(group: .spatial, subject: Int32($0 % 23), object: Int32($0)) }
        for (number, pair) in pairs.enumerated() { #expect(table.number(of: pair) == number) }
        for (number, pair) in pairs.enumerated() { #expect(table.number(of: pair) == number) }
        #expect(table.pairs == pairs)
    }
}
