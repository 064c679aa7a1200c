import Foundation
import TestSupport
import Testing
import Yong

// What the page on embedding shows: each of its blocks of Swift stands between the marks of a snippet here.

// snippet: row
struct TermOfOffice: Decodable {
    var name: String
    var office: String
    var first: XSDMoment
    var last: XSDMoment?
}
// end

@Suite("What the page on embedding shows")
struct EmbeddingTests {
    private let newsFolder = Shared.root + "/seeds/documents"

    private func makeStore() throws -> MemoryStore {
        // snippet: build
        let seeds = try Seeds.embedded()
        let extractor = Extractor(
            entries: seeds.entries, lexicon: seeds.lexicon, models: try ExtractionModels.embedded())
        let batch = DocumentReader(inputs: [newsFolder]).read()
        var builder = GraphBuilder(seeds: seeds)
        for document in batch.documents {
            builder.add(document, extractor.extract(document))
        }
        let graph = builder.resolve()
        let store = try MemoryStore { sink in
            for quad in graph.knowledge() { sink.quad(quad) }
            for index in 0..<graph.documentCount {
                for quad in graph.evidence(ofDocumentAt: index) { sink.quad(quad) }
            }
        }
        // end
        #expect(batch.failures.isEmpty)
        return store
    }

    @Test func oneItem() throws {
        let seeds = try Seeds.embedded()
        let extractor = Extractor(
            entries: seeds.entries, lexicon: seeds.lexicon, models: try ExtractionModels.embedded())
        let bytes = try Shared.bytes(ofFile: newsFolder + "/1009.txt")
        var lines: [String] = []
        // snippet: extract
        for document in DocumentReader(inputs: []).documents(in: bytes, source: "message 17").documents {
            let found = extractor.extract(document)
            for relation in found.relations where relation.confidence > 0.9 {
                let subject = found.entities[relation.subject].name
                lines.append("\(subject) \(relation.predicate.rawValue): \(relation.rule)")
            }
        }
        // end
        #expect(lines.contains { $0.hasPrefix("กรมศิลปากร partOf: ") }, "\(lines)")
    }

    @Test func models() throws {
        let modelFile = Shared.root + "/seeds/models/mentions.model"
        let seeds = try Seeds.embedded()
        // snippet: models
        var models = try ExtractionModels.embedded()
        models.mentions = try MentionModel(InputFile.bytes(of: modelFile))
        let extractor = Extractor(entries: seeds.entries, lexicon: seeds.lexicon, models: models)
        // end
        let item = try #require(DocumentReader(inputs: [newsFolder + "/1009.txt"]).read().documents.first)
        #expect(!extractor.extract(item).entities.isEmpty)
    }

