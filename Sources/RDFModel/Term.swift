/// An RDF term (RDF 1.2 Concepts §3.1).
public enum Term: Hashable, Comparable, Sendable {
    /// A thing by its IRI.
    case iri(IRI)
    /// A thing without a name.
    case blankNode(BlankNode)
    /// A value.
    case literal(Literal)
    /// A triple that is spoken of, and not asserted by standing here; it stands only as an object
    /// (RDF 1.2 Concepts §3.1, triple term).
    indirect case triple(Triple)

    /// Blank nodes come first, then IRIs, then literals, then triple terms, as SPARQL orders them (SPARQL 1.2
    /// §15.1).
    public static func < (left: Term, right: Term) -> Bool {
        switch (left, right) {
        case (.blankNode(let l), .blankNode(let r)): return l < r
        case (.iri(let l), .iri(let r)): return l < r
        case (.literal(let l), .literal(let r)): return l < r
        case (.triple(let l), .triple(let r)): return l < r
        default: return left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .blankNode: return 0
        case .iri: return 1
        case .literal: return 2
        case .triple: return 3
        }
    }
}

extension Term {
    /// The IRI, if the term is one.
    public var iri: IRI? {
        if case .iri(let iri) = self { iri } else { nil }
    }

    /// The literal, if the term is one.
    public var literal: Literal? {
        if case .literal(let literal) = self { literal } else { nil }
    }

    /// The blank node, if the term is one.
    public var blankNode: BlankNode? {
        if case .blankNode(let node) = self { node } else { nil }
    }

    /// The triple, if the term is one.
    public var triple: Triple? {
        if case .triple(let triple) = self { triple } else { nil }
    }
}
