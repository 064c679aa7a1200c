import RDFModel
import SPARQLSyntax

extension Evaluation {
    /// `REGEX` (§17.4.3.14) and `REPLACE` (§17.4.3.15).
    func patternFunction(_ function: BuiltIn, _ values: [Term]) throws(ExpressionError) -> Term {
        let literal = try stringLiteral(values[0])
        let flagsIndex = function == .regex ? 2 : 3
        let flags = values.count > flagsIndex ? try simpleString(values[flagsIndex]) : ""
        let expression = try regularExpression(try simpleString(values[1]), flags)
        let text = Array(literal.lexicalForm.utf8)
        if function == .regex { return Term(boolean: try expression.match(in: text) != nil) }
        let replacement = Array(try simpleString(values[2]).utf8)
        // A pattern that matches nothing at all would match everywhere (XPath error FORX0003).
        if try expression.match(in: []) != nil { throw .typeError }
        let isLiteral = flags.utf8.contains(UInt8(ascii: "q"))
        var result: [UInt8] = []
        var position = 0
        while position < text.count, let groups = try expression.match(in: text, from: position),
            let match = groups[0]
        {
            guard !match.isEmpty else { throw .typeError }
            result += text[position..<match.lowerBound]
            result += isLiteral ? replacement : try expand(replacement, groups, text)
            position = match.upperBound
        }
        result += text[position...]
        return .literal(literal.with(String(decoding: result, as: UTF8.self)))
    }

    private func regularExpression(_ pattern: String, _ flags: String) throws(ExpressionError) -> RegularExpression {
        let key = [Array(pattern.utf8), Array(flags.utf8)]
        if let known = regularExpressions[key] { return known }
        guard let expression = RegularExpression(pattern, flags: flags) else { throw .typeError }
        regularExpressions[key] = expression
        return expression
    }

    /// The replacement with `$1` … for the groups, `\$` and `\\` for the characters themselves (`fn:replace`).
    private func expand(
        _ replacement: [UInt8], _ groups: [Range<Int>?], _ text: [UInt8]
    ) throws(ExpressionError) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        func digit(_ index: Int) -> Int? {
            guard index < replacement.count, (0x30...0x39).contains(replacement[index]) else { return nil }
            return Int(replacement[index]) - 0x30
        }
        while index < replacement.count {
            let byte = replacement[index]
            index += 1
            if byte == UInt8(ascii: "\\") {
                guard index < replacement.count,
                    replacement[index] == UInt8(ascii: "\\") || replacement[index] == UInt8(ascii: "$")
                else { throw .typeError }
                result.append(replacement[index])
                index += 1
            } else if byte == UInt8(ascii: "$") {
                guard var number = digit(index) else { throw .typeError }
                index += 1
                // As many digits as name a group that there is.
                while let next = digit(index), number * 10 + next < groups.count {
                    number = number * 10 + next
                    index += 1
                }
                if number < groups.count, let range = groups[number] { result += text[range] }
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// `MD5`, `SHA1`, `SHA256`, `SHA384`, `SHA512` (§17.4.6).
    func digest(_ function: BuiltIn, _ value: Term) throws(ExpressionError) -> Term {
        guard let text = Digest.hexadecimal(function, of: Array(try simpleString(value).utf8)) else {
            throw .typeError
        }
        return .literal(Literal(text))
    }
}
