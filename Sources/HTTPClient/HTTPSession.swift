internal import CCurl

/// Asks servers over HTTP, by libcurl. Each request has a connection of its own.
///
/// ```swift
/// let (response, body) = try HTTPSession().fetch(HTTPRequest("https://example.org/data.ttl", accept: "text/turtle"))
/// ```
///
/// Only `http` and `https` are spoken. Redirections are followed by the client itself, each checked like the first
/// request; a `POST` and a `PUT` stay what they are, but behind status 303.
public struct HTTPSession: Sendable {
    /// What requests may do.
    public var options: HTTPOptions

    /// A session.
    public init(options: HTTPOptions = HTTPOptions()) {
        self.options = options
    }

    /// Sends a request, and hands on the body of the answer as it comes, on the thread of the caller.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - check: called every few milliseconds; what it throws ends the request.
    ///   - body: takes pieces of the body with the head of the answer; what it throws ends the request.
    /// - Returns: the head of the answer, whatever its status.
    /// - Throws: ``HTTPError``, what `check` and `body` throw.
    @discardableResult
    public func send(
        _ request: HTTPRequest, check: () throws -> Void = {}, body: (HTTPResponse, [UInt8]) throws -> Void
    ) throws -> HTTPResponse {
        let curl = try Curl.load()
        let deadline = options.timeout.map { ContinuousClock.now + $0 }
        func stopInTime() throws {
            try check()
            if let deadline, let timeout = options.timeout, ContinuousClock.now > deadline {
                throw HTTPError.timeout(url: request.url, timeout)
            }
        }
        try HTTPSession.validate(request)
        var hop = request
        var (first, redirections): (String?, Int) = (nil, 0)
        while true {
            let url = try HTTPURL(hop.url, curl)
            if let hosts = options.hosts, !url.isAmong(hosts) {
                throw HTTPError.hostNotAllowed(url: url.text, host: url.host)
            }
            let origin = url.host + ":" + url.port
            if first == nil { first = origin }
            if origin != first { (hop.headers, hop.credentials) = ([], nil) }
            switch try send(hop, to: url, isFirstHost: origin == first, curl, stopInTime, body) {
            case .answer(let response): return response
            case .redirection(let target, let status):
                redirections += 1
                guard redirections <= options.maximumRedirects else {
                    throw HTTPError.tooManyRedirects(url: request.url, limit: options.maximumRedirects)
                }
                hop.url = target
                if status == 303 { hop.method = .get }
            }
        }
    }

    /// Sends a request, and waits for the whole answer.
    ///
    /// - Throws: ``HTTPError``, what `check` throws.
    public func fetch(
        _ request: HTTPRequest, check: () throws -> Void = {}
    ) throws -> (response: HTTPResponse, body: [UInt8]) {
        var bytes: [UInt8] = []
        let response = try send(request, check: check) { bytes += $1 }
        return (response, bytes)
    }

    /// What a single request brings.
    private enum Outcome {
        case answer(HTTPResponse)
        case redirection(String, status: Int)
    }

    /// Sends one request to one URL.
    private func send(
        _ request: HTTPRequest, to url: HTTPURL, isFirstHost: Bool, _ curl: Curl, _ check: () throws -> Void,
        _ body: (HTTPResponse, [UInt8]) throws -> Void
    ) throws -> Outcome {
        let mayBePrivate =
            switch options.privateAddresses {
            case .refused: false
            case .whereNamed: isFirstHost
            case .allowed: true
            }
        let state = TransferState(maximumSize: options.maximumSize)
        state.refusesPrivate = !mayBePrivate
        var transfer = try Transfer(curl, state)
        transfer.configure(options, usesProxy: mayBePrivate)
        let accept = request.accept.map { [HTTPRequest.Header("Accept", $0)] } ?? []
        transfer.prepare(url.text, request.method, accept + request.headers, request.credentials)
        let address = url.text
        func head(_ transfer: borrowing Transfer) -> HTTPResponse {
            HTTPResponse(
                status: transfer.status, contentType: transfer.contentType, url: address, retryAfter: state.retryAfter)
        }
        let failure = try withExtendedLifetime(state) {
            try transfer.run { transfer in
                try check()
                let bytes = state.takeChunk()
                if bytes.isEmpty || HTTPSession.redirection(transfer) != nil { return }
                try body(head(transfer), bytes)
            }
        }
        if state.isTooLarge, let limit = options.maximumSize {
            throw HTTPError.tooLarge(url: address, limit: limit)
        }
        if let failure {
            if let refused = state.refused { throw HTTPError.privateAddress(url: address, address: "\(refused)") }
            throw failure.code == CURLE_OPERATION_TIMEDOUT
                ? HTTPError.timeout(url: address, options.connectionTimeout)
                : HTTPError.transport(url: address, reason: HTTPURL.sentence(failure.reason))
        }
        if let target = HTTPSession.redirection(transfer) { return .redirection(target, status: transfer.status) }
        return .answer(head(transfer))
    }

    /// Where an answer leads, if its status asks to go there (RFC 9110 §15.4).
    private static func redirection(_ transfer: borrowing Transfer) -> String? {
        [301, 302, 303, 307, 308].contains(transfer.status) ? transfer.redirection : nil
    }

    /// A line end in a field would start another one.
    private static func validate(_ request: HTTPRequest) throws(HTTPError) {
        var texts = request.headers.flatMap { [$0.name, $0.value] }
        if let accept = request.accept { texts.append(accept) }
        if let type = request.method.content?.type { texts.append(type) }
        switch request.credentials {
        case .bearer(let token)?: texts.append(token)
        case .user(let name, let password)?: texts += [name, password]
        case nil: break
        }
        if texts.contains(where: { $0.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }) {
            throw .invalidRequest(url: request.url, reason: "a field of its head holds a control character")
        }
    }
}
