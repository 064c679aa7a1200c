import RDFModel
import SPARQLFunctions
import Testing

/// Regular expressions: XPath Functions §7.6, XML Schema Part 2 §G.
@Suite struct PatternTests {
    @Test(
        "What matches",
        arguments: table([
            ("REGEX(\"abracadabra\", \"bra\")", "true"), ("REGEX(\"abracadabra\", \"^a.*a$\")", "true"),
            ("REGEX(\"abracadabra\", \"^bra\")", "false"), ("REGEX(\"a\\nb\", \"a.b\")", "false"),
            ("REGEX(\"a\\nb\", \"a.b\", \"s\")", "true"), ("REGEX(\"a\\nb\", \"^b\")", "false"),
            ("REGEX(\"a\\nb\", \"^b$\", \"m\")", "true"), ("REGEX(\"a\\n\", \"a$\")", "false"),
            ("REGEX(\"hello world\", \"hello\\\\ sworld\", \"x\")", "true"),
            ("REGEX(\"hello world\", \"hello[ ]world\", \"x\")", "true"), ("REGEX(\"A\", \"a\", \"i\")", "true"),
            ("REGEX(\"a.b\", \"a.b\", \"q\")", "true"), ("REGEX(\"axb\", \"a.b\", \"q\")", "false"),
            ("REGEX(\"A.B\", \"a.b\", \"qi\")", "true"), ("REGEX(\"abcd\", \"(asd)[\", \"q\")", "false"),
            ("REGEX(\"ภาษาไทย\", \"^\\\\p{IsThai}+$\")", "true"), ("REGEX(\"น้ำ\", \"^\\\\w+$\")", "true"),
            ("REGEX(\"a_b\", \"^\\\\w+$\")", "false"), ("REGEX(\"๑๒\", \"^\\\\d+$\")", "true"),
            ("REGEX(\"x5\", \"^\\\\p{L}\\\\P{L}$\")", "true"), ("REGEX(\"b\", \"[a-z-[aeiou]]\")", "true"),
            ("REGEX(\"e\", \"[a-z-[aeiou]]\")", "false"), ("REGEX(\"1\", \"[^a-z-[0-9]]\")", "false"),
            ("REGEX(\"-\", \"[a-]\")", "true"), ("REGEX(\"^\", \"[\\\\^]\")", "true"),
            ("REGEX(\"aa\", \"^(a)\\\\1$\")", "true"),
            ("REGEX(\"x:y\", \"^\\\\i\\\\c*$\")", "true"), ("REGEX(\"1x\", \"^\\\\i\")", "false"),
            ("REGEX(\"1\", \"\\\\I\")", "true"),
            ("REGEX(\"ab\", \"^(?:ab)+$\")", "true"), ("REGEX(\"aaa\", \"^a{2,3}?$\")", "true"),
            ("REGEX(\"\", \"\")", "true"), ("REGEX(\"a\"@en, \"a\")", "true"),
            ("REGEX(\"a\\u00A0b\", \"\\\\s\")", "false"),
            ("REGEX(\"K\", \"[\\\\S]\")", "true"), ("REGEX(\"é\", \"^.$\")", "true"),
            ("REGEX(\"#\", \"#\", \"x\")", "true"),
        ]))
    func matches(_ row: Expected) throws { try row.check() }

    @Test(
        "What is none of XPath's syntax is an error",
        arguments: [
            "a**", "a++", "*a", "a{,3}", "a{3,2}", "a{", "a}", "]", "[", "[]", "[z-a]", "(", ")", "(?=a)", "(?<n>a)",
            "(?i)a",
            "\\\\b", "\\\\x41", "\\\\Qa", "\\\\1", "(a\\\\1)", "\\\\p{Thai}", "\\\\p{IsKlingon}", "\\\\p",
            "[[:alpha:]]", "a{1}{2}",
            "\\\\", "[a-\\\\d]", "[a-z-b]", "(*UTF)a", "\\\\/",
        ].flatMap { [Expected("REGEX(\"a\", \"\($0)\")", nil), Expected("REPLACE(\"a\", \"\($0)\", \"\")", nil)] })
    func rejects(_ row: Expected) throws { try row.check() }

