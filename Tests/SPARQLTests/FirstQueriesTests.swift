import RDFModel
import ReferenceEngine
import SPARQLSyntax
import Testing

/// Small queries over a handful of invented statements.
@Suite struct FirstQueriesTests {
    static let namespace = "http://example.org/"

    static func iri(_ name: String) -> IRI { IRI(unchecked: namespace + name) }

    static let dataset: Dataset = {
        func node(_ name: String) -> Term { .iri(iri(name)) }
        return Dataset([
            Quad(node("a"), RDFS.label, .literal(Literal("นายสมชาย", language: "th"))),
            Quad(node("b"), RDFS.label, .literal(Literal("Malee", language: "en"))),
            Quad(node("a"), iri("age"), .literal(Literal("42", datatype: XSD.integer))),
            Quad(node("a"), iri("knows"), node("b")),
            Quad(node("b"), iri("knows"), node("c")),
            Quad(node("c"), iri("knows"), node("a"), graph: node("g")),
        ])
    }()

    func tsv(_ query: String) throws -> String {
        let query = try Query("PREFIX : <http://example.org/> " + query)
        return try ResultWriter(.tsv).text(of: ReferenceEvaluator(Self.dataset).evaluate(query))
    }

    @Test func basicPatternWithFilter() throws {
        let text = try tsv("SELECT ?s ?l WHERE { ?s rdfs:label ?l FILTER(LANG(?l) = 'th') }")
        #expect(text == "?s\t?l\n<http://example.org/a>\t\"นายสมชาย\"@th\n")
    }

    @Test func optionalLeavesUnbound() throws {
        let text = try tsv("SELECT ?s ?age { ?s rdfs:label ?l OPTIONAL { ?s :age ?age } } ORDER BY ?s")
        #expect(text == "?s\t?age\n<http://example.org/a>\t42\n<http://example.org/b>\t\n")
    }

    @Test func pathsReachOverSteps() throws {
        #expect(try tsv("SELECT ?x { :a :knows+ ?x } ORDER BY ?x").split(separator: "\n").count == 3)
    }

    @Test func graphsAreApart() throws {
        #expect(try tsv("SELECT ?g { GRAPH ?g { ?s :knows :a } }") == "?g\n<http://example.org/g>\n")
        #expect(try tsv("ASK { ?s :knows :a }") == "false\n")
    }

    @Test func graphsJoinWithOptional() throws {
        let text = try tsv("SELECT ?s ?g { ?s rdfs:label ?l OPTIONAL { GRAPH ?g { ?x :knows ?s } } } ORDER BY ?s")
        #expect(text == "?s\t?g\n<http://example.org/a>\t<http://example.org/g>\n<http://example.org/b>\t\n")
        #expect(try tsv("SELECT ?g { GRAPH ?g { ?s :knows ?g } }") == "?g\n")
    }

    @Test func groupsCount() throws {
        let text = try tsv("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) ?p LIMIT 2")
        #expect(
            text == "?p\t?n\n<http://example.org/knows>\t2\n<http://www.w3.org/2000/01/rdf-schema#label>\t2\n")
    }

    @Test func distinctSolutionsLeaveOutBlankNodes() throws {
        let text = try tsv("SELECT (COUNT(DISTINCT *) AS ?n) (COUNT(*) AS ?m) { ?s ?p [] FILTER(?s = :a) }")
        #expect(text == "?n\t?m\n3\t3\n")
        #expect(try tsv("SELECT (COUNT(DISTINCT *) AS ?n) { VALUES ?x { 1 } [] ?p [] }") == "?n\n3\n")
    }

    @Test func lengthsCountCodePoints() throws {
        #expect(try tsv("SELECT (STRLEN('ค่า') AS ?n) {}") == "?n\n3\n")
    }
}
