/// An absolute IRI (RFC 3987), compared by code point and never normalised.
public struct IRI: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The IRI's text, without angle brackets.
    public let text: String

    /// Checks that `text` is an absolute IRI: a scheme, and no character that RFC 3987 forbids.
    ///
    /// - Throws: ``IRIError`` that names the first offending character or the missing scheme.
    public init(_ text: String) throws(IRIError) {
        try IRI.validate(text)
        self.text = text
    }

    /// Takes `text` as it is. For IRIs that are known to be valid: constants, parts of other IRIs, stored terms.
    public init(unchecked text: String) {
        self.text = text
    }

    /// The IRI without angle brackets.
    public var description: String { text }

    /// Whether both IRIs have the same code points (RDF 1.1 Concepts §3.2).
    public static func == (left: IRI, right: IRI) -> Bool {
        CodeUnits.equal(left.text, right.text)
    }

    /// The order of the IRIs by code point.
    public static func < (left: IRI, right: IRI) -> Bool {
        CodeUnits.less(left.text, right.text)
    }

    /// Hashes the IRI by code point.
    public func hash(into hasher: inout Hasher) {
        CodeUnits.hash(text, into: &hasher)
    }
}

/// Why a text is not an absolute IRI.
public enum IRIError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No scheme stands in front of a colon: the text is a relative reference or nothing at all.
    case missingScheme(String)
    /// A character that no IRI may hold, and its position in code points from the start.
    case forbiddenCharacter(Unicode.Scalar, offset: Int, in: String)
    /// A `%` that two hexadecimal digits do not follow.
    case badPercentEncoding(offset: Int, in: String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .missingScheme(let text):
            return "'\(text)' is not an absolute IRI: it has no scheme"
        case .forbiddenCharacter(let scalar, let offset, let text):
            let code = String(scalar.value, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
            return "the character U+\(padded) at position \(offset + 1) may not stand in the IRI '\(text)'"
        case .badPercentEncoding(let offset, let text):
            return "the '%' at position \(offset + 1) of the IRI '\(text)' is not followed by two hexadecimal digits"
        }
    }
}
