/// An RDF term.
public enum Term: Hashable, Comparable, Sendable {
    /// A thing by its IRI.
    case iri(IRI)
    /// A thing without a name.
    case blankNode(BlankNode)
    /// A value.
    case literal(Literal)

    /// Blank nodes come first, then IRIs, then literals, as SPARQL orders them (SPARQL 1.1 §15.1).
    public static func < (left: Term, right: Term) -> Bool {
        switch (left, right) {
        case (.blankNode(let l), .blankNode(let r)): return l < r
        case (.iri(let l), .iri(let r)): return l < r
        case (.literal(let l), .literal(let r)): return l < r
        default: return left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .blankNode: return 0
        case .iri: return 1
        case .literal: return 2
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
}
