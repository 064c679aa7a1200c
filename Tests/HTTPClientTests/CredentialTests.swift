import HTTPClient
import TestSupport
import Testing

@Suite("Who asks")
struct CredentialTests {
    private static func session() -> HTTPSession {
        var options = HTTPOptions()
        options.privateAddresses = .allowed
        return HTTPSession(options: options)
    }

    private static func request(_ url: String, _ credentials: HTTPRequest.Credentials) -> HTTPRequest {
        var request = HTTPRequest(url, method: .put(Array("body".utf8), contentType: "text/plain"))
        request.credentials = credentials
        return request
    }

    @Test("A token goes along, but not to another host")
    func token() throws {
        let other = try LoopbackServer { _ in .init("other") }
        defer { other.stop() }
        let server = try LoopbackServer { _ in .init(redirection: 307, to: other.url("/there")) }
        defer { server.stop() }
        _ = try Self.session().fetch(Self.request(server.url(), .bearer("t0ken")))
        #expect(server.requests.map { $0.headers["authorization"] } == ["Bearer t0ken"])
        #expect(server.requests.map(\.method) == ["PUT"] && server.requests.map(\.body) == ["body"])
        #expect(other.requests.map { $0.headers["authorization"] } == [nil])
        #expect(other.requests.map(\.method) == ["PUT"] && other.requests.map(\.body) == ["body"])
    }

    @Test(
        "A name and password are sent as the server asks for them",
        arguments: ["Basic realm=\"r\"", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5"])
    func user(challenge: String) throws {
        let server = try LoopbackServer { request in
            request.headers["authorization"]?.contains(" ") == true
                ? .init("welcome") : .init("who?", status: 401, headers: ["WWW-Authenticate: \(challenge)"])
        }
        defer { server.stop() }
        let (response, body) = try Self.session().fetch(Self.request(server.url(), .user("น", password: "p:w")))
        #expect(response.status == 200 && String(decoding: body, as: UTF8.self) == "welcome")
        let sent = server.requests.last?.headers["authorization"] ?? ""
        #expect(sent.hasPrefix(challenge.prefix { $0 != " " }))
        #expect(server.requests.last?.body == "body")
    }

    @Test("No line end gets into the head by way of a token")
    func injection() {
        #expect(throws: HTTPError.self) {
            try Self.session().fetch(Self.request("http://127.0.0.1:9/", .bearer("a\r\nX: b")))
        }
    }

    @Test("An answer tells when to ask again")
    func retryAfter() throws {
        let server = try LoopbackServer { request in
            request.target == "/busy" ? .init("", status: 503, headers: ["RETRY-after:  12 "]) : .init("")
        }
        defer { server.stop() }
        #expect(try Self.session().fetch(HTTPRequest(server.url("/busy"))).response.retryAfter == "12")
        #expect(try Self.session().fetch(HTTPRequest(server.url("/"))).response.retryAfter == nil)
    }
}
