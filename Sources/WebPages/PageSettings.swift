#if Server
    public import QuadStore
    public import QueryEngine
    public import RDFModel

    /// What pages are made with: how things are named, and how much of a graph is shown at once.
    public struct PageSettings: Sendable {
        /// What the IRIs of the graph's own things begin with. A thing's page stands at the path of its IRI.
        public var base = IRI(unchecked: "https://w3id.org/yong/id/")
        /// Statements about classes and properties: their labels and comments, and which say the same (`rdfs:subPropertyOf`,
        /// `skos:closeMatch`).
        public var vocabulary: [Triple] = []
        /// How queries of visitors run. Its limits of time and memory hold for them; without a limit of time,
        /// ``queryTime`` does.
        public var execution = ExecutionOptions()
        /// How long a query of a visitor may run where ``execution`` has no limit.
        public var queryTime = Duration.seconds(20)
        /// Gives the text of a document, where it is kept.
        public var documentText: (@Sendable (QuadView, IRI) throws -> String?)?
        /// The path of the endpoint that answers queries.
        public var endpoint = "/sparql"

        /// How many values of a property a page lists.
        public var valuesShown = 12
        /// How many documents and results a page lists.
        public var resultsShown = 20
        /// How many rows of a query's answer a page shows.
        public var rowsShown = 200
        /// How many bytes a download may have; longer answers are the endpoint's.
        public var downloadBytes = 64 << 20
        /// How many statements that point at a thing its description may have; a thing with more has none, as its
        /// description is the endpoint's.
        public var incomingStatements = 500_000
        /// How many statements of its own a description has; those of a larger graph are the endpoint's.
        public var describedStatements = 50_000
        /// How many labels are looked at for a search without an index of words.
        public var labelsSearched = 200_000

        /// The usual settings.
        public init() {}
    }

    /// Which commit of a store a view shows, as far as it is known.
    public struct PageCommit: Sendable, Equatable {
        /// Its number, or what else tells it apart from others.
        public var name: String
        /// When it was made, in seconds since 1970.
        public var seconds: Int?

        /// Names a commit.
        public init(name: String, seconds: Int? = nil) {
            self.name = name
            self.seconds = seconds
        }
    }
#endif
