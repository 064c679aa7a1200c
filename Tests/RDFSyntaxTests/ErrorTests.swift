import RDFModel
import RDFSyntax
import Testing

@Suite("Errors say where, what was expected and what stands there")
struct ErrorTests {
    private func message(_ text: String, _ format: RDFFormat, chunk: Int = .max) -> String? {
        var counter = Counter()
        do {
            var reader = try RDFReader(format: format, source: "f")
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: min(chunk, bytes.count)) {
                try reader.read(Array(bytes[start..<min(start + min(chunk, bytes.count), bytes.count)]), into: &counter)
            }
            try reader.finish(into: &counter)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("An empty document is no RDF/XML, and is called so", arguments: [" ", "\n \t\n"])
    func empty(text: String) {
        let message = message(text, .rdfxml)
        #expect(message?.contains("expected an element rdf:RDF, found an empty document") == true, "\(message ?? "")")
        #expect(self.message(" <", .rdfxml)?.contains("empty") == false)
    }

    @Test("A predicate whose name RDF/XML keeps for itself is called so")
    func reserved() {
        let dataset = Dataset([Quad(.iri(RDF.type), IRI(unchecked: RDF.namespace + "li"), .literal(Literal("")))])
        let error = #expect(throws: WritingError.self) { try RDFWriter.bytes(of: dataset, format: .rdfxml) }
        #expect(error?.description.hasSuffix("#li>: the syntax gives that name another meaning") == true)
        #expect(WritingError.unwritablePredicate("http://e/1").description.hasSuffix("it does not end in an XML name"))
    }

    @Test(
        "Texts of messages, whole and byte by byte",
        arguments: [
            (
                "<http://e/s> <http://e/p> .", RDFFormat.ntriples,
                """
                f:1:27: expected an object: an IRI, a blank node, a literal or a triple term, found '.'
                <http://e/s> <http://e/p> .
                                          ^
                """
            ),
            (
                "@prefix e: <http://e/> .\n\ne:กี่ e:p \"ก่า\" x:y .\n", .turtle,
                """
                f:3:17: expected '.' at the end of the statement, found 'x:y'
                e:กี่ e:p "ก่า" x:y .
                             ^^^
                """
            ),
            (
                "e:s e:p 1 .", .turtle,
                """
                f:1:1: expected a prefix that was declared, found 'e:'
                e:s e:p 1 .
                ^^
                """
            ),
            (
                "<s> <http://e/p> <http://e/o> .", .nquads,
                """
                f:1:1: expected an absolute IRI, found 's'
                <s> <http://e/p> <http://e/o> .
                ^^^
                """
            ),
            (
                "<s> <p> <o> .", .turtle,
                """
                f:1:1: expected an absolute IRI, as there is no base, found 's'
                <s> <p> <o> .
                ^^^
                """
            ),
            (
                "<http://e/s> <http://e/p> \"abc\n", .trig,
                """
                f:1:27: expected the quote that closes the string, found '"abc'
                <http://e/s> <http://e/p> "abc
                                          ^^^^
                """
            ),
            (
                "{ <http://e/s> a <http://e/T> ", .trig,
                """
                f:1:31: expected '.' or '}', found the end of the file
                { <http://e/s> a <http://e/T> 
                                              ^
                """
            ),
            (
                "<http://e/a b> a 1 .", .turtle,
                """
                f:1:12: expected '>' at the end of the IRI, found ' '
                <http://e/a b> a 1 .
                           ^
                """
            ),
        ])
    func golden(text: String, format: RDFFormat, expected: String) {
        #expect(message(text, format) == expected)
        #expect(message(text, format, chunk: 1) == expected)
    }

    @Test("RDF/XML: not well-formed, and well-formed but not RDF")
    func rdfxml() {
        let head = "<rdf:RDF xmlns:rdf='\(RDF.namespace)'>\n"
        let cases = [
            ("<rdf:li/></rdf:RDF>", "expected a node element, found 'rdf:li'"),
            ("<e:a xmlns:e='http://e/'></b>", "expected well-formed XML, found "),
            ("", "expected well-formed XML, found "),
            ("text</rdf:RDF>", "expected a node element, found the text 'text'"),
        ]
        for (body, expected) in cases {
            let text = message(head + body, .rdfxml) ?? "no error"
            #expect(text.hasPrefix(body.isEmpty ? "f:1:" : "f:2:") && text.contains(expected), "\(text)")
        }
    }

    @Test(
        "10,000 brackets within each other are read; unclosed ones, and more than the options allow, are errors",
        arguments: [("[ <http://e/p> ", "]", "1"), ("( ", ")", ""), ("<< <http://e/s> <http://e/p> ", ">>", "1")])
    func nesting(open: String, close: String, inner: String) throws {
        let depth = 10_000
        let opened = "<http://e/s> <http://e/p> " + String(repeating: open, count: depth)
        let text = opened + inner + String(repeating: " " + close, count: depth) + " ."
        var counter = Counter()
        try RDFReader.read(bytes: Array(text.utf8), format: .turtle, into: &counter)
        #expect(counter.count >= depth)
        #expect(message(opened, .turtle) != nil)
        #expect(message("{" + opened, .trig, chunk: 1_000) != nil)
        let options = ReadingOptions(deepestNesting: 100)
        #expect(throws: SyntaxError.self) {
            try RDFReader.read(bytes: Array(text.utf8), format: .turtle, options: options, into: &counter)
        }
    }

