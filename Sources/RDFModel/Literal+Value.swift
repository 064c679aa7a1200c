public import XSDTypes

extension XSDDatatype {
    /// The datatype that the IRI names, if its values are known.
    public init?(_ iri: IRI) {
        let (text, namespace) = (iri.text.utf8, XSD.namespace.utf8)
        guard text.starts(with: namespace),
            let datatype = XSDDatatype(rawValue: String(decoding: text.dropFirst(namespace.count), as: UTF8.self))
        else { return nil }
        self = datatype
    }

    /// The datatype's IRI.
    public var iri: IRI { IRI(unchecked: XSD.namespace + rawValue) }
}

extension Literal {
    /// The value, if the datatype is one of XML Schema whose values are known; `nil` for strings, for other datatypes,
    /// and for a lexical form that the datatype does not have (an ill-typed literal, RDF 1.2 Concepts §3.3).
    public var value: XSDValue? {
        XSDDatatype(datatype).flatMap { XSDValue(lexicalForm, $0) }
    }

    /// The literal of a value in canonical form, in a datatype that the value belongs to.
    public init(_ value: XSDValue, datatype: XSDDatatype) {
        self.init(value.canonicalForm(datatype), datatype: datatype.iri)
    }
}
