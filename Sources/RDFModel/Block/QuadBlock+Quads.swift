extension QuadBlock {
    /// Adds a quad whose terms own their text. Terms that stand in the quad in front of it are taken from there.
    package mutating func append(_ quad: Quad, after last: Quad?) {
        let previous = statements.last
        func known(_ term: Term?, _ lastTerm: Term?, _ number: UInt32?) -> UInt32? {
            guard let number, let term, let lastTerm, term == lastTerm else { return nil }
            return number
        }
        let subject = known(quad.subject, last?.subject, previous?.subject) ?? append(quad.subject)
        let predicate =
            last?.predicate == quad.predicate
            ? previous?.predicate ?? append(.iri(quad.predicate)) : append(.iri(quad.predicate))
        let object = append(quad.object)
        let graph = quad.graph.map { known($0, last?.graph, previous?.graph) ?? append($0) } ?? QuadBlock.none
        statements.append(Statement(subject: subject, predicate: predicate, object: object, graph: graph))
    }

    /// Adds a term that owns its text. Nothing is known of the characters in it.
    private mutating func append(_ term: Term) -> UInt32 {
        switch term {
        case .iri(let iri): return append(.iri, iri.text)
        case .blankNode(let node): return append(.blankNode, node.label)
        case .triple(let triple):
            let statement = Statement(
                subject: append(triple.subject), predicate: append(.iri, triple.predicate.text),
                object: append(triple.object))
            return append(triple: statement)
        case .literal(let literal):
            if let language = literal.language {
                let kind: Kind
                switch literal.direction {
                case nil: kind = .languageLiteral
                case .leftToRight: kind = .leftToRightLiteral
                case .rightToLeft: kind = .rightToLeftLiteral
                }
                return append(kind, literal.lexicalForm, extra: append(.languageTag, language))
            }
            if literal.datatype == XSD.string { return append(.stringLiteral, literal.lexicalForm) }
            return append(.typedLiteral, literal.lexicalForm, extra: append(.iri, literal.datatype.text))
        }
    }

    private mutating func append(_ kind: Kind, _ text: String, extra: UInt32 = none) -> UInt32 {
        let offset = made.count
        made += text.utf8
        return append(made: kind, from: offset, extra: extra, isPlain: false)
    }
}
