import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Testing
import TextIndex
import Yong

/// The order of what is found, limits, and what is no search.
@Suite struct RankingTests {
    private static func store(_ labels: [String]) throws -> MemoryStore {
        try SearchStores.memory(
            labels.enumerated().map { Quad(SearchCase.thing($0), RDFS.label, .literal(Literal($1))) })
    }

    private static func things(_ store: MemoryStore, _ pattern: String) throws -> [String] {
        try store.query("SELECT ?t { \(pattern) } ORDER BY DESC(?score) ?t", options: SearchStores.options()).decode(
            IRI.self
        )
        .map { String($0.text.dropFirst("http://example.org/".utf8.count)) }
    }

    @Test("Short labels come before long ones, rare words weigh more, and repeated ones too")
    func order() throws {
        let store = try Self.store([
            "the ministry of digital economy and society of the kingdom", "digital ministry", "ministry",
            "ministry of health", "the ministry of a ministry",
        ])
        let order = try Self.things(store, "(?t ?score) yong:matches 'ministry'")
        #expect(order.first == "t2" && order.last == "t0")
        #expect(order.firstIndex(of: "t1") ?? 9 < order.firstIndex(of: "t3") ?? 0)
        #expect(order.firstIndex(of: "t4") ?? 9 < order.firstIndex(of: "t3") ?? 0)
        #expect(try Self.things(store, "(?t ?score) yong:matches 'ministry digital'") == ["t1", "t0"])
        let scores = try store.query("SELECT ?s { (?t ?s) yong:matches 'minis*' }", options: SearchStores.options())
            .decode(Double.self)
        #expect(scores.count == 5 && scores.allSatisfy { $0 > 0 })
    }

    @Test("A limit keeps the best rows, and 0 none")
    func limits() throws {
        let store = try Self.store((0..<600).map { "word" + String(repeating: " filler", count: 600 - $0) })
        #expect(try Self.things(store, "(?t ?score) yong:matches ('word' 3)").count == 3)
        let best = try Self.things(store, "(?t ?score) yong:matches 'word'")
        #expect(best.count == 600 && best.first == "t599")
        #expect(try Self.things(store, "(?t ?score) yong:matches ('word' rdfs:label 400)").count == 400)
        #expect(try Self.things(store, "(?t ?score) yong:matches ('word' 2 rdfs:label)").first == "t599")
        #expect(try Self.things(store, "(?t ?score) yong:matches ('word' 0)").isEmpty)
        #expect(try Self.things(store, "(?t ?score) yong:matches ('word' 10000)").count == 600)
    }

