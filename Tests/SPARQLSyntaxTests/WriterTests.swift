import RDFModel
import SPARQLSyntax
import TestSupport
import Testing

/// Trees written as text and read back.
@Suite struct WriterTests {
    /// A tree with its blank nodes numbered in the order in which they occur, as text.
    private func canonical(_ tree: SuiteFiles.Tree) -> String {
        var copy = tree
        // A dictionary has no order.
        switch tree {
        case .query(var query):
            query.prefixes = [:]
            copy = .query(query)
        case .update(var update):
            update.prefixes = [:]
            copy = .update(update)
        }
        var numbers: [Substring: Int] = [:]
        var result = ""
        var rest = Substring("\(copy)")
        while let start = rest.firstRange(of: /label: "|\?_:/) {
            result += rest[..<start.upperBound]
            rest = rest[start.upperBound...]
            let label = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == "-" }
            rest = rest[label.endIndex...]
            let number = numbers[label] ?? numbers.count
            numbers[label] = number
            result += "\(number)"
        }
        return result + rest
    }

    private func check(_ tree: SuiteFiles.Tree, _ path: String) throws {
        let text = tree.text
        let again: SuiteFiles.Tree
        do {
            again = try SuiteFiles.Tree(text, path: path)
        } catch {
            Issue.record("\(path): \(error)\n\(text)")
            return
        }
        #expect(again == tree || canonical(again).utf8.elementsEqual(canonical(tree).utf8), "\(path)\n\(text)")
        #expect(again.text.utf8.elementsEqual(text.utf8), "\(path)")
    }

    @Test func everyQueryOfTheSuitesIsReadBack() throws {
        var count = 0
        for path in SuiteFiles.paths {
            guard let tree = try? SuiteFiles.Tree(try SuiteFiles.text(path), path: path) else { continue }
            count += 1
            try check(tree, path)
        }
        #expect(SuiteFiles.paths.isEmpty || count > 900, "\(count)")
        print("\(count) queries and updates of the W3C suites are read back")
    }

    @Test(arguments: [
        "ASK { FILTER(-(1) = -1 && - ?x < +(+1) || !(?a || ?b) && !!?c) }",
        "ASK { FILTER(1 - (2 - 3) - -4 * (5 / (6 * 7)) IN (1, -2) ) FILTER((?a = ?b) = (?c = ?d)) }",
        "ASK { ?s (<a:a>/<a:b>)/<a:c> ?o ; <a:a>/(<a:b>/<a:c>) ?o ; ^(^<a:a>) ?o ; (^<a:a>)* ?o ; ^<a:a>* ?o ; (<a:a>*)+ ?o }",
        "ASK { ?s !(^a|<a:b>|^<a:c>) ?o ; !() ?o ; !^a ?o ; (<a:a>|<a:b>)? ?o }",
        "ASK { ?s ?p 'a\\\\\"\\n\\u0007\\u007F'@en--rtl, '''x'''^^<a:b>, 1, 1.0, 1e0, +1, -.5, true, 'true'^^xsd:boolean, '01'^^xsd:integer }",
        "PREFIX : <http://e/> PREFIX e.e: <http://e/e> ASK { :a\\.b :a.b <http://e/a.> . :1 <http://e/-> e.e: . <http://e/%41> :%41 :a\\-b }",
        "SELECT (COUNT(DISTINCT *) AS ?n) (GROUP_CONCAT(?x; SEPARATOR=\"\\\"\") AS ?m) { } GROUP BY (?x) (?x + 1 AS ?y) HAVING (?y > 1) (COUNT(?x) = 1)",
        "ASK { VALUES () { () () } VALUES (?x ?y) { (UNDEF <<( <a:a> a <<( <a:b> a 1 )>> )>>) } FILTER(<<( ?x a 1 )>> = <<( <a:a> a 1 )>>) }",
        "ASK { <<( _:b ?p [] )>> ?q _:b1 . [] a [ a () ] } VALUES ?x { 1 }",
        "VERSION '1.2' BASE <http://b/> DESCRIBE <x> ?y FROM <g> FROM NAMED <h>",
    ])
    func everyFormIsReadBack(_ text: String) throws {
        try check(try SuiteFiles.Tree(text, path: "test.rq"), "test.rq")
    }

    @Test(arguments: [
        "INSERT DATA { _:a <a:p> [] . GRAPH <a:g> { _:a <a:p> _:b, (1 2) } <a:s> a 1 } ; BASE <http://c/> DELETE DATA { <x> a <<( <y> a 1 )>> }",
        "WITH <a:g> DELETE { ?s ?p ?o } INSERT { GRAPH ?g { ?s ?p [] } } USING <a:h> USING NAMED <a:i> WHERE { ?s ?p ?o }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } ?s a ?o } ; INSERT {} WHERE {}; DELETE {} WHERE {}",
        "LOAD SILENT <a:a> INTO GRAPH <a:b>; LOAD <a:a>; CLEAR ALL; DROP SILENT NAMED; CREATE GRAPH <a:g>; CLEAR GRAPH <a:g>",
        "ADD SILENT DEFAULT TO <a:g>; MOVE <a:g> TO DEFAULT; COPY GRAPH <a:g> TO <a:h>", "PREFIX e: <http://e/>", "",
    ])
    func everyOperationIsReadBack(_ text: String) throws {
        try check(try SuiteFiles.Tree(text, path: "test.ru"), "test.ru")
    }

    @Test func layoutIsForPeople() throws {
        let query = try Query(
            """
            prefix ex: <http://example.org/> select ?s (count(*) as ?n) where { ?s a ex:C ; ex:p ?o , 4 . optional { ?s ex:q/ex:r* ?z
            filter(?z > 1) } } group by ?s order by desc(?n) limit 10
            """)
        #expect(
            query.text == """
                PREFIX ex: <http://example.org/>

                SELECT ?s (COUNT(*) AS ?n)
                WHERE {
                    ?s a ex:C ;
                        ex:p ?o ;
                        ex:p 4 .
                    OPTIONAL {
                        ?s ex:q/ex:r* ?z .
                        FILTER (?z > 1)
                    }
                }
                GROUP BY ?s
                ORDER BY DESC(?n)
                LIMIT 10

                """)
    }

    /// No term gets out of its quotes or brackets.
    @Test func hostileTermsStayTerms() throws {
        var query = try Query("SELECT ?x { ?x <a:p> 'v' }")
        let iri = IRI(unchecked: "a:b> . ?s ?p ?o . <a:c")
        query.body.pattern.elements = [
            .triple(
                TriplePattern(
                    .variable(Variable("x")), .term(.iri(IRI(unchecked: "a:p"))),
                    .term(.literal(Literal("\" } # \\", datatype: iri)))))
        ]
        #expect(throws: SPARQLSyntaxError.self) { try Query(query.text) }
        query.body.pattern.elements = [
            .triple(
                TriplePattern(
                    .variable(Variable("x")), .term(.iri(IRI(unchecked: "a:p"))), .term(.literal(Literal("\" } # \\")))
                ))
        ]
        #expect(try Query(query.text) == query)
    }
}
