internal import Glibc
internal import RDFModel
internal import XSDTypes

/// Functions on strings (SPARQL 1.1 §17.4.3), which count and compare code points.
///
/// Everything works on UTF-8, in which no character lies inside another and whose order is that of code points.
package enum Text {
    /// The text of a string literal: of `xsd:string`, or with a language (§17.4.3.1).
    package static func literalText(_ value: Value) throws(ExpressionError) -> String {
        switch value {
        case .string(let text): return text
        case .literal(let literal) where literal.language != nil: return literal.lexicalForm
        default: throw .type
        }
    }

    /// The text of an `xsd:string`.
    package static func simple(_ value: Value) throws(ExpressionError) -> String {
        guard case .string(let text) = value else { throw .type }
        return text
    }

    /// Another text with the language and direction of a string literal.
    static func with(_ text: String, like value: Value) -> Value {
        guard case .literal(let literal) = value, let language = literal.language else { return .string(text) }
        return .literal(Literal(text, language: language, direction: literal.direction))
    }

    /// `UCASE`, by the full case mappings of Unicode.
    package static func uppercased(_ value: Value) throws(ExpressionError) -> Value {
        let text = try literalText(value)
        let mapped = asciiMapped(text) { $0 &- UInt8(ascii: "a") < 26 ? $0 & 0xDF : $0 }
        return with(mapped ?? text.uppercased(), like: value)
    }

    /// `LCASE`, by the full case mappings of Unicode.
    package static func lowercased(_ value: Value) throws(ExpressionError) -> Value {
        let text = try literalText(value)
        return with(asciiMapped(text, CodeUnits.lowercased) ?? text.lowercased(), like: value)
    }

    /// The text with its ASCII characters mapped, if no other in it has a case; `nil` if one may have. Those from U+0800
    /// to U+0FFF, all whose first byte is E0, have none, Thai among them.
    private static func asciiMapped(_ text: String, _ map: (UInt8) -> UInt8) -> String? {
        let bytes = text.utf8Span.span
        var changes = false
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0xC0, byte != 0xE0 { return nil }
            if map(byte) != byte { changes = true }
        }
        if !changes { return text }
        // SAFETY: the buffer has room for as many bytes as the text, each of which is written.
        return unsafe String(unsafeUninitializedCapacity: bytes.count) { buffer in
            for index in bytes.indices { unsafe buffer[index] = map(bytes[index]) }
            return bytes.count
        }
    }

    /// `STRLEN`: the number of code points.
    package static func length(_ text: String) -> Int {
        let bytes = text.utf8Span.span
        var count = 0
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count &+= 1 }
        return count
    }

    /// `SUBSTR` by the rounding rule of `fn:substring` (§17.4.3.3); positions start at 1.
    package static func substring(
        _ value: Value, from start: Value, length: Value?
    ) throws(ExpressionError) -> Value {
        let text = try literalText(value)
        let first = Numbers.rounded(try start.number, .nearest).doubleValue
        var end = Double.infinity
        if let length { end = first + Numbers.rounded(try length.number, .nearest).doubleValue }
        // NaN is below no position, so that nothing lies between.
        guard first < end else { return with("", like: value) }
        let bytes = text.utf8Span.span
        var position = 0.0
        var lower: Int?
        var upper = bytes.count
        for offset in bytes.indices {
            if bytes[offset] & 0xC0 != 0x80 {
                position += 1
                if position >= end {
                    upper = offset
                    break
                }
                if lower == nil, position >= first { lower = offset }
            }
        }
        guard let lower, lower < upper else { return with("", like: value) }
        return with(slice(text, lower..<upper), like: value)
    }

    /// The part of a text between two bytes that start characters.
    private static func slice(_ text: String, _ range: Range<Int>) -> String {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return String(text[start..<text.utf8.index(start, offsetBy: range.count)])
    }

    /// `CONCAT` (§17.4.3.12): keeps language and direction if all parts have them.
    package static func concatenated(
        _ values: [Value], _ context: FunctionContext
    ) throws(ExpressionError) -> Value {
        var text = ""
        var common: Literal?
        for (number, value) in values.enumerated() {
            let part = try literalText(value)
            try context.admit(text.utf8.count + part.utf8.count)
            text += part
            guard case .literal(let literal) = value, let language = literal.language else {
                common = nil
                continue
            }
            if number == 0 {
                common = literal
            } else if let known = common?.language,
                !CodeUnits.equalIgnoringCase(known, language) || common?.direction != literal.direction
            {
                common = nil
            }
        }
        return common.map { with(text, like: .literal($0)) } ?? .string(text)
    }

    /// `LANGMATCHES`: basic filtering (RFC 4647 §3.3.1); `*` matches every language, but not none.
    package static func languageMatches(_ tag: Value, range: Value) throws(ExpressionError) -> Bool {
        let (tag, range) = (try simple(tag).utf8, try simple(range).utf8)
        if range.count == 1, range.first == UInt8(ascii: "*") { return !tag.isEmpty }
        var rest = tag.makeIterator()
        for byte in range {
            guard let own = rest.next(), CodeUnits.lowercased(own) == CodeUnits.lowercased(byte) else { return false }
        }
        guard let next = rest.next() else { return true }
        return next == UInt8(ascii: "-") && !range.isEmpty
    }

    // MARK: Parts

    /// The texts of two arguments that are compatible (§17.4.3.1.2): the second has no language, or that of the first.
    private static func compatible(_ left: Value, _ right: Value) throws(ExpressionError) -> (String, String) {
        let (text, part) = (try literalText(left), try literalText(right))
        if case .literal(let second) = right {
            guard case .literal(let first) = left, let own = first.language, let other = second.language,
                CodeUnits.equalIgnoringCase(own, other), first.direction == second.direction
            else { throw .type }
        }
        return (text, part)
    }

    /// `STRSTARTS`
    package static func starts(_ left: Value, with right: Value) throws(ExpressionError) -> Bool {
        let (text, part) = try compatible(left, right)
        return text.utf8.starts(with: part.utf8)
    }

    /// `STRENDS`
    package static func ends(_ left: Value, with right: Value) throws(ExpressionError) -> Bool {
        let (text, part) = try compatible(left, right)
        return text.utf8.count >= part.utf8.count && text.utf8.suffix(part.utf8.count).elementsEqual(part.utf8)
    }

    /// `CONTAINS`
    package static func contains(_ left: Value, _ right: Value) throws(ExpressionError) -> Bool {
        let (text, part) = try compatible(left, right)
        return offset(of: part, in: text) != nil
    }

    /// `STRBEFORE`; an empty `xsd:string` if the part is not found.
    package static func before(_ left: Value, _ right: Value) throws(ExpressionError) -> Value {
        let (text, part) = try compatible(left, right)
        guard let offset = offset(of: part, in: text) else { return .string("") }
        return with(slice(text, 0..<offset), like: left)
    }

    /// `STRAFTER`; an empty `xsd:string` if the part is not found.
    package static func after(_ left: Value, _ right: Value) throws(ExpressionError) -> Value {
        let (text, part) = try compatible(left, right)
        guard let offset = offset(of: part, in: text) else { return .string("") }
        return with(slice(text, offset + part.utf8.count..<text.utf8.count), like: left)
    }

    /// The number of bytes in front of the first place of a part.
    static func offset(of part: String, in text: String) -> Int? {
        var (text, part) = (text, part)
        // SAFETY: both buffers live through the call.
        return text.withUTF8 { bytes in
            part.withUTF8 { sought in unsafe offset(of: sought, in: bytes) }
        }
    }

    /// Whether a part stands in a text.
    package static func contains(_ text: Span<UInt8>, _ part: [UInt8]) -> Bool {
        // SAFETY: both buffers live through the call.
        unsafe text.withUnsafeBufferPointer { bytes in
            unsafe part.withUnsafeBufferPointer { sought in unsafe offset(of: sought, in: bytes) != nil }
        }
    }

    @unsafe
    private static func offset(
        of part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let sought = part.baseAddress, !part.isEmpty else { return 0 }
        guard let start = bytes.baseAddress, part.count <= bytes.count else { return nil }
        let anchor = unsafe anchor(of: part)
        let rare = unsafe Int32(part[anchor])
        var position = 0
        let last = bytes.count - part.count
        while position <= last {
            // SAFETY: anchor + last + 1 is at most the number of bytes.
            guard let found = unsafe memchr(start + anchor + position, rare, last - position + 1) else { return nil }
            position = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start) - anchor
            // SAFETY: part.count bytes follow at `position`, which is at most `last`.
            if unsafe memcmp(start + position, sought, part.count) == 0 { return position }
            position += 1
        }
        return nil
    }

    /// The place of a byte of the part that is likely rare; in Thai, two of three bytes are the same in most characters.
    @unsafe
    private static func anchor(of part: UnsafeBufferPointer<UInt8>) -> Int {
        // SAFETY: a buffer is searched by the library, within its bounds.
        unsafe part.firstIndex { $0 < 0xC0 && $0 != 0xB8 && $0 != 0xB9 && $0 != UInt8(ascii: " ") } ?? 0
    }
}
