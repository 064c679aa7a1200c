import Linking
import RDFModel
import Testing

@Suite("How links are written")
struct OutputTests {
    private static let ours = ":a a yong:Organisation ; rdfs:label \"Port \\\"A\\\"\\tOffice of Trade\" ."
    private static let theirs = "t:b a schema:Organization ; schema:name \"Port A Office of Trade\" ."

    @Test("As statements, each with a description of itself")
    func graph() throws {
        var dataset = Dataset()
        try links(Self.ours, Self.theirs).write(into: &dataset)
        let owl = "http://www.w3.org/2002/07/owl#"
        func iri(_ text: String) -> Term { .iri(IRI(unchecked: text)) }
        #expect(
            dataset.contains(Quad(iri("http://ours/a"), IRI(unchecked: owl + "sameAs"), iri("http://theirs/b"))))
        let axiom = try #require(dataset.quads(object: iri(owl + "Axiom")).first?.subject)
        let about = Dictionary(
            uniqueKeysWithValues: dataset.quads(subject: axiom).map { ($0.predicate.text, $0.object) })
        #expect(about[owl + "annotatedSource"] == iri("http://ours/a"))
        #expect(about[owl + "annotatedTarget"] == iri("http://theirs/b"))
        #expect(
            about["https://w3id.org/sssom/mapping_justification"]
                == iri("https://w3id.org/semapv/vocab/LexicalMatching"))
        let score = try #require(about["https://w3id.org/sssom/confidence"]?.literal)
        #expect(score.lexicalForm.hasPrefix("0.99") && score.datatype == XSD.decimal)
    }

    @Test("As a table of SSSOM")
    func table() throws {
        let table = SSSOMTable(
            try links(Self.ours, Self.theirs), identifier: "http://e/set", license: "http://e/licence",
            prefixes: ["our": IRI(unchecked: "http://ours/"), "skos": IRI(unchecked: "http://theirs/")])
        let lines = table.lines
        let head = lines.prefix { $0.hasPrefix("#") }
        #expect(head.first == "#curie_map:")
        // A prefix that SSSOM itself needs is not given away.
        #expect(head.contains("#  our: \"http://ours/\"") && head.contains("#  ns1: \"http://theirs/\""))
        #expect(head.contains("#mapping_set_id: \"http://e/set\"") && head.contains("#license: \"http://e/licence\""))
        let names = lines[head.count].split(separator: "\t", omittingEmptySubsequences: false)
        let cells = lines[head.count + 1].split(separator: "\t", omittingEmptySubsequences: false)
        #expect(lines.count == head.count + 2 && names.count == cells.count)
        let row = Dictionary(uniqueKeysWithValues: zip(names.map(String.init), cells.map(String.init)))
        #expect(row["subject_id"] == "our:a" && row["object_id"] == "ns1:b" && row["predicate_id"] == "owl:sameAs")
        #expect(row["mapping_justification"] == "semapv:LexicalMatching")
        // Tabs end no cell, quotation marks are doubled.
        #expect(row["subject_label"] == "\"Port \"\"A\"\" Office of Trade\"")
    }

    @Test("IRIs are URIs in a table of SSSOM, as its readers take no others")
    func uris() throws {
        let found = try links(
            ":นน a yong:Place ; rdfs:label \"Nonthaburi\" .", "t:b a schema:Place ; schema:name \"Nonthaburi\" .")
        let lines = SSSOMTable(found, identifier: "http://e/set").lines
        #expect(lines.last?.hasPrefix("ns1:%E0%B8%99%E0%B8%99\tNonthaburi\t") == true)
    }

    @Test("For people")
    func explanation() throws {
        let lines = try links(Self.ours, Self.theirs).explanation
        #expect(lines.first?.contains("same") == true && lines.first?.contains("<http://theirs/b>") == true)
        #expect(lines.contains { $0.contains("+11.0") && $0.contains("name: ") && $0.contains("same letters") })
        #expect(lines.contains { $0.contains("-5.0") && $0.contains("prior") })
    }
}