    @Test("Parameters stand for the query and for the things")
    func parameters() throws {
        let store = try Self.store(["กระทรวงการคลัง", "กระทรวงดิจิทัล"])
        let options = try SearchStores.options()
        let text = "SELECT ?t ?l { (?t ?s ?l) yong:matches ?q }"
        #expect(try store.query(text, parameters: ["q": "คลัง"], options: options).all().count == 1)
        #expect(
            try store.query(text, parameters: ["q": "กระทรวง", "t": SearchCase.thing(1)], options: options).all().count
                == 1)
        #expect(
            try store.query(
                "SELECT ?l { ?t rdfs:label ?l FILTER(yong:contains(?l, ?q)) }", parameters: ["q": "กระทรวง*"],
                options: options
            ).all().count == 2)
        try store.update(
            "DELETE { ?t rdfs:label ?l } INSERT { ?t rdfs:comment ?l } WHERE { (?t ?s ?l) yong:matches ?q }",
            parameters: ["q": "คลัง"], options: options)
        #expect(try store.query(text, parameters: ["q": "กระทรวง"], options: options).all().count == 1)
    }

    @Test(
        "What is no search is an error that says what is",
        arguments: [
            "?t yong:matches ?q", "?t yong:matches 5", "?t yong:matches <http://example.org/q>", "?t yong:matches ()",
            "?t yong:matches ('a' 'b')",
            "?t yong:matches ('a' 1 2)", "?t yong:matches ('a' -1)", "?t yong:matches ('a' 1.5)",
            "(?a ?b ?c ?d) yong:matches 'a'", "() yong:matches 'a'",
            "?t yong:matches (rdfs:label 'a')", "(?t ?s <<( ?a ?b ?c )>>) yong:matches 'a'",
        ])
    func errors(_ pattern: String) throws {
        let store = try Self.store(["a"])
        let error = #expect(throws: QueryError.self, "\(pattern)") {
            try store.query("SELECT * { \(pattern) }", options: SearchStores.options()).all()
        }
        if case .textSearch(let message)? = error {
            #expect(message.contains("yong:matches"))
        } else {
            Issue.record("\(String(describing: error))")
        }
    }

    @Test("Without a search at hand, the property is an error and the condition holds nowhere")
    func absent() throws {
        let store = try Self.store(["a"])
        #expect(throws: QueryError.self) { try store.query("SELECT * { ?t yong:matches 'a' }") }
        #expect(try store.query("SELECT * { ?t rdfs:label ?l FILTER(yong:contains(?l, 'a')) }").all().isEmpty)
    }

    @Test("Other lists, and the same variable twice")
    func shapes() throws {
        let store = try Self.store(["a", "b"])
        try store.update("INSERT DATA { <http://example.org/t0> <http://example.org/list> ('x' 'y') }")
        let options = try SearchStores.options()
        let both = "SELECT ?t { ?t yong:matches 'a' ; <http://example.org/list> ('x' 'y') }"
        #expect(try store.query(both, options: options).all().count == 1)
        #expect(try store.query("SELECT ?t { (?t ?s ?t) yong:matches 'a' }", options: options).all().isEmpty)
        #expect(try store.query("SELECT ?t { (?t ?s 'a') yong:matches 'a' }", options: options).all().count == 1)
        #expect(try store.query("SELECT ?t { (?t ?s 'b') yong:matches 'a' }", options: options).all().isEmpty)
        #expect(
            try store.query("SELECT ?t { VALUES ?t { <http://example.org/t0> } ?t yong:matches 'a' }", options: options)
                .all().count == 1)
        #expect(
            try store.query("ASK { ?t yong:matches 'b' }".replacing("ASK", with: "SELECT *"), options: options).all()
                .count == 1)
    }

    @Test("Hostile texts and queries")
    func hostile() throws {
        let store = try Self.store([
            String(repeating: "คำ word ", count: 500_000) + "needle", "\u{301}\u{302}", "ฯ ๆ ...", "", "a\u{0}b",
            String(repeating: "x", count: 1_000_000),
            "مرحبا عالم 中文 한국어 ไทย हिन्दी",
        ])
        #expect(try Self.things(store, "(?t ?score) yong:matches 'needle'") == ["t0"])
        #expect(try Self.things(store, "(?t ?score) yong:matches '\"word needle\"'") == ["t0"])
        for query in ["", " ", "*", "\\\"\\\"", "ฯ ๆ", "\u{301}", "...", "\\\"*\\\""] {
            #expect(try Self.things(store, "(?t ?score) yong:matches \"\(query)\"").isEmpty, "\(query)")
        }
        #expect(
            try Self.things(store, "(?t ?score) yong:matches '\(String(repeating: "x", count: 100_000))*'") == ["t5"])
        #expect(try Self.things(store, "(?t ?score) yong:matches 'ไทย عالم'") == ["t6"])
        let many = (0..<20_000).map { "w\($0)" }.joined(separator: " ")
        #expect(try Self.things(store, "(?t ?score) yong:matches '\(many)'").isEmpty)
        var options = try SearchStores.options()
        options.functions[IRI(unchecked: "http://example.org/f")] = { $0.count == 1 ? $0[0] : nil }
        #expect(
            try store.query("SELECT ?x { BIND(<http://example.org/f>(1) AS ?x) }", options: options).decode(Int.self)
                == [1])
        #expect(
            try store.query("SELECT ?x { BIND(<http://example.org/f>(1, 2) AS ?x) }", options: options).all()[0]["x"]
                == nil)
    }

    @Test("The plan tells of the search, and starts with it where it is small")
    func plan() throws {
        let quads = (0..<20_000).map { number in
            Quad(
                SearchCase.thing(number), RDFS.label, .literal(Literal(number == 7000 ? "needle" : "hay \(number)")))
        }
        try SearchStores.withStore(quads) { store in
            let query = try Query("SELECT ?t ?l { ?t rdfs:label ?l . ?t yong:matches 'needle' }")
            let run = try QueryExecution(query, over: store.snapshot(), options: SearchStores.options())
            try run.readAll()
            #expect(run.explanation.text.contains("TextSearch 'needle'"))
            func rows(_ step: PlanDescription.Step) -> Int { step.inputs.reduce(step.rows) { $0 + rows($1) } }
            #expect(rows(run.explanation.root) < 10_000, "\(run.explanation.text)")
        }
    }

    @Test("A search that reads many labels for the first time stops when it is told to, and goes on where it was")
    func cancellation() throws {
        let store = try Self.store((0..<200_000).map { "กระทรวงการคลัง word \($0)" })
        var options = ExecutionOptions()
        options.text = try TextSearch.thai()
        options.limits.timeout = .milliseconds(20)
        let text = "SELECT ?t { ?t yong:matches '777' }"
        #expect(throws: QueryError.timeout(.milliseconds(20))) { try store.query(text, options: options) }
        options.limits.timeout = nil
        #expect(try store.query(text, options: options).all().count == 1)
        options.cancellation = Cancellation()
        options.cancellation?.cancel()
        #expect(throws: QueryError.cancelled) { try store.query(text, options: options).all() }
    }
}
