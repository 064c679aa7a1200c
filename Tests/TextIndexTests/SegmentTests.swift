import QuadStore
import RDFModel
import TestSupport
import Testing
import Yong

@testable import TextIndex

/// Segments of an index against lists of words.
@Suite struct SegmentTests {
    private static func words(_ texts: [[String]]) -> [TextWords] {
        texts.map { TextAnalyzer.plain.words(of: $0.joined(separator: " ")) }
    }

    private static func segment(_ texts: [[String]]) throws -> TextSegment {
        var builder = TextSegmentBuilder()
        for text in words(texts) { builder.add(text) }
        return try builder.finish()
    }

    private static func texts(of random: inout SeededGenerator, _ count: Int) -> [[String]] {
        (0..<count).map { _ in
            (0..<Int.random(in: 0...9, using: &random)).map { _ in
                // Few short words, and many long ones, so that chunks are many.
                Bool.random(using: &random)
                    ? "w\(Int.random(in: 0..<30, using: &random))"
                    : String(repeating: "x", count: Int.random(in: 0..<40, using: &random))
                        + "y\(Int.random(in: 0..<3000, using: &random))"
            }
        }
    }

    /// The texts of a word by a look at each.
    private static func expected(_ texts: [[String]], _ word: TextQuery.Word) -> [Int] {
        texts.indices.filter {
            texts[$0].contains { TextAnalyzer.plain.words(of: $0).longest.contains { word.matches($0) } }
        }
    }

    @Test("A segment gives the texts of words and of beginnings", arguments: Fuzzing.seeds(4))
    func lookups(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (first, second) = (Self.texts(of: &random, 700), Self.texts(of: &random, 300))
        let parts = [try Self.segment(first), try Self.segment(second)]
        #expect(parts[0].chunks.count > 1)
        let whole = try TextSegment.merged(parts[0], parts[1])
        #expect(whole.textCount == 1000 && whole.wordCount == parts[0].wordCount + parts[1].wordCount)
        var found = 0
        for _ in 0..<300 {
            var text =
                ["w\(Int.random(in: 0..<40, using: &random))", "y\(Int.random(in: 0..<3000, using: &random))", "x"]
                .randomElement(using: &random) ?? ""
            if Bool.random(using: &random) {
                text = String((first + second).randomElement(using: &random)?.first?.prefix(20) ?? "zz")
            }
            let words = TextAnalyzer.plain.words(of: text).longest
            guard let last = words.last else { continue }
            let word = TextQuery.Word(bytes: Array(last), isPrefix: Bool.random(using: &random))
            let expected = Self.expected(first + second, word)
            #expect(whole.texts(with: word) { whole.chunks[$0] }.map(\.text) == expected, "\(text)")
            #expect(parts[0].texts(with: word) { parts[0].chunks[$0] }.map(\.text) == Self.expected(first, word))
            found += expected.count
        }
        #expect(found > 300)
    }

    @Test("Counts and lengths are kept up to their limits")
    func weights() throws {
        let segment = try Self.segment([["a"], ["a", "a", "b"], Array(repeating: "a", count: 100), []])
        let texts = segment.texts(with: TextQuery.Word(bytes: Array("a".utf8))) { segment.chunks[$0] }
        #expect(
            texts == [
                Posting(text: 0, count: 1, length: 1), Posting(text: 1, count: 2, length: 3),
                Posting(text: 2, count: 4, length: 64),
            ])
        #expect(segment.textCount == 4 && segment.wordCount == 104)
    }

    @Test("Bytes that nobody wrote give no text that there is not, and end", arguments: Fuzzing.seeds(20))
    func damage(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let segment = try Self.segment(Self.texts(of: &random, 50))
        for _ in 0..<200 {
            var chunk = segment.chunks[0]
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                chunk[Int.random(in: 0..<chunk.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) { chunk.removeLast(Int.random(in: 0..<chunk.count, using: &random)) }
            for isPrefix in [true, false] {
                let word = TextQuery.Word(bytes: Array("w1".utf8), isPrefix: isPrefix)
                for posting in segment.texts(with: word, { _ in chunk }) { #expect((0..<50).contains(posting.text)) }
            }
            _ = StoredTextIndex.Manifest(chunk)
        }
        let endless = [UInt8](repeating: 0xFF, count: 300)
        var reader = ByteReader(endless)
        #expect(reader.varint() == 0 && reader.isAtEnd)
        #expect(StoredTextIndex.Manifest(endless) == nil)
    }

    @Test("A manifest is there and back again")
    func manifest() throws {
        var manifest = StoredTextIndex.Manifest(analyzer: "ไทย-1")
        manifest.properties = [
            (Array("http://example.org/p".utf8), Fingerprint(asserted: .max, named: 7)),
            ([], Fingerprint(asserted: 0, named: 0)),
        ]
        manifest.segments = [(0, 0), (1 << 40, 3)]
        let read = try #require(StoredTextIndex.Manifest(manifest.bytes))
        #expect(
            read == manifest && read.segments[1].texts == 1 << 40 && read.properties[0].fingerprint.asserted == .max)
    }

    @Test("An index tells that it is up to date, and that it is not")
    func currency() throws {
        var generated = SearchCase(seed: 77, count: 60)
        try SearchStores.withStore(generated.quads) { store in
            let analyzer = try SearchStores.search.get().analyzer
            func isCurrent() throws -> Bool {
                let view = try store.snapshot()
                let stored = try #require(try StoredTextIndex(view, analyzer))
                return try stored.manifest.properties.allSatisfy { iri, fingerprint in
                    let property = IRI(unchecked: String(decoding: iri, as: UTF8.self))
                    return try Fingerprint(view, #require(try view.dictionary.id(of: .iri(property)))) == fingerprint
                }
            }
            let settings = TextIndexSettings(properties: SearchCase.properties)
            try store.makeTextIndex(analyzer, settings: settings)
            #expect(try isCurrent())
            try store.write { _ = try $0.insert(Quad(SearchCase.thing(1), SearchCase.comment, SearchCase.thing(2))) }
            #expect(try isCurrent())
            try store.write { _ = try $0.insert(Quad(SearchCase.thing(1), RDFS.label, .literal(Literal("new")))) }
            #expect(try !isCurrent())
            try store.write { try $0.confirmTextIndex(analyzer) }
            #expect(try !isCurrent(), "a string is missing")
            try store.write { _ = try $0.delete(QuadPattern(object: .literal(Literal("new")))) }
            try store.write { try $0.confirmTextIndex(analyzer) }
            #expect(try isCurrent())
            try store.write { transaction in for _ in 0..<30 { try transaction.insert(generated.quad()) } }
            try store.makeTextIndex(analyzer, settings: settings)
            #expect(try isCurrent())
        }
    }
}
