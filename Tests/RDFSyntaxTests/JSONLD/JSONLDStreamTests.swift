import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// Documents that are read node by node.
@Suite("Long documents of JSON-LD")
struct JSONLDStreamTests {
    /// Longer than what is held to see whether a graph is named.
    private static let nodes: String = {
        let text = String(repeating: "ข่าว ", count: 60)
        return (0..<6_000).map { index in
            #"{"@id": "_:n\#(index % 5_000)", "@type": "T", "name": {"@value": "\#(text)\#(index)"}, "next": "_:n\#(index / 2)"}"#
        }.joined(separator: ",\n")
    }()
    private static let context = #"{"@vocab": "http://e/", "next": {"@type": "@id"}, "e": "http://e/"}"#

    /// Remembers how many bytes were read when the first quad came.
    private struct Watch: QuadSink {
        var dataset = Dataset()
        var bytesRead = 0
        var bytesAtFirstQuad: Int?

        mutating func prefix(_ name: String, _ namespace: IRI) { dataset.prefix(name, namespace) }
        mutating func quad(_ quad: Quad) {
            if bytesAtFirstQuad == nil { bytesAtFirstQuad = bytesRead }
            dataset.quad(quad)
        }
    }

    private func read(_ text: String) throws -> Watch {
        var watch = Watch()
        var reader = try RDFReader(format: .jsonld, source: "f")
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: 65_536) {
            let chunk = Array(bytes[start..<min(start + 65_536, bytes.count)])
            watch.bytesRead += chunk.count
            try reader.read(chunk, into: &watch)
        }
        try reader.finish(into: &watch)
        return watch
    }

    @Test("An array, a graph behind its context, a line a node, and a graph in front of it: the same quads")
    func forms() throws {
        let lines = Self.nodes.split(separator: "\n").map { line in
            "{\"@context\": \(Self.context), " + line.drop { $0 == "{" }.prefix { _ in true }
        }
        let array = try read("[" + lines.joined(separator: "\n") + "]")
        let graph = try read("{\"@context\": \(Self.context),\n\"@graph\": [" + Self.nodes + "]}")
        let late = try read("{\"@ignored\": 1, \"@graph\": [" + Self.nodes + "], \"@context\": \(Self.context)}")
        #expect(Set(graph.dataset.quads()) == Set(array.dataset.quads()))
        #expect(Set(graph.dataset.quads()) == Set(late.dataset.quads()))
        #expect(graph.dataset.count == 5_000 + 6_000 + 6_000)
        #expect(graph.dataset.prefixes == ["e": IRI(unchecked: "http://e/")])
        // What streams hands its first quads on early; what does not, at the end.
        #expect((array.bytesAtFirstQuad ?? .max) <= 65_536)
        #expect((graph.bytesAtFirstQuad ?? .max) <= 4_300_000)
        #expect(late.bytesAtFirstQuad == late.bytesRead)
        #expect(graph.bytesRead > 5_000_000)
    }

    @Test("A long graph that is named only behind its nodes is an error that says so")
    func late() {
        let text = "{\"@context\": \(Self.context), \"@graph\": [" + Self.nodes + "],\n \"@id\": \"http://e/g\"}"
        let error = #expect(throws: SyntaxError.self) { try read(text) }
        #expect(error?.expected == "'}' (in a long document nothing may stand behind \"@graph\")")
        #expect(error?.line == 6_000)
    }

    @Test("A short one is not")
    func short() throws {
        let text =
            "{\"@context\": \(Self.context), \"@graph\": [{\"@id\": \"e:a\", \"name\": 1}], \"@id\": \"http://e/g\"}"
        #expect(try read(text).dataset.graphNames == [.iri(IRI(unchecked: "http://e/g"))])
    }

    @Test("An error in a long document has its line")
    func errors() {
        let text = "{\"@context\": \(Self.context), \"@graph\": [" + Self.nodes + ",\n {\"@id\": 1}]}"
        let error = #expect(throws: SyntaxError.self) { try read(text) }
        #expect(error?.line == 6_001 && error?.columns == 10..<11)
    }
}
