internal import RDFModel
package import SPARQLSyntax
internal import XSDTypes

/// The functions that have a keyword (SPARQL 1.1 §17.4, SPARQL 1.2 §17.4), but for the forms whose arguments are not all evaluated:
/// `BOUND`, `IF`, `COALESCE`.
///
/// All are pure but for what ``FunctionContext`` holds. The families are beside this file, with a function each that an
/// engine may call directly.
package enum Functions {
    /// The value of a function.
    ///
    /// - Parameters:
    ///   - function: a function that is no form.
    ///   - arguments: as many as ``BuiltIn/arity`` allows.
    ///   - context: the query's.
    package static func call(
        _ function: BuiltIn, _ arguments: [Value], _ context: FunctionContext
    ) throws(ExpressionError) -> Value {
        guard function.arity.contains(arguments.count) else { throw .type }
        switch arguments.count {
        case 0: return try constant(function, context)
        case 1: return try unary(function, arguments[0], context)
        case 2: return try binary(function, arguments[0], arguments[1], context)
        default: return try variadic(function, arguments, context)
        }
    }

    /// A function without arguments.
    private static func constant(
        _ function: BuiltIn, _ context: FunctionContext
    ) throws(ExpressionError) -> Value {
        switch function {
        case .rand: return .number(.double(context.randomDouble()))
        case .now: return .moment(context.now)
        case .uuid: return Terms.uuid(context)
        case .struuid: return .string(context.randomUUID())
        case .bnode: return .blankNode(context.makeBlankNode())
        case .concat: return .string("")
        default: throw .type
        }
    }

    /// A function of one argument.
    package static func unary(
        _ function: BuiltIn, _ value: Value, _ context: FunctionContext
    ) throws(ExpressionError) -> Value {
        switch function {
        case .isIRI, .isURI: return .boolean(Terms.isIRI(value))
        case .isBlank: return .boolean(Terms.isBlank(value))
        case .isLiteral: return .boolean(value.isLiteral)
        case .isNumeric: return .boolean(Terms.isNumeric(value))
        case .str: return .string(try Terms.string(value))
        case .lang: return .string(try Terms.language(value))
        case .datatype: return .iri(try Terms.datatype(value))
        case .iri, .uri: return try Terms.iri(value, context)
        case .bnode: return try Terms.blankNode(value, context)
        case .langdir: return .string(try Terms.direction(value))
        case .hasLang: return .boolean(Terms.hasLanguage(value))
        case .hasLangdir: return .boolean(Terms.hasDirection(value))
        case .isTriple: return .boolean(TripleTerms.isTriple(value))
        case .subject, .predicate, .object: return try TripleTerms.part(function, of: value)
        case .strlen: return .integer(Text.length(try Text.literalText(value)))
        case .ucase: return try Text.uppercased(try admitted(value, context))
        case .lcase: return try Text.lowercased(try admitted(value, context))
        case .encodeForURI:
            let text = PercentEncoding.encode(try Text.literalText(value))
            try context.admit(text.utf8.count)
            return .string(text)
        case .concat: return try Text.concatenated([value], context)
        case .abs: return .number(Numbers.magnitude(try value.number))
        case .round: return .number(Numbers.rounded(try value.number, .nearest))
        case .ceil: return .number(Numbers.rounded(try value.number, .ceiling))
        case .floor: return .number(Numbers.rounded(try value.number, .floor))
        case .year, .month, .day, .hours, .minutes, .seconds, .timezone, .tz:
            return try Moments.part(function, of: value)
        case .md5, .sha1, .sha256, .sha384, .sha512:
            return .string(try Digests.hexadecimal(function, of: try admitted(value, context)))
        default: throw .type
        }
    }

    /// A value whose text takes a function its time.
    private static func admitted(_ value: Value, _ context: FunctionContext) throws(ExpressionError) -> Value {
        switch value {
        case .string(let text): try context.admit(text.utf8.count)
        case .literal(let literal): try context.admit(literal.lexicalForm.utf8.count)
        default: break
        }
        return value
    }

    /// A function of two arguments.
    package static func binary(
        _ function: BuiltIn, _ left: Value, _ right: Value, _ context: FunctionContext
    ) throws(ExpressionError) -> Value {
        // All of them look at the whole text, if they have one.
        let left = try admitted(left, context)
        switch function {
        case .sameTerm: return .boolean(Comparison.isSameTerm(left, right))
        case .strdt: return try Terms.typed(left, datatype: right)
        case .strlang: return try Terms.tagged(left, language: right)
        case .strStarts: return .boolean(try Text.starts(left, with: right))
        case .strEnds: return .boolean(try Text.ends(left, with: right))
        case .contains: return .boolean(try Text.contains(left, right))
        case .strBefore: return try Text.before(left, right)
        case .strAfter: return try Text.after(left, right)
        case .langMatches: return .boolean(try Text.languageMatches(left, range: right))
        case .substr: return try Text.substring(left, from: right, length: nil)
        case .regex: return .boolean(try Patterns.matches(left, pattern: right, flags: nil, context))
        case .concat: return try Text.concatenated([left, right], context)
        default: throw .type
        }
    }

    private static func variadic(
        _ function: BuiltIn, _ arguments: [Value], _ context: FunctionContext
    ) throws(ExpressionError) -> Value {
        switch function {
        case .substr: return try Text.substring(arguments[0], from: arguments[1], length: arguments[2])
        case .regex:
            return .boolean(
                try Patterns.matches(arguments[0], pattern: arguments[1], flags: arguments[2], context))
        case .replace:
            return try Patterns.replaced(
                arguments[0], pattern: arguments[1], by: arguments[2],
                flags: arguments.count > 3 ? arguments[3] : nil, context)
        case .concat: return try Text.concatenated(arguments, context)
        case .triple: return try TripleTerms.triple(arguments[0], arguments[1], arguments[2])
        case .strlangdir: return try Terms.tagged(arguments[0], language: arguments[1], direction: arguments[2])
        default: throw .type
        }
    }
}
