import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// Documents that are nearly RDF/XML: pieces of a good one cut out, doubled, put elsewhere, or spoilt.
private struct Mutations {
    private var random: SeededGenerator
    private static let spoilers = [
        "<", ">", "/>", "&", "&amp;", "&#0;", "&#x10FFFF;", "\"", "'", "<e:p>", "</e:p>", "<!--", "-->", "<![CDATA[",
        "]]>",
        "<?x y?>", " xml:lang=\"th\"", " xml:base=\"http://e/\"", " rdf:parseType=\"Literal\"",
        " rdf:parseType=\"Triple\"",
        " rdf:parseType=\"Collection\"", " rdf:ID=\"z\"", " rdf:about=\"\"", " rdf:nodeID=\"b\"",
        " rdf:version=\"1.1\"",
        " rdf:annotation=\"a\"", " its:dir=\"ltr\"", "<rdf:Description>", "<rdf:li/>", "ก", "\u{301}", " ", "\n", "",
    ]

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func mutate(_ source: String) -> [UInt8] {
        var bytes = Array(source.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
            default:
                let spoiler = Mutations.spoilers.randomElement(using: &random) ?? ""
                // Mostly where the syntax has a joint, so that more of it is reached.
                let joints = bytes.indices.filter { bytes[$0] == UInt8(ascii: "<") || bytes[$0] == UInt8(ascii: " ") }
                bytes.insert(contentsOf: spoiler.utf8, at: joints.randomElement(using: &random) ?? start)
            }
            if bytes.isEmpty { bytes = [0x20] }
        }
        return bytes
    }
}

@Suite("RDF/XML that is nearly right")
struct RDFXMLMutationTests {
    /// What was read, and whether the end was reached.
    private static func read(_ bytes: [UInt8], chunk: Int, _ options: ReadingOptions) -> (quads: [Quad], isWhole: Bool)
    {
        var dataset = Dataset()
        do {
            var reader = try RDFReader(format: .rdfxml, base: IRI(unchecked: "http://b/"), options: options)
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + chunk)
                try reader.read(Array(bytes[start..<end]), into: &dataset)
                start = end
            }
            try reader.finish(into: &dataset)
            return (dataset.quads(), true)
        } catch {
            return (dataset.quads(), false)
        }
    }

    @Test("Chunks make no difference, and what is read can be written and read again")
    func mutations() throws {
        var readable = 0
        for seed in Fuzzing.seeds(600) {
            var mutations = Mutations(seed: seed)
            let bytes = mutations.mutate(RDFXMLReaderTests.everything)
            let text = String(decoding: bytes, as: UTF8.self)
            let options = seed % 3 == 0 ? ReadingOptions() : ReadingOptions(errors: .skip, terms: .lenient)
            let whole = Self.read(bytes, chunk: .max, options)
            for chunk in [1, 3, 17] {
                let chunked = Self.read(bytes, chunk: chunk, options)
                #expect(chunked.isWhole == whole.isWhole, "seed \(seed), chunks of \(chunk):\n\(text)")
                if whole.isWhole { #expect(chunked.quads == whole.quads, "seed \(seed), chunks of \(chunk):\n\(text)") }
            }
            guard whole.isWhole else { continue }
            readable += 1
            let dataset = Dataset(whole.quads)
            guard let written = try? RDFWriter.bytes(of: dataset, format: .rdfxml) else { continue }
            var again = Dataset()
            try RDFReader.read(bytes: written, format: .rdfxml, options: options, into: &again)
            let isSame = Isomorphism.areIsomorphic(dataset, again)
            #expect(isSame, "seed \(seed):\n\(text)")
        }
        #expect(readable > 20)
    }
}
