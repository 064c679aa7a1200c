import RDFModel
import Testing

@testable import SPARQLService

@Suite("What the protocol makes of a request")
struct ProtocolTests {
    private func request(_ request: ProtocolRequest) throws -> QueryRequest { try QueryRequest(request) }

    @Test("The three forms of a query operation give the same")
    func forms() throws {
        let query = "SELECT * { ?s ?p \"ข่าว & +\" }"
        let encoded = "SELECT%20%2A+%7B+%3Fs+%3Fp+%22%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7+%26+%2b%22+%7D"
        let graphs = "&default-graph-uri=http%3A%2F%2Fe%2Fa&default-graph-uri=http://e/b&named-graph-uri=http://e/c"
        let form = "application/x-www-form-urlencoded; charset=UTF-8"
        let requests = [
            ProtocolRequest(method: "GET", target: "/sparql?query=" + encoded + graphs),
            ProtocolRequest(
                method: "POST", target: "/sparql", contentType: form, body: Array(("query=" + encoded + graphs).utf8)),
            ProtocolRequest(
                method: "POST", target: "/sparql?" + graphs.dropFirst(), contentType: "application/sparql-query",
                body: Array(query.utf8)),
        ]
        for request in requests {
            let read = try QueryRequest(request)
            #expect(Array(read.query.utf8) == Array(query.utf8), "\(request.method)")
            #expect(read.defaultGraphs.map(\.text) == ["http://e/a", "http://e/b"])
            #expect(read.namedGraphs.map(\.text) == ["http://e/c"])
        }
    }

    @Test(
        "What is no query operation is refused with the status that says why",
        arguments: [
            ("GET", "/sparql", nil, "", 400),
            ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", nil, "", 400),
            ("GET", "/sparql?query=%4", nil, "", 400),
            ("GET", "/sparql?query=%FF", nil, "", 400),
            ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", nil, "", 400),
            ("GET", "/sparql?update=CLEAR%20ALL", nil, "", 403),
            ("POST", "/sparql", nil, "query=ASK%7B%7D", 415),
            ("POST", "/sparql", "text/plain", "ASK{}", 415),
            ("POST", "/sparql?query=ASK%7B%7D", "application/x-www-form-urlencoded", "", 400),
            ("POST", "/sparql", "application/sparql-update", "CLEAR ALL", 403),
            ("PUT", "/sparql", nil, "", 405),
        ] as [(String, String, String?, String, Int)])
    func refusals(_ method: String, _ target: String, _ type: String?, _ body: String, _ status: Int) {
        let request = ProtocolRequest(method: method, target: target, contentType: type, body: Array(body.utf8))
        #expect(throws: ProtocolError.self) { try self.request(request) }
        do { _ = try self.request(request) } catch { #expect((error as? ProtocolError)?.status == status) }
    }

    @Test(
        "The client's weights choose among what can be sent",
        arguments: [
            (nil, "a/one"), ("*/*", "a/one"), ("", "a/one"), ("b/two", "b/two"), ("a/*", "a/one"),
            ("a/one;q=0.2, b/two;q=0.3", "b/two"), ("a/one;q=0, */*", "a/other"), ("A/ONE ; Q=1", "a/one"),
            ("*/*;q=0.1, b/*;q=0.5", "b/two"), ("c/three", nil), ("a/one;q=0", nil), ("*/*;q=0", nil),
        ] as [(String?, String?)])
    func negotiation(_ accept: String?, _ chosen: String?) {
        let offers = [(types: ["a/one", "a/other"], offer: 1), (types: ["b/two"], offer: 2)]
        #expect(ContentNegotiation.choose(accept, offers)?.0 == chosen)
    }
}
