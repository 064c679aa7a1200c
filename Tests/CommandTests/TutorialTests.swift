import Foundation
import TestSupport
import Testing
import Yong

@Suite("What the tutorials show")
struct TutorialTests {
    /// What the evaluator that follows the specification does not have: the search for words.
    private static func isPlain(_ question: String) -> Bool {
        !question.contains("yong:matches") && !question.contains("yong:contains")
            && !question.contains("CONSTRUCT") && !question.contains("DESCRIBE")
    }

    /// The last graph that the block of shell builds.
    private static func graph(of block: DocumentationPage.Block) -> String? {
        block.commands.filter { $0.contains("yong build ") }
            .flatMap { $0.split(separator: " ") }.last { $0.hasSuffix(".nq") }.map(String.init)
    }

    @Test("Commands run, questions have answers, and both say what is shown", arguments: DocumentationPage.articles)
    func page(_ page: DocumentationPage) throws {
        let folder = try PageFolder()
        defer { folder.remove() }
        var graph: String?
        for block in page.blocks where block.isRun {
            let place = "\(page.path):\(block.line)"
            let result: Command.Result
            if block.kind == "sh" {
                let script = "set -eo pipefail\n" + block.commands.joined(separator: "\n")
                result = try Command.shell(script, in: folder.path)
                graph = Self.graph(of: block) ?? graph
            } else {
                let file = try #require(graph, "\(place) asks no graph")
                result = try ask(block.text, file, in: folder.path)
                #expect(!result.output.isEmpty && !result.output.hasSuffix("\n0 rows\n"), "\(place) has no answer")
                if Self.isPlain(block.text) {
                    let text = try QuestionGraph(file: folder.path + "/" + file).table(block.text)
                    #expect(text.utf8.elementsEqual(result.output.utf8), "\(place): the specification says\n\(text)")
                }
            }
            #expect(result.status == 0, "\(place)\n\(result.messages)")
            if let answer = block.answer {
                #expect(answer.utf8.elementsEqual(result.output.utf8), "\(place) says\n\(result.output)")
            }
        }
    }

    /// Asks the command.
    private func ask(_ question: String, _ graph: String, in folder: String) throws -> Command.Result {
        let file = folder + "/question.rq"
        try question.write(toFile: file, atomically: false, encoding: .utf8)
        let isGraph = question.contains("CONSTRUCT") || question.contains("DESCRIBE")
        return try Command.yong(
            "query", "--data", graph, "-f", file, "--format", isGraph ? "turtle" : "table", in: folder)
    }

    @Test("There are pages, thirty questions, and few blocks that no test runs")
    func count() throws {
        let pages = DocumentationPage.articles
        #expect(pages.count >= 9)
        let cookbook = DocumentationPage.article("QueryCookbook").blocks
        #expect(cookbook.filter { $0.kind.hasPrefix("sparql") }.count == 30)
        let blocks = pages.flatMap(\.blocks)
        #expect(blocks.filter(\.isRun).count > 50)
        #expect(blocks.filter { $0.kind.hasSuffix("norun") }.count <= 9)
        for page in pages {
            for block in page.blocks {
                let kind = block.kind.split(separator: " ").first ?? ""
                #expect(["sh", "sparql", "swift", "text", "ini", "yaml"].contains(kind), "\(page.path): \(kind)")
                // Swift stands on the page whose snippets a test compares.
                #expect(kind != "swift" || page.path.hasSuffix("EmbeddingInSwift.md"), "\(page.path) shows Swift")
            }
        }
    }

    @Test(
        "Links within the project lead to files",
        arguments: ["README.md", "CONTRIBUTING.md"] + DocumentationPage.articles.map(\.path))
    func links(_ path: String) throws {
        let text = try String(contentsOfFile: Shared.root + "/" + path, encoding: .utf8)
        let folder = (Shared.root + "/" + path as NSString).deletingLastPathComponent
        let articles = text.components(separatedBy: "<doc:").dropFirst().map { $0.prefix { $0 != ">" } + ".md" }
        let files = text.components(separatedBy: "](").dropFirst().map { $0.prefix { $0 != ")" && $0 != "#" } }
        for link in articles + files where !link.isEmpty && !link.contains("://") {
            #expect(FileManager.default.fileExists(atPath: folder + "/" + link), "\(path) links to \(link)")
        }
    }

    @Test("No line of a page is longer than 120 characters", arguments: DocumentationPage.articles)
    func width(_ page: DocumentationPage) throws {
        let text = try String(contentsOfFile: Shared.root + "/" + page.path, encoding: .utf8)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            #expect(line.unicodeScalars.count <= 120, "\(page.path):\(index + 1)")
        }
    }
}
