import TestSupport
import Testing

@testable import SPARQLSyntax

/// The formatter: what it keeps, and what it makes of a text.
@Suite struct FormatterTests {
    /// The tokens and comments of a text without the space between them, in lower case.
    private func essence(_ text: String) -> [UInt8] {
        text.lowercased().utf8.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    @Test func everyQueryOfTheSuitesKeepsItsTreeAndItsComments() throws {
        var count = 0
        for path in SuiteFiles.paths {
            let text = try SuiteFiles.text(path)
            let options = QueryOptions(file: path, base: "http://example.org/base/".iri)
            guard let tree = try? SPARQLDocument(text, options: options) else { continue }
            count += 1
            let formatted = try SPARQLFormatter.format(text, options: options)
            #expect(try SPARQLDocument(formatted, options: options) == tree, "\(path)")
            #expect(essence(formatted) == essence(text), "\(path)\n\(formatted)")
            let again = try SPARQLFormatter.format(formatted, options: options)
            #expect(again.utf8.elementsEqual(formatted.utf8), "\(path)\n\(formatted)\n\(again)")
            // The layout was taken, not given up.
            #expect(SPARQLFormatter.layout(text).utf8.elementsEqual(formatted.utf8), "\(path)")
        }
        #expect(SuiteFiles.paths.isEmpty || count > 900)
    }

    @Test func laysOutClausesPatternsAndComments() throws {
        let text = """
            # What they hold
            prefix ex: <http://example.org/>   # ours
            prefix foaf: <http://xmlns.com/foaf/0.1/>
            select ?s (count( distinct ?o ) as ?n)
            from <http://example.org/g>
            where { ?s a ex:C ;ex:p ?o,4 ; # objects
            ex:q [ a ex:D ;ex:r -1 ], (1 2 3) .


            # the older ones
            optional{ ?s ex:q / ^ex:r * ?z filter( ?z>1&&!bound(?y)|| ?z - 1 in(1,2) ) }
            { ?s ex:a "x" @en } union { ?s ex:b "y"^^ex:T {| ex:c 1 |} }
            filter not exists{ ?s ex:x ?y } values ?o { 1 2 }
            bind(ex:f(?o) as ?w)
            # last
            } group by ?s having(count(?o)>2) order by desc(?n) ?s limit 10 # end
            # behind
            """
        let expected = """
            # What they hold
            PREFIX ex: <http://example.org/> # ours
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>

            SELECT ?s (COUNT(DISTINCT ?o) AS ?n)
            FROM <http://example.org/g>
            WHERE {
                ?s a ex:C ;
                    ex:p ?o, 4 ; # objects
                    ex:q [ a ex:D ; ex:r -1 ], (1 2 3) .

                # the older ones
                OPTIONAL {
                    ?s ex:q/^ex:r* ?z
                    FILTER (?z > 1 && !BOUND(?y) || ?z - 1 IN (1, 2))
                }
                {
                    ?s ex:a "x"@en
                } UNION {
                    ?s ex:b "y"^^ex:T {| ex:c 1 |}
                }
                FILTER NOT EXISTS {
                    ?s ex:x ?y
                }
                VALUES ?o { 1 2 }
                BIND (ex:f(?o) AS ?w)
                # last
            }
            GROUP BY ?s
            HAVING (COUNT(?o) > 2)
            ORDER BY DESC(?n) ?s
            LIMIT 10 # end
            # behind

            """
        let formatted = try SPARQLFormatter.format(text)
        #expect(formatted == expected)
        #expect(try SPARQLFormatter.format(formatted) == formatted)
    }

    @Test func laysOutUpdates() throws {
        let text = """
            prefix ex: <http://example.org/> insert data{ex:a a ex:B. graph ex:g{ex:a ex:p 'v'}};
            delete where { ?s ?p ?o };with ex:g delete{?s ?p ?o} insert{} using ex:h where{?s ?p ?o};clear silent graph ex:g
            """
        let formatted = try SPARQLFormatter.format(text)
        #expect(
            formatted == """
                PREFIX ex: <http://example.org/>

                INSERT DATA {
                    ex:a a ex:B .
                    GRAPH ex:g {
                        ex:a ex:p 'v'
                    }
                } ;

                DELETE WHERE {
                    ?s ?p ?o
                } ;

                WITH ex:g
                DELETE {
                    ?s ?p ?o
                }
                INSERT {}
                USING ex:h
                WHERE {
                    ?s ?p ?o
                } ;

                CLEAR SILENT GRAPH ex:g

                """)
        #expect(try SPARQLFormatter.format(formatted) == formatted)
    }

    @Test func linesStayBrokenWhereTheyWere() throws {
        let text = """
            SELECT ?a
                ?b
            WHERE {
                FILTER (?a = 1
                    || ?a = 2 # or else
                    || ?b = 3)
                ?s ex:p [
                    a ex:C ;
                    ex:q 1
                ] .
                VALUES (?a ?b) {
                    (1 2)
                    (3 4)
                }
            }

            """
        let options = QueryOptions(prefixes: ["ex": "http://example.org/".iri])
        let formatted = try SPARQLFormatter.format(text, options: options)
        #expect(formatted == text)
    }

    @Test func mistakesAreNotLaidOut() {
        #expect(throws: SPARQLSyntaxError.self) { try SPARQLFormatter.format("SELECT * { ?s ?p }") }
        #expect(throws: SPARQLSyntaxError.self) { try SPARQLFormatter.format("INSERT { ?s ?p ?o }") }
        // Neither a query nor an update begins so.
        let error = #expect(throws: SPARQLSyntaxError.self) {
            try SPARQLFormatter.format("BASE <http://e/> bad query {")
        }
        #expect(error?.description.contains("expected SELECT, ASK, CONSTRUCT, DESCRIBE, INSERT, DELETE,") == true)
    }

    @Test(arguments: ["", "# only this", "ASK {}", "ask{}#c", "ASK{#c\n}", "SELECT*{}", "ASK { ?s ?p - 1 }"])
    func smallTexts(_ text: String) throws {
        guard let formatted = try? SPARQLFormatter.format(text) else { return }
        #expect(essence(formatted) == essence(text))
        #expect(try SPARQLFormatter.format(formatted) == formatted)
    }
}
