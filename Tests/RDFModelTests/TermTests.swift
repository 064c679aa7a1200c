import RDFModel
import Testing

@Suite("Terms are compared by code point")
struct TermTests {
    @Test("The order of Thai marks tells literals apart, though Swift's strings are equal")
    func markOrder() {
        let (first, second) = ("ก\u{0E38}\u{0E48}", "ก\u{0E48}\u{0E38}")
        #expect(first == second)
        #expect(Literal(first) != Literal(second))
        #expect(Set([Literal(first), Literal(second)]).count == 2)
    }

    @Test("Composed and decomposed letters are two IRIs")
    func composition() {
        #expect(IRI(unchecked: "http://e/\u{E9}") != IRI(unchecked: "http://e/e\u{301}"))
    }

    @Test("Language tags agree without regard to case")
    func languageCase() {
        #expect(Literal("a", language: "th-TH") == Literal("a", language: "TH-th"))
        #expect(Literal("a", language: "th") != Literal("a"))
    }

    @Test("An IRI needs a scheme and takes no space", arguments: ["relative", "http://e/a b", "http://e/%4", ""])
    func invalid(text: String) {
        #expect(throws: IRIError.self) { try IRI(text) }
    }

    @Test("Thai letters may stand in an IRI")
    func thaiIRI() throws {
        #expect(try IRI("https://e/กระทรวง").text == "https://e/กระทรวง")
    }

    @Test("A dataset answers patterns and keeps a quad once")
    func dataset() {
        let s = Term.iri(IRI(unchecked: "http://e/s"))
        let g = Term.iri(IRI(unchecked: "http://e/g"))
        let p = IRI(unchecked: "http://e/p")
        var dataset = Dataset()
        let first = dataset.insert(Quad(s, p, .literal(Literal("1"))))
        let again = dataset.insert(Quad(s, p, .literal(Literal("1"))))
        #expect(first && !again)
        dataset.insert(Quad(s, p, .literal(Literal("1")), graph: g))
        #expect(dataset.count == 2)
        #expect(dataset.quads(subject: s).count == 2)
        #expect(dataset.quads(subject: s, graph: .defaultGraph).count == 1)
        #expect(dataset.quads(predicate: p, graph: .anyNamed).map(\.graph) == [g])
        #expect(dataset.quads(object: g).isEmpty)
        #expect(dataset.graphNames == [g])
    }
}
