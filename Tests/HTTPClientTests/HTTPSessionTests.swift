import HTTPClient
import Synchronization
import TestSupport
import Testing

@Suite("Requests over HTTP")
struct HTTPSessionTests {
    private struct Stop: Error {}

    /// Options that let tests reach this machine.
    private static func session(
        _ change: (inout HTTPOptions) -> Void = { _ in }
    ) -> HTTPSession {
        var options = HTTPOptions()
        options.privateAddresses = .allowed
        change(&options)
        return HTTPSession(options: options)
    }

    private static func failure(_ body: () throws -> Void) -> HTTPError? {
        do {
            try body()
            return nil
        } catch {
            return error as? HTTPError
        }
    }

    @Test func getBringsHeadAndBody() throws {
        let server = try LoopbackServer { _ in .init("น้ำ", status: 404, type: "Text/Plain ; charset=utf-8") }
        defer { server.stop() }
        let (response, body) = try Self.session().fetch(
            HTTPRequest(server.url("/a?b=น้ำ c"), accept: "text/plain", headers: [.init("X-Word", "one")]))
        #expect(response.status == 404 && !response.isSuccess)
        #expect(response.mediaType == "text/plain")
        #expect(String(decoding: body, as: UTF8.self) == "น้ำ")
        let request = try #require(server.requests.first)
        #expect(request.method == "GET")
        #expect(request.target == "/a?b=%E0%B8%99%E0%B9%89%E0%B8%B3%20c")
        #expect(request.headers["accept"] == "text/plain")
        #expect(request.headers["x-word"] == "one")
        #expect(request.headers["user-agent"] == "yong")
    }

