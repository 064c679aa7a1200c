import Foundation
import ReferenceEngine
import TestSupport
import Testing
import Yong

@Suite("What the README shows")
struct ReadmeTests {
    private struct Block {
        var language: String
        var text: String
    }

    private static let blocks: [Block] = {
        let text = (try? String(contentsOfFile: Shared.root + "/README.md", encoding: .utf8)) ?? ""
        var blocks: [Block] = []
        var open: Block?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(language: String(line.dropFirst(3)), text: "")
                }
            } else {
                open?.text += line + "\n"
            }
        }
        return blocks
    }()

    @Test("Every command runs")
    func commands() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for name in ["seeds", "Examples"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/" + name, withDestinationPath: Shared.root + "/" + name)
        }
        try FileManager.default.copyItem(
            atPath: Shared.root + "/seeds/documents", toPath: folder.path + "/news")
        let lines = Self.blocks.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n") }
        #expect(lines.count > 10)
        for line in lines where !line.hasPrefix("make ") {
            // Make's two goals are stages of their own in the test script, which this test is part of.
            if line.contains("corpus") { continue }
            let result = try Command.shell("set -o pipefail; " + line, in: folder.path)
            #expect(result.status == 0, "\(line)\n\(result.messages)")
            #expect(!result.output.isEmpty || line.contains(" -o "), "\(line) says nothing")
        }
    }

    @Test("The Swift example prints what it promises")
    func library() throws {
        let seeds = try Seeds.embedded()
        let models = try ExtractionModels.embedded()
        let extractor = Extractor(entries: seeds.entries, lexicon: seeds.lexicon, models: models)
        var builder = GraphBuilder(seeds: seeds)
        for document in DocumentReader(inputs: [Shared.root + "/seeds/documents"]).read().documents {
            builder.add(document, extractor.extract(document))
        }
        let store = try MemoryStore { sink in
            for quad in builder.resolve().knowledge() { sink.quad(quad) }
        }
        let names = try store.query("SELECT ?name { ?p a yong:Person ; rdfs:label ?name } ORDER BY ?name")
            .decode(String.self)
        #expect(names.contains { $0.utf8.elementsEqual("เนวินธุ์ ช่อชัยทิพฐ์".utf8) }, "\(names)")
        // The example stands in the README line by line.
        let example = Self.blocks.first { $0.language == "swift" }?.text ?? ""
        for part in [
            "Seeds.embedded()", "ExtractionModels.embedded()", "builder.resolve().knowledge()",
            "store.query(\"SELECT ?name { ?p a yong:Person ; rdfs:label ?name } ORDER BY ?name\").decode(String.self)",
        ] {
            #expect(example.contains(part))
        }
    }

    @Test("The questions have the answers shown, asked of the corpus")
    func questions() throws {
        guard FileManager.default.fileExists(atPath: Corpus.folder) else {
            print("skipped: no corpus at \(Corpus.folder)")
            return
        }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let build = try Command.yong("build", Corpus.folder, "-o", folder.path + "/corpus.nq")
        #expect(build.status == 0, "\(build.messages)")
        var dataset = Dataset()
        try RDFReader.read(file: folder.path + "/corpus.nq", into: &dataset)
        let prefixes = Dictionary(
            ResolvedGraph.prefixes.map { ($0.name, $0.namespace) }, uniquingKeysWith: { first, _ in first })
        var asked = 0
        for (question, answer) in zip(Self.blocks, Self.blocks.dropFirst()) where question.language == "sparql" {
            asked += 1
            let result = try ReferenceEvaluator(dataset).evaluate(try Query(question.text))
            let text = try ResultWriter(.table, prefixes: prefixes).text(of: result)
            #expect(text.utf8.elementsEqual(answer.text.utf8), "\(question.text)\n\(text)")
        }
        #expect(asked == 5)
    }
}
