internal import RDFModel

/// Writes a dataset as Turtle or TriG for people: only the prefixes that are used, sorted; `a` first; one block a
/// subject; everything in a fixed order; blank nodes that stand once as `[ ]`, lists as `( )`, reifiers of triples that
/// stand in the graph behind them as `~` and `{| |}`.
struct TurtleWriter {
    private let quads: GroupedQuads
    private var names: PrefixedNames
    /// What an IRI was shortened to, by the term's number: a range of `arena`.
    private var shortened: [Range<Int32>?]
    private var arena: [UInt8] = []
    private var output: [UInt8] = []
    /// The finished parts of the body; the head can be written only when it is known which prefixes are used.
    private var pieces: [[UInt8]] = []

    /// Makes the writer of a dataset; a syntax without named graphs takes the triples of all graphs as one.
    init(_ dataset: Dataset, prefixes: [String: IRI], mergesGraphs: Bool) {
        quads = GroupedQuads(dataset, mergesGraphs: mergesGraphs)
        names = PrefixedNames(prefixes)
        shortened = Array(repeating: nil, count: quads.terms.count + 1)
    }

    /// Writes everything.
    mutating func write(to sink: inout some ByteSink) throws {
        var index = 0
        var graph: UInt32 = 0
        var isFirstBlock = true
        while index < quads.rows.count {
            let row = quads.rows[index]
            if row.graph != graph {
                if graph != 0 { output += "}\n".utf8 }
                if !isFirstBlock { output += "\n".utf8 }
                graph = row.graph
                append(node: graph)
                output += " {\n".utf8
                isFirstBlock = true
            }
            let rows = quads.subject(at: index)
            index = rows.endIndex
            guard quads.standsAlone(rows) else { continue }
            if !isFirstBlock { output += "\n".utf8 }
            isFirstBlock = false
            append(subject: row.subject, rows, level: graph == 0 ? 0 : 1)
            if output.count > 1 << 20 {
                pieces.append(output)
                output.removeAll(keepingCapacity: true)
            }
        }
        if graph != 0 { output += "}\n".utf8 }
        try finish(to: &sink)
    }

    private func finish(to sink: inout some ByteSink) throws {
        var head: [UInt8] = []
        for (name, namespace) in names.used {
            head += "@prefix \(name): ".utf8
            NQuads.append(namespace, to: &head)
            head += " .\n".utf8
        }
        if !head.isEmpty, !quads.rows.isEmpty { head += "\n".utf8 }
        try sink.write(head)
        for piece in pieces { try sink.write(piece) }
        try sink.write(output)
    }

    private mutating func append(subject: UInt32, _ rows: ArraySlice<Row>, level: Int) {
        indent(level)
        if quads.isBlank(subject), quads.isUnused(subject) {
            output += "[]".utf8
        } else {
            append(node: subject)
        }
        output += " ".utf8
        append(predicates: rows, level: level + 1)
        output += " .\n".utf8
    }

    /// `verb objectList (';' (verb objectList)?)*`, a line each; the first stands where the output ends.
    ///
    /// `objectList ::= object annotation (',' object annotation)*`
    private mutating func append(predicates rows: ArraySlice<Row>, level: Int) {
        var last: UInt32 = 0
        for index in rows.indices where !quads.annotations.isHidden(index) {
            let predicate = rows[index].predicate
            if predicate == last {
                output += ",\n".utf8
                indent(level + 1)
            } else {
                if last != 0 {
                    output += " ;\n".utf8
                    indent(level)
                }
                if predicate == quads.type { output += "a".utf8 } else { append(node: predicate) }
                output.append(UInt8(ascii: " "))
            }
            last = predicate
            append(object: rows[index].object, level: level)
            if quads.annotations.isAnnotated(index) { append(annotationsOf: index, level: level) }
        }
    }

    /// `annotation ::= (reifier | annotationBlock)*`
    ///
    /// The blocks come first: behind a reifier a block would be about that one.
    private mutating func append(annotationsOf row: Int, level: Int) {
        let reifiers = quads.annotations.reifiers(of: row).map { quads.rows[$0].subject }
        for reifier in reifiers where quads.annotations.isInline(reifier) {
            let rows = quads.rows(ofSubject: reifier)
            // The one row of a node of which nothing is said but what it reifies is hidden.
            guard rows.count > 1 else { continue }
            output += " {|\n".utf8
            indent(level + 1)
            append(predicates: rows, level: level + 1)
            output += "\n".utf8
            indent(level)
            output += "|}".utf8
        }
        for reifier in reifiers {
            if !quads.annotations.isInline(reifier) {
                output += " ~ ".utf8
                append(node: reifier)
            } else if quads.rows(ofSubject: reifier).count == 1 {
                output += " ~".utf8
            }
        }
    }