    @Test(
        "Flags and arguments",
        arguments: table([
            ("REGEX(\"a\", \"a\", \"z\")", nil), ("REGEX(1, \"a\")", nil), ("REGEX(\"a\", \"a\"@en)", nil),
            ("REGEX(\"a\", \"a\", 1)", nil), ("REGEX(:a, \"a\")", nil),
        ]))
    func checksArguments(_ row: Expected) throws { try row.check() }

    @Test(
        "REPLACE",
        arguments: table([
            ("REPLACE(\"abracadabra\", \"bra\", \"*\")", "\"a*cada*\""),
            ("REPLACE(\"abracadabra\", \"a.*a\", \"*\")", "\"*\""),
            ("REPLACE(\"abracadabra\", \"a.*?a\", \"*\")", "\"*c*bra\""),
            ("REPLACE(\"abracadabra\", \"a\", \"\")", "\"brcdbr\""),
            ("REPLACE(\"abracadabra\", \"a(.)\", \"a$1$1\")", "\"abbraccaddabbra\""),
            ("REPLACE(\"AAAA\", \"A+\", \"b\")", "\"b\""), ("REPLACE(\"AAAA\", \"A+?\", \"b\")", "\"bbbb\""),
            ("REPLACE(\"darted\", \"^(.*?)d(.*)$\", \"$1c$2\")", "\"carted\""),
            ("REPLACE(\"abracadabra\", \".*?\", \"$1\")", nil), ("REPLACE(\"a\", \"a\", \"$\")", nil),
            ("REPLACE(\"b\", \"a\", \"$x\")", nil), ("REPLACE(\"a\", \"a\", \"\\\\x\")", nil),
            ("REPLACE(\"a\", \"a\", \"\\\\$\\\\\\\\\")", "\"$\\\\\""),
            ("REPLACE(\"abc\"@en, \"b\", \"x\")", "\"axc\"@en"),
            ("REPLACE(\"a\", \"(a)\", \"$12\")", "\"a2\""), ("REPLACE(\"a\", \"(a)|(b)\", \"[$2]\")", "\"[]\""),
            ("REPLACE(\"a.b.c\", \".\", \"$1\", \"q\")", "\"a$1b$1c\""),
            ("REPLACE(\"aXa\", \"x\", \"-\", \"i\")", "\"a-a\""),
            ("REPLACE(\"น้ำน้ำ\", \"้\", \"\")", "\"นำนำ\""), ("REPLACE(\"xay\", \"^x|a\", \"-\")", "\"--y\""),
        ]))
    func replaces(_ row: Expected) throws { try row.check() }

    private static let catastrophic: [(pattern: String, text: String)] = [
        ("(a+)+$", String(repeating: "a", count: 60) + "b"), ("(a|aa)+$", String(repeating: "a", count: 80) + "b"),
        ("(.*)*[xy]", String(repeating: "a", count: 60)), ("(\\w+\\s?)*[!?]$", String(repeating: "ab ", count: 40)),
        ("^(([a-z])+.)+[A-Z]([a-z])+$", String(repeating: "a", count: 60)),
        ("(.+)+(.+)+(.+)+(.+)+[qz]", String(repeating: "é", count: 400)),
    ]

    @Test("A match ends as soon as the context says so", arguments: 0..<6)
    func stops(_ index: Int) throws {
        var asked = 0
        let context = FunctionContext(
            makeBlankNode: { BlankNode("b") },
            shouldStop: {
                asked += 1; return asked == 5
            })
        context.patternStepLimit = .max
        let (pattern, text) = Self.catastrophic[index]
        let expression = try RegularExpression(pattern)
        #expect(throws: ExpressionError.stopped) { try expression.matches(text, context) }
        #expect(asked == 5)
        #expect(context.exhaustedPattern == nil)
        // The expression is as good as before.
        context.shouldStop = { false }
        #expect(try !expression.matches("", context))
    }

