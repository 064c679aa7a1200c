import RDFModel
import TestSupport
import Testing

@testable import RDFSyntax

@Suite("Reading long RDF/XML with two threads")
struct RDFXMLThreadTests {
    /// Gives bytes a piece at a time.
    private struct Bytes: ChunkSource {
        var bytes: [UInt8]
        var offset = 0

        mutating func read(into buffer: inout [UInt8], from start: Int) -> Int {
            let count = min(buffer.count - start, bytes.count - offset)
            buffer.replaceSubrange(start..<start + count, with: bytes[offset..<offset + count])
            offset += count
            return count
        }
    }

    /// A document of some four megabytes, with names that come late, and `end` before its last tag.
    private static func document(_ end: String) -> [UInt8] {
        var text = "<rdf:RDF xmlns:rdf=\"\(RDF.namespace)\" xmlns:e=\"http://e/\">\n"
        for number in 0..<20_000 {
            text +=
                " <e:C\(number / 1000) rdf:about=\"http://e/\(number)\"><e:p\(number % 7) xml:lang=\"th\">ค่า \(number) "
            text += String(repeating: "ยาว", count: number % 40) + "</e:p\(number % 7)>\n"
            text += "  <e:q><rdf:Description e:r=\"\(number)\"/></e:q></e:C\(number / 1000)>\n"
        }
        return Array((text + end + "</rdf:RDF>\n").utf8)
    }

    /// What comes out: the lines, and the message or the report's messages.
    private func outcome(_ bytes: [UInt8], threads: Int, errors: ErrorPolicy) throws -> (
        lines: [UInt8], messages: [String]
    ) {
        var options = ReadingOptions(errors: errors)
        options.threads = threads
        var writer = RDFWriter(format: .nquads, to: MemorySink())
        var messages: [String] = []
        do {
            let report = try RDFReader.read(
                from: Bytes(bytes: bytes), format: .rdfxml, base: nil, source: "f", options: options, into: &writer)
            messages = report.errors.map(\.description) + report.warnings.map(\.description)
        } catch {
            messages = ["\(error)"]
        }
        try writer.finish()
        return (writer.output.bytes, messages)
    }

    @Test(
        "Quads, messages and their places are those of one thread",
        arguments: [
            "", " <e:D rdf:resource=\"http://e/\"/>\n", " <e:D rdf:about=\"a b\"/>\n", " <e:D></e:E>\n", " text\n",
        ], [ErrorPolicy.stop, .skip, .collect])
    func equivalence(end: String, errors: ErrorPolicy) throws {
        let bytes = Self.document(end)
        #expect(bytes.count > 3_000_000)
        let one = try outcome(bytes, threads: 1, errors: errors)
        let two = try outcome(bytes, threads: 2, errors: errors)
        #expect(one.lines == two.lines)
        #expect(one.messages == two.messages)
        #expect(one.messages.isEmpty == end.isEmpty)
        #expect(one.lines.count > 5_000_000)
    }

    private struct Refusal: Error {}

    private struct Refusing: QuadSink {
        var left: Int
        mutating func prefix(_ name: String, _ namespace: IRI) {}
        mutating func quad(_ quad: Quad) throws {
            left -= 1
            if left < 0 { throw Refusal() }
        }
    }

    @Test("A sink that takes no more ends both threads", arguments: [0, 10_000, 50_000])
    func refusal(after count: Int) throws {
        var sink = Refusing(left: count)
        #expect(throws: Refusal.self) {
            try RDFReader.read(
                from: Bytes(bytes: Self.document("")), format: .rdfxml, base: nil, source: "f", into: &sink)
        }
        #expect(sink.left == -1)
    }
}
