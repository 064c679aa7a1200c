/// The lexical mappings of `xsd:double` and `xsd:float` (XSD 1.1 Part 2 §3.3.4, §3.3.5).
///
/// Digits come from Swift's shortest representation, which no locale changes.
public enum XSDFloating {
    /// Reads a double.
    public static func double(_ text: String) -> Double? {
        guard let (clean, special) = scan(text) else { return nil }
        return special ?? Double(clean)
    }

    /// Reads a float.
    public static func float(_ text: String) -> Float? {
        guard let (clean, special) = scan(text) else { return nil }
        return special.map { Float($0) } ?? Float(clean)
    }

    /// The canonical form, such as `1.5E1`, `-0.0E0`, `INF`, `NaN`.
    public static func canonicalForm(_ value: Double) -> String {
        special(value) ?? scientific(value.description)
    }

    /// The canonical form of a float.
    public static func canonicalForm(_ value: Float) -> String {
        special(Double(value)) ?? scientific(value.description)
    }

    /// The text that a cast to `xsd:string` gives (XPath Functions §19.1.2.2): plain digits between a millionth and
    /// a million, else the canonical form.
    public static func castForm(_ value: Double) -> String {
        castForm(value.description, Double(value), canonicalForm(value))
    }

    /// The text that a cast of a float to `xsd:string` gives.
    public static func castForm(_ value: Float) -> String {
        castForm(value.description, Double(value), canonicalForm(value))
    }

    private static func castForm(_ description: String, _ value: Double, _ canonical: String) -> String {
        guard value.isFinite else { return canonical }
        if value == 0 { return value.sign == .minus ? "-0" : "0" }
        guard value.magnitude >= 0.000001, value.magnitude < 1_000_000 else { return canonical }
        return plain(description)
    }

    /// The text that ECMAScript gives a finite number (ECMA-262 `Number::toString`), which JSON in canonical form
    /// uses (RFC 8785 §3.2.2.3): plain digits between a millionth and 10²¹, else an exponent such as `1.5e-7`.
    package static func ecmaScriptForm(_ value: Double) -> String {
        if value == 0 { return "0" }
        guard value.magnitude < 0.000001 || value.magnitude >= 1e21 else { return plain(value.description) }
        let (sign, digits, exponent) = decompose(value.description)
        let rest = digits.dropFirst()
        let head = sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest)
        return head + (exponent > 0 ? "e+" : "e-") + String((exponent - 1).magnitude)
    }

    private static func plain(_ description: String) -> String {
        let (sign, digits, exponent) = decompose(description)
        // The value is 0.d1d2d3… times ten to the exponent.
        let count = digits.utf8.count
        if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + digits }
        if exponent >= count { return sign + digits + String(repeating: "0", count: exponent - count) }
        let point = digits.utf8.index(digits.startIndex, offsetBy: exponent)
        return sign + digits[..<point] + "." + digits[point...]
    }

    private static func special(_ value: Double) -> String? {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-INF" : "INF" }
        if value == 0 { return value.sign == .minus ? "-0.0E0" : "0.0E0" }
        return nil
    }

    private static func scientific(_ description: String) -> String {
        let (sign, digits, exponent) = decompose(description)
        let rest = digits.dropFirst()
        return sign + digits.prefix(1) + "." + (rest.isEmpty ? "0" : rest) + "E" + String(exponent - 1)
    }

    /// Sign, significant digits without zeros around them, and the place of the point before the first of them.
    private static func decompose(_ description: String) -> (sign: String, digits: String, exponent: Int) {
        var digits: [UInt8] = []
        var sign = ""
        var exponent = 0
        var hasPoint = false
        var bytes = Array(description.utf8)[...]
        if bytes.first == UInt8(ascii: "-") {
            sign = "-"
            bytes = bytes.dropFirst()
        }
        while let byte = bytes.first {
            bytes = bytes.dropFirst()
            if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                exponent += Int(String(decoding: bytes, as: UTF8.self)) ?? 0
                break
            } else {
                if byte == UInt8(ascii: "0"), digits.isEmpty {
                    if hasPoint { exponent -= 1 }
                    continue
                }
                digits.append(byte)
                if !hasPoint { exponent += 1 }
            }
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (sign, String(decoding: digits, as: UTF8.self), exponent)
    }

    /// Checks the lexical space; gives the text without blanks, or the value of one of the special names.
    private static func scan(_ text: String) -> (String, Double?)? {
        var bytes = Array(text.utf8)[...]
        XSDLexical.trim(&bytes)
        let clean = String(decoding: bytes, as: UTF8.self)
        switch clean {
        case "INF", "+INF": return (clean, .infinity)
        case "-INF": return (clean, -.infinity)
        case "NaN": return (clean, .nan)
        default: break
        }
        if bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
        let whole = bytes.prefix(while: XSDLexical.isDigit)
        bytes = bytes.dropFirst(whole.count)
        var fraction = bytes.prefix(0)
        if bytes.first == UInt8(ascii: ".") {
            fraction = bytes.dropFirst().prefix(while: XSDLexical.isDigit)
            bytes = bytes.dropFirst(fraction.count + 1)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        if let byte = bytes.first {
            guard byte | 0x20 == UInt8(ascii: "e") else { return nil }
            bytes = bytes.dropFirst()
            if bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
            guard !bytes.isEmpty, bytes.allSatisfy(XSDLexical.isDigit) else { return nil }
        }
        return (clean, nil)
    }
}
