import RDFModel
import RDFSyntax
import Testing

@Suite("Reading RDF/XML")
struct RDFXMLReaderTests {
    private static let head = """
        <rdf:RDF xmlns:rdf="\(RDF.namespace)" xmlns:e="http://e/" xmlns:its="http://www.w3.org/2005/11/its"

        """

    /// The document as lines of N-Triples, read in chunks.
    private static func lines(
        _ text: String, chunk: Int = .max, options: ReadingOptions = ReadingOptions()
    ) throws -> [String] {
        var dataset = Dataset()
        try read(Array(text.utf8), chunk: chunk, options: options, into: &dataset)
        return dataset.quads().map { quad in
            var line: [UInt8] = []
            NQuads.append(quad, to: &line)
            return String(decoding: line.dropLast(3), as: UTF8.self)
                .replacing(RDF.namespace, with: "rdf:").replacing("http://e/", with: "e:")
        }
    }

    @discardableResult
    private static func read(
        _ bytes: [UInt8], chunk: Int = .max, options: ReadingOptions = ReadingOptions(),
        into sink: inout some QuadSink
    ) throws -> ReadingReport {
        var reader = try RDFReader(format: .rdfxml, source: "f", options: options)
        var start = 0
        while start < bytes.count {
            let end = start + min(chunk, bytes.count - start)
            try reader.read(Array(bytes[start..<end]), into: &sink)
            start = end
        }
        try reader.finish(into: &sink)
        return reader.report
    }

    /// A document that uses every form.
    static let everything = """
        \(head) xml:base="http://e/base/" xml:lang="th" rdf:version="1.2" its:version="2.0">
          <e:T rdf:about="x" e:a="กา" xml:lang="">
            <e:p>a<!-- c -->b&amp;<![CDATA[<c>]]></e:p>
            <e:p xml:lang="en" its:dir="rtl">d</e:p>
            <e:p rdf:datatype="http://e/t" rdf:ID="i">1</e:p>
            <e:p rdf:resource="#r" rdf:annotation="n"/>
            <e:p rdf:nodeID="b" rdf:annotationNodeID="c"/>
            <e:p rdf:parseType="Resource"><rdf:li>one</rdf:li><rdf:li rdf:resource="two"/></e:p>
            <e:p rdf:parseType="Literal">x<e:y a='1'>"</e:y></e:p>
            <e:p rdf:parseType="Collection"><rdf:Description rdf:about="m"/><e:N xml:base="http://e/o/" rdf:about="n"/></e:p>
            <e:p rdf:parseType="Triple"><rdf:Description rdf:nodeID="b"><e:q its:dir="ltr" xml:lang="ar">t</e:q></rdf:Description></e:p>
            <e:p><rdf:Bag><rdf:li/></rdf:Bag></e:p>
            <e:p e:q="v" rdf:type="T"/>
          </e:T>
        </rdf:RDF>
        """

    private static let expected = [
        "<e:base/x> <rdf:type> <e:T>", "<e:base/x> <e:a> \"กา\"", "<e:base/x> <e:p> \"ab&<c>\"",
        "<e:base/x> <e:p> \"d\"@en--rtl", "<e:base/x> <e:p> \"1\"^^<e:t>",
        "<e:base/#i> <rdf:type> <rdf:Statement>", "<e:base/#i> <rdf:subject> <e:base/x>",
        "<e:base/#i> <rdf:predicate> <e:p>", "<e:base/#i> <rdf:object> \"1\"^^<e:t>",
        "<e:base/x> <e:p> <e:base/#r>", "<e:base/n> <rdf:reifies> <<( <e:base/x> <e:p> <e:base/#r> )>>",
        "<e:base/x> <e:p> _:b", "_:c <rdf:reifies> <<( <e:base/x> <e:p> _:b )>>", "<e:base/x> <e:p> _:g1",
        "_:g1 <rdf:_1> \"one\"", "_:g1 <rdf:_2> <e:base/two>",
        #"<e:base/x> <e:p> "x<e:y xmlns:e=\"e:\" a=\"1\">\"</e:y>"^^<rdf:XMLLiteral>"#,
        "<e:base/x> <e:p> _:g2", "_:g2 <rdf:first> <e:base/m>", "<e:o/n> <rdf:type> <e:N>", "_:g2 <rdf:rest> _:g3",
        "_:g3 <rdf:first> <e:o/n>", "_:g3 <rdf:rest> <rdf:nil>",
        "<e:base/x> <e:p> <<( _:b <e:q> \"t\"@ar--ltr )>>", "_:g4 <rdf:type> <rdf:Bag>", "_:g4 <rdf:_1> \"\"",
        "<e:base/x> <e:p> _:g4", "<e:base/x> <e:p> _:g5", "_:g5 <e:q> \"v\"", "_:g5 <rdf:type> <e:base/T>",
    ]

