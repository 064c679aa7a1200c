import Foundation
import HTTPClient
import QuadStore
import RDFModel
import RDFToolkit
import Synchronization
import TestSupport
import Testing

@testable import Publishing

/// A server that remembers what it was sent.
private final class Recorder: Sendable {
    let bodies = Mutex<[String]>([])
    let answers: @Sendable (Int) -> LoopbackServer.Answer?

    /// - Parameter answers: an answer in place of doing what is asked, by the number of the request.
    init(_ answers: @escaping @Sendable (Int) -> LoopbackServer.Answer? = { _ in nil }) {
        self.answers = answers
    }

    func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            let number = self.bodies.withLock { bodies in
                bodies.append(request.body)
                return bodies.count
            }
            return self.answers(number) ?? .init("", status: 200)
        }
    }
}

@Suite("Publications")
struct PublisherTests {
    private let text = (0..<50).map { "<http://e/s\($0)> <http://e/p> \"\($0)\" .\n" }.joined()

    private func settings(_ change: (inout PublishingSettings) -> Void = { _ in }) -> PublishingSettings {
        var settings = PublishingSettings(skolemBase: skolemBase)
        settings.batchStatements = 10
        change(&settings)
        return settings
    }

    /// Runs `body` with the path of a state that is not there yet.
    private func withState(_ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "yong-state-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    private func publish(
        _ text: String, to server: LoopbackServer, _ path: String, _ settings: PublishingSettings,
        restarts: Bool = false, waits: (Duration) -> Void = { _ in }
    ) throws -> PublishingReport {
        try withoutActuallyEscaping(waits) { waits in
            var publisher = Publisher(
                to: PublishingServer(.update, url: server.url("/update")), settings: settings, statePath: path)
            publisher.wait = waits
            return try publisher.publish(view(text), restarts: restarts)
        }
    }

    @Test("A server that is busy is asked again when it says, and else after longer and longer times")
    func busy() throws {
        let recorder = Recorder { number in
            switch number {
            case 2: .init("busy", status: 503, headers: ["Retry-After: 7"])
            case 3, 4, 5: .init("busy", status: 429)
            case 6: .init(raw: [])
            default: nil
            }
        }
        let server = try recorder.server()
        defer { server.stop() }
        try withState { path in
            var waits: [Duration] = []
            let report = try publish(text, to: server, path, settings()) { waits.append($0) }
            #expect(report.statements == 50 && report.graphs == 1 && !report.isVerified)
            #expect(waits == [.seconds(7), .seconds(2), .seconds(4), .seconds(8), .seconds(16)])
            let bodies = recorder.bodies.withLock { $0 }
            #expect(bodies.count == 10 && Set(bodies).count == 5)
            #expect(Set(bodies[1..<7]).count == 1)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("What the server refuses ends it with what the server says, and the next run goes on there")
    func resume() throws {
        let recorder = Recorder { $0 == 3 ? .init("no room", status: 507) : nil }
        let server = try recorder.server()
        defer { server.stop() }
        try withState { path in
            #expect(throws: RemoteError.status(url: server.url("/update"), 507, text: "  no room")) {
                try publish(text, to: server, path, settings())
            }
            let report = try publish(text, to: server, path, settings())
            #expect(report.resumed == 20 && report.statements == 50)
            let bodies = recorder.bodies.withLock { $0 }
            #expect(bodies.count == 6 && Set(bodies).count == 5 && bodies[2] == bodies[3])
        }
    }

    @Test("A state of other data or of another publication is told, and forgotten when that is wanted")
    func otherState() throws {
        let recorder = Recorder { [3, 4].contains($0) ? .init("", status: 500) : nil }
        let server = try recorder.server()
        defer { server.stop() }
        try withState { path in
            #expect(throws: RemoteError.self) { try publish(text, to: server, path, settings()) }
            #expect(throws: PublishingError.otherPublication(state: path)) {
                try publish(text, to: server, path, settings { $0.replaces = true })
            }
            let other = "<http://e/a> <http://e/p> \"x\" .\n" + text
            #expect(throws: PublishingError.changedData(state: path, batch: 2)) {
                try publish(other, to: server, path, settings())
            }
            #expect(throws: PublishingError.changedData(state: path, batch: 2)) {
                try publish("", to: server, path, settings())
            }
            // More at the end is what the server gets.
            #expect(throws: RemoteError.self) {
                try publish(text + "<http://e/z> <http://e/p> \"x\" .\n", to: server, path, settings())
            }
            let report = try publish(other, to: server, path, settings(), restarts: true)
            #expect(report.statements == 51 && report.resumed == 0)
            try Data("something".utf8).write(to: URL(fileURLWithPath: path))
            #expect(throws: PublishingError.damagedState(state: path)) {
                try publish(text, to: server, path, settings())
            }
        }
    }

    @Test("It gives up in the end, and for a server that wants to be left alone for a day")
    func givesUp() throws {
        let waiting = Mutex("Retry-After: 1")
        let recorder = Recorder { _ in .init("", status: 503, headers: [waiting.withLock { $0 }]) }
        let server = try recorder.server()
        defer { server.stop() }
        try withState { path in
            var count = 0
            #expect(throws: RemoteError.self) {
                try publish(text, to: server, path, settings { $0.retries = 3 }) { _ in count += 1 }
            }
            #expect(count == 3)
            waiting.withLock { $0 = "Retry-After: 86400" }
            #expect(throws: RemoteError.self) {
                try publish(text, to: server, path, settings { $0.retries = 3 }) { _ in count += 1 }
            }
            #expect(count == 3)
        }
    }

    @Test(
        "Retry-After is seconds or a date",
        arguments: [
            ("120", 120), ("0", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 37), ("Sun, 06 Nov 1994 08:48:00 GMT", 0),
            ("soon", nil), ("-1", nil), ("", nil), ("Sun, 06 Foo 1994 08:49:37 GMT", nil),
        ] as [(String, Int?)])
    func retryAfter(text: String, seconds: Int?) {
        #expect(RetryPolicy.duration(text, now: 784_111_740) == seconds.map { .seconds($0) })
    }
}

