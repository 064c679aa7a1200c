import QuadStore
import QueryEngine
import RDFModel
import RDFSyntax
import SPARQLSyntax
import Synchronization
import Testing

/// What endpoints are asked, and what becomes of their answers.
@Suite struct ServiceTests {
    private struct Failure: Error {}

    private static func store(_ turtle: String) throws -> MemoryStore {
        try MemoryStore { sink in
            try RDFReader.read(
                bytes: Array("@prefix : <http://e/> .\n\(turtle)".utf8), format: .turtle, into: &sink)
        }
    }

    /// An endpoint that keeps what it was asked.
    private final class Endpoint: Sendable {
        private let store: MemoryStore
        private let asked = Mutex<[String]>([])

        init(_ turtle: String) throws {
            store = try ServiceTests.store(turtle)
        }

        var texts: [String] { asked.withLock { $0 } }

        var client: ServiceClient {
            { request, check in
                try check()
                let text = request.query.text
                self.asked.withLock { $0.append(text) }
                let result = try QueryExecution(Query(text), over: self.store.snapshot()).result()
                guard case .solutions(let solutions) = result else { throw Failure() }
                return solutions
            }
        }
    }

    private static func rows(
        _ query: String, over turtle: String, _ services: ServiceClient?, _ options: ExecutionOptions = .init()
    ) throws -> [String] {
        let query = try Query("PREFIX : <http://e/>\n" + query)
        let run = try QueryExecution(query, over: store(turtle).snapshot(), options: options, services: services)
        let lines = try ResultWriter(.tsv).text(of: run.result()).split(separator: "\n").dropFirst()
        return lines.map { String($0).replacing("\t", with: " ") }.sorted()
    }

    private static let local = ":a :p 1 . :b :p 2 . :c :p 3 . :d :q 4 . _:x :p 5 ."
    private static let remote = ":a :name 'A' . :b :name 'B', 'Bee' . :d :name 'D' . :e :name 'E' ; :old 'e' ."

