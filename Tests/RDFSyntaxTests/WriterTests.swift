import RDFModel
import RDFSyntax
import Testing

@Suite("What the writers write")
struct WriterTests {
    private func dataset(_ turtle: String) throws -> Dataset {
        var dataset = Dataset()
        try RDFReader.read(bytes: Array(turtle.utf8), format: .trig, into: &dataset)
        return dataset
    }

    private func text(_ dataset: Dataset, _ format: RDFFormat) throws -> String {
        String(decoding: try RDFWriter.bytes(of: dataset, format: format), as: UTF8.self)
    }

    private let source = """
        @prefix unused: <http://unused/> . @prefix org: <http://e/org#> . @prefix e: <http://e/id/> .
        e:กระทรวง_ก org:name "กระทรวง"@th , "Ministry"@en ; org:size 12 , "012"^^<http://www.w3.org/2001/XMLSchema#integer> ;
            a org:Ministry ; org:parts ( e:a "x" ) ; org:head [ org:name "ก\\u0E38\\u0E48" ] ; org:none () ;
            org:share 0.5 ; org:open true ; org:site <http://e/id/a/b> .
        _:used org:next _:used .
        [] org:note "a\\"b\\nc" .
        e:graph { e:s.1 org:size 1.0E6 . e:s.1 e:\\- e:ก.ท\\. . }
        """

    @Test("Turtle for people, with Thai names")
    func turtle() throws {
        #expect(
            try text(dataset(source), .trig) == """
                @prefix e: <http://e/id/> .
                @prefix org: <http://e/org#> .

                e:กระทรวง_ก a org:Ministry ;
                    org:head [
                        org:name "ก\u{E38}\u{E48}"
                    ] ;
                    org:name "Ministry"@en,
                        "กระทรวง"@th ;
                    org:none () ;
                    org:open true ;
                    org:parts (
                        e:a
                        "x"
                    ) ;
                    org:share 0.5 ;
                    org:site <http://e/id/a/b> ;
                    org:size "012"^^<http://www.w3.org/2001/XMLSchema#integer>,
                        12 .

                [] org:note "a\\"b\\nc" .

                _:used org:next _:used .

                e:graph {
                    e:s.1 e:\\- <http://e/id/ก.ท.> ;
                        org:size 1.0E6 .
                }

                """)
    }

    @Test("RDF/XML, with a prefix made where none fits")
    func rdfxml() throws {
        let dataset = try dataset(
            """
            @prefix e: <http://e/> .
            e:s a e:T ; e:ชื่อ "น้ำ"@th ; <http://other/x#p> 1 ; e:p _:a . _:a e:p e:s .
            """)
        #expect(
            try text(dataset, .rdfxml) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <rdf:RDF xmlns:e="http://e/" xmlns:ns1="http://other/x#" xmlns:rdf="\(RDF.namespace)">
                  <e:T rdf:about="http://e/s">
                    <e:p rdf:nodeID="a"/>
                    <e:ชื่อ xml:lang="th">น้ำ</e:ชื่อ>
                    <ns1:p rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</ns1:p>
                  </e:T>
                  <rdf:Description rdf:nodeID="a">
                    <e:p rdf:resource="http://e/s"/>
                  </rdf:Description>
                </rdf:RDF>

                """)
    }

    @Test(
        "A predicate that is no XML name is an error that names it",
        arguments: ["http://e/", "http://e/1", "http://e/a/", RDF.namespace + "li", "urn:x:"])
    func unwritablePredicate(predicate: String) {
        let dataset = Dataset([Quad(.iri(RDF.nil_), IRI(unchecked: predicate), .iri(RDF.nil_))])
        let error = #expect(throws: WritingError.self) { try RDFWriter.bytes(of: dataset, format: .rdfxml) }
        #expect(error?.description.contains("<\(predicate)>") == true)
    }

    @Test("A character that XML cannot hold is an error")
    func unwritableCharacter() {
        let p = IRI(unchecked: "http://e/p")
        let dataset = Dataset([Quad(.iri(p), p, .literal(Literal("a\u{8}")))])
        #expect(throws: WritingError.unwritableCharacter("\u{8}", predicate: "http://e/p")) {
            try RDFWriter.bytes(of: dataset, format: .rdfxml)
        }
    }

    @Test("Lines of N-Quads, escaped where they must be and nowhere else")
    func nquads() {
        let p = IRI(unchecked: "http://e/พ")
        var output: [UInt8] = []
        NQuads.append(
            Quad(.blankNode(BlankNode("b")), p, .literal(Literal("\"\\\n\r\tก\u{0}", language: "th")), graph: .iri(p)),
            to: &output)
        NQuads.append(Quad(.blankNode(BlankNode("a b")), IRI(unchecked: "x:> <"), .iri(p)), to: &output)
        #expect(
            String(decoding: output, as: UTF8.self) == """
                _:b <http://e/พ> "\\"\\\\\\n\\r\\tก\\u0000"@th <http://e/พ> .
                _:_x612062 <x:\\u003E\\u0020\\u003C> <http://e/พ> .

                """)
    }

    @Test("An empty dataset is an empty document", arguments: RDFFormat.allCases)
    func empty(format: RDFFormat) throws {
        let bytes = try RDFWriter.bytes(of: Dataset(), format: format)
        // XML and JSON need at least an element or a value.
        if format != .rdfxml, format != .jsonld { #expect(bytes.isEmpty) }
        var counter = Counter()
        try RDFReader.read(bytes: bytes, format: format, into: &counter)
        #expect(counter.count == 0)
    }

    @Test(
        "Formats by file name and by what people call them",
        arguments: [
            ("a.nt", RDFFormat.ntriples), ("a.b.NQ", .nquads), ("ไทย.ttl", .turtle), ("x.TriG", .trig),
            ("x.rdf", .rdfxml),
            ("x.owl", .rdfxml), ("x.xml", .rdfxml), ("x.JSONLD", .jsonld), ("x.ndjsonld", .jsonld),
        ])
    func formats(fileName: String, format: RDFFormat) {
        #expect(RDFFormat(fileName: fileName) == format)
        #expect(RDFFormat(name: format.rawValue.uppercased()) == format)
        #expect(RDFFormat(name: format.mediaType) == format)
    }

    @Test("No format for other names", arguments: ["a", "ttl", "a.json", "a.ttl.zip", ""])
    func noFormat(fileName: String) {
        #expect(RDFFormat(fileName: fileName) == nil)
    }

    @Test("A byte order mark is skipped, whole and in pieces")
    func byteOrderMark() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("<http://e/s> a <http://e/T> .".utf8)
        for size in [1, 2, 100] {
            var counter = Counter()
            var reader = try RDFReader(format: .turtle)
            for start in stride(from: 0, to: bytes.count, by: size) {
                try reader.read(Array(bytes[start..<min(start + size, bytes.count)]), into: &counter)
            }
            try reader.finish(into: &counter)
            #expect(counter.count == 1)
        }
    }

    @Test("Blank nodes of two documents are kept apart by their prefixes, and from made labels")
    func scopes() throws {
        var dataset = Dataset()
        let text = Array("_:g1 a [] . _:g1x a _:a .".utf8)
        for prefix in ["f1_", "f2_"] {
            try RDFReader.read(bytes: text, format: .trig, blankNodePrefix: prefix, into: &dataset)
        }
        let nodes = Set(dataset.quads().flatMap { [$0.subject, $0.object] })
        #expect(nodes.count == 8)
    }
}
