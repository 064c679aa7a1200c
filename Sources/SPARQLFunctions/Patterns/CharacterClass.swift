import Sorting

/// The character classes and escapes of XML Schema's regular expressions (Part 2 §G.4) in PCRE2's syntax.
enum CharacterClass {
    /// A set of characters as it is written between brackets.
    struct Members {
        var text: String
        /// The one character, if the escape stands for one: only then may it start or end a range.
        var single: Unicode.Scalar?

        /// The set as an atom outside of brackets.
        var atom: String { single.map { CharacterClass.code($0) } ?? "[\(text)]" }
    }

    /// A character that means itself.
    static func code(_ scalar: Unicode.Scalar) -> String {
        let value = scalar.value
        let isPlain = scalar.properties.isAlphabetic && scalar.isASCII || value >= 0x30 && value <= 0x39
        return isPlain ? String(Character(scalar)) : "\\x{" + String(value, radix: 16) + "}"
    }

    private static func code(_ range: ClosedRange<UInt32>) -> String {
        "\\x{" + String(range.lowerBound, radix: 16) + "}-\\x{" + String(range.upperBound, radix: 16) + "}"
    }

    /// What follows a backslash, but for references to groups.
    static func escape(_ scalars: [Unicode.Scalar], _ position: inout Int) throws(ExpressionError) -> Members {
        guard position < scalars.count else { throw .pattern }
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case "n": return single("\n")
        case "r": return single("\r")
        case "t": return single("\t")
        case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$": return single(scalar)
        case "s": return Members(text: " \\t\\n\\r")
        case "S": return Members(text: complement(of: blanks))
        case "i": return Members(text: nameStart.map(code).joined())
        case "I": return Members(text: complement(of: nameStart))
        case "c": return Members(text: nameCharacters.map(code).joined())
        case "C": return Members(text: complement(of: nameCharacters))
        case "d": return Members(text: "\\p{Nd}")
        case "D": return Members(text: "\\P{Nd}")
        // All but punctuation, separators and others: marks and symbols belong to words.
        case "w": return Members(text: "\\p{L}\\p{M}\\p{N}\\p{S}")
        case "W": return Members(text: "\\p{P}\\p{Z}\\p{C}")
        case "p": return try property(scalars, &position, negated: false)
        case "P": return try property(scalars, &position, negated: true)
        default: throw .pattern
        }
    }

    private static func single(_ scalar: Unicode.Scalar) -> Members {
        Members(text: code(scalar), single: scalar)
    }

    /// `{Lu}` or `{IsThai}` behind `\p` or `\P`.
    private static func property(
        _ scalars: [Unicode.Scalar], _ position: inout Int, negated: Bool
    ) throws(ExpressionError) -> Members {
        guard position < scalars.count, scalars[position] == "{",
            let end = scalars[position...].firstIndex(of: "}")
        else { throw .pattern }
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars[(position + 1)..<end])
        position = end + 1
        if categories.contains(Array(name.utf8)) { return Members(text: (negated ? "\\P{" : "\\p{") + name + "}") }
        guard name.utf8.starts(with: "Is".utf8),
            let range = UnicodeBlocks.range(String(decoding: name.utf8.dropFirst(2), as: UTF8.self))
        else { throw .pattern }
        return Members(text: negated ? complement(of: [range]) : code(range))
    }

    private static let categories: Set<[UInt8]> = Set(
        ("L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn")
            .utf8.split(separator: UInt8(ascii: " ")).map { Array($0) })

    private static let blanks: [ClosedRange<UInt32>] = [0x9...0xA, 0xD...0xD, 0x20...0x20]

    /// `NameStartChar` of XML 1.0 (fifth edition).
    private static let nameStart: [ClosedRange<UInt32>] = [
        0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
        0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
        0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ]

    /// `NameChar` of XML 1.0 (fifth edition).
    private static let nameCharacters: [ClosedRange<UInt32>] = [
        0x2D...0x2E, 0x30...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xB7...0xB7, 0xC0...0xD6, 0xD8...0xF6,
        0xF8...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x203F...0x2040, 0x2070...0x218F, 0x2C00...0x2FEF,
        0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ]

    /// All other characters.
    private static func complement(of ranges: [ClosedRange<UInt32>]) -> String {
        var text = ""
        var next: UInt32 = 0
        // Surrogates are no characters.
        for range in (ranges + [0xD800...0xDFFF]).ordered(by: { $0.lowerBound < $1.lowerBound }) {
            if next < range.lowerBound { text += code(next...range.lowerBound - 1) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { text += code(next...0x10FFFF) }
        return text
    }

    /// A class behind its opening bracket: `^`? ( range | escape | character )+ ( `-` class )? `]`.
    ///
    /// A class that is subtracted becomes a look-ahead that must fail.
    static func read(
        _ scalars: [Unicode.Scalar], _ position: inout Int, depth: Int
    ) throws(ExpressionError) -> String {
        guard depth > 0 else { throw .pattern }
        var text = ""
        var subtracted: String?
        let isNegated = position < scalars.count && scalars[position] == "^"
        if isNegated { position += 1 }
        let start = position
        while true {
            guard position < scalars.count else { throw .pattern }
            let scalar = scalars[position]
            if scalar == "]" {
                guard !text.isEmpty else { throw .pattern }
                position += 1
                break
            }
            if scalar == "-", position + 1 < scalars.count, scalars[position + 1] == "[" {
                guard !text.isEmpty else { throw .pattern }
                position += 2
                subtracted = try read(scalars, &position, depth: depth - 1)
                guard position < scalars.count, scalars[position] == "]" else { throw .pattern }
                position += 1
                break
            }
            text += try part(scalars, &position, isFirst: position == start)
        }
        let own = (isNegated ? "[^" : "[") + text + "]"
        return subtracted.map { "(?:(?!\($0))\(own))" } ?? own
    }

    /// A range, an escape or a character. A hyphen stands for itself only at the start or the end.
    private static func part(
        _ scalars: [Unicode.Scalar], _ position: inout Int, isFirst: Bool
    ) throws(ExpressionError) -> String {
        let first = try member(scalars, &position)
        if first.single == "-", scalars[position - 1] == "-", scalars[position - 2] != "\\" {
            let isLast = position < scalars.count && scalars[position] == "]"
            guard isFirst || isLast else { throw .pattern }
        }
        guard let lower = first.single, position + 1 < scalars.count, scalars[position] == "-",
            scalars[position + 1] != "]", scalars[position + 1] != "["
        else { return first.text }
        position += 1
        guard let upper = try member(scalars, &position).single, lower.value <= upper.value else { throw .pattern }
        return code(lower.value...upper.value)
    }

    private static func member(
        _ scalars: [Unicode.Scalar], _ position: inout Int
    ) throws(ExpressionError) -> Members {
        let scalar = scalars[position]
        position += 1
        if scalar == "\\" { return try escape(scalars, &position) }
        if scalar == "[" { throw .pattern }
        return single(scalar)
    }
}
