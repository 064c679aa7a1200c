import RDFModel
import Sorting

extension Parser {
    mutating func variable() throws(SPARQLSyntaxError) -> Variable {
        guard token.kind == .variable else { throw unexpected("a variable") }
        guard role.allowsVariables else { throw error(.notAllowed("a variable")) }
        let result = Variable(source.variableName(token))
        advance()
        return result
    }

    var startsVariableOrIRI: Bool { token.kind == .variable || startsIRI }

    /// `VarOrIri ::= Var | iri`
    mutating func variableOrIRI() throws(SPARQLSyntaxError) -> PatternTerm {
        if token.kind == .variable { return .variable(try variable()) }
        guard startsIRI else { throw unexpected(role.allowsVariables ? "a variable or an IRI" : "an IRI") }
        return .term(.iri(try iri()))
    }

    var startsIRI: Bool { token.kind == .iri || token.kind == .prefixedName }

    /// `iri ::= IRIREF | PrefixedName`
    mutating func iri() throws(SPARQLSyntaxError) -> IRI {
        switch token.kind {
        case .iri:
            let result = try resolve(source.iri(token))
            advance()
            return result
        case .prefixedName:
            let colon = source.colon(token)
            let prefix = source.bytes[token.start..<colon]
            let known = prefixes.namespace(prefix) { [options] prefix in
                options.isStrict ? nil : options.prefixes[prefix] ?? WellKnownPrefixes.namespaces[prefix]
            }
            guard let known else {
                let name = String(decoding: prefix, as: UTF8.self)
                let others = Array(prefixes.declared.keys) + Array(options.prefixes.keys)
                let known = (others + Array(WellKnownPrefixes.namespaces.keys)).ordered { CodeUnits.less($0, $1) }
                throw error(
                    .undeclaredPrefix(
                        name, suggestion: WellKnownPrefixes.namespaces[name]?.text,
                        similar: Similarity.nearest(to: name, among: known)))
            }
            let result = IRI(unchecked: source.name(token, colon: colon, in: known))
            advance()
            return result
        default:
            throw unexpected("an IRI")
        }
    }

    /// An IRI as it stands in angle brackets at the current token, resolved against the base (§4.1.1.2).
    private func resolve(_ text: String) throws(SPARQLSyntaxError) -> IRI {
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
        case .word: at("TRUE") || at("FALSE")
        default: false
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
        let start = token.start
        if at(.plus) || at(.minus), startsSignedNumber { advance() }
        switch token.kind {
        case .integer: return number(from: start, XSD.integer)
        case .decimal: return number(from: start, XSD.decimal)
        case .double: return number(from: start, XSD.double)
        case .string:
            let text = source.string(token)
            advance()
            if token.kind == .languageTag {
                let (tag, direction) = source.language(token)
                advance()
                return Literal(text, language: tag, direction: direction.flatMap { BaseDirection(rawValue: $0) })
            }
            return take(.doubleCaret) ? Literal(text, datatype: try iri()) : Literal(text)
        default:
            if take("TRUE") { return Literal("true", datatype: XSD.boolean) }
            if take("FALSE") { return Literal("false", datatype: XSD.boolean) }
            throw unexpected("a literal")
        }
    }

    private mutating func number(from start: Int, _ datatype: IRI) -> Literal {
        let text = source.text(start..<token.end)
        advance()
        return Literal(text, datatype: datatype)
    }

    /// A string without language or datatype, as `SEPARATOR` takes it.
    mutating func plainString() throws(SPARQLSyntaxError) -> String {
        guard token.kind == .string else { throw unexpected("a string") }
        let text = source.string(token)
        advance()
        return text
    }

    // MARK: Blank nodes

    /// A node that no label names; `place` is where the query asks for it.
    mutating func freshBlankNode(at place: Token? = nil) throws(SPARQLSyntaxError) -> PatternTerm {
        guard role.allowsBlankNodes else { throw error(.notAllowed("a blank node"), at: place) }
        generatedBlankNodes += 1
        // A full stop cannot start a label, so no label can be the same.
        return .term(.blankNode(BlankNode(".\(generatedBlankNodes)")))
    }

    /// A labelled node. Its label may stand in one basic graph pattern only, and in one `INSERT DATA` only (§19.6).
    mutating func labelledBlankNode() throws(SPARQLSyntaxError) -> PatternTerm {
        guard role.allowsBlankNodes else { throw error(.notAllowed("a blank node")) }
        let node = BlankNode(source.label(token))
        switch role {
        case .pattern:
            if labelHomes.updateValue(patternNumber, forKey: node) ?? patternNumber != patternNumber {
                throw error(.blankNodeReused(node.label))
            }
        case .insertData:
            if dataLabelHomes.updateValue(operationNumber, forKey: node) ?? operationNumber != operationNumber {
                throw error(.blankNodeReused(node.label))
            }
        case .template, .deleteTemplate, .deleteData:
            break
        }
        advance()
        return .term(.blankNode(node))
    }
}
