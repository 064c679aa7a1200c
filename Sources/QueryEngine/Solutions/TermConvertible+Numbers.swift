public import RDFModel
public import XSDTypes

extension Term {
    /// The number that a literal stands for.
    fileprivate var number: XSDNumber? {
        if case .number(let number)? = literal?.value { number } else { nil }
    }
}

extension XSDInteger: TermConvertible {
    /// A literal of `xsd:integer`.
    public var term: Term { .literal(Literal(canonicalForm, datatype: XSD.integer)) }

    /// The value of an `xsd:integer`, or of a type that is derived from it.
    public init?(term: Term) {
        guard case .integer(let value)? = term.number else { return nil }
        self = value.digits
    }
}

extension XSDDecimal: TermConvertible {
    /// A literal of `xsd:decimal`.
    public var term: Term { .literal(Literal(.number(.decimal(self)), datatype: .decimal)) }

    /// The value of an integer or of an `xsd:decimal`.
    public init?(term: Term) {
        switch term.number {
        case .integer(let value)?, .decimal(let value)?: self = value
        default: return nil
        }
    }
}

extension Double: TermConvertible {
    /// A literal of `xsd:double`.
    public var term: Term { .literal(Literal(.number(.double(self)), datatype: .double)) }

    /// The value of a number, or the nearest to it.
    public init?(term: Term) {
        switch term.number {
        case .integer(let value)?, .decimal(let value)?: self = value.doubleValue
        case .float(let value)?: self = Double(value)
        case .double(let value)?: self = value
        case nil: return nil
        }
    }
}

extension Float: TermConvertible {
    /// A literal of `xsd:float`.
    public var term: Term { .literal(Literal(.number(.float(self)), datatype: .float)) }

    /// The value of a number, or the nearest to it.
    public init?(term: Term) {
        switch term.number {
        case .integer(let value)?, .decimal(let value)?: self = value.floatValue
        case .float(let value)?: self = value
        case .double(let value)?: self = Float(value)
        case nil: return nil
        }
    }
}

extension TermConvertible where Self: FixedWidthInteger {
    /// A literal of `xsd:integer`.
    public var term: Term { .literal(Literal(String(self), datatype: XSD.integer)) }

    /// The value of an integer, if it is in range.
    public init?(term: Term) {
        guard let integer = XSDInteger(term: term) else { return nil }
        if let value = integer.intValue {
            self.init(exactly: value)
        } else if let value = integer.unsignedValue {
            self.init(exactly: value)
        } else {
            return nil
        }
    }
}

extension XSDInteger {
    /// The value, if it is in the range of the largest of Swift's unsigned integers: read once for all types, since code
    /// that reads digits is compiled anew for each.
    @inline(never)
    fileprivate var unsignedValue: UInt64? { UInt64(canonicalForm) }
}

extension Int: TermConvertible {}
extension Int8: TermConvertible {}
extension Int16: TermConvertible {}
extension Int32: TermConvertible {}
extension Int64: TermConvertible {}
extension UInt: TermConvertible {}
extension UInt8: TermConvertible {}
extension UInt16: TermConvertible {}
extension UInt32: TermConvertible {}
extension UInt64: TermConvertible {}
