extension QuadBlock {
    /// The text of an entry: an IRI, a label, a lexical form or a language tag.
    public func string(of number: UInt32) -> String {
        let entry = entries[Int(number)]
        let start = Int(entry.offset & ~Entry.inMade)
        let end = start + Int(entry.length)
        return String(
            decoding: entry.offset & Entry.inMade == 0 ? text[start..<end] : made[start..<end], as: UTF8.self)
    }

    /// A term that owns its text.
    ///
    /// - Precondition: the number is that of a term, and not of a language tag.
    public func term(_ number: UInt32) -> Term {
        let entry = entries[Int(number)]
        switch entry.kind {
        case .iri: return .iri(IRI(unchecked: string(of: number)))
        case .blankNode: return .blankNode(BlankNode(string(of: number)))
        case .stringLiteral: return .literal(Literal(string(of: number)))
        case .typedLiteral:
            return .literal(
                Literal(string(of: number), datatype: QuadBlock.wellKnown(IRI(unchecked: string(of: entry.extra)))))
        case .languageLiteral: return .literal(Literal(string(of: number), language: string(of: entry.extra)))
        case .leftToRightLiteral, .rightToLeftLiteral:
            return .literal(
                Literal(
                    string(of: number), language: string(of: entry.extra),
                    direction: entry.kind == .leftToRightLiteral ? .leftToRight : .rightToLeft))
        case .triple:
            let triple = triples[Int(entry.offset)]
            return .triple(
                Triple(term(triple.subject), IRI(unchecked: string(of: triple.predicate)), term(triple.object)))
        case .languageTag: preconditionFailure("a language tag is no term")
        }
    }

    /// The quad at an index, with terms that own their text.
    public func quad(at index: Int) -> Quad {
        let statement = statements[index]
        return Quad(
            term(statement.subject), IRI(unchecked: string(of: statement.predicate)), term(statement.object),
            graph: statement.graph == QuadBlock.none ? nil : term(statement.graph))
    }

    /// Calls `body` with every quad, in order. Terms that stand often are made once.
    public func forEachQuad(_ body: (Quad) throws -> Void) rethrows {
        var known = [Term?](repeating: nil, count: entries.count)
        func owned(_ number: UInt32) -> Term {
            if let term = known[Int(number)] { return term }
            let term = term(number)
            known[Int(number)] = term
            return term
        }
        for statement in statements {
            // A predicate's entry is an IRI: the second value is never taken.
            let predicate = owned(statement.predicate).iri ?? RDF.nil_
            try body(
                Quad(
                    owned(statement.subject), predicate, owned(statement.object),
                    graph: statement.graph == QuadBlock.none ? nil : owned(statement.graph)))
        }
    }

    /// The datatypes that stand nearly everywhere share their text.
    private static func wellKnown(_ iri: IRI) -> IRI {
        switch iri {
        case XSD.integer: XSD.integer
        case XSD.date: XSD.date
        case XSD.dateTime: XSD.dateTime
        case XSD.decimal: XSD.decimal
        case XSD.double: XSD.double
        case XSD.boolean: XSD.boolean
        default: iri
        }
    }
}

extension QuadBlock {
    /// Copies a term of another block to this one, with all that it refers to.
    package mutating func adopt(_ number: UInt32, of other: QuadBlock) -> UInt32 {
        if number == QuadBlock.none { return number }
        var entry = other.entries[Int(number)]
        switch entry.kind {
        case .triple:
            let triple = other.triples[Int(entry.offset)]
            return append(
                triple: Statement(
                    subject: adopt(triple.subject, of: other), predicate: adopt(triple.predicate, of: other),
                    object: adopt(triple.object, of: other)))
        case .typedLiteral, .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            entry.extra = adopt(entry.extra, of: other)
        case .iri, .blankNode, .stringLiteral, .languageTag: break
        }
        let start = Int(entry.offset & ~Entry.inMade)
        let end = start + Int(entry.length)
        let offset = UInt32(made.count)
        if entry.offset & Entry.inMade == 0 { made += other.text[start..<end] } else { made += other.made[start..<end] }
        entry.offset = offset | Entry.inMade
        return append(entry)
    }

    /// Adds an entry and tells its number.
    @inline(__always)
    package mutating func append(_ entry: Entry) -> UInt32 {
        let number = UInt32(truncatingIfNeeded: entries.count)
        entries.append(entry)
        return number
    }

    /// Adds an entry whose bytes are the end of `made`, from an offset on.
    package mutating func append(made kind: Kind, from offset: Int, extra: UInt32 = none, isPlain: Bool) -> UInt32 {
        append(
            Entry(
                kind, offset: UInt32(offset) | Entry.inMade, length: UInt32(made.count - offset), extra: extra,
                isPlain: isPlain))
    }

    /// Adds a term of constant text.
    package mutating func append(constant kind: Kind, _ text: String) -> UInt32 {
        let offset = made.count
        made += text.utf8
        return append(made: kind, from: offset, isPlain: true)
    }

    /// Adds a triple term.
    package mutating func append(triple: Statement) -> UInt32 {
        triples.append(triple)
        return append(Entry(.triple, offset: UInt32(triples.count - 1), length: 0, isPlain: true))
    }
}

extension QuadBlock {
    /// Adds a quad.
    @inline(__always)
    package mutating func append(statement: Statement) {
        statements.append(statement)
    }

    /// Whether two numbers stand for the same term, which is told by number but for blank nodes.
    package func isSame(_ left: UInt32, _ right: UInt32) -> Bool {
        if left == right { return true }
        guard left != QuadBlock.none, right != QuadBlock.none, kind(of: left) == .blankNode,
            kind(of: right) == .blankNode, entries[Int(left)].length == entries[Int(right)].length
        else { return false }
        return CodeUnits.equal(string(of: left), string(of: right))
    }

    /// Notes that a prefix was declared.
    package mutating func declare(prefix name: String, _ namespace: IRI) {
        prefixes.append((name, namespace))
    }

    /// Takes the last quads away, from an index on.
    package mutating func removeStatements(from index: Int) {
        statements.removeLast(statements.count - index)
    }
}
