/// A quad, or a pattern of quads, as ids; in a pattern what is unbound matches everything.
public struct QuadIDs: Hashable, Sendable {
    /// The subject.
    public var subject: TermID
    /// The predicate.
    public var predicate: TermID
    /// The object.
    public var object: TermID
    /// The name of the graph; unbound in a quad of the default graph.
    public var graph: TermID

    /// Puts ids together.
    public init(_ subject: TermID, _ predicate: TermID, _ object: TermID, graph: TermID = .unbound) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.graph = graph
    }

    /// The id at a place.
    public subscript(position: Permutation.Position) -> TermID {
        get {
            switch position {
            case .subject: subject
            case .predicate: predicate
            case .object: object
            case .graph: graph
            }
        }
        set {
            switch position {
            case .subject: subject = newValue
            case .predicate: predicate = newValue
            case .object: object = newValue
            case .graph: graph = newValue
            }
        }
    }
}
