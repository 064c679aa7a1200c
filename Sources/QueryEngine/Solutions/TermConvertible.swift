public import RDFModel
internal import SPARQLFunctions
public import XSDTypes

/// What stands for an RDF term.
public protocol TermRepresentable: Sendable {
    /// The term.
    var term: Term { get }
}

/// What can be read out of an RDF term.
///
/// | type | reads |
/// | --- | --- |
/// | `Term`, `IRI`, `BlankNode`, `Literal` | a term of the kind |
/// | `String` | a string, with or without a language |
/// | `Int` and the other integers of Swift, `XSDInteger` | `xsd:integer` and what is derived from it, in range |
/// | `XSDDecimal` | the same, and `xsd:decimal` |
/// | `Double` | any number |
/// | `Float` | `xsd:float`, or a number whose nearest one it is |
/// | `Bool` | `xsd:boolean` |
/// | `XSDMoment` | a date, a time, or a part of them |
/// | `XSDDuration` | a duration |
public protocol TermConvertible: TermRepresentable {
    /// The value of a term; `nil` if it has none of this type.
    init?(term: Term)
}

extension Term: TermConvertible {
    /// Itself.
    public var term: Term { self }

    /// The term itself.
    public init?(term: Term) { self = term }
}

extension IRI: TermConvertible {
    /// The IRI as a term.
    public var term: Term { .iri(self) }

    /// The IRI, if the term is one.
    public init?(term: Term) {
        guard let iri = term.iri else { return nil }
        self = iri
    }
}

extension BlankNode: TermConvertible {
    /// The node as a term.
    public var term: Term { .blankNode(self) }

    /// The blank node, if the term is one.
    public init?(term: Term) {
        guard let node = term.blankNode else { return nil }
        self = node
    }
}

extension Literal: TermConvertible {
    /// The literal as a term.
    public var term: Term { .literal(self) }

    /// The literal, if the term is one.
    public init?(term: Term) {
        guard let literal = term.literal else { return nil }
        self = literal
    }
}

extension String: TermConvertible {
    /// A literal of `xsd:string`.
    public var term: Term { .literal(Literal(self)) }

    /// The text of a string, with or without a language.
    public init?(term: Term) {
        guard let literal = term.literal, literal.language != nil || literal.datatype == XSD.string else { return nil }
        self = literal.lexicalForm
    }
}

extension Bool: TermConvertible {
    /// A literal of `xsd:boolean`.
    public var term: Term { .literal(Literal(self ? "true" : "false", datatype: XSD.boolean)) }

    /// The value of an `xsd:boolean`.
    public init?(term: Term) {
        guard case .boolean(let value)? = term.literal?.value else { return nil }
        self = value
    }
}

extension XSDMoment: TermConvertible {
    /// A literal of the type of the moment.
    public var term: Term { Value.moment(self).term }

    /// The value of a date, a time, or a part of them.
    public init?(term: Term) {
        guard case .moment(let value)? = term.literal?.value else { return nil }
        self = value
    }
}

extension XSDDuration: TermConvertible {
    /// A literal of `xsd:duration`.
    public var term: Term { .literal(Literal(.duration(self), datatype: .duration)) }

    /// The value of a duration.
    public init?(term: Term) {
        guard case .duration(let value)? = term.literal?.value else { return nil }
        self = value
    }
}
