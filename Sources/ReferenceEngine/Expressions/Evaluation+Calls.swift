import RDFModel
import SPARQLSyntax
import XSDTypes

extension Evaluation {
    /// A function that has a keyword (§17.4).
    func call(
        _ function: BuiltIn, _ arguments: [Expression], _ row: Row, _ context: Context
    ) throws(ExpressionError) -> Term {
        switch function {
        case .bound:
            guard case .variable(let variable) = arguments[0] else { throw .typeError }
            return Term(boolean: row[variables.slot(of: variable)] != nil)
        case .coalesce:
            for argument in arguments {
                if let value = try? value(of: argument, row, context) { return value }
            }
            throw .typeError
        case .if:
            let condition = try truth(of: arguments[0], row, context)
            return try value(of: arguments[condition ? 1 : 2], row, context)
        default:
            break
        }
        var values: [Term] = []
        for argument in arguments { values.append(try value(of: argument, row, context)) }
        switch function {
        case .sameTerm, .isIRI, .isURI, .isBlank, .isLiteral, .isNumeric, .str, .lang, .datatype, .iri, .uri, .bnode,
            .strdt, .strlang, .uuid, .struuid:
            return try termFunction(function, values)
        case .strlen, .substr, .ucase, .lcase, .strStarts, .strEnds, .contains, .strBefore, .strAfter, .encodeForURI,
            .concat, .langMatches:
            return try stringFunction(function, values)
        case .regex, .replace:
            return try patternFunction(function, values)
        case .abs, .round, .ceil, .floor, .rand:
            return try numberFunction(function, values)
        case .now, .year, .month, .day, .hours, .minutes, .seconds, .timezone, .tz:
            return try dateFunction(function, values)
        case .md5, .sha1, .sha256, .sha384, .sha512:
            return try digest(function, values[0])
        case .triple, .subject, .predicate, .object, .isTriple, .langdir, .hasLang, .hasLangdir, .strlangdir:
            return try newerFunction(function, values)
        case .bound, .coalesce, .if:
            throw .typeError
        }
    }

    /// The functions that SPARQL 1.2 adds, on triple terms and on base directions.
    private func newerFunction(_ function: BuiltIn, _ values: [Term]) throws(ExpressionError) -> Term {
        switch function {
        case .isTriple: return Term(boolean: values[0].triple != nil)
        case .hasLang: return Term(boolean: values[0].literal?.language != nil)
        case .hasLangdir: return Term(boolean: values[0].literal?.direction != nil)
        case .langdir:
            guard let literal = values[0].literal else { throw .typeError }
            return .literal(Literal(literal.direction?.rawValue ?? ""))
        case .strlangdir:
            let (text, language) = (try simpleString(values[0]), try simpleString(values[1]))
            guard let direction = BaseDirection(rawValue: try simpleString(values[2])), !language.utf8.isEmpty else {
                throw .typeError
            }
            return .literal(Literal(text, language: language, direction: direction))
        case .triple:
            guard values[0].literal == nil, values[0].triple == nil, let predicate = values[1].iri else {
                throw .typeError
            }
            return .triple(Triple(values[0], predicate, values[2]))
        default:
            guard let triple = values[0].triple else { throw .typeError }
            return function == .subject
                ? triple.subject : function == .object ? triple.object : .iri(triple.predicate)
        }
    }

    /// Functions on numbers (§17.4.4).
    private func numberFunction(_ function: BuiltIn, _ values: [Term]) throws(ExpressionError) -> Term {
        if function == .rand {
            return XSDNumber.double(Double.random(in: 0..<1)).term
        }
        let value = try number(values[0])
        switch function {
        case .abs: return value.magnitude.term
        case .round: return value.rounded(.nearest).term
        case .ceil: return value.rounded(.ceiling).term
        default: return value.rounded(.floor).term
        }
    }

    /// Functions on dates and times (§17.4.5).
    private func dateFunction(_ function: BuiltIn, _ values: [Term]) throws(ExpressionError) -> Term {
        if function == .now { return Term(now.canonicalForm, xsd: "dateTime") }
        guard let literal = values[0].literal, case .moment(let moment) = LiteralValue(literal) else {
            throw .typeError
        }
        func integer(_ value: Int?) throws(ExpressionError) -> Term {
            guard let value else { throw .typeError }
            return Term(integer: value)
        }
        switch function {
        case .year: return try integer(moment.year)
        case .month: return try integer(moment.month)
        case .day: return try integer(moment.day)
        case .hours: return try integer(moment.hour)
        case .minutes: return try integer(moment.minute)
        case .seconds:
            guard let second = moment.second else { throw .typeError }
            return XSDNumber.decimal(second).term
        case .timezone:
            guard let zone = moment.timezone else { throw .typeError }
            let duration = XSDDuration(months: 0, seconds: XSDDecimal(zone * 60))
            return Term(duration.canonicalForm(.dayTime), xsd: "dayTimeDuration")
        default:
            return .literal(Literal(moment.timezoneText))
        }
    }
}
