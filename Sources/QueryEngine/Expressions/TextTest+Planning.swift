import RDFModel
import SPARQLFunctions
import SPARQLSyntax

extension TextTest {
    /// The test that a call of a function is; `nil` if it is none.
    convenience init?(_ function: BuiltIn, _ operands: [RowExpression], _ functions: FunctionContext) {
        guard operands.count >= 2, case .constant(.string(let constant)) = operands[1] else { return nil }
        let condition = RowExpression.call(function, operands)
        if function == .langMatches {
            guard case .call(.lang, let inner) = operands[0], case .variable(let variable)? = inner.first else {
                return nil
            }
            self.init(variable, .languageRange(constant), isOfString: false, condition)
            return
        }
        var text = operands[0]
        var isOfString = false
        if case .call(.str, let inner) = text, let inner = inner.first {
            text = inner
            isOfString = true
        }
        guard case .variable(let variable) = text else { return nil }
        let bytes = Array(constant.utf8)
        switch function {
        case .contains: self.init(variable, .contains(bytes), isOfString: isOfString, condition)
        case .strStarts: self.init(variable, .starts(bytes), isOfString: isOfString, condition)
        case .strEnds: self.init(variable, .ends(bytes), isOfString: isOfString, condition)
        case .regex:
            var flags = ""
            if operands.count > 2 {
                guard case .constant(.string(let text)) = operands[2] else { return nil }
                flags = text
            }
            // A pattern that is none is an error for each row, as everywhere.
            guard let expression = try? RegularExpression(constant, flags: flags) else { return nil }
            let prefix = flags.isEmpty ? Array(RegularExpression.prefix(of: constant).utf8) : []
            self.init(variable, .matches(expression, prefix: prefix), isOfString: isOfString, condition)
        default: return nil
        }
    }

    /// The test that `LANG(?x) = "th"` is; `nil` of other comparisons.
    convenience init?(_ comparison: ComparisonOperator, _ left: RowExpression, _ right: RowExpression) {
        guard comparison == .equal else { return nil }
        switch (left, right) {
        case (.call(.lang, let operands), .constant(.string(let language))),
            (.constant(.string(let language)), .call(.lang, let operands)):
            guard case .variable(let variable)? = operands.first else { return nil }
            self.init(
                variable, .language(Array(language.utf8)), isOfString: false, .comparison(comparison, left, right))
        default: return nil
        }
    }
}
