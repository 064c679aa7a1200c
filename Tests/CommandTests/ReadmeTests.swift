import Foundation
import ReferenceEngine
import TestSupport
import Testing
import Yong

@Suite("What the README shows")
struct ReadmeTests {
    private static let page = DocumentationPage.readme

    @Test("Every command runs")
    func commands() throws {
        let folder = try PageFolder()
        defer { folder.remove() }
        let lines = Self.page.blocks.filter { $0.kind == "sh" }.flatMap(\.commands).filter { !$0.isEmpty }
        #expect(lines.count > 10)
        for line in lines where folder.hasCorpus || !line.contains("../shared/") {
            let result = try Command.shell("set -o pipefail; " + line, in: folder.path)
            #expect(result.status == 0, "\(line)\n\(result.messages)")
            #expect(!result.output.isEmpty || line.contains(" -o "), "\(line) says nothing")
        }
    }

    @Test("The Swift example prints what it promises")
    func library() throws {
        var printed: [String] = []
        func print(_ line: String) { printed.append(line) }
        // The example reads the seeds of the folder that it runs in.
        #expect(FileManager.default.changeCurrentDirectoryPath(Shared.root))
        // snippet: library
        let seeds = try Seeds.embedded()
        let models = try ExtractionModels.embedded()
        let extractor = Extractor(entries: seeds.entries, lexicon: seeds.lexicon, models: models)
        var builder = GraphBuilder(seeds: seeds)
        for document in DocumentReader(inputs: ["seeds/documents"]).read().documents {
            builder.add(document, extractor.extract(document))
        }
        let store = try MemoryStore { sink in
            for quad in builder.resolve().knowledge() { sink.quad(quad) }
        }
        let names = try store.query("SELECT ?name { ?p a yong:Person ; rdfs:label ?name } ORDER BY ?name")
            .decode(String.self)
        for name in names { print(name) }
        // end
        #expect(printed.contains { $0.utf8.elementsEqual("เนวินธุ์ ช่อชัยทิพฐ์".utf8) }, "\(names)")
        let page = try Self.page.compareSnippets(with: #filePath)
        #expect(page.complaints == [] && page.snippetCount == 1)
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
        let graph = try QuestionGraph(file: folder.path + "/corpus.nq")
        let questions = Self.page.blocks.filter { $0.kind == "sparql" }
        #expect(questions.count == 5)
        for question in questions {
            let text = try graph.table(question.text)
            let answer = try #require(question.answer, "\(question.text) has no answer")
            #expect(text.utf8.elementsEqual(answer.utf8), "\(question.text)\n\(text)")
        }
    }
}
