/// `REGEX` (SPARQL 1.1 §17.4.3.14) and `REPLACE` (§17.4.3.15).
package enum Patterns {
    /// `REGEX`
    package static func matches(
        _ value: Value, pattern: Value, flags: Value?, _ context: FunctionContext
    ) throws(ExpressionError) -> Bool {
        let text = try Text.literalText(value)
        return try expression(pattern, flags, context).matches(text, context)
    }

    private static func expression(
        _ pattern: Value, _ flags: Value?, _ context: FunctionContext
    ) throws(ExpressionError) -> RegularExpression {
        var flagText = ""
        if let flags { flagText = try Text.simple(flags) }
        let text = try Text.simple(pattern)
        do throws(ExpressionError) {
            return try context.patterns.pattern(text, flags: flagText)
        } catch {
            guard error == .size else { throw error }
            // As an error of one row it would be taken for "no match".
            context.exhaustedPattern = shortened(text)
            context.isPatternTooLarge = true
            throw .stopped
        }
    }

    /// The beginning of a pattern, for messages.
    private static func shortened(_ pattern: String) -> String {
        let scalars = pattern.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return pattern }
        return String(pattern[..<end]) + "…"
    }

    /// `REPLACE`: every match, from left to right.
    package static func replaced(
        _ value: Value, pattern: Value, by replacement: Value, flags: Value?, _ context: FunctionContext
    ) throws(ExpressionError) -> Value {
        let text = Array(try Text.literalText(value).utf8)
        let expression = try expression(pattern, flags, context)
        let replacement = Array(try Text.simple(replacement).utf8)
        // A pattern that matches nothing at all would match everywhere (XPath error FORX0003).
        if try expression.groups(in: [], from: 0, context) != nil { throw .pattern }
        if !expression.isLiteral { try validate(replacement) }
        var result: [UInt8] = []
        var position = 0
        while position < text.count, let groups = try expression.groups(in: text, from: position, context),
            let match = groups[0]
        {
            guard !match.isEmpty else { throw .pattern }
            result += text[position..<match.lowerBound]
            try context.admit(result.count + replacement.count)
            if expression.isLiteral { result += replacement } else { expand(replacement, groups, text, into: &result) }
            position = match.upperBound
        }
        if position == 0 { return Text.with(try Text.literalText(value), like: value) }
        result += text[position...]
        try context.admit(result.count)
        return Text.with(String(decoding: result, as: UTF8.self), like: value)
    }

    private static func digit(_ bytes: [UInt8], _ index: Int) -> Int? {
        guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return nil }
        return Int(bytes[index]) - 0x30
    }

    /// In a replacement a `$` stands before a digit, a backslash before `$` or a backslash (XPath error FORX0004).
    private static func validate(_ replacement: [UInt8]) throws(ExpressionError) {
        var index = 0
        while index < replacement.count {
            switch replacement[index] {
            case UInt8(ascii: "\\"):
                index += 1
                guard index < replacement.count,
                    replacement[index] == UInt8(ascii: "\\") || replacement[index] == UInt8(ascii: "$")
                else { throw .pattern }
            case UInt8(ascii: "$"):
                guard digit(replacement, index + 1) != nil else { throw .pattern }
            default: break
            }
            index += 1
        }
    }

    /// The replacement with `$1` … for the groups, `\$` and `\\` for the characters themselves (`fn:replace`).
    private static func expand(
        _ replacement: [UInt8], _ groups: [Range<Int>?], _ text: [UInt8], into result: inout [UInt8]
    ) {
        var index = 0
        while index < replacement.count {
            let byte = replacement[index]
            index += 1
            if byte == UInt8(ascii: "\\") {
                result.append(replacement[index])
                index += 1
            } else if byte == UInt8(ascii: "$"), var number = digit(replacement, index) {
                index += 1
                // As many digits as name a group that there is.
                while let next = digit(replacement, index), number * 10 + next < groups.count {
                    number = number * 10 + next
                    index += 1
                }
                if number < groups.count, let range = groups[number] { result += text[range] }
            } else {
                result.append(byte)
            }
        }
    }
}