    @Test("10,000 triple terms or annotations within each other are an error or a result", arguments: RDFFormat.texts)
    func nestedTripleTerms(format: RDFFormat) throws {
        let open = String(repeating: "<<( <http://e/s> <http://e/p> ", count: 10_000)
        let text =
            "<http://e/s> <http://e/p> " + open + "<http://e/o>" + String(repeating: " )>>", count: 10_000) + " ."
        #expect(message(text, format)?.contains("brackets within each other") == true)
        guard format == .turtle || format == .trig else { return }
        let annotations = String(repeating: "<http://e/p> <http://e/o> {| ", count: 10_000)
        let closed = String(repeating: " |}", count: 10_000)
        let annotated = "<http://e/s> " + annotations + "<http://e/p> 1" + closed + " ."
        #expect(message(annotated, format) == nil)
    }

    @Test("10,000 elements within each other are read")
    func nestedElements() throws {
        let open = String(repeating: "<e:a><e:p>", count: 5_000)
        let close = String(repeating: "</e:p></e:a>", count: 5_000)
        let text = "<rdf:RDF xmlns:rdf='\(RDF.namespace)' xmlns:e='http://e/'>" + open + close + "</rdf:RDF>"
        var counter = Counter()
        try RDFReader.read(bytes: Array(text.utf8), format: .rdfxml, into: &counter)
        #expect(counter.count == 10_000)
    }

    @Test("Bytes that are no UTF-8 are an error", arguments: [RDFFormat.ntriples, .nquads, .turtle, .trig])
    func badUTF8(format: RDFFormat) {
        for bad: [UInt8] in [[0xFF], [0xE0, 0xB8], [0xC0, 0x80], [0xED, 0xA0, 0x80]] {
            let pieces = [Array("<http://e/s> <http://e/p> \"".utf8), bad, Array("\" .\n".utf8)]
            var counter = Counter()
            #expect(throws: SyntaxError.self) {
                try RDFReader.read(bytes: Array(pieces.joined()), format: format, into: &counter)
            }
        }
    }

    @Test("A file that is not there, and one of unknown ending")
    func files() {
        var counter = Counter()
        let missing = #expect(throws: FileError.self) {
            try RDFReader.read(file: "/nowhere/x.ttl", into: &counter)
        }
        #expect(missing?.description == "/nowhere/x.ttl: cannot open: No such file or directory")
        #expect(throws: FormatError.unknown(fileName: "x.doc")) { try RDFReader.read(file: "x.doc", into: &counter) }
    }
}

extension RDFFormat {
    /// The formats that are read by parsers of text.
    static let texts: [RDFFormat] = [.ntriples, .nquads, .turtle, .trig]
}
