import Foundation
import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Testing

/// Plans are good if few rows are touched: what each step gave is counted, and time plays no part.
@Suite("Plans read few rows")
struct PlanTests {
    /// 2,000 documents, each with a title, a date, a length and what it mentions: one of ten bodies that all mention, and
    /// three of 3,000 people.
    private static let store: Result<Store, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("plans-\(UUID())").path
        var options = StoreOptions()
        options.durability = .deferred
        let store = try Store(at: folder, options: options)
        func thing(_ name: String) throws -> Term { .iri(try IRI("http://e/" + name)) }
        let names = try ["title", "date", "length", "mentions", "a", "worksFor", "label"].map {
            try IRI("http://e/" + $0)
        }
        try store.write { transaction in
            for number in 0..<2000 {
                let document = try thing("d\(number)")
                func say(_ name: Int, _ value: Term) throws {
                    try transaction.insert(Quad(document, names[name], value))
                }
                try say(0, .literal(Literal("title \(number % 500) of a document", language: "en")))
                try say(
                    1, .literal(Literal("2020-01-\(number % 28 < 9 ? "0" : "")\(number % 28 + 1)", datatype: XSD.date)))
                try say(2, .literal(Literal(String(number), datatype: XSD.integer)))
                try say(3, try thing("body\(number % 10)"))
                for other in 0..<3 { try say(3, try thing("person\((number * 3 + other) % 3000)")) }
                try say(4, try thing("Document"))
            }
            for number in 0..<10 {
                try transaction.insert(Quad(try thing("body\(number)"), names[4], try thing("Body")))
                try transaction.insert(
                    Quad(try thing("body\(number)"), names[6], .literal(Literal("Body \(number)", language: "en"))))
            }
            for number in 0..<3000 {
                try transaction.insert(
                    Quad(try thing("person\(number)"), names[5], try thing("body\(number % 10)")))
                try transaction.insert(
                    Quad(try thing("person\(number)"), names[6], .literal(Literal("Person \(number)", language: "en"))))
            }
        }
        try store.compact(memory: 64 << 20)
        return try Store(at: folder, options: options)
    }

    /// The plan of a query that has run, and how many rows the result has.
    private func plan(_ pattern: String) throws -> (plan: PlanDescription, rows: Int) {
        let run = try QueryExecution(Query("PREFIX : <http://e/> " + pattern), over: Self.store.get().snapshot())
        var rows = 0
        while let next = try run.nextRows() { rows += next.count }
        return (run.explanation, rows)
    }

    /// How many rows all scans of a plan gave.
    private func scanned(_ step: PlanDescription.Step) -> Int {
        (step.name == "Scan" ? step.rows : 0) + step.inputs.reduce(0) { $0 + scanned($1) }
    }

    @Test("The properties of few things are jumped to")
    func star() throws {
        let (plan, rows) = try plan(
            "SELECT * { ?d :mentions :person17 ; :title ?t ; :date ?x ; :length ?n ; :a :Document }")
        #expect(rows == 2)
        // Of the 10,000 that the five properties have.
        #expect(scanned(plan.root) < 1000, "\(plan.text)")
    }

    /// The most rows that a step of a plan gave.
    private func widest(_ step: PlanDescription.Step) -> Int {
        step.inputs.reduce(step.rows) { max($0, widest($1)) }
    }

    @Test(
        "Values that are to be equal join what shares no variable",
        arguments: ["?t = ?u", "STR(?t) = STR(?u)", "sameTerm(?u, ?t)", "LCASE(?t) = LCASE(?u) && ?d != ?e"])
    func equalities(_ condition: String) throws {
        let (plan, rows) = try plan("SELECT * { ?d :title ?t . ?e :title ?u FILTER(\(condition)) }")
        #expect(rows == (condition.contains("!=") ? 6000 : 8000))
        // Of four million pairs.
        #expect(widest(plan.root) == 8000, "\(plan.text)")
    }

    @Test("What has no equal is found without a look at each pair")
    func missingEqualities() throws {
        let condition = "FILTER(STR(?l) = CONCAT(\"Person \", STR(STRLEN(?t))))"
        let (plan, rows) = try plan("SELECT * { ?d :title ?t FILTER NOT EXISTS { ?p :label ?l \(condition) } }")
        #expect(rows == 0)
        #expect(widest(plan.root) <= 3010, "\(plan.text)")
        #expect(plan.text.contains("HashFirstJoin on"), "\(plan.text)")
    }

    @Test("An OPTIONAL that shares no variable is joined by what its condition wants to be equal")
    func optionalEqualities() throws {
        let (plan, rows) = try plan("SELECT * { ?p :label ?l OPTIONAL { ?d :title ?t FILTER(STRLEN(?t) = ?p) } }")
        #expect(rows == 3010)
        #expect(widest(plan.root) <= 3010, "\(plan.text)")
        #expect(plan.text.contains("HashLeftJoin on"), "\(plan.text)")
    }

    @Test("The beginning of a text narrows what is read, in a function and in a pattern")
    func beginnings() throws {
        for condition in ["STRSTARTS(?t, \"title 49\")", "REGEX(?t, \"^title 49.*t$\")"] {
            let (plan, rows) = try plan("SELECT * { ?d :title ?t FILTER(\(condition)) }")
            #expect(rows == 44)
            #expect(scanned(plan.root) == 44, "\(plan.text)")
        }
    }

    @Test(
        "A range of values narrows what is read",
        arguments: [
            ("?d :length ?n FILTER(?n >= 1990 && ?n < 1995)", 5, 30),
            ("?d :length ?n FILTER(5 > ?n)", 5, 30),
            ("?d :length ?n FILTER(?n = 77)", 1, 10),
            (
                "?d :date ?n FILTER(?n > \"2020-01-27\"^^<http://www.w3.org/2001/XMLSchema#date>)", 71, 300
            ),
        ])
    func ranges(_ pattern: String, _ expected: Int, _ most: Int) throws {
        let (plan, rows) = try plan("SELECT * { \(pattern) }")
        #expect(rows == expected)
        #expect(scanned(plan.root) <= most, "\(plan.text)")
    }

    @Test("Distinct values are read by jumps, and counted so")
    func distinct() throws {
        let (predicates, rows) = try plan("SELECT DISTINCT ?p { ?s ?p ?o }")
        #expect(rows == 7)
        #expect(scanned(predicates.root) == 7, "\(predicates.text)")
        let (counted, _) = try plan("SELECT (COUNT(DISTINCT ?x) AS ?n) { ?d :date ?x }")
        #expect(scanned(counted.root) == 28, "\(counted.text)")
    }

    @Test("A count of a pattern reads nothing")
    func count() throws {
        #expect(scanned(try plan("SELECT (COUNT(*) AS ?n) { ?d :mentions ?x }").plan.root) == 0)
    }

    @Test("A limit ends the reading")
    func limit() throws {
        let (plan, rows) = try plan("SELECT * { ?d :title ?t ; :length ?n } LIMIT 5")
        #expect(rows == 5)
        #expect(scanned(plan.root) < 500, "\(plan.text)")
    }

    @Test("A condition on texts looks at what a join leaves")
    func dearCondition() throws {
        let (plan, rows) = try plan(
            "SELECT * { ?b :a :Body ; :label ?l FILTER(CONTAINS(?l, \"ody 7\")) }")
        #expect(rows == 1)
        #expect(scanned(plan.root) < 500, "\(plan.text)")
    }

    @Test("What few well-known things meet is counted beforehand, so that the join with them comes last")
    func skew() throws {
        let (plan, rows) = try plan(
            "SELECT * { ?d :title \"title 7 of a document\"@en ; :mentions ?b . ?b :a :Body ; :label ?l }")
        #expect(rows == 4)
        #expect(scanned(plan.root) < 1000, "\(plan.text)")
    }

    @Test("A sub-query that cuts is joined by what it leaves")
    func subquery() throws {
        let (plan, rows) = try plan(
            """
            SELECT * { { SELECT ?p (COUNT(?d) AS ?n) { ?d :mentions ?p } GROUP BY ?p ORDER BY DESC(?n) ?p LIMIT 3 }
              ?p :label ?l }
            """)
        #expect(rows == 3)
        #expect(scanned(plan.root) < 8000 + 500, "\(plan.text)")
    }

    /// The most rows that a step of a plan gave.
    private func most(_ step: PlanDescription.Step) -> Int {
        step.inputs.reduce(step.rows) { max($0, most($1)) }
    }

    @Test("Patterns that hang together by a path alone are joined by way of it, and never all with all")
    func pathsBetweenParts() throws {
        let (forward, rows) = try plan("SELECT * { ?d :length ?n ; :mentions/:worksFor? ?b . ?b :a :Body }")
        #expect(rows == 8000)
        #expect(most(forward.root) < 20_000, "\(forward.text)")
        // From one body by way of its people to what mentions them: not from each document.
        let (backward, few) = try plan(
            "SELECT * { ?b :label \"Body 7\"@en . ?b ^:worksFor/^:mentions? ?d . ?d :length ?n }")
        #expect(few == 600)
        #expect(most(backward.root) < 2500, "\(backward.text)")
    }

    /// How many steps of a name a plan has.
    private func count(_ name: String, _ step: PlanDescription.Step) -> Int {
        (step.name == name ? 1 : 0) + step.inputs.reduce(0) { $0 + count(name, $1) }
    }

    @Test("A path of alternatives is read as statements are")
    func alternatives() throws {
        let (plan, rows) = try plan("SELECT * { :person17 (^:mentions|:worksFor) ?x }")
        #expect(rows == 3)
        #expect(count("Path", plan.root) == 0)
        #expect(scanned(plan.root) == 3, "\(plan.text)")
    }

    @Test("A text that decides an order only where other keys are equal is not made for each row")
    func orderByText() throws {
        let (plan, rows) = try plan("SELECT ?d { ?d :title ?t ; :length ?n } ORDER BY DESC(?t) STR(?d) LIMIT 4")
        #expect(rows == 4)
        #expect(count("Extend", plan.root) == 0, "\(plan.text)")
    }
}
