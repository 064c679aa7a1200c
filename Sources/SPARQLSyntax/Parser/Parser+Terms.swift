import RDFModel

extension Parser {
    mutating func variable() throws(SPARQLSyntaxError) -> Variable {
        guard case .variable(let name) = token.kind else { throw unexpected("a variable") }
        advance()
        return Variable(name)
    }

    var startsVariableOrIRI: Bool {
        if case .variable = token.kind { true } else { startsIRI }
    }

    /// `VarOrIri ::= Var | iri`
    mutating func variableOrIRI() throws(SPARQLSyntaxError) -> PatternTerm {
        if case .variable = token.kind { return .variable(try variable()) }
        guard startsIRI else { throw unexpected("a variable or an IRI") }
        return .term(.iri(try iri()))
    }

    var startsIRI: Bool {
        switch token.kind {
        case .iri, .prefixedName: true
        default: false
        }
    }

    /// `iri ::= IRIREF | PrefixedName`
    mutating func iri() throws(SPARQLSyntaxError) -> IRI {
        switch token.kind {
        case .iri(let text):
            let result = try resolve(text)
            advance()
            return result
        case .prefixedName(let prefix, let local):
            guard let namespace = namespace(of: prefix) else {
                let usual = WellKnownPrefixes.namespaces[prefix]?.text
                throw error(.undeclaredPrefix(prefix, suggestion: usual))
            }
            advance()
            return IRI(unchecked: namespace.text + local)
        default:
            throw unexpected("an IRI")
        }
    }

    private func namespace(of prefix: String) -> IRI? {
        if let declared = prefixes[prefix] { return declared }
        return options.isStrict ? nil : options.prefixes[prefix] ?? WellKnownPrefixes.namespaces[prefix]
    }

    /// An IRI as it stands in angle brackets at the current token, resolved against the base (§4.1.1.2).
    func resolve(_ text: String) throws(SPARQLSyntaxError) -> IRI {
        do {
            guard let base, !IRI.hasScheme(text) else { return try IRI(text) }
            return try base.resolve(text)
        } catch {
            throw self.error(.invalidIRI(error.description))
        }
    }

    var startsLiteral: Bool {
        switch token.kind {
        case .string, .integer, .decimal, .double: true
        case .symbol(.plus), .symbol(.minus): startsSignedNumber
        default: at("TRUE") || at("FALSE")
        }
    }

    /// Whether a sign and a number stand side by side, as rules 149–154 want it.
    private var startsSignedNumber: Bool {
        guard token.end == following.start else { return false }
        switch following.kind {
        case .integer, .decimal, .double: return true
        default: return false
        }
    }

    /// `RDFLiteral | NumericLiteral | BooleanLiteral`
    mutating func literal() throws(SPARQLSyntaxError) -> Literal {
        var sign = ""
        if at(.plus) || at(.minus), startsSignedNumber {
            sign = at(.plus) ? "+" : "-"
            advance()
        }
        switch token.kind {
        case .integer(let digits):
            advance()
            return Literal(sign + digits, datatype: XSD.integer)
        case .decimal(let digits):
            advance()
            return Literal(sign + digits, datatype: XSD.decimal)
        case .double(let digits):
            advance()
            return Literal(sign + digits, datatype: XSD.double)
        case .string(let text):
            advance()
            if case .languageTag(let tag) = token.kind {
                advance()
                return Literal(text, language: tag)
            }
            return take(.doubleCaret) ? Literal(text, datatype: try iri()) : Literal(text)
        default:
            if take("TRUE") { return Literal("true", datatype: XSD.boolean) }
            if take("FALSE") { return Literal("false", datatype: XSD.boolean) }
            throw unexpected("a literal")
        }
    }

    /// A string without language or datatype, as `SEPARATOR` takes it.
    mutating func plainString() throws(SPARQLSyntaxError) -> String {
        guard case .string(let text) = token.kind else { throw unexpected("a string") }
        advance()
        return text
    }

    // MARK: Blank nodes

    /// A node that no label names.
    mutating func freshBlankNode() -> PatternTerm {
        generatedBlankNodes += 1
        // A full stop cannot start a label, so no label can be the same.
        return .term(.blankNode(BlankNode(".\(generatedBlankNodes)")))
    }

    /// A labelled node; its label may stand in one basic graph pattern only (§5.1.1).
    mutating func labelledBlankNode(_ label: String) throws(SPARQLSyntaxError) -> PatternTerm {
        let node = BlankNode(label)
        if let home = labelHomes[node], home != patternNumber { throw error(.blankNodeReused(label)) }
        labelHomes[node] = patternNumber
        advance()
        return .term(.blankNode(node))
    }
}
