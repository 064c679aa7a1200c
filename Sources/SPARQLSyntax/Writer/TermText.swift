import RDFModel

/// Terms as queries and TSV results write them: quotes, escapes, and numbers without quotes.
enum TermText {
    /// A text in quotes.
    static func quoted(_ text: String) -> String {
        var result: [UInt8] = [0x22]
        result.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            switch byte {
            case 0x22: result += [0x5C, 0x22]
            case 0x5C: result += [0x5C, 0x5C]
            case 0x09: result += [0x5C, UInt8(ascii: "t")]
            case 0x0A: result += [0x5C, UInt8(ascii: "n")]
            case 0x0D: result += [0x5C, UInt8(ascii: "r")]
            case 0..<0x20, 0x7F: result += escape(byte)
            default: result.append(byte)
            }
        }
        result.append(0x22)
        return String(decoding: result, as: UTF8.self)
    }

    /// An IRI as it may stand in angle brackets: what `IRIREF` does not take is escaped.
    static func escapedIRI(_ iri: IRI) -> String {
        let isPlain = iri.text.utf8.allSatisfy { !isForbiddenInIRI($0) }
        if isPlain { return iri.text }
        var result: [UInt8] = []
        for byte in iri.text.utf8 {
            if isForbiddenInIRI(byte) { result += escape(byte) } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isForbiddenInIRI(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
            true
        default:
            false
        }
    }

    /// `\u00XX`
    private static func escape(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    static func isBoolean(_ text: String) -> Bool {
        text.utf8.elementsEqual("true".utf8) || text.utf8.elementsEqual("false".utf8)
    }

    /// Whether Turtle and SPARQL read the lexical form back as the same literal without quotes: `INTEGER`, `DECIMAL`,
    /// `DOUBLE`, with or without a sign.
    static func isBare(_ literal: Literal) -> Bool {
        let datatype = literal.datatype
        guard literal.language == nil, datatype == XSD.integer || datatype == XSD.decimal || datatype == XSD.double
        else {
            return false
        }
        var digits = Array(literal.lexicalForm.utf8)[...]
        if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
        guard let first = digits.first, CharacterClasses.isDigit(first) || first == UInt8(ascii: ".") else {
            return false
        }
        if digits.allSatisfy(CharacterClasses.isDigit) { return literal.datatype == XSD.integer }
        let tokens = Lexer.tokens(of: Array(digits))
        guard tokens.count == 2, tokens[0].end == digits.count else { return false }
        switch tokens[0].kind {
        case .integer: return literal.datatype == XSD.integer
        case .decimal: return literal.datatype == XSD.decimal
        case .double: return literal.datatype == XSD.double
        default: return false
        }
    }
}
