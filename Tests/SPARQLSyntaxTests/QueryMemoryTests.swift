import RDFModel
import Testing

@testable import SPARQLSyntax

/// What is remembered of one query must give for another text what reading gives, or nothing.
@Suite("Queries that are remembered are read as any other")
struct QueryMemoryTests {
    private static let prefixes =
        "PREFIX x: <http://e/> PREFIX ab: <http://e/ab> PREFIX n: <http://e/n#> BASE <http://b/c> "

    /// Texts in which `@` is exchanged.
    private static let shapes = [
        "SELECT ?p ?o { x:@ ?p ?o }", "SELECT * WHERE { <http://e/@> ?p ?o . }", "SELECT ?s { ?s x:p x:@}",
        "SELECT * { x:@ ?p ?o ; ?q ?r , ?t }", "ASK { ?s ?p n:@ }", "SELECT * { <http://e/n#@> ?p ?o }",
        "SELECT * { x:a-@ ?p ?o }", "SELECT * { <@> ?p ?o }", "SELECT * { <a/@> ?p ?o }", "SELECT * { <x:@> ?p ?o }",
        "SELECT * { <http://e:@> ?p ?o }", "SELECT * { <http://@> ?p ?o }", "SELECT * { x:@.}",
        "SELECT * { x:@ ?p 5 . }",
        "SELECT * { x:%41@ ?p ?o }", "SELECT * { ab:cd ?p x:@ }", "SELECT * { x:@ ?p ab:cd }",
        "SELECT * { x:@ x:@ ?o }",
        "SELECT * { x:@ ?p ?o # x:@\n }", "SELECT * { x:a ?p ?o } # x:@ ", "SELECT ?@ { x:a ?p ?@ }",
        "SELECT * { ?s ?p \"x:@ \" }", "SELECT * { x:a ?p \"@\" }", "SELECT * { _:@ ?p ?o }", "SELECT * { x:a ?p @ }",
        "SELECT * { x:a ?p \"1\"^^x:@ }", "SELECT * { <http://e/\\u0061@> ?p ?o }", "SELECT * { x:@ ?p ?o } LIMIT 5",
        "SELECT DISTINCT ?p FROM x:@ { x:a ?p ?o }", "SELECT (COUNT(*) AS ?n) { x:@ ?p ?o } GROUP BY ?p",
        "SELECT * { x:@ ?p ?o FILTER(?o = x:@) }", "CONSTRUCT WHERE { x:@ ?p ?o }", "DESCRIBE x:@",
        "SELECT * { x:@ ?p (1 x:a) }", "SELECT * { x:@ ?p [ ?q x:a ] }", "SELECT * { << x:@ ?p ?o >> ?q ?r }",
        "SELECT * { x:@ ?p <<( x:@ ?p ?o )>> }", "SELECT * { x:@ x:p+ ?o }", "SELECT * { GRAPH x:@ { ?s ?p ?o } }",
        "SELECT * { ?s a x:@ }", "SELECT * { ?s ?p ?o } VALUES ?o { x:@ }", "SELECT * { x:@\n?p\t?o }",
        "PREFIX y: <http://y/@> SELECT * { y: ?p ?o }", "PREFIX y: <http://y/@> SELECT * { y: ?p y:a }",
        "SELECT * { ?s ?p ?o , x:@ , x:b }", "SELECT * { x:@ ?p ?o , }", "SELECT * { x:\u{0e01}@ ?p ?o }",
    ]

    private static let names = [
        "abcd", "5", "A_1", "abcd", "x", "cd", "b", "a", "_", "select", "123456789012345678901234567890", "กข", "",
        "a b", "}", "-", "a.b", "p",
    ]

    private func read(_ text: String, _ base: IRI?) -> Result<Query, any Error> {
        Result { try Query(text, options: QueryOptions(base: base)) }
    }

    @Test("Each text gives what reading gives", arguments: shapes)
    func texts(_ shape: String) throws {
        let memory = QueryMemory()
        for name in Self.names + Self.names {
            for base in [nil, try IRI("http://base/x"), nil] {
                let parts = shape.split(separator: "@", omittingEmptySubsequences: false)
                let text = Self.prefixes + parts.joined(separator: name)
                switch (read(text, base), Result { try memory.query(text, base: base) }) {
                case (.success(let read), .success(let remembered)): #expect(remembered == read, "\(text)")
                case (.failure(let read), .failure(let remembered)): #expect("\(remembered)" == "\(read)")
                case (let read, let remembered): Issue.record("\(text): \(remembered), not \(read)")
                }
            }
        }
    }

    @Test("Some shapes in turn, so that each is found among others, and forgotten behind many")
    func turns() throws {
        let memory = QueryMemory()
        for start in Self.shapes.indices {
            for name in Self.names {
                for shape in Self.shapes[start...].prefix(4) {
                    let parts = shape.split(separator: "@", omittingEmptySubsequences: false)
                    let text = Self.prefixes + parts.joined(separator: name)
                    let (read, remembered) = (read(text, nil), Result { try memory.query(text, base: nil) })
                    #expect((try? read.get()) == (try? remembered.get()), "\(text)")
                }
            }
        }
    }

    @Test("The usual questions for one thing make templates that are believed after one more text")
    func trust() throws {
        for shape in [
            "SELECT ?p ?o WHERE { x:@ ?p ?o }", "SELECT * { <http://e/@> ?p ?o ; ?q ?r }", "ASK { ?s a x:@ }",
        ] {
            func text(_ name: String) -> String { Self.prefixes + shape.replacing("@", with: name) }
            func noReading() throws(SPARQLSyntaxError) -> Query { try Query("no query") }
            let template = try #require(QueryTemplate(text("one"), Query(text("one")), base: nil))
            #expect(try template.query(for: text("one"), base: nil, noReading) == Query(text("one")))
            #expect(throws: SPARQLSyntaxError.self) { try template.query(for: text("two"), base: nil, noReading) }
            _ = try template.query(for: text("two"), base: nil) { () throws(SPARQLSyntaxError) in try Query(text("two"))
            }
            #expect(try template.query(for: text("three"), base: nil, noReading) == Query(text("three")))
            #expect(try template.query(for: text("four "), base: nil, noReading) == nil)
        }
    }

    @Test("What no name can be exchanged in makes no template")
    func none() throws {
        for text in ["SELECT * { ?s ?p ?o }", "SELECT * { x:a ?p x:a }", "SELECT * { x:a x:p+ ?o }", "DESCRIBE x:a"] {
            #expect(try QueryTemplate(Self.prefixes + text, Query(Self.prefixes + text), base: nil) == nil)
        }
    }
}
