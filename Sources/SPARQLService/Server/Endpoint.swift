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
#endif
