import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// Datasets in which much is said about what is said.
struct GeneratedAnnotations {
    private var random: SeededGenerator
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(seed: seed ^ 0xA0)
    }

    /// A dataset with reifiers of quads that stand in it and of some that do not; XML can hold its characters if
    /// `isXML`.
    mutating func make(withGraphs: Bool, isXML: Bool) -> Dataset {
        var generator = GeneratedDataset(seed: seed)
        var dataset = generator.make(withGraphs: withGraphs, isXML: isXML)
        for index in 0..<Int.random(in: 1...12, using: &random) {
            let quads = dataset.quads()
            guard let quad = quads.randomElement(using: &random) else { break }
            let reifier = reifier(index, quads)
            dataset.insert(Quad(reifier, RDF.reifies, .triple(spoken(quad.triple)), graph: quad.graph))
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                guard let said = quads.randomElement(using: &random) else { continue }
                dataset.insert(Quad(reifier, said.predicate, said.object, graph: quad.graph))
            }
            let directed = Literal(
                "ก", language: "th", direction: Bool.random(using: &random) ? .leftToRight : .rightToLeft)
            if Bool.random(using: &random) { dataset.insert(Quad(reifier, quad.predicate, .literal(directed))) }
        }
        return dataset
    }

    /// A node of its own, one that has another use, or an IRI.
    private mutating func reifier(_ index: Int, _ quads: [Quad]) -> Term {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return quads.randomElement(using: &random)?.subject ?? .blankNode(BlankNode("r"))
        case 1: return .iri(IRI(unchecked: "http://e/r\(Int.random(in: 0..<3, using: &random))"))
        default: return .blankNode(BlankNode("r\(Int.random(in: 0..<2, using: &random) == 0 ? index : 0)"))
        }
    }

    /// The triple, or one that is likely to stand nowhere.
    private mutating func spoken(_ triple: Triple) -> Triple {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return Triple(triple.subject, triple.predicate, .literal(Literal("nowhere")))
        case 1: return Triple(triple.subject, triple.predicate, .triple(triple))
        default: return triple
        }
    }
}

@Suite("What is said about triples")
struct AnnotationTests {
    private static func turtle(_ lines: String) throws -> String {
        var dataset = Dataset()
        let head = "@prefix e: <http://e/> . @prefix rdf: <\(RDF.namespace)> .\n"
        try RDFReader.read(bytes: Array((head + lines).utf8), format: .trig, into: &dataset)
        let bytes = try RDFWriter.bytes(of: dataset, format: .trig)
        var again = Dataset()
        try RDFReader.read(bytes: bytes, format: .trig, into: &again)
        #expect(Isomorphism.areIsomorphic(dataset, again), "\(String(decoding: bytes, as: UTF8.self))")
        let text = String(decoding: bytes, as: UTF8.self)
        // The prefixes are known.
        return String(text.split(separator: "\n\n", maxSplits: 1).last ?? "")
    }

    @Test("Annotations stand behind their triples, reifiers with a name or another use by that")
    func annotations() throws {
        let text = try Self.turtle(
            """
            e:s e:p e:o ~ , 1 ~ e:r {| e:q [ e:a 2 ] |} {| a e:N ; e:q 3 , 4 |} .
            e:x e:y _:u . e:s e:z e:o ~ _:u {| e:q 5 |} .
            _:l rdf:first 1 {| e:q 6 |} ; rdf:rest () . e:x e:list _:l .
            """)
        #expect(
            text == """
                e:r e:q [
                        e:a 2
                    ] .

                e:s e:p e:o ~,
                        1 {|
                        a e:N ;
                        e:q 3,
                            4
                    |} ~ e:r ;
                    e:z e:o ~ _:u .

                e:x e:list _:l ;
                    e:y _:u .

                _:l rdf:first 1 {|
                        e:q 6
                    |} ;
                    rdf:rest () .

                _:u e:q 5 .

                """)
    }

    @Test("Triples that do not stand in the reifier's graph, and those about reifying, are spoken of as terms")
    func terms() throws {
        let text = try Self.turtle(
            """
            e:r rdf:reifies <<( e:s e:p e:o )>> . e:g { e:s e:p e:o . }
            e:t rdf:reifies <<( e:r rdf:reifies <<( e:s e:p e:o )>> )>> .
            """)
        #expect(text.contains("e:r rdf:reifies <<( e:s e:p e:o )>> ."))
        #expect(text.contains("e:t rdf:reifies <<( e:r rdf:reifies <<( e:s e:p e:o )>> )>> ."))
    }

    @Test(
        "Generated datasets come back, in every format that knows RDF 1.2",
        arguments: [RDFFormat.turtle, .trig, .rdfxml])
    func generated(format: RDFFormat) throws {
        for seed in 0..<150 as Range<UInt64> {
            var generator = GeneratedAnnotations(seed: seed)
            let dataset = generator.make(withGraphs: format.holdsNamedGraphs, isXML: format == .rdfxml)
            let prefixes = seed % 2 == 0 ? RoundTripTests.prefixes : [:]
            let bytes = try RDFWriter.bytes(of: dataset, format: format, prefixes: prefixes)
            let text = String(decoding: bytes, as: UTF8.self)
            var again = Dataset()
            do {
                try RDFReader.read(bytes: bytes, format: format, into: &again)
            } catch {
                Issue.record("seed \(seed): \(error)\n\(text)")
                return
            }
            #expect(Isomorphism.areIsomorphic(dataset, again), "seed \(seed):\n\(text)")
            let reversed = Dataset(dataset.quads().reversed())
            #expect(try RDFWriter.bytes(of: reversed, format: format, prefixes: prefixes) == bytes, "seed \(seed)")
        }
    }
}

