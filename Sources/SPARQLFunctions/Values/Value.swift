package import RDFModel
package import XSDTypes

/// What an expression gives: a term, in the form in which the next operator needs it.
///
/// A literal out of the data stays as it was written until an operator asks for its ``typed`` value. A value that was
/// computed holds the number or the date itself; its term is that of the canonical form.
package enum Value: Sendable {
    /// An IRI.
    case iri(IRI)
    /// A blank node.
    case blankNode(BlankNode)
    /// A triple term (RDF 1.2).
    indirect case triple(Triple)
    /// A literal of `xsd:string`.
    case string(String)
    /// A literal of any other datatype, or with a language, as it was written.
    case literal(Literal)
    /// A computed number.
    case number(Number)
    /// A computed `xsd:boolean`.
    case boolean(Bool)
    /// A computed date or time.
    indirect case moment(XSDMoment)
    /// A computed duration of a type.
    case duration(XSDDuration, XSDDuration.Kind)

    /// The value that is this term.
    @inline(__always)
    package init(_ term: Term) {
        switch term {
        case .iri(let iri): self = .iri(iri)
        case .blankNode(let node): self = .blankNode(node)
        case .triple(let triple): self = .triple(triple)
        case .literal(let literal): self.init(literal)
        }
    }

    /// The value that is this literal.
    package init(_ literal: Literal) {
        self =
            literal.language == nil && literal.datatype == XSD.string ? .string(literal.lexicalForm) : .literal(literal)
    }

    /// A number of `xsd:integer`.
    package static func integer(_ value: Int) -> Value { .number(.integer(value)) }

    /// The value as an RDF term: itself, or the literal in canonical form.
    package var term: Term {
        switch self {
        case .iri(let iri): .iri(iri)
        case .blankNode(let node): .blankNode(node)
        case .triple(let triple): .triple(triple)
        default: .literal(literal ?? Literal(""))
        }
    }

    /// The value as a literal; `nil` for IRIs, blank nodes and triple terms.
    package var literal: Literal? {
        switch self {
        case .iri, .blankNode, .triple: nil
        case .string(let text): Literal(text)
        case .literal(let literal): literal
        case .number(let number): Literal(number.canonicalForm, datatype: number.datatype)
        case .boolean(let value): Literal(value ? "true" : "false", datatype: XSD.boolean)
        case .moment(let moment): Literal(moment.canonicalForm, datatype: moment.kind.datatype.iri)
        case .duration(let duration, let kind):
            Literal(duration.canonicalForm(kind), datatype: kind.datatype.iri)
        }
    }

    /// Whether the value is a literal.
    package var isLiteral: Bool {
        switch self {
        case .iri, .blankNode, .triple: false
        default: true
        }
    }
}

extension XSDMoment.Kind {
    /// The type of that kind.
    var datatype: XSDDatatype {
        switch self {
        case .dateTime: .dateTime
        case .date: .date
        case .time: .time
        case .year: .gYear
        case .yearMonth: .gYearMonth
        case .month: .gMonth
        case .monthDay: .gMonthDay
        case .day: .gDay
        }
    }
}

extension XSDDuration.Kind {
    /// The type of that kind.
    var datatype: XSDDatatype {
        switch self {
        case .any: .duration
        case .yearMonth: .yearMonthDuration
        case .dayTime: .dayTimeDuration
        }
    }
}
