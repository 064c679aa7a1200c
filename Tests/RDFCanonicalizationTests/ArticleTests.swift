import Foundation
import RDFCanonicalization
import RDFModel
import RDFSyntax
import TestSupport
import Testing

// The code of the documentation's articles stands here between marks, so that it is compiled and run. The articles
// hold the same lines.

// article: ReadingDocuments 3
struct PredicateCounter: QuadSink {
    var counts: [IRI: Int] = [:]

    mutating func prefix(_ name: String, _ namespace: IRI) {}

    mutating func quad(_ quad: Quad) {
        counts[quad.predicate, default: 0] += 1
    }
}
// end

@Suite("What the articles show")
struct ArticleTests {
    private let turtle = "@prefix : <http://e/> . :a <http://www.w3.org/2000/01/rdf-schema#label> \"ก\" ; :p _:b ."

    /// Stands in for the standard library's function, so that the articles may print.
    private func print(_ items: Term...) { #expect(!items.isEmpty) }

    private func temporaryFile(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "yong-" + UUID().uuidString + ".ttl"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    @Test func readingFiles() throws {
        let path = try temporaryFile(turtle)
        defer { try? FileManager.default.removeItem(atPath: path) }
        // article: ReadingDocuments 1
        var dataset = Dataset()
        try RDFReader.read(file: path, into: &dataset)
        for quad in dataset.quads(predicate: RDFS.label) {
            print(quad.subject, quad.object)
        }
        // end
        #expect(dataset.count == 2)
        var counter = PredicateCounter()
        try RDFReader.read(file: path, into: &counter)
        #expect(counter.counts[RDFS.label] == 1)
    }

    @Test func readingChunks() throws {
        let chunks = turtle.utf8.map { [$0] }
        // article: ReadingDocuments 2
        var dataset = Dataset()
        var reader = try RDFReader(format: .turtle, base: IRI("http://example.org/"), source: "socket")
        for chunk in chunks {
            try reader.read(chunk, into: &dataset)
        }
        try reader.finish(into: &dataset)
        // end
        #expect(dataset.count == 2)
    }

    @Test func readingSeveral() throws {
        let path = try temporaryFile(turtle)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let paths = [path, path]
        // article: ReadingDocuments 4
        var dataset = Dataset()
        for (index, path) in paths.enumerated() {
            try RDFReader.read(file: path, blankNodePrefix: "d\(index)", into: &dataset)
        }
        // end
        #expect(dataset.count == 3)
    }

    @Test func writing() throws {
        let quad = Quad(
            .iri(IRI(unchecked: "http://e/a")), IRI(unchecked: "http://xmlns.com/foaf/0.1/name"), .literal(Literal("ก"))
        )
        // article: WritingDocuments 1
        let foaf = IRI(unchecked: "http://xmlns.com/foaf/0.1/")
        var writer = RDFWriter(format: .turtle, to: MemorySink(), prefixes: ["foaf": foaf])
        try writer.quad(quad)
        try writer.finish()
        let text = writer.output.text
        // end
        #expect(text.contains("foaf:name"))
    }

    @Test func converting() throws {
        // article: WritingDocuments 2
        var writer = RDFWriter(format: .nquads, to: MemorySink())
        try RDFReader.read(bytes: Array(turtle.utf8), format: .turtle, into: &writer)
        try writer.finish()
        // end
        #expect(writer.output.text.split(separator: "\n").count == 2)
    }

    @Test func canonicalizing() throws {
        var dataset = Dataset()
        try RDFReader.read(bytes: Array(turtle.utf8), format: .turtle, into: &dataset)
        // article: WritingDocuments 3
        let canonical = try Canonicalizer().canonicalize(dataset.quads())
        let lines = canonical.nquads
        // end
        #expect(String(decoding: lines, as: UTF8.self).contains("_:c14n0"))
    }

    @Test func errors() throws {
        let turtle = self.turtle + "\n:a :p :q r"
        var messages: [String] = []
        // article: HandlingErrors 1
        var dataset = Dataset()
        do {
            try RDFReader.read(bytes: Array(turtle.utf8), format: .turtle, source: "graph.ttl", into: &dataset)
        } catch let error as SyntaxError {
            messages.append("\(error.file) line \(error.line): expected \(error.expected)")
            messages.append(error.description)
        }
        // end
        #expect(messages.count == 2 && messages[0].hasPrefix("graph.ttl line 2: expected "), "\(messages)")
        #expect(dataset.count >= 2)
        // article: HandlingErrors 3
        do throws(IRIError) {
            _ = try IRI("http://example.org/a b")
        } catch {
            messages.append(error.description)
        }
        // end
        #expect(messages.count == 3)
    }

    @Test func policies() throws {
        let turtle = self.turtle + "\n:a :p .\n:a :p :c .\n:a :p <http://e/{x}> ."
        var messages: [String] = []
        // article: HandlingErrors 2
        var dataset = Dataset()
        let options = ReadingOptions(errors: .skip, terms: .warn)
        let report = try RDFReader.read(
            bytes: Array(turtle.utf8), format: .turtle, source: "graph.ttl", options: options, into: &dataset)
        messages += report.errors.map(\.description)
        messages += report.warnings.map(\.description)
        // end
        #expect(report.errorCount == 1 && report.warningCount == 1 && messages.count == 2, "\(messages)")
        #expect(dataset.count == 4)
    }

    @Test(
        "The articles' code is the code above, line by line",
        arguments: ["ReadingDocuments", "WritingDocuments", "HandlingErrors"])
    func articles(name: String) throws {
        let article = try String(
            contentsOfFile: Shared.root + "/Sources/RDFSyntax/RDFSyntax.docc/\(name).md", encoding: .utf8)
        let blocks = article.components(separatedBy: "```swift\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        let source = try String(
            contentsOfFile: Shared.root + "/Tests/RDFCanonicalizationTests/ArticleTests.swift", encoding: .utf8)
        var compiled: [Int: String] = [:]
        for part in source.components(separatedBy: "// article: " + name + " ").dropFirst() {
            var lines = part.components(separatedBy: "\n")
            guard let number = Int(lines.removeFirst()) else { continue }
            lines = Array(lines.prefix { !$0.hasSuffix("// end") })
            let indent = lines.first?.prefix { $0 == " " }.count ?? 0
            compiled[number] = lines.map { String($0.dropFirst(indent)) + "\n" }.joined()
        }
        #expect(!blocks.isEmpty && compiled.count == blocks.count)
        for (index, block) in blocks.enumerated() {
            let code = compiled[index + 1] ?? ""
            #expect(block.utf8.elementsEqual(code.utf8), "\(name) \(index + 1)\n\(block)\n\(code)")
        }
    }
}
