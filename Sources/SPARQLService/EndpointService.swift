#if Server
    internal import Compression
    internal import HTTPTypes
    public import QuadStore
    public import QueryEngine
    internal import RDFModel
    internal import SPARQLSyntax

    /// Answers requests from a store: the SPARQL protocol at `/sparql`, the Graph Store Protocol at `/store`, and what
    /// else the settings put beside them. Knows nothing of sockets.
    public struct EndpointService: Sendable {
        let store: Store
        let settings: ServiceSettings
        /// Reads queries.
        let memory = QueryMemory()
        /// Tells entity tags of this service from those of another store, or of other settings.
        let mark = String(UInt32.random(in: 1 ... .max), radix: 36)

        /// - Parameters:
        ///   - store: what is asked; each request sees its last commit.
        ///   - settings: what is allowed.
        public init(_ store: Store, _ settings: ServiceSettings = ServiceSettings()) {
            self.store = store
            self.settings = settings
        }

        /// Where a request goes.
        private enum Route {
            case protocolEndpoint, graphStore, other

            init(_ path: Substring) {
                self =
                    switch path {
                    case "/sparql", "/sparql/": .protocolEndpoint
                    case "/store": .graphStore
                    default: path.hasPrefix("/store/") ? .graphStore : .other
                    }
            }
        }

        // MARK: At once

        /// The answer to a request that takes a few milliseconds at most; `nil` if it may take longer, so that it has to
        /// wait for its turn and is answered by ``answer(_:cancellation:to:)``.
        public func quickAnswer(_ request: EndpointRequest) -> EndpointAnswer? {
            if request.head.method == .options { return preflight(request) }
            guard request.isRead || request.body.count <= EndpointService.quickSize,
                request.head.path?.utf8.count ?? 0 <= EndpointService.quickSize,
                request.head.headerFields[.contentEncoding] == nil, Route(request.path) == .protocolEndpoint
            else { return nil }
            do {
                guard case .query(let text, let dataset) = try ProtocolOperation(request) else { return nil }
                let query = try PreparedQuery(text, dataset, of: request, self)
                let snapshot = try store.snapshot()
                query.look(at: snapshot)
                if query.variant.isKnown(to: request.head) {
                    return shared(EndpointAnswer(.notModified, query.variant.fields))
                }
                if let answer = try query.lookup(over: snapshot, most: QuickAnswer.size) { return shared(answer) }
                guard settings.services == nil || !query.mayAskServices else { return nil }
                let run = try query.execution(over: snapshot, nil, within: EndpointService.quickTime)
                guard run.estimatedCost < EndpointService.quickCost else { return nil }
                let answer = QuickAnswer()
                try query.write(run, to: answer)
                return shared(answer.answer)
            } catch is QuickAnswer.TooLong {
                return nil
            } catch let error as QueryError {
                if case .timeout = error { return nil }
                return shared(ProtocolError(of: error).answer)
            } catch {
                return shared(ProtocolError(of: error).answer)
            }
        }

        /// A query of more bytes is not even read at once.
        private static let quickSize = 4096
        /// The planner's cost, about the number of rows that are touched.
        private static let quickCost = 20_000.0
        /// A query that was thought quick begins anew on its turn if it is not done with so much of the processor's time.
        private static let quickTime = Duration.milliseconds(4)

        // MARK: In turn

        /// Answers a request.
        ///
        /// - Parameters:
        ///   - request: what is asked.
        ///   - cancellation: stops it when nobody waits for its answer any more.
        ///   - sink: what gets the answer.
        /// - Throws: ``ProtocolError`` as long as nothing was sent, and what the sink throws.
        public func answer(
            _ request: EndpointRequest, cancellation: Cancellation, to sink: any AnswerSink
        ) throws {
            let sink = SharedAnswer(sink, settings)
            do {
                let request = try unpacked(request)
                switch Route(request.path) {
                case .protocolEndpoint: try answerOperation(request, cancellation, sink)
                case .graphStore: try answerGraph(request, cancellation, sink)
                case .other: try answerResource(request, cancellation, sink)
                }
            } catch {
                if sink.hasBegun || error is AbandonedAnswer { throw error }
                let refusal = settings.remoteRefusal?(error) ?? ProtocolError(of: error)
                guard let (head, body) = settings.errorPage?(refusal.status, refusal.message, request.head) else {
                    throw refusal
                }
                try sink.send(EndpointAnswer(head, body).compressed(for: request))
            }
        }

        private func answerOperation(
            _ request: EndpointRequest, _ cancellation: Cancellation, _ sink: SharedAnswer
        ) throws {
            switch try ProtocolOperation(request) {
            case .query(let text, let dataset):
                let query = try PreparedQuery(text, dataset, of: request, self)
                let snapshot = try store.snapshot()
                query.look(at: snapshot)
                if query.variant.isKnown(to: request.head) {
                    return try sink.send(EndpointAnswer(.notModified, query.variant.fields))
                }
                try query.write(try query.execution(over: snapshot, cancellation), to: sink)
            case .update(let text, let dataset):
                try checkToken(request)
                let update = try Update(text, dataset, base: settings.base(of: request))
                try run(update, cancellation)
                try sink.send(EndpointAnswer(.noContent))
            case .description:
                if let page = settings.queryPage, request.accept?.contains("text/html") == true {
                    return try sink.send(EndpointAnswer(.seeOther, [.location: page, .vary: "Accept"]))
                }
                try sink.send(try ServiceDescription(self, request).answer().compressed(for: request))
            }
        }

        private func answerResource(
            _ request: EndpointRequest, _ cancellation: Cancellation, _ sink: SharedAnswer
        ) throws {
            if !settings.resources.isEmpty {
                let snapshot = try store.snapshot()
                for resource in settings.resources {
                    guard let (head, body) = try resource(request.head, request.body, snapshot, cancellation)
                    else { continue }
                    return try sink.send(EndpointAnswer(head, body).compressed(for: request))
                }
            }
            throw ProtocolError.nothingHere
        }

        /// Does an update in one transaction.
        func run(_ update: Update, _ cancellation: Cancellation) throws {
            try write(cancellation) { _, execution in try execution.run(update) }
        }

        /// Runs `body` in one transaction, once more if the store has to grow; what it throws rolls all back.
        ///
        /// - Parameter body: gets the transaction, and what does updates in it.
        @discardableResult
        func write<Value>(
            _ cancellation: Cancellation, _ body: (StoreTransaction, UpdateExecution) throws -> Value
        ) throws -> Value {
            var options = settings.execution
            options.cancellation = cancellation
            return try store.write { transaction in
                let execution = UpdateExecution(
                    on: transaction, options: options, services: services, loader: settings.loader)
                return try body(transaction, execution)
            }
        }

        /// What asks other endpoints, or says that none is asked.
        var services: ServiceClient {
            settings.services ?? { request, _ in
                throw ProtocolError(
                    status: 403,
                    message: "SERVICE <\(request.endpoint.text)> is not allowed: this endpoint asks no other; "
                        + "--allow-host of who runs it names hosts that it may ask")
            }
        }

        /// A run of a query of the service's own.
        func execution(of query: Query, over snapshot: Snapshot) throws -> QueryExecution {
            try QueryExecution(query, over: snapshot, options: settings.execution)
        }

        /// - Throws: ``ProtocolError``: 401, 403.
        func checkToken(_ request: EndpointRequest) throws(ProtocolError) {
            guard let token = settings.token else {
                throw ProtocolError(status: 403, message: "this endpoint is read only")
            }
            guard token.isHeld(by: request.head.headerFields[.authorization]) else {
                throw ProtocolError(
                    status: 401, message: "to write, send the token of this endpoint as Authorization: Bearer …",
                    wantsToken: true)
            }
        }

        /// The request with its body as it was before it was compressed (RFC 9110 §8.4).
        ///
        /// - Throws: ``ProtocolError``: 400, 413, 415.
        private func unpacked(_ request: EndpointRequest) throws(ProtocolError) -> EndpointRequest {
            guard let coding = request.head.headerFields[.contentEncoding]?.lowercased(), coding != "identity" else {
                return request
            }
            guard coding == "gzip" || coding == "zstd" else {
                throw ProtocolError(status: 415, message: "a body may be compressed by gzip or zstd, not \(coding)")
            }
            guard CompressionFormat(magic: request.body)?.rawValue == coding else {
                throw .bad("the body is not compressed as it says")
            }
            var bytes: [UInt8] = []
            do {
                var decompressor = Decompressor(source: "body")
                let take = { (piece: [UInt8]) throws in
                    bytes += piece
                    guard bytes.count <= settings.bodySize else {
                        throw ProtocolError(status: 413, message: "the body unpacks to more bytes than are taken")
                    }
                }
                try decompressor.read(request.body, take)
                try decompressor.finish(take)
            } catch let error as ProtocolError {
                throw error
            } catch {
                throw .bad("the body cannot be unpacked: \(error)")
            }
            var request = request
            request.body = bytes
            return request
        }

        // MARK: What all answers have

        /// The answer to the question of a browser which requests a page of another origin may send (Fetch standard, CORS
        /// protocol), or which methods there are.
        private func preflight(_ request: EndpointRequest) -> EndpointAnswer {
            let methods =
                Route(request.path) == .graphStore
                ? "GET, HEAD, PUT, POST, DELETE, OPTIONS" : "GET, HEAD, POST, OPTIONS"
            var fields: HTTPFields = [.allow: methods]
            if request.head.headerFields[.origin] != nil {
                fields[.accessControlAllowMethods] = methods
                fields[.accessControlAllowHeaders] = "Accept, Authorization, Content-Type, If-Match, If-None-Match"
                fields[.accessControlMaxAge] = "86400"
            }
            return shared(EndpointAnswer(.noContent, fields))
        }

        func shared(_ answer: EndpointAnswer) -> EndpointAnswer {
            var answer = answer
            SharedAnswer.share(&answer.head, settings)
            return answer
        }
    }

    /// Nobody waits for the answer any more.
    struct AbandonedAnswer: Error {}

    /// Keeps an answer that is short.
    final class QuickAnswer: AnswerSink {
        struct TooLong: Error {}

        private(set) var answer = EndpointAnswer(HTTPResponse(status: .ok))
        static let size = 1 << 17

        func begin(_ head: HTTPResponse) { answer.head = head }

        func write(_ bytes: [UInt8]) throws {
            if answer.body.isEmpty { answer.body = bytes } else { answer.body += bytes }
            if answer.body.count > QuickAnswer.size { throw TooLong() }
        }
    }

    /// Lets pages of other origins read an answer, and remembers whether it has begun.
    final class SharedAnswer: AnswerSink {
        private let sink: any AnswerSink
        private let settings: ServiceSettings
        private(set) var hasBegun = false

        init(_ sink: any AnswerSink, _ settings: ServiceSettings) {
            self.sink = sink
            self.settings = settings
        }

        func begin(_ head: HTTPResponse) throws {
            hasBegun = true
            var head = head
            SharedAnswer.share(&head, settings)
            try sink.begin(head)
        }

        func write(_ bytes: [UInt8]) throws { try sink.write(bytes) }

        func send(_ answer: EndpointAnswer) throws {
            try begin(answer.head)
            if !answer.body.isEmpty { try write(answer.body) }
        }

        static func share(_ head: inout HTTPResponse, _ settings: ServiceSettings) {
            if isShared(head.headerFields, with: settings.allowedOrigin) { return }
            share(&head.headerFields, with: settings.allowedOrigin)
        }

        /// Adds what lets pages of an origin read an answer.
        static func share(_ fields: inout HTTPFields, with origin: String) {
            set(HTTPField(name: .accessControlAllowOrigin, value: origin), &fields)
            set(exposed, &fields)
            set(unsniffed, &fields)
        }

        private static func isShared(_ fields: HTTPFields, with origin: String) -> Bool {
            let last = fields.endIndex - 1
            return last >= 2 && fields[last] == unsniffed && fields[last - 1] == exposed
                && fields[last - 2].name == .accessControlAllowOrigin && fields[last - 2].value == origin
        }

        private static let exposed = HTTPField(
            name: .accessControlExposeHeaders, value: "ETag, Location, Link, Retry-After")
        private static let unsniffed = HTTPField(name: .xContentTypeOptions, value: "nosniff")

        private static func set(_ field: HTTPField, _ fields: inout HTTPFields) {
            if fields.contains(field.name) { fields[field.name] = field.value } else { fields.append(field) }
        }
    }
#endif
