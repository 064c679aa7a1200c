internal import QuadStore
internal import RDFModel

/// Finds the terms of ids, and remembers those that come often.
struct TermTexts {
    private let view: QuadView
    private var known: [UInt64: Term] = [:]
    /// How many are remembered; then all are forgotten, so that memory has a bound.
    private static let capacity = 1 << 16

    init(_ view: QuadView) { self.view = view }

    /// The term of an id, remembered.
    mutating func term(_ bits: UInt64) throws -> Term {
        if let term = known[bits] { return term }
        let term = try view.dictionary.term(TermID(bits: bits))
        if known.count >= TermTexts.capacity { known.removeAll(keepingCapacity: true) }
        known[bits] = term
        return term
    }

    /// The term of an id that hardly comes again.
    func rareTerm(_ bits: UInt64) throws -> Term { try view.dictionary.term(TermID(bits: bits)) }

    /// The IRI of an id, remembered; `nil` if the term is none.
    mutating func iri(_ bits: UInt64) throws -> IRI? { try term(bits).iri }

    /// The name of a node: an IRI, or a blank node with its mark.
    mutating func name(_ bits: UInt64) throws -> String { TermTexts.text(try term(bits)) }

    /// What a table says for a term: a literal's lexical form, an IRI, a blank node with its mark, a triple as it is
    /// written in N-Triples.
    static func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): return iri.text
        case .blankNode(let node): return "_:" + node.label
        case .literal(let literal): return literal.lexicalForm
        case .triple(let triple):
            var bytes: [UInt8] = []
            CanonicalNQuads.append(Quad(triple.subject, triple.predicate, triple.object), to: &bytes)
            return String(decoding: bytes.dropLast(3), as: UTF8.self)
        }
    }
}

extension QuadView {
    /// The bits of a term's id; `nil` if the store does not know it.
    func bits(_ term: Term) throws -> UInt64? { try dictionary.id(of: term)?.bits }
}