    @Test func rowsThatAreKnownAreSentAlong() throws {
        let endpoint = try Endpoint(Self.remote)
        let found = try Self.rows(
            "SELECT ?s ?n { ?s :p ?v SERVICE :s { ?s :name ?n } }", over: Self.local, endpoint.client)
        #expect(found == ["<http://e/a> \"A\"", "<http://e/b> \"B\"", "<http://e/b> \"Bee\""])
        #expect(
            endpoint.texts == [
                """
                SELECT *
                WHERE {
                    VALUES ?s {
                        <http://e/a>
                        <http://e/b>
                        <http://e/c>
                    }
                    ?s <http://e/name> ?n .
                }

                """
            ])
    }

    @Test("Patterns whose parts see what is bound stand in a group of their own")
    func groupsAreKept() throws {
        let endpoint = try Endpoint(Self.remote)
        let query = "SELECT ?s ?o { VALUES ?o { 'e' 'x' } SERVICE :s { ?s :name ?n OPTIONAL { ?s :old ?o } } }"
        let found = try Self.rows(query, over: "", endpoint.client)
        // ?o is not certain to be bound, so that it is not sent, and every name goes with both values or with its own.
        #expect(found.filter { $0.contains("/e>") } == ["<http://e/e> \"e\""])
        #expect(found.count == 9)
        #expect(!(endpoint.texts.first ?? "VALUES").contains("VALUES"))
        _ = try Self.rows(
            "SELECT * { ?s :p ?v SERVICE :s { ?s :name ?n OPTIONAL { ?s :old ?o } } }", over: Self.local,
            endpoint.client)
        #expect(endpoint.texts.last?.contains("    }\n    {\n        ?s <http://e/name> ?n .") == true)
    }

    @Test func manyRowsGoInSeveralRequests() throws {
        let count = 700
        let local = (0..<count).map { ":s\($0) :p \($0) ." }.joined(separator: "\n")
        let endpoint = try Endpoint((0..<count).map { ":s\($0) :name '\($0)' ." }.joined(separator: "\n"))
        let found = try Self.rows("SELECT ?s { ?s :p ?v SERVICE :s { ?s :name ?n } }", over: local, endpoint.client)
        #expect(found.count == count)
        #expect(Set(found).count == count)
        #expect(endpoint.texts.count == 3)
    }

    @Test func nothingIsAskedForWhatCannotBeThere() throws {
        let endpoint = try Endpoint(Self.remote)
        let query = "SELECT * { ?s :p ?v SERVICE :s { ?s :name ?n } }"
        #expect(try Self.rows(query, over: "_:x :p 1 .", endpoint.client).isEmpty)
        #expect(try Self.rows(query, over: "", endpoint.client).isEmpty)
        #expect(endpoint.texts.isEmpty)
    }

    @Test func blankNodesOfAnswersAreOthers() throws {
        let client: ServiceClient = { _, _ in
            Solutions(variables: ["s", "t"], rows: [[.blankNode(BlankNode("x")), .blankNode(BlankNode("x"))]])
        }
        let local = try MemoryStore {
            $0.quad(Quad(.blankNode(BlankNode("x")), IRI(unchecked: "http://e/p"), .iri(IRI(unchecked: "http://e/o"))))
        }
        func count(_ query: String) throws -> Int {
            let query = try Query("PREFIX : <http://e/>\n" + query)
            guard
                case .solutions(let found) = try QueryExecution(query, over: local.snapshot(), services: client)
                    .result()
            else { return -1 }
            return found.rows.count
        }
        #expect(try count("SELECT * { SERVICE :s { ?s :p ?t } }") == 1)
        #expect(try count("SELECT * { SERVICE :s { ?s :p ?t } FILTER(?s = ?t) }") == 1)
        #expect(try count("SELECT * { SERVICE :s { ?s :p ?t } ?s :p ?o }") == 0)
    }

    @Test func silenceIsOneSolution() throws {
        let failing: ServiceClient = { _, _ in throw Failure() }
        let query = "SELECT ?s ?n { ?s :p ?v SERVICE SILENT :s { ?s :name ?n } }"
        #expect(try Self.rows(query, over: ":a :p 1 . :b :p 2 .", failing) == ["<http://e/a> ", "<http://e/b> "])
        #expect(try Self.rows(query, over: ":a :p 1 .", nil) == ["<http://e/a> "])
        #expect(throws: Failure.self) {
            _ = try Self.rows(query.replacing("SILENT ", with: ""), over: ":a :p 1 .", failing)
        }
        let error = #expect(throws: QueryError.self) {
            _ = try Self.rows(query.replacing("SILENT ", with: ""), over: ":a :p 1 .", nil)
        }
        #expect(error?.description == "SERVICE <http://e/s> is not allowed here; --allow-service allows it")
    }

    @Test("Each endpoint that a variable names is asked for its own rows, and fails alone")
    func variableEndpoints() throws {
        let endpoint = try Endpoint(Self.remote)
        let client = endpoint.client
        let some: ServiceClient = { request, check in
            if request.endpoint.text == "http://e/down" { throw Failure() }
            return try client(request, check)
        }
        let local = ":a :at :up . :b :at :up . :c :at :down . :d :at 'no' ."
        let query = "SELECT ?s ?n { ?s :at ?e SERVICE SILENT ?e { ?s :name ?n } }"
        #expect(
            try Self.rows(query, over: local, some) == [
                "<http://e/a> \"A\"", "<http://e/b> \"B\"", "<http://e/b> \"Bee\"", "<http://e/c> ", "<http://e/d> ",
            ])
        #expect(endpoint.texts.count == 1)
        #expect(endpoint.texts.first?.contains("http://e/c") == false)
    }

    @Test("Silence does not pass over the end of the time, nor over an end that was asked for")
    func stops() throws {
        let slow: ServiceClient = { _, check in
            while true { try check() }
        }
        let query = "SELECT * { SERVICE SILENT :s { ?s ?p ?o } }"
        var options = ExecutionOptions()
        options.limits.timeout = .milliseconds(20)
        #expect(throws: QueryError.timeout(.milliseconds(20))) { try Self.rows(query, over: "", slow, options) }
        options.limits.timeout = nil
        let cancellation = Cancellation()
        options.cancellation = cancellation
        let stopped: ServiceClient = { _, check in
            cancellation.cancel()
            try check()
            return Solutions(variables: [], rows: [])
        }
        #expect(throws: QueryError.cancelled) { try Self.rows(query, over: "", stopped, options) }
    }
}
