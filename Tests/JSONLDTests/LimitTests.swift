import JSONLD
import JSONSyntax
import RDFModel
import TestSupport
import Testing

@Suite("No document exhausts stack or memory")
struct LimitTests {
    private func outcome(_ text: String) -> String {
        do {
            let document = try JSONLDProcessor.parse(Array(text.utf8))
            let expanded = try JSONLDProcessor.expand(document)
            var dataset = Dataset()
            try JSONLDProcessor.toRDF(document, into: &dataset)
            _ = try JSONLDProcessor.flatten(document)
            _ = try JSONLDProcessor.compact(expanded, context: .object(JSONObject()))
            return "\(dataset.count) quads"
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "10,000 values within each other are an error",
        arguments: ["[", "{\"http://e/p\":", "{\"@graph\":[", "{\"@list\":[", "{\"@context\":{\"a\":"])
    func tooDeep(open: String) {
        let text = "{\"http://e/p\":" + String(repeating: open, count: 10_000)
        #expect(outcome(text).contains("at most 256 arrays and objects within each other"))
    }

    @Test("As many values within each other as the bound allows")
    func deep() {
        func nested(_ open: String, _ close: String, _ count: Int) -> String {
            "{\"http://e/p\":" + String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
                + "}"
        }
        #expect(outcome(nested("[", "]", 255)) == "1 quads")
        #expect(outcome(nested("{\"http://e/p\":", "}", 255)) == "256 quads")
        #expect(outcome(nested("[{\"http://e/p\":", "}]", 127)) == "128 quads")
        #expect(outcome(nested("{\"@list\":[", "]}", 127)) == "255 quads")
        #expect(outcome(nested("{\"@reverse\":{\"http://e/p\":", "}}", 127)).contains("invalid reverse property value"))
    }

    @Test("Documents that were made and not read have a bound as well")
    func made() {
        var value = JSONValue.string("x")
        for _ in 0..<1_000 { value = .array([value]) }
        #expect(throws: JSONLDError.self) { try JSONLDProcessor.expand(value) }
    }

    /// Terms that each wait for the next, the last of them with a context of its own.
    private func chain(_ length: Int, last: String) -> String {
        let terms = (0..<length).map { "\"t\($0)\":\"t\($0 + 1):x\"" }
        return "{" + (terms + ["\"t\(length)\":\(last)"]).joined(separator: ",") + "}"
    }

    @Test("Long chains of terms are errors, in one context and in contexts within each other")
    func chains() {
        #expect(outcome("{\"@context\":\(chain(10_000, last: "null"))}").contains("context overflow"))
        var nested = "null"
        for _ in 0..<100 {
            nested = chain(100, last: "{\"@id\":\"http://e/\",\"@prefix\":true,\"@context\":\(nested)}")
        }
        let message = outcome("{\"@context\":\(nested)}")
        #expect(message.contains("invalid scoped context") && message.contains("terms that depend on"), "\(message)")
    }

    @Test("Contexts within each other, as deep as documents go")
    func nestedContexts() {
        var nested = "{}"
        for _ in 0..<100 { nested = "{\"p\":{\"@id\":\"http://e/p\",\"@context\":\(nested)}}" }
        let value = String(repeating: "{\"p\":", count: 99) + "1" + String(repeating: "}", count: 99)
        #expect(outcome("{\"@context\":\(nested),\"p\":\(value)}") == "100 quads")
    }

    @Test("Datasets with lists 10,000 deep in one another can be written")
    func deepLists() throws {
        var dataset = Dataset()
        var inner = Term.literal(Literal("x"))
        for index in 0..<10_000 {
            let cell = Term.blankNode(BlankNode("c\(index)"))
            dataset.insert(Quad(cell, RDF.first, inner))
            dataset.insert(Quad(cell, RDF.rest, .iri(RDF.nil_)))
            inner = cell
        }
        dataset.insert(Quad(.iri(RDF.nil_), IRI(unchecked: "http://e/p"), inner))
        let document = try JSONLDProcessor.fromRDF(dataset)
        var again = Dataset()
        try JSONLDProcessor.toRDF(document, into: &again)
        #expect(again.count == dataset.count)
    }

    @Test("Documents of the suite with a few bytes changed give an error or a result")
    func mutated() throws {
        var random = SeededGenerator(seed: Fuzzing.seeds(1, from: 7).lowerBound)
        let entries = JSONLDManifest.all("toRdf")
        let pieces = [
            "@id", "@type", "@context", "@container", "null", "[", "]", "{}", "\"\"", ":", "@", "_:b", "1e999",
        ]
        var (errors, results) = (0, 0)
        for entry in entries {
            for _ in 0..<4 * Fuzzing.factor {
                var bytes = try JSONLDManifest.bytes(entry.input)
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    let place = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                    case 1: bytes.remove(at: place)
                    default:
                        let piece = pieces.randomElement(using: &random) ?? ""
                        bytes.replaceSubrange(place..<min(place + 4, bytes.count), with: piece.utf8)
                    }
                }
                do {
                    let document = try JSONLDProcessor.parse(bytes)
                    var dataset = Dataset()
                    try JSONLDProcessor.toRDF(document, JSONLDManifest.options(entry), into: &dataset)
                    _ = try JSONLDProcessor.flatten(document, context: document, JSONLDManifest.options(entry))
                    results += 1
                } catch is JSONLDError {
                    errors += 1
                }
            }
        }
        if !entries.isEmpty { #expect(errors > 100 && results > 100, "\(errors) errors, \(results) results") }
    }
}
