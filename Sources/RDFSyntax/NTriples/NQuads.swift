public import RDFModel

/// Writes lines of N-Triples and N-Quads into buffers: no state, so threads may fill a buffer each.
///
/// Lines are in the canonical form of RDF 1.2 N-Triples §4: one space between terms, no comments, and only `"`,
/// `\`, control characters, U+FFFE and U+FFFF escaped in literals; but language tags keep their case.
public enum NQuads {
    /// Appends the quad's line; without a graph it is a line of N-Triples.
    public static func append(_ quad: Quad, to output: inout [UInt8]) {
        appendStatement(quad, to: &output)
        if let graph = quad.graph {
            append(graph, to: &output)
            output.append(UInt8(ascii: " "))
        }
        output.append(UInt8(ascii: "."))
        output.append(UInt8(ascii: "\n"))
    }

    /// Appends the quad's triple as a line of N-Triples.
    public static func appendTriple(_ quad: Quad, to output: inout [UInt8]) {
        appendStatement(quad, to: &output)
        output.append(UInt8(ascii: "."))
        output.append(UInt8(ascii: "\n"))
    }

    /// Appends the quad's line as canonical N-Quads has it: language tags in small letters.
    public static func appendCanonical(_ quad: Quad, to output: inout [UInt8]) {
        append(
            Quad(
                canonical(quad.subject), quad.predicate, canonical(quad.object), graph: quad.graph.map(canonical)),
            to: &output)
    }

    private static func canonical(_ term: Term) -> Term {
        switch term {
        case .literal(let literal):
            guard let language = literal.language else { return term }
            let small = String(decoding: language.utf8.map(CodeUnits.lowercased), as: UTF8.self)
            return .literal(Literal(literal.lexicalForm, language: small, direction: literal.direction))
        case .triple(let triple):
            return .triple(Triple(canonical(triple.subject), triple.predicate, canonical(triple.object)))
        case .iri, .blankNode: return term
        }
    }

    /// Appends subject, predicate and object, a space behind each.
    private static func appendStatement(_ quad: Quad, to output: inout [UInt8]) {
        append(quad.subject, to: &output)
        output.append(UInt8(ascii: " "))
        append(quad.predicate, to: &output)
        output.append(UInt8(ascii: " "))
        append(quad.object, to: &output)
        output.append(UInt8(ascii: " "))
    }

    /// Appends a term as N-Triples writes it.
    public static func append(_ term: Term, to output: inout [UInt8]) {
        switch term {
        case .iri(let iri): append(iri, to: &output)
        case .blankNode(let node):
            output.append(UInt8(ascii: "_"))
            output.append(UInt8(ascii: ":"))
            output.append(contentsOf: BlankNodeLabels.turtle(node.label).utf8)
        case .literal(let literal):
            append(quoted: literal.lexicalForm, to: &output)
            if let language = literal.language {
                append(language: language, literal.direction, to: &output)
            } else if literal.datatype != XSD.string {
                output.append(UInt8(ascii: "^"))
                output.append(UInt8(ascii: "^"))
                append(literal.datatype, to: &output)
            }
        case .triple(let triple): append(triple, to: &output)
        }
    }

    /// Appends a triple term: `<<( subject predicate object )>>`.
    static func append(_ triple: Triple, to output: inout [UInt8]) {
        output += "<<( ".utf8
        append(triple.subject, to: &output)
        output.append(UInt8(ascii: " "))
        append(triple.predicate, to: &output)
        output.append(UInt8(ascii: " "))
        append(triple.object, to: &output)
        output += " )>>".utf8
    }

    /// Appends a language tag and a direction behind `@` and `--`.
    static func append(language: String, _ direction: BaseDirection?, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "@"))
        output.append(contentsOf: language.utf8)
        if let direction {
            output += "--".utf8
            output.append(contentsOf: direction.rawValue.utf8)
        }
    }

    /// Appends an IRI in angle brackets.
    ///
    /// Characters that cannot stand there are written as escapes: only IRIs made without a check hold them.
    public static func append(_ iri: IRI, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "<"))
        let text = iri.text.utf8
        if ForbiddenBytes.isAnyInIRI(text) {
            for byte in text {
                if ForbiddenBytes.inIRI.contains(byte) {
                    appendCode(byte, to: &output)
                } else {
                    output.append(byte)
                }
            }
        } else {
            output.append(contentsOf: text)
        }
        output.append(UInt8(ascii: ">"))
    }

    /// Appends a text in double quotes.
    static func append(quoted text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        let bytes = text.utf8
        if ForbiddenBytes.isAnyInString(bytes) {
            appendEscaped(Array(bytes), to: &output)
        } else {
            output.append(contentsOf: bytes)
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ bytes: [UInt8], to output: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch StringEscapes.escape(of: byte) {
            case .none: output.append(byte)
            case .letter(let letter): output += [UInt8(ascii: "\\"), letter]
            case .code: appendCode(byte, to: &output)
            case .noncharacter:
                if index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                    output += (bytes[index + 2] == 0xBE ? "\\uFFFE" : "\\uFFFF").utf8
                    index += 2
                } else {
                    output.append(byte)
                }
            }
            index += 1
        }
    }

    private static func appendCode(_ byte: UInt8, to output: inout [UInt8]) {
        output += "\\u00".utf8
        output += [StringEscapes.hexadecimal(byte >> 4), StringEscapes.hexadecimal(byte & 15)]
    }
}
