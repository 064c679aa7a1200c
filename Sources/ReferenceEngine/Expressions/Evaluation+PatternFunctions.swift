import RDFModel
import SPARQLSyntax

extension Evaluation {
    func patternFunction(_ function: BuiltIn, _ values: [Term]) throws(ExpressionError) -> Term {
        throw .typeError
    }

    func digest(_ function: BuiltIn, _ value: Term) throws(ExpressionError) -> Term {
        throw .typeError
    }
}
