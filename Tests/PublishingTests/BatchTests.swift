import QuadStore
import RDFModel
import RDFSyntax
import TestSupport
import Testing

@testable import Publishing

/// Quads in memory.
func view(_ text: String) throws -> QuadView {
    try MemoryStore { try RDFReader.read(bytes: Array(text.utf8), format: .nquads, into: &$0) }.snapshot()
}

let skolemBase = IRI(unchecked: "http://e/.well-known/genid/")

@Suite("Batches")
struct BatchTests {
    private func batches(
        _ text: String, _ proto: PublishingProtocol, _ change: (inout PublishingSettings) -> Void = { _ in }
    ) throws -> [Batch] {
        var settings = PublishingSettings(skolemBase: skolemBase)
        change(&settings)
        var batches: [Batch] = []
        var maker = BatchMaker(proto, settings) { batches.append($0) }
        try view(text).forEachByGraph { try maker.add($0) }
        try maker.finish()
        #expect(maker.counts.values.reduce(0, +) == batches.reduce(0) { $0 + $1.statements })
        return batches
    }

    private let text = (0..<100).map { number in
        "<http://e/s\(number)> <http://e/p> \"\(number)\" \(number < 10 ? "" : "<http://e/g\(number % 7)> ").\n"
    }.joined()

    @Test("Each statement stands in one batch, in its graph, whatever the limits", arguments: [1, 3, 10, 1000])
    func complete(limit: Int) throws {
        for proto in PublishingProtocol.allCases {
            let batches = try batches(text, proto) { $0.batchStatements = limit }
            #expect(batches.allSatisfy { $0.statements <= limit && $0.statements > 0 })
            #expect(proto == .update || batches.allSatisfy { $0.parts.count == 1 })
            var dataset = Dataset()
            for part in batches.flatMap(\.parts) {
                var graph = Dataset()
                try RDFReader.read(bytes: part.lines, format: .ntriples, into: &graph)
                graph.forEachQuad { quad in
                    dataset.insert(Quad(quad.subject, quad.predicate, quad.object, graph: part.graph.map { .iri($0) }))
                }
            }
            var expected = Dataset()
            try RDFReader.read(bytes: Array(text.utf8), format: .nquads, into: &expected)
            #expect(dataset.count == 100 && Set(dataset.quads()) == Set(expected.quads()))
            let first = batches.flatMap(\.parts).filter(\.isFirst).map(\.graph)
            #expect(first.count == 8 && Set(first).count == 8)
            #expect(try self.batches(text, proto) { $0.batchStatements = limit } == batches)
        }
    }

    @Test("A batch has no more bytes than it may have, but for a statement that has more alone")
    func bytes() throws {
        let long = "<http://e/long> <http://e/p> \"\(String(repeating: "ก", count: 200))\" .\n"
        let batches = try batches(text + long, .update) { $0.batchBytes = 200 }
        #expect(batches.filter { $0.bytes > 200 }.map(\.statements) == [1])
        #expect(batches.reduce(0) { $0 + $1.statements } == 101)
    }

    @Test("An update empties the graphs that begin in it, and no others")
    func update() throws {
        let text = """
            <http://e/s> <http://e/p> "a\\"b"@th .
            <http://e/s> <http://e/p> "1" <http://e/g> .
            <http://e/s> <http://e/p> "2" <http://e/g> .

            """
        let batches = try batches(text, .update) { $0.batchStatements = 2 }
        #expect(batches.count == 2)
        let texts = batches.map { String(decoding: $0.update(replacing: true), as: UTF8.self) }
        #expect(
            texts[0] == """
                CLEAR SILENT DEFAULT ;
                CLEAR SILENT GRAPH <http://e/g> ;
                INSERT DATA {
                <http://e/s> <http://e/p> "a\\"b"@th .
                GRAPH <http://e/g> {
                <http://e/s> <http://e/p> "1" .
                }
                }

                """)
        #expect(!texts[1].contains("CLEAR"))
        #expect(!batches[0].update(replacing: false).isEmpty)
        #expect(!String(decoding: batches[0].update(replacing: false), as: UTF8.self).contains("CLEAR"))
    }

    @Test("Blank nodes are the same IRI in every batch and graph")
    func blankNodes() throws {
        let text = """
            _:a <http://e/p> _:a .
            _:a <http://e/p> _:b <http://e/g> .
            _:a <http://e/p> "_:a" _:g .

            """
        let parts = try batches(text, .graphStore).flatMap(\.parts)
        let lines = parts.flatMap { String(decoding: $0.lines, as: UTF8.self).split(separator: "\n").map(String.init) }
        let base = skolemBase.text
        #expect(
            Set(lines) == [
                "<\(base)a> <http://e/p> <\(base)a> .", "<\(base)a> <http://e/p> <\(base)b> .",
                "<\(base)a> <http://e/p> \"_:a\" .",
            ])
        #expect(parts.contains { $0.graph == IRI(unchecked: base + "g") })
        #expect(Skolemization(base: skolemBase).iri(BlankNode("ก.b")).text == base + "%E0%B8%81%2Eb")
    }

    @Test("The default graph may go to a graph that has statements of its own, which is emptied once")
    func defaultGraph() throws {
        let text = "<http://e/s> <http://e/p> \"1\" .\n<http://e/s> <http://e/p> \"2\" <http://e/g> .\n"
        let parts = try batches(text, .update) {
            $0.defaultGraph = IRI(unchecked: "http://e/g")
            $0.batchStatements = 1
        }.flatMap(\.parts)
        #expect(parts.map(\.isFirst) == [true, false])
    }
}
