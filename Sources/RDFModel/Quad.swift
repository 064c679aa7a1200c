/// A statement in a graph.
public struct Quad: Hashable, Comparable, Sendable {
    /// The statement.
    public let triple: Triple
    /// The named graph that holds it (an IRI or a blank node); `nil` is the default graph.
    public let graph: Term?

    /// Puts a statement into a graph.
    public init(_ triple: Triple, graph: Term? = nil) {
        self.triple = triple
        self.graph = graph
    }

    /// Makes a statement in a graph.
    public init(_ subject: Term, _ predicate: IRI, _ object: Term, graph: Term? = nil) {
        self.init(Triple(subject, predicate, object), graph: graph)
    }

    /// What the statement is about.
    public var subject: Term { triple.subject }
    /// The property.
    public var predicate: IRI { triple.predicate }
    /// The property's value.
    public var object: Term { triple.object }

    /// Whether triple and graph are equal. Not for inlining: sets of quads would repeat it in each of their functions.
    @inline(never)
    public static func == (left: Quad, right: Quad) -> Bool {
        left.triple == right.triple && left.graph == right.graph
    }

    /// Orders by graph (the default graph first), then by triple.
    public static func < (left: Quad, right: Quad) -> Bool {
        switch (left.graph, right.graph) {
        case (nil, nil): return left.triple < right.triple
        case (nil, _?): return true
        case (_?, nil): return false
        case (let l?, let r?): return l != r ? l < r : left.triple < right.triple
        }
    }
}
