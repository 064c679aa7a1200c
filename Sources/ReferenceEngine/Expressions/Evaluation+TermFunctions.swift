import RDFModel
import SPARQLSyntax
import XSDTypes

extension Evaluation {
    /// Functions on terms (§17.4.2).
    func termFunction(_ function: BuiltIn, _ values: [Term]) throws(ExpressionError) -> Term {
        switch function {
        case .sameTerm: return Term(boolean: values[0] == values[1])
        case .isIRI, .isURI: return Term(boolean: values[0].iri != nil)
        case .isBlank: return Term(boolean: values[0].blankNode != nil)
        case .isLiteral: return Term(boolean: values[0].literal != nil)
        case .isNumeric: return Term(boolean: (try? number(values[0])) != nil)
        case .str: return .literal(Literal(try string(of: values[0])))
        case .lang:
            guard let literal = values[0].literal else { throw .typeError }
            return .literal(Literal(literal.language ?? ""))
        case .datatype:
            guard let literal = values[0].literal else { throw .typeError }
            return .iri(literal.datatype)
        case .iri, .uri: return try iri(values[0])
        case .bnode: return try blankNode(values.first)
        case .strdt:
            guard let datatype = values[1].iri else { throw .typeError }
            return .literal(Literal(try simpleString(values[0]), datatype: datatype))
        case .strlang:
            let tag = try simpleString(values[1])
            if tag.utf8.isEmpty { throw .typeError }
            return .literal(Literal(try simpleString(values[0]), language: tag))
        case .uuid: return .iri(IRI(unchecked: "urn:uuid:" + Evaluation.randomUUID()))
        default: return .literal(Literal(Evaluation.randomUUID()))
        }
    }

    /// `STR` (§17.4.2.5): the lexical form or the IRI.
    func string(of term: Term) throws(ExpressionError) -> String {
        switch term {
        case .iri(let iri): return iri.text
        case .literal(let literal): return literal.lexicalForm
        case .blankNode, .triple: throw .typeError
        }
    }

    /// The text of an `xsd:string`.
    func simpleString(_ term: Term) throws(ExpressionError) -> String {
        guard let literal = term.literal, literal.datatype == XSD.string else { throw .typeError }
        return literal.lexicalForm
    }

    /// `IRI` and `URI` (§17.4.2.8): relative ones are resolved against the query's base.
    private func iri(_ term: Term) throws(ExpressionError) -> Term {
        if term.iri != nil { return term }
        let text = try simpleString(term)
        do {
            return .iri(try queryBase?.resolve(text) ?? IRI(text))
        } catch {
            throw .typeError
        }
    }

    /// `BNODE` (§17.4.2.9): a new node, or one node a row for each label.
    private func blankNode(_ label: Term?) throws(ExpressionError) -> Term {
        guard let label else { return .blankNode(freshBlankNode()) }
        let key = BlankNode(try simpleString(label))
        let node = rowBlankNodes[key] ?? freshBlankNode()
        rowBlankNodes[key] = node
        return .blankNode(node)
    }

    /// A random UUID of version 4 (RFC 4122 §4.4).
    private static func randomUUID() -> String {
        var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            text += String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16)
        }
        return text
    }

    // MARK: Casts

    /// The constructor functions of XSD types (§17.5).
    func cast(_ term: Term, to datatype: IRI) throws(ExpressionError) -> Term {
        guard let target = Datatype(datatype) else { throw .typeError }
        if case .string = target { return .literal(Literal(try castString(term))) }
        guard let literal = term.literal else { throw .typeError }
        let value = LiteralValue(literal)
        switch (target, value) {
        case (_, .string(let text)):
            return try castText(text, to: target, datatype)
        case (.boolean, .boolean(let value)):
            return Term(boolean: value)
        case (.boolean, .number(let number)):
            let value = number.doubleValue
            return Term(boolean: !(value == 0 || value.isNaN))
        case (.integer, .boolean(let value)), (.decimal, .boolean(let value)), (.float, .boolean(let value)),
            (.double, .boolean(let value)):
            return try convert(.integer(XSDDecimal(value ? 1 : 0)), to: target, datatype)
        case (_, .number(let number)):
            return try convert(number, to: target, datatype)
        case (.moment(let kind), .moment(let moment)):
            guard let converted = moment.converted(to: kind) else { throw .typeError }
            if kind == moment.kind { return .literal(Literal(literal.lexicalForm, datatype: datatype)) }
            return .literal(Literal(converted.canonicalForm, datatype: datatype))
        case (.duration(let kind), .duration(let duration)):
            let part = XSDDuration(
                months: kind == .dayTime ? 0 : duration.months,
                seconds: kind == .yearMonth ? XSDDecimal(0) : duration.seconds)
            return .literal(Literal(part.canonicalForm(kind), datatype: datatype))
        default:
            throw .typeError
        }
    }

    /// The text of a cast to `xsd:string`: numbers as XPath writes them.
    private func castString(_ term: Term) throws(ExpressionError) -> String {
        guard let literal = term.literal else { return try string(of: term) }
        switch LiteralValue(literal) {
        case .number(.double(let value)): return XSDFloating.castForm(value)
        case .number(.float(let value)): return XSDFloating.castForm(value)
        case .number(let number): return number.canonicalForm
        case .boolean(let value): return value ? "true" : "false"
        default: return literal.lexicalForm
        }
    }

    private func castText(_ text: String, to target: Datatype, _ datatype: IRI) throws(ExpressionError) -> Term {
        switch LiteralValue(Literal(text, datatype: datatype)) {
        case .number(let number): return .literal(Literal(number.canonicalForm, datatype: datatype))
        case .boolean(let value): return Term(boolean: value)
        case .moment, .duration: return .literal(Literal(text, datatype: datatype))
        default: throw .typeError
        }
    }

    private func convert(_ number: XSDNumber, to target: Datatype, _ datatype: IRI) throws(ExpressionError) -> Term {
        let form: String
        switch target {
        case .double: form = XSDFloating.canonicalForm(number.doubleValue)
        case .float: form = XSDFloating.canonicalForm(number.floatValue)
        case .decimal: form = try decimal(number).canonicalForm
        case .integer(let range):
            let value = try decimal(number).truncated
            guard range.contains(value) else { throw .typeError }
            form = value.canonicalForm
        default: throw .typeError
        }
        return .literal(Literal(form, datatype: datatype))
    }

    private func decimal(_ number: XSDNumber) throws(ExpressionError) -> XSDDecimal {
        if let decimal = number.decimalValue { return decimal }
        let value = number.doubleValue
        guard value.isFinite, let decimal = XSDDecimal(exactly: value) else { throw .typeError }
        return decimal
    }
}
