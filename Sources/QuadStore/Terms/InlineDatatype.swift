package import RDFModel

/// A datatype whose values can stand in an id.
///
/// The raw values of those derived from `xsd:integer` are their four bits in the id.
package enum InlineDatatype: UInt8, CaseIterable, Sendable {
    /// `xsd:nonPositiveInteger`
    case nonPositiveInteger = 0
    /// `xsd:negativeInteger`
    case negativeInteger = 1
    /// `xsd:nonNegativeInteger`
    case nonNegativeInteger = 2
    /// `xsd:positiveInteger`
    case positiveInteger = 3
    /// `xsd:long`
    case long = 4
    /// `xsd:int`
    case int = 5
    /// `xsd:short`
    case short = 6
    /// `xsd:byte`
    case byte = 7
    /// `xsd:unsignedLong`
    case unsignedLong = 8
    /// `xsd:unsignedInt`
    case unsignedInt = 9
    /// `xsd:unsignedShort`
    case unsignedShort = 10
    /// `xsd:unsignedByte`
    case unsignedByte = 11
    /// `xsd:boolean`
    case boolean = 16
    /// `xsd:integer`
    case integer = 17
    /// `xsd:decimal`
    case decimal = 18
    /// `xsd:double`
    case double = 19
    /// `xsd:float`
    case float = 20
    /// `xsd:dateTime`
    case dateTime = 21
    /// `xsd:date`
    case date = 22

    /// The IRI behind the namespace of XML Schema.
    package var localName: StaticString {
        switch self {
        case .nonPositiveInteger: "nonPositiveInteger"
        case .negativeInteger: "negativeInteger"
        case .nonNegativeInteger: "nonNegativeInteger"
        case .positiveInteger: "positiveInteger"
        case .long: "long"
        case .int: "int"
        case .short: "short"
        case .byte: "byte"
        case .unsignedLong: "unsignedLong"
        case .unsignedInt: "unsignedInt"
        case .unsignedShort: "unsignedShort"
        case .unsignedByte: "unsignedByte"
        case .boolean: "boolean"
        case .integer: "integer"
        case .decimal: "decimal"
        case .double: "double"
        case .float: "float"
        case .dateTime: "dateTime"
        case .date: "date"
        }
    }

    /// The datatype's IRI.
    package var iri: IRI {
        switch self {
        case .integer: XSD.integer
        case .decimal: XSD.decimal
        case .double: XSD.double
        case .float: XSD.float
        case .boolean: XSD.boolean
        case .date: XSD.date
        case .dateTime: XSD.dateTime
        case .nonNegativeInteger: XSD.nonNegativeInteger
        default: IRI(unchecked: XSD.namespace + localName.description)
        }
    }

    /// The datatype that an IRI names.
    package init?(iri: Span<UInt8>) {
        let start = InlineDatatype.namespace.count
        // The shortest name has three letters, the longest eighteen.
        guard start + 3...start + 18 ~= iri.count else { return nil }
        for index in InlineDatatype.namespace.indices where iri[index] != InlineDatatype.namespace[index] { return nil }
        for datatype in InlineDatatype.byLength[iri.count - start] {
            let name = InlineDatatype.names[Int(datatype.rawValue)]
            if (0..<name.count).allSatisfy({ name[$0] == iri[start + $0] }) {
                self = datatype
                return
            }
        }
        return nil
    }

    private static let namespace = Array(XSD.namespace.utf8)
    private static let names: [[UInt8]] = (0..<UInt8(23)).map {
        InlineDatatype(rawValue: $0).map { Array($0.localName.description.utf8) } ?? []
    }
    private static let byLength: [[InlineDatatype]] = (0...18).map { length in
        allCases.filter { names[Int($0.rawValue)].count == length }
    }
}
