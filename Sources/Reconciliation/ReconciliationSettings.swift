#if Server
    /// What a reconciliation service is told.
    public struct ReconciliationSettings: Sendable {
        /// The path that all others begin with.
        public var prefix = "/reconcile"
        /// The address of the server as clients reach it, without a slash at its end: `http://127.0.0.1:7878`; `nil` takes
        /// the host that a request names.
        public var address: String?
        /// The name of the service.
        public var name = "Yong"
        /// The beginning of the things' IRIs.
        public var identifierSpace = "https://w3id.org/yong/id/"
        /// The vocabulary of the things.
        public var schemaSpace = "https://w3id.org/yong/ontology#"
        /// Where a page about a thing is, with `{{id}}` for its IRI; `nil` is the preview.
        public var view: String?
        /// How many queries, or things to extend, a request may have.
        public var batchSize = 100
        /// How many candidates a query gets that does not say.
        public var candidateCount = 10
        /// How many candidates a query gets at most.
        public var mostCandidates = 100
        /// From which score on a candidate is taken for the thing, if none comes near it.
        public var matchThreshold = 0.95

        /// Settings of a service, at an address if it is known.
        public init(address: String? = nil) {
            self.address = address
        }
    }
#endif