    private mutating func append(object: UInt32, level: Int) {
        switch quads.term(object) {
        case .literal(let literal): append(literal)
        case .triple(let triple): append(triple)
        case .iri:
            if object == quads.empty { output += "()".utf8 } else { append(node: object) }
        case .blankNode:
            guard quads.isInline(object) else { return append(node: object) }
            if let items = quads.list(from: object) {
                output += "(".utf8
                for item in items {
                    output += "\n".utf8
                    indent(level + 1)
                    append(object: item, level: level + 1)
                }
                output += "\n".utf8
                indent(level)
                output += ")".utf8
                return
            }
            let rows = quads.rows(ofSubject: object)
            guard !rows.isEmpty else {
                output += "[]".utf8
                return
            }
            output += "[\n".utf8
            indent(level + 1)
            append(predicates: rows, level: level + 1)
            output += "\n".utf8
            indent(level)
            output += "]".utf8
        }
    }

    private mutating func append(node number: UInt32) {
        guard case .iri(let iri) = quads.term(number) else { return NQuads.append(quads.term(number), to: &output) }
        if let known = shortened[Int(number)] {
            output += arena[Int(known.lowerBound)..<Int(known.upperBound)]
            return
        }
        let start = arena.count
        names.append(iri, to: &arena)
        shortened[Int(number)] = Int32(start)..<Int32(arena.count)
        output += arena[start...]
    }

    /// `'<<(' ttSubject verb ttObject ')>>'`
    private mutating func append(_ triple: Triple) {
        func append(_ term: Term) {
            switch term {
            case .iri(let iri): names.append(iri, to: &output)
            case .literal(let literal): self.append(literal)
            case .triple(let triple): self.append(triple)
            case .blankNode: NQuads.append(term, to: &output)
            }
        }
        output += "<<( ".utf8
        append(triple.subject)
        output += " ".utf8
        if triple.predicate == RDF.type { output += "a".utf8 } else { names.append(triple.predicate, to: &output) }
        output += " ".utf8
        append(triple.object)
        output += " )>>".utf8
    }

    private mutating func append(_ literal: Literal) {
        if literal.language == nil, TurtleWriter.isBare(literal) {
            output.append(contentsOf: literal.lexicalForm.utf8)
            return
        }
        NQuads.append(quoted: literal.lexicalForm, to: &output)
        if let language = literal.language {
            NQuads.append(language: language, literal.direction, to: &output)
        } else if literal.datatype != XSD.string {
            output += "^^".utf8
            names.append(literal.datatype, to: &output)
        }
    }

    private mutating func indent(_ level: Int) {
        for _ in 0..<level { output += "    ".utf8 }
    }

    /// Whether the bare form reads back as the same literal, and looks as its value's canonical form does.
    static func isBare(_ literal: Literal) -> Bool {
        var text = literal.lexicalForm.utf8[...]
        switch literal.datatype {
        case XSD.boolean: return text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8)
        case XSD.integer:
            if text.first == UInt8(ascii: "-") { text = text.dropFirst() }
            return isWhole(text)
        case XSD.decimal:
            if text.first == UInt8(ascii: "-") { text = text.dropFirst() }
            guard let dot = text.firstIndex(of: UInt8(ascii: ".")) else { return false }
            let fraction = text[text.index(after: dot)...]
            return isWhole(text[..<dot]) && !fraction.isEmpty && fraction.allSatisfy(ASCII.isDigit)
        case XSD.double:
            if text.first == UInt8(ascii: "-") { text = text.dropFirst() }
            guard let dot = text.firstIndex(of: UInt8(ascii: ".")), let mark = text.firstIndex(of: UInt8(ascii: "E")),
                dot < mark
            else { return false }
            let fraction = text[text.index(after: dot)..<mark]
            var exponent = text[text.index(after: mark)...]
            if exponent.first == UInt8(ascii: "-") { exponent = exponent.dropFirst() }
            return isWhole(text[..<dot]) && !fraction.isEmpty && fraction.allSatisfy(ASCII.isDigit)
                && isWhole(exponent)
        default: return false
        }
    }

    /// Digits without a needless zero in front.
    private static func isWhole(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, text.allSatisfy(ASCII.isDigit) else { return false }
        return first != UInt8(ascii: "0") || text.count == 1
    }
}
