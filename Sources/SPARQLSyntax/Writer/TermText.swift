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
        let text = iri.text.utf8.span
        return isPlainIRI(text) ? iri.text : String(decoding: escapedIRI(text), as: UTF8.self)
    }

    /// Whether an IRI may stand in angle brackets as it is.
    static func isPlainIRI(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where isForbiddenInIRI(text[index]) { return false }
        return true
    }

    /// The bytes of an IRI, with what `IRIREF` does not take escaped.
    static func escapedIRI(_ text: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for index in text.indices {
            let byte = text[index]
            if isForbiddenInIRI(byte) { result += escape(byte) } else { result.append(byte) }
        }
        return result
    }

    /// The bytes as a text.
    static func string(_ bytes: Span<UInt8>) -> String {
        // SAFETY: the buffer is copied during the call.
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
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

    /// Whether literals of a datatype, given by the bytes of its IRI, may stand without quotes.
    static func mayBeBare(_ datatype: Span<UInt8>) -> Bool {
        func isName(_ name: IRI) -> Bool {
            let name = name.text.utf8
            return name.count == datatype.count && zip(name, datatype.indices).allSatisfy { $0 == datatype[$1] }
        }
        return isName(XSD.integer) || isName(XSD.decimal) || isName(XSD.double)
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
