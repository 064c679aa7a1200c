import RDFModel
import SPARQLSyntax

/// Data and a query over it.
struct GeneratedCase: Sendable, CustomStringConvertible {
    /// The number that makes the case again.
    let seed: UInt64
    /// The data.
    var quads: [Quad]
    /// The query.
    var query: GeneratedQuery

    /// The case of a seed: the first that the seed makes whose query breaks no rule of scope.
    init(seed: UInt64, isForPeer: Bool = false) {
        var generator = QueryGenerator(seed: seed, isForPeer: isForPeer)
        quads = generator.quads()
        query = generator.query()
        for _ in 0..<50 where (try? Query(query.text)) == nil { query = generator.query() }
        self.seed = seed
    }

    /// Data and query for a message.
    var description: String {
        "seed \(seed)\n\(quads.map { GeneratedTerms.line($0) }.joined())\(query.text)"
    }

    /// The data.
    var dataset: Dataset { Dataset(quads) }

    /// Cases that are smaller by one step.
    var smaller: [GeneratedCase] {
        var result: [GeneratedCase] = []
        // Halves first, then quads one by one, then parts of the query.
        if quads.count > 3 {
            for half in [quads.prefix(quads.count / 2), quads.suffix(quads.count / 2)] {
                var copy = self
                copy.quads = Array(half)
                result.append(copy)
            }
        }
        for query in query.smaller {
            var copy = self
            copy.query = query
            result.append(copy)
        }
        for index in quads.indices {
            var copy = self
            copy.quads.remove(at: index)
            result.append(copy)
        }
        return result
    }

    /// The smallest case found, from this one, by steps that keep it failing.
    ///
    /// - Parameters:
    ///   - rounds: how many steps are taken at most.
    ///   - fails: the first of the given cases that fails as this one does.
    func shrunk(rounds: Int = 60, _ fails: ([GeneratedCase]) throws -> GeneratedCase?) rethrows -> GeneratedCase {
        var smallest = self
        for _ in 0..<rounds {
            let candidates = smallest.smaller.filter { (try? Query($0.query.text)) != nil }
            guard let next = try fails(candidates) else { break }
            smallest = next
        }
        return smallest
    }
}

/// The terms that the generator writes, and N-Quads of them.
enum GeneratedTerms {
    /// The term of a Turtle text, read by the query parser.
    static func term(_ text: String) -> Term {
        let query = try? Query(
            "PREFIX : <http://example.org/> PREFIX xsd: <\(XSD.namespace)> SELECT * { VALUES ?x { \(text) } }")
        guard case .values(let data)? = query?.body.pattern.elements.first, let term = data.rows.first?.first ?? nil
        else { preconditionFailure("\(text) is no term") }
        return term
    }

    /// The quad as a line of N-Quads.
    static func line(_ quad: Quad) -> String {
        [quad.subject, .iri(quad.predicate), quad.object, quad.graph].compactMap { $0 }.map(text).joined(separator: " ")
            + " .\n"
    }

    private static func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): return "<\(iri.text)>"
        case .blankNode(let node): return "_:\(node.label)"
        case .triple(let triple):
            return "<<( \(text(triple.subject)) <\(triple.predicate.text)> \(text(triple.object)) )>>"
        case .literal(let literal):
            let escaped = literal.lexicalForm.unicodeScalars.reduce(into: "") { result, scalar in
                if scalar == "\"" || scalar == "\\" { result += "\\" }
                result.unicodeScalars.append(scalar)
            }
            if let language = literal.language { return "\"\(escaped)\"@\(language)" }
            return "\"\(escaped)\"^^<\(literal.datatype.text)>"
        }
    }
}
