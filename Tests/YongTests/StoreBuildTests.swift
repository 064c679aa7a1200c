import Foundation
import Testing

@testable import Yong

@Suite("A build into a store changes only what changed, and makes what a fresh build makes")
struct StoreBuildTests {
    private static let seeds = try? Seeds.embedded()
    private static let extractor = seeds.map { Extractor(entries: $0.entries, lexicon: $0.lexicon) }
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("yong-\(UUID().uuidString)").path

    @discardableResult
    private func build(
        _ news: String, into store: String, overlay: Overlay = Overlay(), version: UInt8 = 1,
        _ change: (inout StoreBuild.Settings) -> Void = { _ in }
    ) async throws -> StoreBuild.Result? {
        let seeds = try #require(Self.seeds)
        var settings = StoreBuild.Settings(version: ContentHash([version]), jobs: 2)
        change(&settings)
        let build = try StoreBuild(at: folder + "/" + store, settings: settings)
        let reader = DocumentReader(inputs: [news])
        if try await build.unchanged(reader) != nil { return nil }
        let pipeline = NewsPipeline(extractor: try #require(Self.extractor), jobs: 2)
        return try await build.run(reader, pipeline, seeds: seeds, overlay: overlay)
    }

    /// All quads of a store, in order; what `check` finds is an issue.
    private func lines(of store: String) throws -> [String] {
        let snapshot = try Store(at: folder + "/" + store).snapshot()
        #expect(snapshot.check() == [])
        var lines: [String] = []
        try snapshot.forEach(QuadPattern()) { quad in
            var line: [UInt8] = []
            NQuads.append(quad, to: &line)
            lines.append(String(decoding: line, as: UTF8.self))
        }
        return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// How many attachments of each set there are, and how long; packed sizes depend on the library.
    private func attachments(of store: String) throws -> [String: [Int]] {
        let sets = try Store(at: folder + "/" + store).snapshot().statistics().attachments
        return Dictionary(uniqueKeysWithValues: sets.map { ($0.name, [$0.count, $0.length]) })
    }

    private func remove(_ name: String) {
        try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }

    @Test("After any sequence of added, changed and removed items", arguments: 1...24 as ClosedRange<UInt64>)
    func sequences(seed: UInt64) async throws {
        var news = try GeneratedNewsFolder(folder + "/news", seed: seed)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for step in 0..<5 {
            try news.change()
            let isFew = Bool.random(using: &news.random)
            let writesEvidence = Int.random(in: 0..<5, using: &news.random) > 0
            let keepsTexts = Int.random(in: 0..<4, using: &news.random) > 0
            let version = UInt8(Int.random(in: 0..<8, using: &news.random) == 0 ? 2 : 1)
            func set(_ settings: inout StoreBuild.Settings) {
                settings.loadedFrom = isFew ? 5 : 100_000
                settings.graph.writesEvidence = writesEvidence
                settings.keepsTexts = keepsTexts
            }
            _ = try await build(news.path, into: "kept", version: version, set)
            let fresh = try await build(news.path, into: "fresh", version: version, set)
            #expect(fresh?.deleted == 0)
            let wanted = try lines(of: "fresh")
            #expect(try lines(of: "kept") == wanted, "seed \(seed), step \(step)")
            #expect(try attachments(of: "kept") == attachments(of: "fresh"), "seed \(seed), step \(step)")
            #expect(wanted.count == fresh?.inserted)
            #expect(!wanted.isEmpty)
            #expect(try await build(news.path, into: "kept", version: version, set) == nil)
            remove("fresh")
        }
    }

    @Test("The store holds what the file holds; what changed little changes little")
    func sameAsFile() async throws {
        var news = try GeneratedNewsFolder(folder + "/news", seed: 3)
        try news.add(12)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let seeds = try #require(Self.seeds)
        var builder = GraphBuilder(seeds: seeds)
        let pipeline = NewsPipeline(extractor: try #require(Self.extractor), jobs: 2)
        _ = try await pipeline.build(DocumentReader(inputs: [news.path]), into: &builder)
        try await builder.resolve().write(to: folder + "/graph.nq", format: .rdf(.nquads), jobs: 2)
        let first = try #require(try await build(news.path, into: "store"))
        let file = String(decoding: try InputFile.bytes(of: folder + "/graph.nq"), as: UTF8.self)
        let wanted = file.split(separator: "\n").map { $0 + "\n" }
        #expect(Set(try lines(of: "store").map { Array($0.utf8) }) == Set(wanted.map { Array($0.utf8) }))
        #expect(first.quadCount == wanted.count)
        let item = folder + "/news/5.txt"
        try (String(contentsOfFile: item, encoding: .utf8) + "\nจบข่าว").write(
            toFile: item, atomically: false, encoding: .utf8)
        let second = try #require(try await build(news.path, into: "store"))
        #expect(second.report.documentCount == 12)
        #expect(second.inserted + second.deleted < first.inserted / 10)
    }

    @Test(
        "What others put into the store stays, but for what they put into the build's own graphs",
        arguments: [5, 100_000])
    func foreign(loadedFrom: Int) async throws {
        var news = try GeneratedNewsFolder(folder + "/news", seed: 11)
        try news.add(4)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await build(news.path, into: "other")
        let example = IRI(unchecked: "http://example.org/a")
        let shared = try #require(
            try Store(at: folder + "/other").snapshot().firstQuad(QuadPattern(in: .defaultGraph)))
        let graph = try #require(
            try Store(at: folder + "/other").snapshot().firstQuad(QuadPattern(in: .anyNamed))?.graph)
        let theirs = [
            shared, Quad(.iri(example), example, .literal(Literal("ของผู้อื่น"))),
            Quad(.iri(example), example, .iri(example), graph: .iri(example)),
            Quad(.blankNode(BlankNode("b0")), example, .iri(example)),
        ]
        let inside = Quad(.iri(example), example, .iri(example), graph: graph)
        do {
            let store = try Store(at: folder + "/store")
            try store.write { transaction in
                for quad in theirs { try transaction.insert(quad) }
                try transaction.insert(inside)
            }
        }
        try await build(news.path, into: "store") { $0.loadedFrom = loadedFrom }
        let all = try lines(of: "store")
        #expect(!all.contains(line(inside)))
        #expect(Set(all) == Set(try lines(of: "other")).union(theirs.map(line)))
        // Another item takes the place of all: theirs stay, and the shared statement as well.
        for name in news.names { remove("news/" + name) }
        try "ข่าวสมมุติ\n1 มกราคม 2564\nนายเอก สมมุติวงศ์ ไปประเทศลาว".write(
            toFile: folder + "/news/900.txt", atomically: false, encoding: .utf8)
        try await build(news.path, into: "store") { $0.loadedFrom = loadedFrom }
        try await build(news.path, into: "last")
        #expect(Set(try lines(of: "store")) == Set(try lines(of: "last")).union(theirs.map(line)))
    }

    private func line(_ quad: Quad) -> String {
        var line: [UInt8] = []
        NQuads.append(quad, to: &line)
        return String(decoding: line, as: UTF8.self)
    }

    @Test("Texts are kept as the positions of mentions count them, without what an overlay excludes")
    func texts() async throws {
        var news = try GeneratedNewsFolder(folder + "/news", seed: 5)
        try news.add(20)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await build(news.path, into: "store")
        do {
            let snapshot = try Store(at: folder + "/store").snapshot()
            var quotes: [IRI: (document: IRI, exact: String, start: Int, end: Int)] = [:]
            for property in ["exact", "start", "end"] {
                let predicate = IRI(unchecked: "http://www.w3.org/ns/oa#" + property)
                try snapshot.forEach(QuadPattern(predicate: predicate, in: .anyNamed)) { quad in
                    let name = try #require(quad.subject.iri?.text)
                    guard !name.contains("-evidence") else { return }
                    let key = IRI(unchecked: name.split(separator: "-").dropLast().joined(separator: "-"))
                    let document = try #require(quad.graph?.iri)
                    var quote = quotes[key] ?? (document, "", 0, 0)
                    let value = try #require(quad.object.literal?.lexicalForm)
                    if property == "exact" { quote.exact = value }
                    if property == "start" { quote.start = try #require(Int(value)) }
                    if property == "end" { quote.end = try #require(Int(value)) }
                    quotes[key] = quote
                }
            }
            #expect(quotes.count > 20)
            for quote in quotes.values {
                let text = Array(try #require(try snapshot.text(of: quote.document)).unicodeScalars)
                #expect(text[quote.start..<quote.end].elementsEqual(quote.exact.unicodeScalars))
            }
            #expect(try snapshot.text(of: IRI(unchecked: "http://example.org/none")) == nil)
        }
        let name = "สมมุติวงศ์"
        let overlay = try Overlay(turtle: [
            (
                "overlay.ttl",
                Array(
                    """
                    @prefix yong: <\(YongOntology.namespace)> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    <urn:x> a yong:Exclusion ; rdfs:label "เอก \(name)" .
                    """.utf8)
            )
        ])
        try await build(news.path, into: "store", overlay: overlay, version: 2)
        let store = try Store(at: folder + "/store")
        let items = try news.names.map { try String(contentsOfFile: news.path + "/" + $0, encoding: .utf8) }
        #expect(items.contains { $0.contains(name) })
        for name in news.names {
            let iri = IRI(unchecked: GraphSettings().base + "document/" + name.dropLast(4))
            #expect(try store.text(of: iri)?.contains("เอก สมมุติวงศ์") == false)
        }
    }

    @Test("A document whose IRI is longer than a key of LMDB has its text, too")
    func longName() async throws {
        try FileManager.default.createDirectory(atPath: folder + "/news", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let id = String(repeating: "ข่าว", count: 60)
        let item = "{\"id\": \"\(id)\", \"body\": \"นายเอก สมมุติวงศ์ ไปประเทศลาว\"}\n"
        try item.write(toFile: folder + "/news/a.jsonl", atomically: false, encoding: .utf8)
        try await build(folder + "/news", into: "store")
        let store = try Store(at: folder + "/store")
        #expect(try store.text(of: IRI(unchecked: GraphSettings().base + "document/" + id))?.isEmpty == false)
    }

    @Test("Compaction, backup and restore keep texts and what a later build needs")
    func copies() async throws {
        var news = try GeneratedNewsFolder(folder + "/news", seed: 8)
        try news.add(5)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await build(news.path, into: "store")
        let kept = try attachments(of: "store")
        #expect(kept["news/texts"]?[0] == 5 && kept["news/texts"]?[1] ?? 0 > 1000)
        try Store(at: folder + "/store").backup(to: folder + "/backup")
        try Store.restore(from: folder + "/backup", to: folder + "/restored")
        try Store(at: folder + "/store").compact()
        for name in ["store", "restored"] {
            #expect(try attachments(of: name) == kept)
            #expect(try await build(news.path, into: name) == nil)
        }
        try news.change()
        for name in ["store", "restored", "fresh"] { try await build(news.path, into: name) }
        #expect(try lines(of: "store") == lines(of: "fresh"))
        #expect(try lines(of: "restored") == lines(of: "fresh"))
    }

    @Test("A file that could be read in part is told of each time, and is no reason to build anew")
    func failing() async throws {
        try FileManager.default.createDirectory(atPath: folder + "/news", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let item = "{\"id\": \"1\", \"body\": \"นายเอก สมมุติวงศ์ ไปประเทศลาว\"}\n{\"id\": \n"
        try item.write(toFile: folder + "/news/a.jsonl", atomically: false, encoding: .utf8)
        let first = try #require(try await build(folder + "/news", into: "store"))
        #expect(first.report.failures.count == 1)
        let settings = StoreBuild.Settings(version: ContentHash([1]), jobs: 2)
        let report = try await StoreBuild(at: folder + "/store", settings: settings)
            .unchanged(DocumentReader(inputs: [folder + "/news"]))
        #expect(report?.failures == first.report.failures)
        #expect(report?.documentCount == 1)
    }

    @Test("Nothing read leaves the store as it was; a new one is not left behind")
    func nothing() async throws {
        try FileManager.default.createDirectory(atPath: folder + "/news", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let result = try await build(folder + "/news", into: "store")
        #expect(result?.report.documentCount == 0)
        #expect(!FileManager.default.fileExists(atPath: folder + "/store"))
    }

    @Test("One build at a time works for a store")
    func locked() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try Store(at: folder + "/store")
        let lock = try BuildLock(folder: folder + "/store")
        #expect(throws: StoreBuildError.locked(folder + "/store")) {
            _ = try StoreBuild(at: folder + "/store", settings: .init(version: ContentHash([1])))
        }
        withExtendedLifetime(lock) {}
    }
}

extension QuadView {
    /// Any of the quads that match.
    fileprivate func firstQuad(_ pattern: QuadPattern) throws -> Quad? {
        var first: Quad?
        try forEach(pattern) { if first == nil { first = $0 } }
        return first
    }
}
