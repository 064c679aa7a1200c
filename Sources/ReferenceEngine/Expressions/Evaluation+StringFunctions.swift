import RDFModel
import SPARQLSyntax
import XSDTypes

extension Evaluation {
    /// Functions on strings (§17.4.3), which count and compare code points.
    func stringFunction(_ function: BuiltIn, _ values: [Term]) throws(ExpressionError) -> Term {
        switch function {
        case .concat: return try concatenation(values)
        case .langMatches:
            return Term(boolean: Evaluation.matches(try simpleString(values[0]), range: try simpleString(values[1])))
        default: break
        }
        let text = try stringLiteral(values[0])
        switch function {
        case .strlen: return Term(integer: text.lexicalForm.unicodeScalars.count)
        case .ucase: return .literal(text.with(text.lexicalForm.uppercased()))
        case .lcase: return .literal(text.with(text.lexicalForm.lowercased()))
        case .encodeForURI: return .literal(Literal(Evaluation.percentEncoded(text.lexicalForm)))
        case .substr: return .literal(text.with(try substring(text.lexicalForm, values)))
        default: break
        }
        let other = try stringLiteral(values[1])
        guard Evaluation.areCompatible(text, other) else { throw .typeError }
        let (bytes, part) = (Array(text.lexicalForm.utf8), Array(other.lexicalForm.utf8))
        // UTF-8 has no character inside another, so bytes are found where code points are.
        switch function {
        case .strStarts: return Term(boolean: bytes.starts(with: part))
        case .strEnds: return Term(boolean: bytes.suffix(part.count).elementsEqual(part))
        case .contains: return Term(boolean: Evaluation.firstIndex(of: part, in: bytes) != nil)
        default: break
        }
        guard let index = Evaluation.firstIndex(of: part, in: bytes) else { return .literal(Literal("")) }
        let piece = function == .strBefore ? bytes[..<index] : bytes[(index + part.count)...]
        return .literal(text.with(String(decoding: piece, as: UTF8.self)))
    }

    /// A string literal: with a language or of `xsd:string` (§17.4.3.1).
    func stringLiteral(_ term: Term) throws(ExpressionError) -> Literal {
        guard let literal = term.literal, literal.language != nil || literal.datatype == XSD.string else {
            throw .typeError
        }
        return literal
    }

    /// Argument compatibility (§17.4.3.1.2).
    private static func areCompatible(_ first: Literal, _ second: Literal) -> Bool {
        guard let language = second.language else { return true }
        guard let own = first.language else { return false }
        return CodeUnits.equal(own.lowercased(), language.lowercased())
    }

    private static func firstIndex(of part: [UInt8], in bytes: [UInt8]) -> Int? {
        guard part.count <= bytes.count else { return nil }
        return (0...bytes.count - part.count).first { bytes[$0..<$0 + part.count].elementsEqual(part) }
    }

    /// `CONCAT` (§17.4.3.12): keeps the language if all parts have it.
    private func concatenation(_ values: [Term]) throws(ExpressionError) -> Term {
        var parts: [Literal] = []
        for value in values { parts.append(try stringLiteral(value)) }
        let text = parts.map(\.lexicalForm).joined()
        guard let language = parts.first?.language,
            parts.allSatisfy({ $0.language.map { CodeUnits.equal($0, language) } ?? false })
        else { return .literal(Literal(text)) }
        return .literal(Literal(text, language: language))
    }

    /// `SUBSTR` by the rounding rule of `fn:substring` (§17.4.3.3); positions start at 1.
    private func substring(_ text: String, _ values: [Term]) throws(ExpressionError) -> String {
        let start = try number(values[1]).rounded(.nearest).doubleValue
        var end = Double.infinity
        if values.count > 2 { end = start + (try number(values[2]).rounded(.nearest).doubleValue) }
        var result = String.UnicodeScalarView()
        var position = 1.0
        for scalar in text.unicodeScalars {
            if position >= start, position < end { result.append(scalar) }
            position += 1
        }
        return String(result)
    }

    /// `ENCODE_FOR_URI` (§17.4.3.11): all but the unreserved characters of RFC 3986.
    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.append(byte)
            default:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `LANGMATCHES`: basic filtering (RFC 4647 §3.3.1).
    private static func matches(_ tag: String, range: String) -> Bool {
        if CodeUnits.equal(range, "*") { return !tag.utf8.isEmpty }
        let (tag, range) = (Array(tag.lowercased().utf8), Array(range.lowercased().utf8))
        return tag.starts(with: range) && (tag.count == range.count || tag[range.count] == UInt8(ascii: "-"))
    }
}

extension Literal {
    /// Another text with the same language or datatype.
    func with(_ text: String) -> Literal {
        language.map { Literal(text, language: $0) } ?? Literal(text, datatype: datatype)
    }
}
