/// Language tags by the grammar of BCP 47 (RFC 5646 §2.1).
///
/// A tag is well-formed if the grammar makes it; whether its parts are registered is not asked.
public enum LanguageTag {
    /// Whether `text` is a well-formed language tag.
    public static func isWellFormed(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { isWellFormed(bytes: $0.span) }
    }

    /// Whether the bytes spell a well-formed language tag.
    ///
    ///     Language-Tag = langtag / privateuse / grandfathered
    ///     langtag      = language ["-" script] ["-" region] *("-" variant) *("-" extension) ["-" privateuse]
    package static func isWellFormed(bytes: Span<UInt8>) -> Bool {
        // Nearly every tag is a language of two or three letters.
        if (bytes.count == 2 || bytes.count == 3) && areLetters(bytes, 0, bytes.count) { return true }
        var parts = Subtags()
        guard parts.next(bytes) else { return false }
        if parts.isSingleton("x") { return privateUse(&parts, bytes) }
        guard language(&parts, bytes) else { return isGrandfathered(bytes) }
        return rest(&parts, bytes) || isGrandfathered(bytes)
    }

    /// `language = 2*3ALPHA ["-" extlang] / 4ALPHA / 5*8ALPHA`; goes on to the subtag behind it.
    private static func language(_ parts: inout Subtags, _ bytes: Span<UInt8>) -> Bool {
        guard parts.isLetters, 2...8 ~= parts.count else { return false }
        let takesExtensions = parts.count <= 3
        parts.next(bytes)
        var extensions = 0
        while takesExtensions, extensions < 3, parts.isLetters, parts.count == 3 {
            extensions += 1
            parts.next(bytes)
        }
        return true
    }

    /// Everything behind the language, from the current subtag on.
    private static func rest(_ parts: inout Subtags, _ bytes: Span<UInt8>) -> Bool {
        if parts.isLetters, parts.count == 4 { parts.next(bytes) }
        if (parts.isLetters && parts.count == 2) || (parts.isDigits && parts.count == 3) { parts.next(bytes) }
        // variant = 5*8alphanum / (DIGIT 3alphanum)
        while 5...8 ~= parts.count || (parts.count == 4 && parts.startsWithDigit) { parts.next(bytes) }
        // extension = singleton 1*("-" (2*8alphanum))
        while parts.count == 1, !parts.isSingleton("x") {
            var length = 0
            while parts.next(bytes), 2...8 ~= parts.count { length += 1 }
            if length == 0 || !parts.isValid { return false }
        }
        if parts.isSingleton("x") { return privateUse(&parts, bytes) }
        return parts.isAtEnd
    }

    /// `privateuse = "x" 1*("-" (1*8alphanum))`, from its `x` on.
    private static func privateUse(_ parts: inout Subtags, _ bytes: Span<UInt8>) -> Bool {
        var length = 0
        while parts.next(bytes) {
            if parts.count > 8 { return false }
            length += 1
        }
        return length > 0 && parts.isAtEnd
    }

    /// The registered tags that the grammar does not make (RFC 5646 §2.1, `irregular`); the regular ones it makes.
    private static let grandfathered = [
        "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
        "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de", "art-lojban", "cel-gaulish",
        "no-bok",
        "no-nyn", "zh-guoyu", "zh-hakka", "zh-min", "zh-min-nan", "zh-xiang",
    ].map { Array($0.utf8) }

    private static func isGrandfathered(_ bytes: Span<UInt8>) -> Bool {
        grandfathered.contains { known in
            guard known.count == bytes.count else { return false }
            for index in known.indices where known[index] != CodeUnits.lowercased(bytes[index]) { return false }
            return true
        }
    }

    private static func areLetters(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for index in start..<end where (bytes[index] | 0x20) &- UInt8(ascii: "a") >= 26 { return false }
        return true
    }
}

/// The parts of a tag between its hyphens, one after the other, with what the grammar asks of a part.
private struct Subtags {
    private var end = -1
    /// The length of the part; 0 behind the last one.
    private(set) var count = 0
    private(set) var isLetters = false
    private(set) var isDigits = false
    private(set) var startsWithDigit = false
    private var first: UInt8 = 0
    /// Whether every part so far holds letters and digits alone, and at least one of them.
    private(set) var isValid = true
    private(set) var isAtEnd = false

    func isSingleton(_ letter: Unicode.Scalar) -> Bool {
        count == 1 && UInt32(CodeUnits.lowercased(first)) == letter.value
    }

    /// Goes to the next part; `false` if there is none or it is malformed.
    @discardableResult
    mutating func next(_ bytes: Span<UInt8>) -> Bool {
        count = 0
        (isLetters, isDigits, startsWithDigit) = (false, false, false)
        guard end < bytes.count, isValid else {
            isAtEnd = isValid
            return false
        }
        let start = end + 1
        end = start
        var (letters, digits) = (0, 0)
        while end < bytes.count, bytes[end] != UInt8(ascii: "-") {
            if (bytes[end] | 0x20) &- UInt8(ascii: "a") < 26 { letters += 1 }
            if bytes[end] &- UInt8(ascii: "0") < 10 { digits += 1 }
            end += 1
        }
        count = end - start
        guard count > 0, letters + digits == count else {
            isValid = false
            return false
        }
        (isLetters, isDigits) = (letters == count, digits == count)
        first = bytes[start]
        startsWithDigit = first &- UInt8(ascii: "0") < 10
        return true
    }
}