    @Test func postSendsItsBody() throws {
        let server = try LoopbackServer { _ in .init("ok") }
        defer { server.stop() }
        let text = String(repeating: "ข้อความ", count: 50_000)
        _ = try Self.session().fetch(
            HTTPRequest(server.url(), method: .post(Array(text.utf8), contentType: "text/x-test")))
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.headers["content-type"] == "text/x-test")
        #expect(Array(request.body.utf8) == Array(text.utf8))
    }

    @Test func bodiesComeInPieces() throws {
        let server = try LoopbackServer { _ in .init(slowly: ["one", "two", "three"], wait: 0.1) }
        defer { server.stop() }
        var pieces: [String] = []
        try Self.session().send(HTTPRequest(server.url())) { pieces.append(String(decoding: $1, as: UTF8.self)) }
        #expect(pieces.joined() == "onetwothree")
        #expect(pieces.count > 1)
    }

    @Test func redirectionsAreFollowedAndCounted() throws {
        let server = try LoopbackServer { request in
            guard let number = Int(request.target.dropFirst()), number > 0 else { return .init("end") }
            return .init(redirection: [301, 302, 307, 308][number % 4], to: "/\(number - 1)")
        }
        defer { server.stop() }
        let session = Self.session()
        let (response, body) = try session.fetch(
            HTTPRequest(server.url("/5"), method: .post([65], contentType: "text/plain")))
        #expect(response.url == server.url("/0"))
        #expect(body == Array("end".utf8))
        #expect(server.requests.allSatisfy { $0.method == "POST" && $0.body == "A" })
        #expect(
            Self.failure { _ = try session.fetch(HTTPRequest(server.url("/6"))) }
                == .tooManyRedirects(url: server.url("/6"), limit: 5))
    }

    @Test func status303AsksAnew() throws {
        let server = try LoopbackServer { request in
            request.target == "/" ? .init(redirection: 303, to: "/result") : .init("result")
        }
        defer { server.stop() }
        _ = try Self.session().fetch(HTTPRequest(server.url(), method: .post([65], contentType: "text/plain")))
        #expect(server.requests.map(\.method) == ["POST", "GET"])
    }

    @Test func fieldsStayWithTheirHost() throws {
        let other = try LoopbackServer { _ in .init("other") }
        defer { other.stop() }
        let target = other.url()
        let server = try LoopbackServer { _ in .init(redirection: 302, to: target) }
        defer { server.stop() }
        _ = try Self.session().fetch(HTTPRequest(server.url(), headers: [.init("Authorization", "secret")]))
        #expect(server.requests.first?.headers["authorization"] == "secret")
        #expect(other.requests.count == 1)
        #expect(other.requests.first?.headers["authorization"] == nil)
    }

    @Test(
        "An address of this machine is refused, however it is written",
        arguments: [
            "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://0.0.0.0:PORT/", "http://127.1:PORT/",
            "http://2130706433:PORT/", "http://0x7f.1:PORT/", "http://[::1]:PORT/", "http://[::ffff:127.0.0.1]:PORT/",
            "http://[::ffff:7f00:1]:PORT/", "http://user@127.0.0.1:PORT/",
        ])
    func privateAddresses(_ pattern: String) throws {
        let server = try LoopbackServer { _ in .init("secret") }
        defer { server.stop() }
        let url = pattern.replacing("PORT", with: "\(server.port)")
        let error = Self.failure { _ = try HTTPSession().fetch(HTTPRequest(url)) }
        guard case .privateAddress = error else {
            Issue.record("\(url): \(error.map { "\($0)" } ?? "no error")")
            return
        }
        #expect(server.requests.isEmpty)
    }

    @Test func whereNamedIsNotWhereLedTo() throws {
        let other = try LoopbackServer { _ in .init("secret") }
        defer { other.stop() }
        let target = other.url()
        let server = try LoopbackServer { request in
            request.target == "/here" ? .init(redirection: 302, to: "/") : .init(redirection: 302, to: target)
        }
        defer { server.stop() }
        let session = Self.session { $0.privateAddresses = .whereNamed }
        #expect(
            Self.failure { _ = try session.fetch(HTTPRequest(server.url("/here"))) }
                == .privateAddress(url: target, address: "127.0.0.1"))
        #expect(server.requests.count == 2)
        #expect(other.requests.isEmpty)
    }

    @Test func hostsAreChecked() throws {
        let server = try LoopbackServer { _ in .init(redirection: 302, to: "http://elsewhere.test/x") }
        defer { server.stop() }
        let session = Self.session { $0.hosts = ["127.0.0.1"] }
        #expect(
            Self.failure { _ = try session.fetch(HTTPRequest(server.url())) }
                == .hostNotAllowed(url: "http://elsewhere.test/x", host: "elsewhere.test"))
        let port = server.port
        for (hosts, isAllowed) in [(["127.0.0.1:\(port)"], true), (["127.0.0.1:\(port + 1)"], false), ([], false)] {
            let error = Self.failure {
                _ = try Self.session { $0.hosts = hosts }.fetch(HTTPRequest(server.url()))
            }
            guard case .hostNotAllowed(_, let host)? = error else { continue }
            #expect(isAllowed == (host == "elsewhere.test"), "\(hosts)")
        }
        // What stands in front of @ is no host.
        guard
            case .hostNotAllowed(_, "evil.test")? = Self.failure({
                _ = try session.fetch(HTTPRequest("http://127.0.0.1@evil.test/"))
            })
        else {
            Issue.record("the name of a user was taken for the host")
            return
        }
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1/", "dict://127.0.0.1:1/"])
    func otherSchemes(_ url: String) throws {
        #expect(Self.failure { _ = try HTTPSession().fetch(HTTPRequest(url)) } == .schemeNotAllowed(url: url))
        let server = try LoopbackServer { _ in .init(redirection: 302, to: url) }
        defer { server.stop() }
        #expect(
            Self.failure { _ = try Self.session().fetch(HTTPRequest(server.url())) } == .schemeNotAllowed(url: url))
    }

    @Test(arguments: ["", "http://", "no url", "http://exa mple/"])
    func noURLs(_ url: String) {
        guard case .invalidRequest? = Self.failure({ _ = try HTTPSession().fetch(HTTPRequest(url)) }) else {
            Issue.record("'\(url)' was taken")
            return
        }
    }

    @Test func sizesAreBounded() throws {
        let server = try LoopbackServer { _ in .init(String(repeating: "x", count: 1000)) }
        defer { server.stop() }
        let (_, body) = try Self.session { $0.maximumSize = 1000 }.fetch(HTTPRequest(server.url()))
        #expect(body.count == 1000)
        #expect(
            Self.failure { _ = try Self.session { $0.maximumSize = 999 }.fetch(HTTPRequest(server.url())) }
                == .tooLarge(url: server.url(), limit: 999))
    }

    @Test func waitsEnd() throws {
        let server = try LoopbackServer { _ in .init(slowly: ["never"], wait: 20) }
        defer { server.stop() }
        let session = Self.session { $0.timeout = .milliseconds(100) }
        #expect(
            Self.failure { _ = try session.fetch(HTTPRequest(server.url())) }
                == .timeout(url: server.url(), .milliseconds(100)))
        var looks = 0
        #expect(throws: Stop.self) {
            _ = try Self.session().fetch(HTTPRequest(server.url())) {
                looks += 1
                if looks == 5 { throw Stop() }
            }
        }
        let other = try LoopbackServer { _ in .init("body") }
        defer { other.stop() }
        #expect(throws: Stop.self) {
            try Self.session().send(HTTPRequest(other.url())) { _, _ in throw Stop() }
        }
    }

    @Test func brokenAnswersAreTold() throws {
        let server = try LoopbackServer { _ in
            .init(raw: Array("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort".utf8))
        }
        defer { server.stop() }
        for url in [server.url(), "http://nothing.invalid/"] {
            guard case .transport(url, let reason)? = Self.failure({ _ = try Self.session().fetch(HTTPRequest(url)) })
            else {
                Issue.record("\(url) did not fail")
                continue
            }
            #expect(!reason.isEmpty && !reason.contains("\n"))
        }
    }

    @Test func fieldsHoldNoLineEnds() {
        let error = Self.failure {
            _ = try HTTPSession().fetch(HTTPRequest("http://example.org/", headers: [.init("A", "b\r\nHost: c")]))
        }
        guard case .invalidRequest? = error else {
            Issue.record("a line end was sent")
            return
        }
    }

    @Test func messagesAreOneShortSentence() {
        let url = "http://example.org/sparql?query=" + String(repeating: "x", count: 5000)
        let errors: [HTTPError] = [
            .invalidRequest(url: url, reason: "no"), .schemeNotAllowed(url: url), .hostNotAllowed(url: url, host: "h"),
            .privateAddress(url: url, address: "::1"), .tooManyRedirects(url: url, limit: 5),
            .tooLarge(url: url, limit: 1 << 20), .timeout(url: url, .seconds(2)), .transport(url: url, reason: "no"),
        ]
        for error in errors {
            #expect(error.description.utf8.count < 250)
            #expect(error.description.contains("<http://example.org/sparql?query=x"))
            #expect(!error.description.contains("\n"))
        }
        #expect(
            HTTPError.tooLarge(url: "http://e/", limit: 1 << 20).description
                == "the answer of <http://e/> is larger than 1 MiB")
        #expect(
            HTTPError.timeout(url: "http://e/", .milliseconds(1500)).description
                == "<http://e/> did not answer within 1500 ms")
    }
}
