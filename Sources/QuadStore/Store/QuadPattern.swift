public import RDFModel

/// Which graphs a pattern looks at.
public enum GraphSelection: Hashable, Sendable {
    /// The default graph.
    case defaultGraph
    /// One named graph.
    case named(Term)
    /// Every named graph.
    case anyNamed
    /// The default graph and every named graph.
    case all
}

/// Quads by some of their terms; what is `nil` matches everything.
public struct QuadPattern: Hashable, Sendable {
    /// The subject.
    public var subject: Term?
    /// The predicate.
    public var predicate: IRI?
    /// The object.
    public var object: Term?
    /// The graphs.
    public var graphs: GraphSelection

    /// Makes a pattern.
    public init(
        subject: Term? = nil, predicate: IRI? = nil, object: Term? = nil, in graphs: GraphSelection = .all
    ) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.graphs = graphs
    }

    /// Matches one quad.
    init(_ quad: Quad) {
        self.init(
            subject: quad.subject, predicate: quad.predicate, object: quad.object,
            in: quad.graph.map { .named($0) } ?? .defaultGraph)
    }
}
