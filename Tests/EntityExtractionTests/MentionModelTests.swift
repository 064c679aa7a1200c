import Documents
import Testing

@testable import EntityExtraction

/// A model made by hand: its file, and what it adds to rules and gazetteer.
@Suite("Mention model")
struct MentionModelTests {
    static let vocabulary = VocabularyFile("ฝน\t1\t1\t0\nเทียม\t2\t1\t0\nกล่าว\t3\t2\t0\n")

    /// A model with weights for features that no text has.
    static let model = MentionModel(
        MentionWeights(
            features: (1...40).map { (UInt64($0) &* 0x9E37_79B9_7F4A_7C15, SIMD16(repeating: Float($0))) },
            transitions: Array(repeating: .zero, count: 15), start: .zero),
        vocabulary: vocabulary, bits: 4)

    @Test("a file holds all of a model")
    func roundTrip() throws {
        let bytes = Self.model.encoded(vocabulary: Self.vocabulary)
        let read = try MentionModel(bytes)
        #expect(read.encoded(vocabulary: Self.vocabulary) == bytes)
        #expect(read.table.rows == Self.model.table.rows)
        #expect(read.table.rows.filter { $0[15] != 0 }.count >= 36)
        #expect(read.vocabulary.words.map(\.fine) == [1, 2, 3])
    }

    @Test("a file that is cut, of another kind or version is refused")
    func damage() throws {
        let bytes = Self.model.encoded(vocabulary: Self.vocabulary)
        #expect(throws: ModelError.notAModel) { try MentionModel(Array("Yong".utf8)) }
        for end in stride(from: 8, to: bytes.count, by: 97) {
            #expect(throws: ModelError.self, "\(end) bytes") { try MentionModel(Array(bytes[..<end])) }
        }
        #expect(throws: ModelError.damaged(offset: bytes.count)) { try MentionModel(bytes + [0]) }
        var other = bytes
        other[8] = 99
        #expect(throws: ModelError.version(found: 99, expected: MentionModel.version)) { try MentionModel(other) }
    }

    @Test("a feature's weights are found again, and others' are not")
    func table() {
        let table = Self.model.table
        var sum = WeightSum.zero
        table.add(UInt64(40) &* 0x9E37_79B9_7F4A_7C15, to: &sum)
        #expect(sum.scaled(by: 1)[0] == 127)
        sum = .zero
        for feature in 1000..<1100 { table.add(UInt64(feature) << 56 | 0x5A, to: &sum) }
        #expect(sum.scaled(by: 1) == .zero)
    }

    @Test("a sum is that of its rows, label by label, and what was added can be taken away")
    func sums() {
        var state: UInt64 = 11
        func number() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let rows = (0..<64).map { _ in
            var row = SIMD16<Int8>.zero
            for lane in 0..<16 { row[lane] = Int8(truncatingIfNeeded: number()) }
            return row
        }
        let table = FeatureTable(rows: rows, bits: 4, scale: 1)
        #expect(table.rows == rows)
        var (all, some) = (WeightSum.zero, WeightSum.zero)
        var expected = SIMD16<Int32>.zero
        for index in 0..<500 {
            let feature = number() << 33 ^ number()
            let tag = Int8(bitPattern: feature & 0xFF == 0 ? 0xFF : UInt8(feature & 0xFF))
            let bucket = Int(feature >> 60) << 2
            if let row = (bucket..<(bucket + 4)).first(where: { rows[$0][15] == tag }) {
                if index % 3 == 0 { expected &+= SIMD16<Int32>(truncatingIfNeeded: rows[row]) }
            }
            table.add(feature, to: &all)
            if index % 3 != 0 { table.add(feature, to: &some) }
        }
        #expect(expected != .zero)
        all -= some
        for label in 0..<15 { #expect(all.scaled(by: 0.5)[label] == Float(expected[label]) * 0.5) }
    }

    @Test("the likeliest labels are those of the best path, by a search of all paths")
    func viterbi() {
        var state: UInt64 = 7
        func number() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / Float(1 << 24)
        }
        func vector() -> SIMD16<Float> {
            var vector = SIMD16<Float>(repeating: -.infinity)
            for lane in 0..<15 { vector[lane] = number() }
            return vector
        }
        let transitions = (0..<15).map { label in
            var row = vector()
            for next in 0..<15 where !MentionLabel.may(next, follow: label) { row[next] = -1e9 }
            return row
        }
        let (start, scores) = (vector(), [vector(), vector(), vector(), vector()])
        var best: (value: Float, path: [Int]) = (-.infinity, [])
        for code in 0..<(15 * 15 * 15 * 15) {
            let path = [code % 15, code / 15 % 15, code / 225 % 15, code / 3375]
            var value = start[path[0]] + scores[0][path[0]]
            for step in 1..<4 { value += transitions[path[step - 1]][path[step]] + scores[step][path[step]] }
            if value > best.value { best = (value, path) }
        }
        var decoder = MentionDecoder()
        var columns = scores
        decoder.decode(&columns, transitions: MentionTransitions(transitions), start: start)
        #expect(decoder.labels.map(Int.init) == best.path)
    }

    @Test("tokens are words, unknown stretches, numbers and signs; none runs over an edge")
    func tokens() {
        let text = SymbolText("ฝนเทียมกล่าว ABC-25 2568")
        var tokens = MentionTokens()
        let end = tokens.read(
            text.codes, 0..<text.codes.count, edges: [4], vocabulary: Self.vocabulary.vocabulary, limit: 100)
        #expect(end == text.codes.count)
        let pieces = (0..<tokens.count).map { Int(tokens.items[$0].start)..<Int(tokens.items[$0].end) }
        #expect(pieces == [0..<2, 2..<4, 4..<7, 7..<12, 13..<16, 16..<17, 17..<19, 20..<24])
        #expect(tokens.items.map(\.isSpaced) == [false, false, false, false, true, false, false, true])
    }
}
