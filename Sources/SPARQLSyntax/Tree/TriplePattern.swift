public import RDFModel

/// A place in a pattern: an RDF term that must agree, or a variable to be bound.
public enum PatternTerm: Hashable, Sendable {
    /// A fixed term. A blank node here is one that the query wrote; the algebra turns it into a variable. A triple
    /// term here is ground: no variable and no blank node stands in it, and it is one that RDF allows.
    case term(Term)
    /// A variable.
    case variable(Variable)
    /// A triple term with variables or blank nodes in it, at whatever depth (SPARQL 1.2), or one that no RDF
    /// graph holds because its subject is a literal or a triple term.
    indirect case triple(TriplePattern)

    /// The variable, if the place holds one.
    public var variable: Variable? {
        if case .variable(let variable) = self { variable } else { nil }
    }

    /// The triple term of the given parts: a term if it is ground, else a pattern.
    public static func tripleTerm(_ triple: TriplePattern) -> PatternTerm {
        guard case .term(.iri(let subject)) = triple.subject, case .term(.iri(let predicate)) = triple.predicate,
            case .term(let object) = triple.object, object.blankNode == nil
        else { return .triple(triple) }
        return .term(.triple(Triple(.iri(subject), predicate, object)))
    }

    /// Calls `visit` with every variable of the place, those within triple terms too.
    public func forEachVariable(_ visit: (Variable) -> Void) {
        switch self {
        case .term: break
        case .variable(let variable): visit(variable)
        case .triple(let triple): triple.forEachVariable(visit)
        }
    }
}

/// A triple pattern (SPARQL 1.1 §18.1.3).
public struct TriplePattern: Hashable, Sendable {
    /// The place of the subject.
    public var subject: PatternTerm
    /// The place of the predicate.
    public var predicate: PatternTerm
    /// The place of the object.
    public var object: PatternTerm

    /// Makes a triple pattern.
    public init(_ subject: PatternTerm, _ predicate: PatternTerm, _ object: PatternTerm) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }

    /// Calls `visit` with every variable of the pattern, those within triple terms too.
    public func forEachVariable(_ visit: (Variable) -> Void) {
        subject.forEachVariable(visit)
        predicate.forEachVariable(visit)
        object.forEachVariable(visit)
    }
}

/// A triple pattern and the graph that it speaks of, as templates and patterns of updates hold them
/// (SPARQL 1.1 Update §3.1, `QuadTemplate`).
public struct QuadTemplate: Hashable, Sendable {
    /// The triple.
    public var triple: TriplePattern
    /// What `GRAPH` names, an IRI or a variable; `nil` outside of `GRAPH`.
    public var graph: PatternTerm?

    /// Makes a quad pattern.
    public init(_ triple: TriplePattern, graph: PatternTerm? = nil) {
        self.triple = triple
        self.graph = graph
    }
}
