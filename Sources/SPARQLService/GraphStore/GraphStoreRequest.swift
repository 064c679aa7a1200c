#if Server
    internal import HTTPNegotiation
    internal import HTTPTypes
    internal import RDFModel

    /// Which graph a request of the Graph Store Protocol means (SPARQL 1.1 Graph Store HTTP Protocol §4).
    enum GraphStoreTarget: Equatable {
        /// `?default`
        case defaultGraph
        /// `?graph=…`, or the address of the request itself.
        case named(IRI)
        /// The graph store: a graph without a name yet.
        case store

        /// Reads the target of a request below `/store`.
        ///
        /// - Parameter address: the address that the client used.
        /// - Throws: ``ProtocolError``: 400.
        init(_ request: EndpointRequest, address: String) throws(ProtocolError) {
            let fields = try FormFields(ofRequest: request.queryString)
            let graphs = try fields.iris("graph")
            let isDefault = !fields.values("default").isEmpty
            guard graphs.count + (isDefault ? 1 : 0) <= 1 else {
                throw .bad("the request names more than one graph")
            }
            if isDefault {
                self = .defaultGraph
            } else if let graph = graphs.first {
                self = .named(graph)
            } else if request.path == "/store" || request.path == "/store/" {
                self = .store
            } else {
                do throws(IRIError) {
                    self = .named(try IRI(address))
                } catch {
                    throw .bad("the address is no IRI, and cannot name a graph: \(error)")
                }
            }
        }
    }
#endif