    @Test("A match that takes too many steps is told apart from one that fails", arguments: 0..<6)
    func givesUp(_ index: Int) throws {
        let context = FunctionContext(makeBlankNode: { BlankNode("b") })
        context.patternStepLimit = 300_000
        let (pattern, text) = Self.catastrophic[index]
        #expect(throws: ExpressionError.stopped) { try RegularExpression(pattern).matches(text, context) }
        #expect(context.exhaustedPattern.map { Array($0.utf8) } == Array(pattern.utf8))
    }

    @Test("A match that needs many steps, but not too many, has its answer")
    func finishes() throws {
        let context = FunctionContext(makeBlankNode: { BlankNode("b") })
        let text = String(repeating: "a", count: 20) + "b"
        #expect(try RegularExpression("(a+)+$").matches(text, context) == false)
        #expect(try RegularExpression("(a+)+b$").matches(text, context))
        // A text that is longer than the stack of a match is deep.
        let long = String(repeating: "ab", count: 200_000)
        #expect(try RegularExpression("^(a|b)*$").matches(long, context))
        #expect(try RegularExpression("^(?:ab)*c$").matches(long, context) == false)
        #expect(context.exhaustedPattern == nil)
    }

    @Test("A pattern with many words or deep brackets matches, or ends the query: it never seems to match nothing")
    func largePatterns() throws {
        func answer(_ pattern: String, _ text: String, _ context: FunctionContext) throws(ExpressionError) -> Bool {
            try Patterns.matches(.string(text), pattern: .string(pattern), flags: nil, context)
        }
        for (brackets, words) in [(255, 100), (900, 2500)] {
            let context = FunctionContext(makeBlankNode: { BlankNode("b") })
            let deep = String(repeating: "(", count: brackets) + "a" + String(repeating: ")", count: brackets)
            #expect(try answer(deep, "a", context))
            #expect(try !answer(deep, "b", context))
            let many = "^(" + (0..<words).map { "name \($0)" }.joined(separator: "|") + ")$"
            #expect(try answer(many, "name \(words - 1)", context))
            #expect(try !answer(many, "name \(words)", context))
            // This takes more steps than are given at first, and the many words leave no room to count them.
            let loose = "(a|b)*(" + (0..<words).map { "name \($0)" }.joined(separator: "|") + ")$"
            #expect(try !answer(loose, String(repeating: "ab", count: 300), context))
            #expect(context.exhaustedPattern == nil)
        }
        for pattern in [
            "^(" + (0..<9000).map { "name \($0)" }.joined(separator: "|") + ")$",
            String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000),
            String(repeating: "(?:", count: 5000) + "a" + String(repeating: ")", count: 5000), "a{1,70000}",
            "a{99999999999999999999}",
        ] {
            let context = FunctionContext(makeBlankNode: { BlankNode("b") })
            #expect(throws: ExpressionError.stopped) { try answer(pattern, "a", context) }
            #expect(context.isPatternTooLarge)
            let named = try #require(context.exhaustedPattern)
            #expect(named.utf8.count < 100 && pattern.utf8.starts(with: named.utf8.dropLast(pattern == named ? 0 : 3)))
            #expect(throws: ExpressionError.stopped) {
                try Patterns.replaced(
                    .string("a"), pattern: .string(pattern), by: .string(""), flags: nil, context)
            }
        }
    }

    @Test("Patterns of any shape are read or refused")
    func deepPatterns() {
        for pattern in [
            String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000),
            String(repeating: "[a-", count: 5000), String(repeating: "a|", count: 100_000),
            String(repeating: "(a{1,9})", count: 5000) + "{1,9}", "((((a{1,9}){1,9}){1,9}){1,9}){1,9}",
        ] {
            let context = FunctionContext(makeBlankNode: { BlankNode("b") })
            let answer = Result { () throws(ExpressionError) in try RegularExpression(pattern).matches("b", context) }
            switch answer {
            case .success(let found): #expect(found == (pattern.utf8.last == UInt8(ascii: "|")))
            case .failure(let error): #expect(error == .size || error == .pattern)
            }
        }
    }
}
