#if Server
    internal import Hummingbird
    internal import Logging
    internal import NIOCore
    internal import NIOPosix
    public import QuadStore
    public import QueryEngine

    /// An endpoint of HTTP for a store.
    public struct Endpoint: Sendable {
        /// Where an endpoint listens, and what it allows.
        public struct Settings: Sendable {
            /// The address.
            public var host = "127.0.0.1"
            /// The port; 0 is one that is free.
            public var port = 7878
            /// The greatest number of bytes of a request's body.
            public var bodySize = 10 << 20
            /// How many queries run at a time.
            public var queries = 16
            /// What every query may use.
            public var execution = ExecutionOptions()

            /// The usual settings.
            public init() {}
        }

        private let service: QueryService
        private let settings: Settings

        /// Makes an endpoint, which does not listen yet.
        public init(_ store: Store, _ settings: Settings = Settings()) {
            service = QueryService(store, options: settings.execution)
            self.settings = settings
        }

        /// Answers until the process is told to stop (SIGINT, SIGTERM); running queries are then finished.
        ///
        /// - Parameter isListening: is told the port.
        /// - Throws: ``EndpointError`` if it cannot listen.
        public func run(_ isListening: @escaping @Sendable (_ port: Int) -> Void) async throws {
            let threads = NIOThreadPool(numberOfThreads: settings.queries)
            threads.start()
            let responder = EndpointResponder(service: service, bodySize: settings.bodySize, threads: threads)
            var logger = Logger(label: "yong")
            logger.logLevel = .error
            let application = Application(
                responder: responder, configuration: .init(address: .hostname(settings.host, port: settings.port)),
                onServerRunning: { isListening($0.localAddress?.port ?? 0) }, logger: logger)
            do {
                try await application.runService()
            } catch let error as IOError {
                throw EndpointError(host: settings.host, port: settings.port, reason: error.description)
            }
            try await threads.shutdownGracefully()
        }
    }

    /// Why an endpoint does not listen.
    public struct EndpointError: Error, CustomStringConvertible, Sendable {
        /// The address.
        public let host: String
        /// The port.
        public let port: Int
        /// What the system says.
        public let reason: String

        /// One sentence.
        public var description: String { "the endpoint cannot listen at \(host), port \(port): \(reason)" }
    }

    /// What the framework keeps for a request: no more than a logger.
    struct EndpointContext: InitializableFromSource {
        init(source: ApplicationRequestContextSource) {}
    }

    /// Turns requests of the framework into those of the service, and its answers into responses.
    struct EndpointResponder: HTTPResponder {
        let service: QueryService
        let bodySize: Int
        let threads: NIOThreadPool

        func respond(to request: Request, context: EndpointContext) async throws -> Response {
            do {
                return try await answer(request)
            } catch let error as ProtocolError {
                return response(error)
            } catch is NIOTooManyBytesError {
                return response(
                    ProtocolError(status: 413, message: "the body has more than the \(bodySize) bytes that are taken"))
            }
        }

        private func answer(_ request: Request) async throws -> Response {
            let body = try await request.body.collect(upTo: bodySize)
            let accept = request.headers[values: .accept].joined(separator: ",")
            let asked = ProtocolRequest(
                method: request.method.rawValue, target: request.uri.string, contentType: request.headers[.contentType],
                accept: accept.isEmpty ? nil : accept, body: Array(body.readableBytesView))
            let (channel, cancellation) = (AnswerChannel(), Cancellation())
            threads.submit { state in
                channel.end(
                    Result {
                        guard state == .active else { throw AnswerChannel.Abandoned() }
                        try service.answer(asked, cancellation: cancellation, to: channel)
                    })
            }
            let isHead = request.method == .head
            switch await channel.start() {
            case .failed(let error): throw error
            case .whole(let mediaType, let bytes):
                let headers: HTTPFields = [.contentType: mediaType, .contentLength: String(bytes.count)]
                return Response(
                    status: .ok, headers: headers, body: isHead ? .init() : .init(byteBuffer: ByteBuffer(bytes: bytes)))
            case .stream(let mediaType, let first):
                if isHead {
                    cancellation.cancel()
                    channel.abandon()
                    return Response(status: .ok, headers: [.contentType: mediaType])
                }
                return Response(
                    status: .ok, headers: [.contentType: mediaType],
                    body: .init { writer in
                        do {
                            try await writer.write(ByteBuffer(bytes: first))
                            while let piece = try await channel.next() {
                                try await writer.write(ByteBuffer(bytes: piece))
                            }
                            try await writer.finish(nil)
                        } catch {
                            cancellation.cancel()
                            channel.abandon()
                            throw error
                        }
                    })
            }
        }

        private func response(_ error: ProtocolError) -> Response {
            var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
            if !error.allowedMethods.isEmpty { headers[.allow] = error.allowedMethods.joined(separator: ", ") }
            if let seconds = error.retryAfter { headers[.retryAfter] = String(seconds) }
            let bytes = ByteBuffer(string: error.message + "\n")
            return Response(status: .init(code: error.status), headers: headers, body: .init(byteBuffer: bytes))
        }
    }
#endif
