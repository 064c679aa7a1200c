#if Server
    internal import Glibc
    internal import HummingbirdCore
    public import Logging
    internal import NIOCore
    internal import NIOPosix
    internal import ServiceLifecycle
    internal import UnixSignals

    /// An endpoint of HTTP for a store.
    public struct Endpoint: Sendable {
        /// Where an endpoint listens, and what it bears.
        public struct Settings: Sendable {
            /// The address.
            public var host = "127.0.0.1"
            /// The port; 0 is one that is free.
            public var port = 7878
            /// How many queries run at a time, beside those that take a few milliseconds.
            public var queries = 16
            /// How many requests wait for their turn; more are refused.
            public var waiting = 256
            /// Limits of a connection.
            public var connection = ConnectionLimits()
            /// Where requests are logged; `nil` is nowhere.
            public var accessLog: Logger?

            /// The usual settings.
            public init() {}
        }

        private let service: EndpointService
        private let settings: Settings

        /// Makes an endpoint, which does not listen yet.
        public init(_ service: EndpointService, _ settings: Settings = Settings()) {
            self.service = service
            self.settings = settings
        }

        /// Answers until the process is told to stop (SIGINT, SIGTERM); running queries are then finished.
        ///
        /// - Parameter isListening: is told the port.
        /// - Throws: ``EndpointError`` if it cannot listen.
        public func run(_ isListening: @escaping @Sendable (_ port: Int) -> Void) async throws {
            OpenFiles.allowAsManyAsPossible()
            let threads = NIOThreadPool(numberOfThreads: settings.queries)
            threads.start()
            let group = MultiThreadedEventLoopGroup.singleton
            let turns = Turns(threads, running: settings.queries, waiting: settings.waiting)
            let desk = RequestDesk(service: service, turns: turns, accessLog: settings.accessLog)
            let channels = EndpointChannels(desk: desk, limits: settings.connection, group: group)
            var logger = Logger(label: "yong")
            logger.logLevel = .error
            let server = channels.server(
                configuration: ServerConfiguration(
                    address: .hostname(settings.host, port: settings.port), backlog: 4096),
                onServerRunning: { isListening($0.localAddress?.port ?? 0) }, eventLoopGroup: group, logger: logger)
            let services = ServiceGroup(
                configuration: .init(
                    services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
            do {
                try await services.run()
            } catch let error as IOError {
                throw EndpointError(
                    host: settings.host, port: settings.port, reason: EndpointError.reason(error.errnoCode))
            } catch is SocketAddressError.UnknownHost {
                throw EndpointError(host: settings.host, port: settings.port, reason: "no host has that name")
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

        /// What a number of the system means.
        static func reason(_ code: CInt) -> String {
            switch code {
            case EADDRINUSE: "another program listens there"
            case EADDRNOTAVAIL: "this machine has no such address"
            case EACCES: "this user may not listen at that port"
            default: String(cString: strerror(code))
            }
        }
    }
#endif
