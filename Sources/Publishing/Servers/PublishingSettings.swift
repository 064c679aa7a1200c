public import RDFModel

/// How a server is told of quads.
public enum PublishingProtocol: String, CaseIterable, Sendable {
    /// SPARQL 1.1 Graph Store HTTP Protocol: a `POST` adds triples to a graph, a `PUT` takes its place.
    case graphStore = "graph-store"
    /// SPARQL 1.1 Update: `INSERT DATA`, several graphs in a request.
    case update
}

/// How quads are sent to a server.
public struct PublishingSettings: Equatable, Sendable {
    /// How many bytes of triples a request holds at most, but for a triple that is longer alone; `nil` is what suits
    /// the protocol.
    public var batchBytes: Int?
    /// How many statements a request holds at most; `nil` is what suits the protocol.
    public var batchStatements: Int?
    /// Whether the graphs that the data has statements in are emptied first, each by the request that brings its first
    /// statements.
    public var replaces = false
    /// The graph that the statements of the default graph go to; `nil` is the server's default graph.
    public var defaultGraph: IRI?
    /// What the IRIs begin with that blank nodes get (RDF 1.1 Concepts §3.5); their labels stand behind it.
    public var skolemBase: IRI
    /// How often a request is made again that found a server busy or gone.
    public var retries = 8
    /// How long a request may take.
    public var timeout: Duration = .seconds(600)

    /// The usual settings.
    ///
    /// - Parameter skolemBase: what the IRIs of blank nodes begin with.
    public init(skolemBase: IRI) {
        self.skolemBase = skolemBase
    }

    /// How many bytes and statements a request holds at most.
    ///
    /// Servers compile an update as a whole, some with little room, and read a graph as a stream.
    func limits(_ proto: PublishingProtocol) -> (bytes: Int, statements: Int) {
        switch proto {
        case .update: (batchBytes ?? 1 << 20, batchStatements ?? 5_000)
        case .graphStore: (batchBytes ?? 8 << 20, batchStatements ?? 100_000)
        }
    }
}

/// How far a publication is.
public struct PublishingProgress: Equatable, Sendable {
    /// How many statements the server has.
    public var statements = 0
    /// How many there are.
    public var total = 0
    /// How many requests brought them.
    public var batches = 0
    /// Until when the client waits for a server that is busy or gone.
    public var waiting: Duration?
}

/// What a publication did.
public struct PublishingReport: Equatable, Sendable {
    /// A graph of which the server holds more than was sent.
    public struct Surplus: Equatable, Sendable {
        /// The graph's name; `nil` is the default graph.
        public var graph: IRI?
        /// How many statements were sent.
        public var sent: Int
        /// How many the server holds.
        public var held: Int
    }

    /// How many statements there are.
    public var statements = 0
    /// In how many graphs.
    public var graphs = 0
    /// How many of the statements had been sent before the publication went on.
    public var resumed = 0
    /// Whether the server was asked how many statements it holds.
    public var isVerified = false
    /// The graphs that hold more than was sent: what was there before, and is not to be replaced.
    public var surplus: [Surplus] = []
}

/// Why a publication is not complete.
public enum PublishingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The address neither takes updates nor is a graph store.
    case noServer(url: String, status: Int?)
    /// No address is known that answers queries, so that nothing can be counted.
    case noQueries(url: String)
    /// The state on the disk is of another publication.
    case otherPublication(state: String)
    /// The state on the disk cannot be read.
    case damagedState(state: String)
    /// What was sent before the break is not what the data begins with now.
    case changedData(state: String, batch: Int)
    /// The server does not hold what it took.
    case missing(graph: IRI?, sent: Int, held: Int, graphs: Int)

    /// One sentence.
    public var description: String {
        switch self {
        case .noServer(let url, let status):
            "<\(url)> neither takes SPARQL updates nor is a graph store"
                + (status == 401 || status == 403 ? ", or it wants to know who asks (status \(status ?? 0))" : "")
                + "; --protocol names what it is"
        case .noQueries(let url):
            "no address beside <\(url)> answers queries; name one with --query, or do without counting by --no-verify"
        case .otherPublication(let state):
            "\(state) is the state of a publication with other settings; --restart begins anew"
        case .damagedState(let state): "\(state) is not the state of a publication; --restart begins anew"
        case .changedData(let state, let batch):
            "the data is not what it was when request \(batch) was sent, says \(state); --restart begins anew"
        case .missing(let graph, let sent, let held, let graphs):
            "of the \(sent) statements of \(graph.map { "<\($0)>" } ?? "the default graph") the server holds \(held)"
                + (graphs > 1 ? ", and \(graphs - 1) more graphs are not what was sent" : "")
                + "; --restart sends all again"
        }
    }
}