    @Test("Every form, in chunks of any size", arguments: [Int.max, 1, 2, 3, 7, 64])
    func forms(chunk: Int) throws {
        #expect(try Self.lines(Self.everything, chunk: chunk) == Self.expected)
    }

    @Test("Other encodings")
    func encodings() throws {
        var sixteen: [UInt8] = [0xFF, 0xFE]
        for unit in Self.everything.utf16 { sixteen += [UInt8(unit & 255), UInt8(unit >> 8)] }
        for bytes in [sixteen, [0xEF, 0xBB, 0xBF] + Array(Self.everything.utf8)] {
            var (whole, chunked) = (Dataset(), Dataset())
            try Self.read(bytes, into: &whole)
            try Self.read(bytes, chunk: 5, into: &chunked)
            #expect(whole.count == Self.expected.count)
            #expect(whole.quads() == chunked.quads())
        }
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><e:T xmlns:e='http://e/' e:p='".utf8)
        var dataset = Dataset()
        try Self.read(latin + [0xE9] + Array("'/>".utf8), into: &dataset)
        #expect(dataset.quads().last?.object == .literal(Literal("é")))
    }

    @Test("RDF 1.1 has neither triple terms nor directions; a version counts for what stands within")
    func versions() throws {
        let triple = "<e:p rdf:parseType='Triple'><e:T e:q='1'/></e:p><e:p its:dir='rtl' xml:lang='ar'>x</e:p>"
        let text = """
            \(Self.head)><e:T rdf:about="http://e/s">\(triple)</e:T><e:T rdf:about="http://e/s" rdf:version="1.2">\
            <e:p xml:lang="ar" its:dir="ltr">y</e:p><e:p rdf:version="1.1" xml:lang="ar" its:dir="ltr">z</e:p></e:T></rdf:RDF>
            """
        #expect(
            try Self.lines(text) == [
                "<e:s> <rdf:type> <e:T>", "<e:s> <e:p> \"x\"@ar", "<e:s> <e:p> \"y\"@ar--ltr", "<e:s> <e:p> \"z\"@ar",
            ])
    }

    @Test(
        "What RDF/XML does not allow",
        arguments: [
            ("<e:p rdf:annotation='a' rdf:annotationNodeID='b'/>", "one of rdf:annotation and rdf:annotationNodeID"),
            ("<e:p rdf:parseType='Triple' rdf:resource='a'/>", "no attribute beside rdf:parseType"),
            ("<e:p rdf:parseType='Triple'/>", "one triple in an element of rdf:parseType=\"Triple\", found none"),
            ("<e:p rdf:parseType='Triple'><e:T e:a='1'/></e:p>", "parseType=\"Triple\", found 2"),
            ("<e:p rdf:parseType='Triple'><e:T/><e:T/></e:p>", "one node element"),
            ("<e:p rdf:annotationNodeID='1'/>", "a name without colon in rdf:annotationNodeID"),
            ("<e:p xml:lang='-'>x</e:p>", "a language tag in xml:lang"),
            ("<e:p its:dir='up'>x</e:p>", "'ltr' or 'rtl' in its:dir"),
            ("<e:p rdf:resource='http://e/ '/>", "an IRI, found 'http://e/ '"),
            ("<e:p rdf:resource='http://e/%4'/>", "an IRI"),
            ("<e:p rdf:resource='relative'/>", "an IRI, found 'relative'"),
            ("<e:p rdf:datatype='\(RDF.namespace)langString'>x</e:p>", "a language tag, which this datatype asks for"),
            ("<e:p><e:T/>x</e:p>", "either text or a node element"), ("<e:p>x<e:T/></e:p>", "either text or a node"),
            ("<e:p rdf:ID='a'/><e:p rdf:ID='a'/>", "an IRI"), ("<rdf:version/>", "a property element"),
            ("<e:p rdf:nodeID='a' rdf:annotation='http://e/ x'/>", "an IRI"), ("<p/>", "a name in a namespace"),
            ("x", "a property element, found the text 'x'"),
        ])
    func errors(body: String, message: String) {
        let text =
            "\(Self.head) rdf:version='1.2'>\n<rdf:Description rdf:about='http://e/s'>\(body)</rdf:Description></rdf:RDF>"
        for chunk in [Int.max, 1] {
            let error = #expect(throws: SyntaxError.self) { try Self.lines(text, chunk: chunk) }
            let description = error?.description ?? ""
            #expect(description.contains(message) && description.hasPrefix("f:3:"), "\(description)")
        }
    }

    @Test("An error shows its line, wherever the chunks end", arguments: [Int.max, 1, 100, 5000])
    func place(chunk: Int) {
        var document = Self.head + ">\n"
        for index in 0..<500 { document += "<e:T rdf:about=\"http://e/\(index)\">\n</e:T>\n" }
        document += "  <e:T>กา<e:p/></e:T>\n</rdf:RDF>\n"
        let error = #expect(throws: SyntaxError.self) { try Self.lines(document, chunk: chunk) }
        #expect(error?.line == 1003)
        // The line is shown as far as it is at hand.
        let text = error?.excerpt.text ?? ""
        #expect("  <e:T>กา<e:p/></e:T>".utf8.starts(with: text.utf8) && text.utf8.count >= 14)
        #expect(chunk < 5000 || text.hasSuffix("</e:T>"))
    }

    @Test("Elements that are wrong are left out, and the reading goes on", arguments: [Int.max, 1])
    func skipping(chunk: Int) throws {
        let text = """
            \(Self.head)>
            <e:T rdf:about="http://e/a"><rdf:about/><e:p>1</e:p></e:T>
            <rdf:li><e:p>2</e:p></rdf:li>
            <e:T rdf:about="http://e/b">text<e:p>3</e:p></e:T>
            <e:T rdf:about="http://e/c"><e:p><e:T rdf:about="http://e/d"><e:p rdf:nodeID="?">4</e:p></e:T></e:p></e:T>
            <e:T rdf:about="http://e/e"><e:p rdf:parseType="Triple"/></e:T>
            </rdf:RDF>
            """
        let kept = [
            "<e:a> <rdf:type> <e:T>", "<e:a> <e:p> \"1\"", "<e:b> <rdf:type> <e:T>", "<e:c> <rdf:type> <e:T>",
            "<e:d> <rdf:type> <e:T>", "<e:c> <e:p> <e:d>", "<e:e> <rdf:type> <e:T>",
        ]
        #expect(try Self.lines(text, chunk: chunk, options: ReadingOptions(errors: .skip)) == kept)
        var counter = Counter()
        let report = try Self.read(
            Array(text.utf8), chunk: chunk, options: ReadingOptions(errors: .skip), into: &counter)
        #expect(report.errors.map(\.line) == [3, 4, 5, 6])
        let errors = #expect(throws: SyntaxErrors.self) {
            try Self.lines(text, chunk: chunk, options: ReadingOptions(errors: .collect))
        }
        #expect(errors?.report == report)
        let malformed = #expect(throws: SyntaxErrors.self) {
            try Self.lines(text + "<", chunk: chunk, options: ReadingOptions(errors: .collect))
        }
        #expect(malformed?.report.errorCount == 5)
    }

    @Test("Doubtful terms are taken with a warning, or without")
    func doubts() throws {
        let text = """
            \(Self.head) rdf:version="9">
            <e:T rdf:about="a b" xmlns:f="f:">
            <e:p xml:lang="e_n">1</e:p>
            <x:q xmlns:x="q ">2</x:q></e:T></rdf:RDF>
            """
        let taken = ["<a\\u0020b> <rdf:type> <e:T>", "<a\\u0020b> <e:p> \"1\"@e_n", "<a\\u0020b> <q\\u0020q> \"2\""]
        #expect(try Self.lines(text, options: ReadingOptions(terms: .lenient)) == taken)
        var dataset = Dataset()
        let report = try Self.read(Array(text.utf8), options: ReadingOptions(terms: .warn), into: &dataset)
        #expect(dataset.count == 3)
        #expect(report.warnings.map(\.line) == [2, 3, 4, 5])
        #expect(report.errorCount == 0)
        #expect(dataset.prefixes["f"]?.text == "f:")
    }
}

