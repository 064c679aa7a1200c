#if Server
    public import HTTPTypes
    public import QuadStore
    public import QueryEngine
    public import RDFModel
    internal import Synchronization

    /// What a service allows and knows.
    public struct ServiceSettings: Sendable {
        /// A part of the web site beside the protocols: answers the requests that are its own, from a view of the store.
        public typealias Resource =
            @Sendable (
                _ head: HTTPRequest, _ body: [UInt8], _ snapshot: Snapshot, _ cancellation: Cancellation
            ) throws -> (HTTPResponse, [UInt8])?
        /// Says to a person in a browser why a request is refused; `nil` for other clients.
        public typealias ErrorPage =
            @Sendable (_ status: Int, _ message: String, _ head: HTTPRequest) -> (HTTPResponse, [UInt8])?

        /// What every query and update may use.
        public var execution = ExecutionOptions()
        /// What a client shows that may write; `nil` lets nobody write.
        public var token: BearerToken?
        /// What asks other endpoints; `nil` lets queries ask none.
        public var services: ServiceClient?
        /// What fetches documents for `LOAD`; `nil` fetches none.
        public var loader: (@Sendable (_ document: IRI) throws -> [Triple])?
        /// The address under which clients know the service, such as `https://data.example.org`, if a proxy stands in
        /// front of it.
        public var address: String?
        /// Which pages of other origins may read answers (the Fetch standard's CORS protocol).
        public var allowedOrigin = "*"
        /// What the bytes of a request's body may come to when they are unpacked.
        public var bodySize = 10 << 20
        /// What a client is told of an error of another server, or of a document that may not be loaded; `nil` of others.
        public var remoteRefusal: (@Sendable (any Error) -> ProtocolError?)?
        /// What else is at this address.
        public var resources: [Resource] = []
        /// What people in browsers see of errors; `nil` is plain text.
        public var errorPage: ErrorPage?
        /// The path of a page on which people write queries, for who looks at the endpoint with a browser.
        public var queryPage: String?

        /// Reading alone.
        public init() {}

        /// The address of a request as the client knows it, without a query string.
        func address(of request: EndpointRequest) -> String {
            address.map { $0 + request.path } ?? request.address
        }

        /// What relative IRIs of a request are relative to.
        func base(of request: EndpointRequest) -> IRI? {
            bases.base(of: request) { try? IRI(address(of: request)) }
        }

        private let bases = LastBase()
    }

    /// The base of the last request: most requests are sent to the same address.
    private final class LastBase: Sendable {
        private typealias Entry = (scheme: String?, authority: String?, path: Substring, base: IRI?)
        private let last = Mutex<Entry?>(nil)

        /// The base of a request, which `make` makes.
        func base(of request: EndpointRequest, _ make: () -> IRI?) -> IRI? {
            let (scheme, authority, path) = (request.head.scheme, request.head.authority, request.path)
            if let last = last.withLock({ $0 }), last.scheme == scheme, last.authority == authority, last.path == path {
                return last.base
            }
            let base = make()
            // The path alone, without the target that it is a part of.
            let kept = Substring(String(path))
            last.withLock { $0 = (scheme, authority, kept, base) }
            return base
        }
    }

    /// What a client has to know to write.
    public struct BearerToken: Sendable {
        private let bytes: [UInt8]

        /// - Returns: `nil` for a text that is too short to be a secret: fewer than 16 characters, or of others than the
        ///   letters of RFC 6750 §2.1.
        public init?(_ text: String) {
            bytes = Array(text.utf8)
            let isPlain = bytes.allSatisfy { byte in
                byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
                    || "-._~+/=".utf8.contains(byte)
            }
            guard bytes.count >= 16, isPlain else { return nil }
        }

        /// Whether a value of `Authorization` holds the token. How long that takes tells nothing of how it differs.
        func isHeld(by authorization: String?) -> Bool {
            let scheme = "bearer "
            guard let authorization, authorization.utf8.count > scheme.utf8.count,
                authorization.prefix(scheme.utf8.count).lowercased() == scheme
            else { return false }
            let given = Array(authorization.utf8.dropFirst(scheme.utf8.count))
            var difference = given.count ^ bytes.count
            for place in bytes.indices {
                difference |= Int(bytes[place] ^ (place < given.count ? given[place] : 0))
            }
            return difference == 0
        }
    }
#endif