@Suite("Servers")
struct ServerTests {
    /// A server whose paths answer as named: `u` takes updates, `q` answers queries, `g` is a graph store.
    private func server(_ paths: [String: String]) throws -> LoopbackServer {
        try LoopbackServer { request in
            let path = String(request.target.prefix { $0 != "?" })
            guard let does = paths[path] else { return .init("", status: 404) }
            if request.headers["authorization"] != "Bearer t" { return .init("", status: 401) }
            if request.method == "POST", request.headers["content-type"] == "application/sparql-update" {
                return .init("", status: does.contains("u") && request.body == "INSERT DATA {}" ? 204 : 405, type: nil)
            }
            if request.target.hasSuffix("?query=ASK%20%7B%7D"), does.contains("q") {
                return .init("{}", type: "application/sparql-results+json")
            }
            if request.target.hasSuffix("?default"), does.contains("g") {
                return .init("<a> <b> <c> .", type: "text/turtle")
            }
            return .init("", status: 400)
        }
    }

    @Test(
        "Addresses are found by asking",
        arguments: [
            (["/sparql": "uq"], "/sparql", "update", "/sparql", "/sparql"),
            (["/update": "u", "/query": "q", "/store": "g"], "/", "update", "/update", "/query"),
            (["/ds/update": "u", "/ds/sparql": "q"], "/ds", "update", "/ds/update", "/ds/sparql"),
            (["/query": "q", "/store": "g"], "/store", "graph-store", "/store", "/query"),
            (["/ds/data": "g", "/ds/query": "q"], "/ds/", "graph-store", "/ds/data", "/ds/query"),
        ] as [([String: String], String, String, String, String)])
    func probe(paths: [String: String], path: String, proto: String, url: String, query: String) throws {
        let server = try server(paths)
        defer { server.stop() }
        let found = try ServerProbe(server.url(path), credentials: .token("t")).server(nil)
        #expect(found.proto.rawValue == proto)
        #expect(found.url == server.url(url) && found.queryURL == server.url(query))
        #expect(throws: PublishingError.noServer(url: server.url(path), status: 401)) {
            try ServerProbe(server.url(path), credentials: nil).server(nil)
        }
    }

    @Test("What is named is not asked for, and a server without queries is told of")
    func named() throws {
        let server = try server(["/u": "u"])
        defer { server.stop() }
        let probe = ServerProbe(server.url("/u"), credentials: .token("t"))
        #expect(throws: PublishingError.noQueries(url: server.url("/u"))) { try probe.server(.graphStore) }
        let found = try probe.server(.graphStore, needsQueries: false)
        #expect(found.proto == .graphStore && found.url == server.url("/u") && found.queryURL == nil)
        #expect(try probe.server(.update, queryURL: "http://q/").queryURL == "http://q/")
        #expect(throws: PublishingError.noServer(url: server.url("/x"), status: nil)) {
            try ServerProbe(server.url("/x"), credentials: .token("t")).server(nil)
        }
    }

    @Test("Graphs of a graph store are named in its address")
    func addresses() {
        let graph = IRI(unchecked: "http://e/ก?a=b&c#d")
        #expect(
            PublishingServer.address("http://s/store", of: graph)
                == "http://s/store?graph=http%3A%2F%2Fe%2F%E0%B8%81%3Fa%3Db%26c%23d")
        #expect(PublishingServer.address("http://s/store?x=y", of: nil) == "http://s/store?x=y&default")
    }

    @Test("Names and passwords have a colon between them, and the password may hold more")
    func users() throws {
        #expect(PublishingCredentials(user: "name") == nil)
        guard case .user("name", "pass:word") = try #require(PublishingCredentials(user: "name:pass:word")) else {
            Issue.record("wrong")
            return
        }
    }

    private func counts(_ held: [String: Int]) throws -> (LoopbackServer, ServerCounts) {
        let server = try LoopbackServer { request in
            let query = request.target.removingPercentEncoding ?? ""
            let name = held.keys.first { !$0.isEmpty && query.contains("<\($0)>") } ?? ""
            let answer =
                #"{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"\#(held[name] ?? 0)"}}]}}"#
            return .init(answer, type: "application/sparql-results+json")
        }
        var access = RemoteAccess()
        access.allowsPrivateAddresses = true
        let endpoint = SPARQLEndpoint(server.url(), access: access)
        return (server, ServerCounts(endpoint: endpoint, retry: RetryPolicy(retries: 0) { _ in }))
    }

    @Test("Counts that are too small are errors, and too large ones where nothing else may be there")
    func counts() throws {
        let graph = IRI(unchecked: "http://e/g")
        let (server, counts) = try counts(["": 5, "http://e/g": 3])
        defer { server.stop() }
        #expect(try counts.verify([nil: 5, graph: 3], replaced: true).isEmpty)
        #expect(
            try counts.verify([nil: 5, graph: 2], replaced: false)
                == [PublishingReport.Surplus(graph: graph, sent: 2, held: 3)])
        #expect(throws: PublishingError.missing(graph: graph, sent: 2, held: 3, graphs: 1)) {
            try counts.verify([nil: 5, graph: 2], replaced: true)
        }
        #expect(throws: PublishingError.missing(graph: nil, sent: 6, held: 5, graphs: 2)) {
            try counts.verify([nil: 6, graph: 4], replaced: false)
        }
    }
}
