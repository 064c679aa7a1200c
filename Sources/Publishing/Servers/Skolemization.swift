internal import RDFModel

/// Gives blank nodes IRIs (RDF 1.1 Concepts §3.5).
///
/// A server makes new blank nodes of each request, so that a node of two requests would be two, and a request that is
/// made again would bring its nodes once more. An IRI is the same in all of them.
struct Skolemization {
    let base: IRI
    private let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".utf8)

    init(base: IRI) { self.base = base }

    func iri(_ node: BlankNode) -> IRI {
        IRI(unchecked: base.text + PercentEncoding.encoded(node.label, keeping: plain))
    }

    func term(_ term: Term) -> Term {
        switch term {
        case .blankNode(let node): .iri(iri(node))
        case .triple(let triple):
            .triple(Triple(self.term(triple.subject), triple.predicate, self.term(triple.object)))
        case .iri, .literal: term
        }
    }

    func quad(_ quad: Quad) -> Quad {
        Quad(term(quad.subject), quad.predicate, term(quad.object), graph: quad.graph.map { term($0) })
    }
}

/// Percent-encoding (RFC 3986 §2.1).
enum PercentEncoding {
    /// The bytes of a text, those kept that need no encoding.
    static func encoded(_ text: String, keeping kept: Set<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            if kept.contains(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What stands for itself everywhere in a URL (RFC 3986 §2.3).
    static let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
}
