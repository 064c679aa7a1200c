#if Server
    /// What a connection may take of an endpoint.
    public struct ConnectionLimits: Sendable {
        /// How many connections are held at a time; those that have been idle longest make room for others.
        public var connections = 4096
        /// The greatest number of bytes of a request's body.
        public var bodySize = 10 << 20
        /// The greatest number of bytes of a request's line and fields.
        public var headSize = 64 << 10
        /// How long a request's line and fields may take to come, from their first byte on.
        public var headTime = 10.0
        /// How long a request's body may take to come.
        public var bodyTime = 60.0
        /// How long a connection may be idle.
        public var idleTime = 60.0
        /// How long a client may take nothing of an answer that waits for it.
        public var stallTime = 30.0

        /// The usual limits.
        public init() {}
    }
#endif
