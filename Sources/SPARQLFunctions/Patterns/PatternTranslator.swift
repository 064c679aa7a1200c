/// Translates an XPath regular expression (XPath Functions §7.6.1, XML Schema Part 2 §G) into the syntax of PCRE2.
///
/// The whole grammar is read: what XPath does not have, such as `\b`, look-around or possessive quantifiers, is an error
/// and never reaches PCRE2. Every character of the pattern that stands for itself is written as its code, so that no
/// rule of the target's syntax can give it another meaning. Groups are counted, not nested calls, so that the depth of a
/// pattern costs no stack.
struct PatternTranslator {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var result = ""
    /// The groups that are open: the numbers of capturing ones, 0 for others.
    private var open: [Int] = []
    private var groupCount = 0
    private var closed: Set<Int> = []
    /// Where the last atom starts in `result`, if a quantifier may follow it.
    private var hasAtom = false

    /// How deep classes may be subtracted from one another.
    private static let greatestDepth = 100
    /// The greatest number in a quantifier that PCRE2 has room for.
    private static let greatestCount = 65_535

    /// The pattern in PCRE2's syntax.
    ///
    /// - Throws: ``ExpressionError/pattern``, ``ExpressionError/size``.
    static func translate(_ pattern: String, ignoringBlanks: Bool) throws(ExpressionError) -> String {
        var translator = PatternTranslator(pattern, ignoringBlanks: ignoringBlanks)
        try translator.run()
        return translator.result
    }

    private init(_ pattern: String, ignoringBlanks: Bool) {
        scalars = ignoringBlanks ? PatternTranslator.withoutBlanks(pattern) : Array(pattern.unicodeScalars)
        result.reserveCapacity(2 * pattern.utf8.count)
    }

    /// The flag `x`: blanks go, but for those within classes.
    private static func withoutBlanks(_ pattern: String) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        var depth = 0
        var isEscaped = false
        for scalar in pattern.unicodeScalars {
            let isBlank = scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
            if isBlank, depth == 0 { continue }
            kept.append(scalar)
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "[" {
                depth += 1
            } else if scalar == "]" {
                depth = max(0, depth - 1)
            }
        }
        return kept
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    // MARK: regExp ::= branch ( '|' branch )*, branch ::= piece*

    private mutating func run() throws(ExpressionError) {
        while let scalar = next {
            position += 1
            switch scalar {
            case "|":
                result += "|"
                hasAtom = false
            case "(": openGroup()
            case ")": try closeGroup()
            case "?", "*", "+", "{": try quantifier(scalar)
            case "}", "]": throw .pattern
            case "^", "$":
                // In a group of its own, since PCRE2 lets no quantifier follow an assertion.
                result += scalar == "^" ? "(?:^)" : "(?:$)"
                hasAtom = true
            case ".":
                result += "."
                hasAtom = true
            case "[":
                result += try CharacterClass.read(scalars, &position, depth: PatternTranslator.greatestDepth)
                hasAtom = true
            case "\\": try escape()
            default:
                result += CharacterClass.code(scalar)
                hasAtom = true
            }
        }
        if !open.isEmpty { throw .pattern }
    }

    /// `( regExp )` or `(?: regExp )`
    private mutating func openGroup() {
        if position + 1 < scalars.count, scalars[position] == "?", scalars[position + 1] == ":" {
            position += 2
            result += "(?:"
            open.append(0)
        } else {
            groupCount += 1
            result += "("
            open.append(groupCount)
        }
        hasAtom = false
    }

    private mutating func closeGroup() throws(ExpressionError) {
        guard let number = open.popLast() else { throw .pattern }
        if number > 0 { closed.insert(number) }
        result += ")"
        hasAtom = true
    }

    /// `[?*+]` or `{n}`, `{n,}`, `{n,m}`, and a `?` for the fewest.
    private mutating func quantifier(_ first: Unicode.Scalar) throws(ExpressionError) {
        guard hasAtom else { throw .pattern }
        hasAtom = false
        if first == "{" {
            guard let least = try number() else { throw .pattern }
            var greatest: Int? = least
            if take(",") { greatest = try number() }
            guard take("}"), greatest.map({ least <= $0 }) ?? (scalars[position - 2] == ",") else { throw .pattern }
            result += greatest == least ? "{\(least)}" : "{\(least),\(greatest.map { String($0) } ?? "")}"
        } else {
            result.unicodeScalars.append(first)
        }
        if take("?") { result += "?" }
    }

    private mutating func number() throws(ExpressionError) -> Int? {
        var value: Int?
        while let scalar = next, let digit = PatternTranslator.digit(scalar) {
            value = (value ?? 0) * 10 + digit
            if let value, value > PatternTranslator.greatestCount { throw .size }
            position += 1
        }
        return value
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil
    }

    private mutating func escape() throws(ExpressionError) {
        hasAtom = true
        if let scalar = next, scalar != "0", let digit = PatternTranslator.digit(scalar) {
            position += 1
            try backReference(digit)
            return
        }
        result += try CharacterClass.escape(scalars, &position).atom
    }

    /// A reference takes as many digits as name a group that is closed.
    private mutating func backReference(_ first: Int) throws(ExpressionError) {
        var group = first
        while let scalar = next, let digit = PatternTranslator.digit(scalar), group * 10 + digit <= groupCount {
            group = group * 10 + digit
            position += 1
        }
        guard closed.contains(group) else { throw .pattern }
        result += "\\g{\(group)}"
    }
}
