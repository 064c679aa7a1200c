import RDFModel
import Testing

@testable import SPARQLSyntax

/// What a text tells besides its query.
@Suite struct ParsedQueryTests {
    private static let own = QueryOptions(prefixes: [
        "ex": IRI(unchecked: "http://e/x"), "foaf": IRI(unchecked: "http://my/"),
    ])

    @Test func prefixesThatAreNotDeclaredAreNamed() throws {
        let text = "PREFIX rdf: <http://mine/>\nASK { ?s rdf:x foaf:name ; dcterms:title ?t }"
        let query = try ParsedQuery(text)
        #expect(query.impliedPrefixes.keys.sorted() == ["dcterms", "foaf"])
        #expect(query.text == text)
        #expect(try ParsedQuery("ASK { ?s ?p <http://e/a> }").impliedPrefixes.isEmpty)
    }

    @Test(
        "A text that declares its prefixes is read strictly as the same query, whatever its first lines are",
        arguments: [
            "ASK { ?s foaf:name ?n ; ex:a ex:b }", "# A comment\nPREFIX a: <http://a/>\nASK { a:b ex:c foaf:d }",
            "BASE <http://b/> VERSION \"1.2\" SELECT * { <x> ex:p foaf:o }", "ASK {}",
        ])
    func textsDeclareThemselves(_ text: String) throws {
        let query = try ParsedQuery(text, options: Self.own)
        let again = try ParsedQuery(query.selfContainedText, options: QueryOptions(isStrict: true))
        #expect(again.query.algebra == query.query.algebra)
        #expect(again.impliedPrefixes.isEmpty)
        // Other lines keep their numbers.
        #expect(query.selfContainedText.split(separator: "\n").count == text.split(separator: "\n").count)
    }

    @Test(arguments: [
        "", "SELECT", "SELECT *", "SELECT * {", "SELECT * { ?s ?p", "PREFIX a: <http://a/>", "ASK { ?s ?p \"\"\"a\nb",
        "ASK {} ORDER BY", "SELECT * {} LIMIT", "# A comment alone", "ASK { FILTER(",
    ])
    func textsThatMayGoOnAreUnfinished(_ text: String) {
        #expect(throws: SPARQLSyntaxError.self) { try Query(text) }
        do { _ = try Query(text) } catch { #expect(error.isUnfinished, "\(error)") }
    }

    @Test(arguments: ["SELEC", "SELECT * }", "ASK { ?s nope:x", "ASK { ?s ?p 'a\n }", "ASK {} x", "ASK { ?s ?p ? }"])
    func textsThatAreWrongAreNot(_ text: String) {
        #expect(throws: SPARQLSyntaxError.self) { try Query(text) }
        do { _ = try Query(text) } catch { #expect(!error.isUnfinished, "\(error)") }
    }

    @Test func everyWellKnownPrefixIsRead() throws {
        #expect(WellKnownPrefixes.namespaces.count > 40)
        for (prefix, namespace) in WellKnownPrefixes.namespaces {
            #expect(throws: Never.self) { try IRI(namespace.text) }
            #expect(try ParsedQuery("ASK { \(prefix):x ?p ?o }").impliedPrefixes == [prefix: namespace])
        }
    }

    @Test func swappedLettersAreLikelierThanOneTooMany() {
        #expect(Similarity.nearest(to: "rdsf", among: ["rdf", "rdfs"]) == "rdfs")
        #expect(Similarity.nearest(to: "rdff", among: ["rdfs", "rdf"]) == "rdfs")
    }
}
