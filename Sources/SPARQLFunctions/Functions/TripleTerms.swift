internal import RDFModel
package import SPARQLSyntax

/// Functions on triple terms (SPARQL 1.2 §17.4.6).
package enum TripleTerms {
    /// `isTRIPLE`
    package static func isTriple(_ value: Value) -> Bool {
        if case .triple = value { true } else { false }
    }

    /// `TRIPLE`
    ///
    /// - Throws: ``ExpressionError/type`` unless the subject is an IRI or a blank node and the predicate an IRI.
    package static func triple(
        _ subject: Value, _ predicate: Value, _ object: Value
    ) throws(ExpressionError) -> Value {
        guard case .iri(let name) = predicate else { throw .type }
        switch subject {
        case .iri, .blankNode: return .triple(Triple(subject.term, name, object.term))
        default: throw .type
        }
    }

    /// `SUBJECT`, `PREDICATE` and `OBJECT`
    package static func part(_ function: BuiltIn, of value: Value) throws(ExpressionError) -> Value {
        guard case .triple(let triple) = value else { throw .type }
        switch function {
        case .subject: return Value(triple.subject)
        case .predicate: return .iri(triple.predicate)
        default: return Value(triple.object)
        }
    }
}