    @Test func storeOnDisk() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let storeFolder = folder.path + "/news.yong"
        let seeds = try Seeds.embedded()
        let extractor = Extractor(
            entries: seeds.entries, lexicon: seeds.lexicon, models: try ExtractionModels.embedded())
        // snippet: store
        let pipeline = NewsPipeline(extractor: extractor, jobs: 2)
        let settings = StoreBuild.Settings(version: try ContentHash.version(seeds: nil, overlay: []))
        let build = try StoreBuild(at: storeFolder, settings: settings)
        let result = try await build.run(DocumentReader(inputs: [newsFolder]), pipeline, seeds: seeds)
        let store = build.store
        // end
        #expect(result.report.documentCount == 10 && result.inserted > 5000)
        // snippet: text
        let items = try store.query("SELECT ?item { GRAPH ?item { ?item dcterms:identifier '1009' } }").decode(IRI.self)
        let text = try store.text(of: items[0])
        // end
        #expect(text?.contains("กรมศิลปากร") == true)
    }

    @Test func decoding() throws {
        let store = try makeStore()
        let typed = "ประยุทธ์ จันทร์โอชา"
        // snippet: decode
        let terms = try store.query(
            """
            SELECT ?name ?office ?first ?last {
              ?membership org:member [ rdfs:label ?name ] ; yong:inPost [ rdfs:label ?office ] ;
                yong:firstReported ?first
              OPTIONAL { ?membership yong:lastReported ?last }
            }
            ORDER BY ?first ?office
            """,
            parameters: ["name": Literal(typed, language: "th")]
        ).decode(TermOfOffice.self)
        // end
        #expect(terms.count == 2 && terms[0].first.year == 2021)
    }

    @Test func streaming() async throws {
        let store = try makeStore()
        var names: [String] = []
        // snippet: stream
        var options = ExecutionOptions()
        options.limits = QueryLimits(timeout: .seconds(600), memory: 64 << 20, results: 1000)
        for try await row in store.solutions("SELECT ?name { ?p a yong:Person ; rdfs:label ?name }", options: options) {
            names.append(try row.value("name"))
        }
        // end
        #expect(names.count > 10)
    }

    @Test func words() throws {
        let store = try makeStore()
        // snippet: words
        var options = ExecutionOptions()
        options.text = try TextSearch.thai()
        let labels = try store.query(
            "SELECT DISTINCT ?label { (?thing ?score ?label) yong:matches 'กระทรวง*' }", options: options
        ).decode(String.self)
        // end
        #expect(labels.count > 5)
    }

    @Test func functions() throws {
        let store = try makeStore()
        // snippet: functions
        var options = ExecutionOptions()
        options.functions[try IRI("http://example.org/romanised")] = { arguments in
            guard arguments.count == 1, case .literal(let name) = arguments[0] else { return nil }
            return .literal(Literal(ThaiRomanizer().romanised(name.lexicalForm), language: "th-Latn"))
        }
        let romanised = try store.query(
            """
            SELECT (<http://example.org/romanised>(?name) AS ?latin) {
              ?ministry a yong:Ministry ; rdfs:label ?name FILTER(LANG(?name) = "th")
            }
            """, options: options
        ).decode(String.self)
        // end
        #expect(romanised.contains { $0.hasPrefix("krasuang") }, "\(romanised)")
    }

    @Test func syntax() throws {
        let turtle = "@prefix : <http://example.org/> . :a :p :b , .\n:a :p :c ."
        // snippet: syntax
        var writer = RDFWriter(format: .nquads, to: MemorySink())
        let report = try RDFReader.read(
            bytes: Array(turtle.utf8), format: .turtle, source: "graph.ttl", options: ReadingOptions(errors: .skip),
            into: &writer)
        try writer.finish()
        let (lines, messages) = (writer.output.text, report.errors.map(\.description))
        // end
        #expect(lines.contains("<http://example.org/c>") && messages.count == 1)
        #expect(messages[0].hasPrefix("graph.ttl:1:"))
    }

    @Test func canonical() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let first = try folder.file("1.ttl", "@prefix : <http://e/> . :a :p [ :q 1 ] , [ :q 2 ] .")
        let second = try folder.file("2.ttl", "@prefix : <http://e/> . _:y :q 2 . :a :p _:y , _:x . _:x :q 1 .")
        // snippet: canonical
        var (left, right) = (Dataset(), Dataset())
        try RDFReader.read(file: first, into: &left)
        try RDFReader.read(file: second, into: &right)
        let canonical = try Canonicalizer().canonicalize(left.quads())
        let isSame = try canonical.nquads == Canonicalizer().canonicalize(right.quads()).nquads
        // end
        #expect(isSame && Isomorphism.areIsomorphic(left, right))
    }

    @Test func links() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let theirFile = try folder.file(
            "theirs.ttl",
            """
            @prefix schema: <https://schema.org/> .
            <http://example.org/1> a schema:GovernmentOrganization ; schema:name "Ministry of Public Health"@en .
            """)
        let store = try makeStore()
        // snippet: links
        var (ours, theirs) = (EntityCollector(), EntityCollector())
        try store.snapshot().forEach(QuadPattern(in: .defaultGraph)) { ours.quad($0) }
        try RDFReader.read(file: theirFile, into: &theirs)
        let links = Linker().links(from: ours, to: theirs).links
        // end
        #expect(links.count == 1 && links[0].score > 0.9)
    }

    @Test("Every block of the page is one of these snippets, and every snippet is shown")
    func page() throws {
        let page = try DocumentationPage.article("EmbeddingInSwift").compareSnippets(with: #filePath)
        #expect(page.complaints == [] && page.snippetCount == 13)
    }
}