/// Documents that are meant to do harm.
@Suite("Safety of RDF/XML")
struct RDFXMLSafetyTests {
    private static let head = "<rdf:RDF xmlns:rdf='\(RDF.namespace)' xmlns:e='http://e/'>"

    private static func count(_ text: String, options: ReadingOptions = ReadingOptions()) throws -> Int {
        var counter = Counter()
        try RDFReader.read(bytes: Array(text.utf8), format: .rdfxml, options: options, into: &counter)
        return counter.count
    }

    @Test(
        "No external entity is opened, be it a file's or from the net",
        arguments: [
            "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
            "<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'>",
            "<!DOCTYPE r [<!ENTITY % y SYSTEM 'file:///etc/hostname'> %y;]>",
            "<!DOCTYPE r [<!ENTITY x PUBLIC '-' 'ftp://127.0.0.1/x'>]>",
        ])
    func external(type: String) {
        #expect(throws: SyntaxError.self) {
            try Self.count(type + Self.head + "<e:T e:p='1'><e:q>&x;</e:q></e:T></rdf:RDF>")
        }
        #expect(throws: SyntaxError.self) { try Self.count(type + Self.head + "<e:T e:p='&x;'/></rdf:RDF>") }
    }

    @Test(
        "Entities that grow without measure are an error",
        arguments: ["<e:T e:p='&e9;'/>", "<e:T><e:p>&e9;</e:p></e:T>"])
    func bomb(body: String) {
        var text = "<!DOCTYPE r [<!ENTITY e0 '0123456789'>"
        for level in 1...9 {
            text += "<!ENTITY e\(level) '" + String(repeating: "&e\(level - 1);", count: 20) + "'>"
        }
        #expect(throws: SyntaxError.self) { try Self.count(text + "]>" + Self.head + body + "</rdf:RDF>") }
    }

    @Test("Entities within each other in a ring are an error")
    func ring() {
        let text =
            "<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>" + Self.head + "<e:T><e:p>&a;</e:p></e:T></rdf:RDF>"
        #expect(throws: SyntaxError.self) { try Self.count(text) }
    }

    @Test("Elements stand no deeper within each other than the options say")
    func nesting() throws {
        let open = String(repeating: "<e:a><e:p>", count: 5_000)
        let close = String(repeating: "</e:p></e:a>", count: 5_000)
        let text = Self.head + open + close + "</rdf:RDF>"
        #expect(try Self.count(text) == 10_000)
        let error = #expect(throws: SyntaxError.self) {
            try Self.count(text, options: ReadingOptions(deepestNesting: 1_000))
        }
        #expect(error?.expected == "at most 1000 elements within each other")
        #expect(throws: SyntaxError.self) { try Self.count(Self.head + open) }
        let literal = Self.head + "<e:T><e:p rdf:parseType='Literal'>" + String(repeating: "<a>", count: 10_000)
        #expect(throws: SyntaxError.self) { try Self.count(literal) }
    }

    @Test("Triple terms stand no deeper within each other than in the other syntaxes", arguments: [99, 101, 32_000])
    func tripleTerms(depth: Int) throws {
        let open = String(
            repeating: "<e:p rdf:parseType='Triple'><rdf:Description rdf:about='http://e/s'>", count: depth)
        let close = String(repeating: "</rdf:Description></e:p>", count: depth)
        let text =
            "<rdf:RDF xmlns:rdf='\(RDF.namespace)' xmlns:e='http://e/' rdf:version='1.2'>"
            + "<rdf:Description rdf:about='http://e/s'>" + open + "<e:p rdf:resource='http://e/o'/>" + close
            + "</rdf:Description></rdf:RDF>"
        guard depth > 100 else {
            #expect(try Self.count(text) == 1)
            return
        }
        let error = #expect(throws: SyntaxError.self) { try Self.count(text) }
        #expect(error?.expected == "at most 100 triple terms within each other")
    }

    @Test("A text is no longer than the options say, in however many pieces it comes")
    func length() throws {
        let text =
            Self.head + "<e:T><e:p>" + String(repeating: "<!-- -->0123456789", count: 1_000) + "</e:p></e:T></rdf:RDF>"
        #expect(try Self.count(text) == 2)
        #expect(throws: SyntaxError.self) { try Self.count(text, options: ReadingOptions(longestTerm: 9_999)) }
        let literal = text.replacing("<e:p>", with: "<e:p rdf:parseType='Literal'>")
        #expect(try Self.count(literal) == 2)
        #expect(throws: SyntaxError.self) { try Self.count(literal, options: ReadingOptions(longestTerm: 9_999)) }
    }

    @Test("Nor are the values of attributes")
    func attributeLength() {
        let long = "http://e/" + String(repeating: "a", count: 1_000)
        for body in ["<e:T rdf:about='\(long)'/>", "<e:T><e:p rdf:resource='\(long)'/></e:T>", "<e:T e:p='\(long)'/>"] {
            let text = Self.head + body + "</rdf:RDF>"
            #expect(throws: Never.self) { try Self.count(text, options: ReadingOptions(longestTerm: 1_100)) }
            #expect(throws: SyntaxError.self) { try Self.count(text, options: ReadingOptions(longestTerm: 1_000)) }
        }
    }

    @Test("A collection of 100,000 items, and as many names")
    func many() throws {
        let items = (0..<100_000).map { "<e:n\($0) rdf:nodeID='b\($0)'/>" }.joined()
        let text = Self.head + "<e:T><e:p rdf:parseType='Collection'>" + items + "</e:p></e:T></rdf:RDF>"
        #expect(try Self.count(text) == 300_002)
    }

    @Test("Bytes that are no UTF-8 are an error")
    func badUTF8() {
        for bad: [UInt8] in [[0xFF], [0xE0, 0xB8], [0xC0, 0x80], [0xED, 0xA0, 0x80]] {
            for (before, after) in [
                ("<e:T e:p='", "'/>"), ("<e:T><e:p>", "</e:p></e:T>"), ("<e:T rdf:about='e:", "'/>"),
            ] {
                let bytes = Array((Self.head + before).utf8) + bad + Array((after + "</rdf:RDF>").utf8)
                var counter = Counter()
                #expect(throws: SyntaxError.self) {
                    try RDFReader.read(bytes: bytes, format: .rdfxml, into: &counter)
                }
            }
        }
    }
}