@Suite("Pretty writers bound their depth and their work")
struct PrettyWriterBoundsTests {
    private static let p = IRI(unchecked: "http://e/p")
    private static let s = Term.iri(IRI(unchecked: "http://e/s"))

    private static func node(_ number: Int) -> Term { .blankNode(BlankNode("n\(number)")) }

    /// Writes and reads again; the numbers of triples agree, which is all that is asked of so many.
    private static func check(_ dataset: Dataset, _ format: RDFFormat) throws -> String {
        let bytes = try RDFWriter.bytes(of: dataset, format: format, prefixes: ["e": IRI(unchecked: "http://e/")])
        var again = Dataset()
        try RDFReader.read(bytes: bytes, format: format, into: &again)
        #expect(again.count == dataset.count)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("A list of 100,000 items is one list", arguments: [RDFFormat.turtle, .rdfxml])
    func list(format: RDFFormat) throws {
        var dataset = Dataset()
        var head = Term.iri(RDF.nil_)
        for index in 0..<100_000 {
            let cell = Self.node(index)
            dataset.insert(Quad(cell, RDF.first, .literal(Literal("\(index)", datatype: XSD.integer))))
            dataset.insert(Quad(cell, RDF.rest, head))
            head = cell
        }
        dataset.insert(Quad(Self.s, Self.p, head))
        let text = try Self.check(dataset, format)
        if format == .turtle {
            #expect(!text.contains("first") && text.hasPrefix("@prefix e: <http://e/> .\n\ne:s e:p (\n"))
        }
    }

    @Test(
        "A chain of 10,000 nodes, of lists within lists, and a ring of them",
        arguments: [RDFFormat.turtle, .trig, .rdfxml])
    func chain(format: RDFFormat) throws {
        var (chain, lists) = (
            Dataset([Quad(Self.s, Self.p, Self.node(0))]), Dataset([Quad(Self.s, Self.p, Self.node(0))])
        )
        for index in 0..<10_000 {
            chain.insert(Quad(Self.node(index), Self.p, Self.node(index + 1)))
            lists.insert(Quad(Self.node(index), RDF.first, Self.node(index + 1)))
            lists.insert(Quad(Self.node(index), RDF.rest, .iri(RDF.nil_)))
        }
        _ = try Self.check(chain, format)
        _ = try Self.check(lists, format)
        var ring = Dataset(chain.quads().dropFirst())
        ring.insert(Quad(Self.node(10_000), Self.p, Self.node(0)))
        _ = try Self.check(ring, format)
    }

    @Test("Many reifiers of one triple", arguments: [RDFFormat.turtle, .rdfxml])
    func reifiers(format: RDFFormat) throws {
        let triple = Triple(Self.s, Self.p, Self.s)
        var dataset = Dataset([Quad(triple)])
        for index in 0..<20_000 { dataset.insert(Quad(Self.node(index), RDF.reifies, .triple(triple))) }
        _ = try Self.check(dataset, format)
    }
}
