import RDFModel
import TextIndex

/// The function `yong:contains(text, query)` of one run of a query: whether a string holds what a query looks for. What is
/// no string is an error.
final class TextCondition {
    private let search: TextSearch
    private var queries: [Literal: TextQuery] = [:]

    init(_ search: TextSearch) {
        self.search = search
    }

    /// The answer; `nil` for an error.
    func holds(_ arguments: [Term]) -> Term? {
        guard arguments.count == 2, let text = arguments[0].literal, let query = arguments[1].literal, text.isText,
            query.isText
        else { return nil }
        return search.contains(text, parsed(query), language: query.language).term
    }

    private func parsed(_ query: Literal) -> TextQuery {
        if let known = queries[query] { return known }
        let parsed = TextQuery(query.lexicalForm, analyzer: search.analyzer)
        if queries.count >= 1024 { queries.removeAll() }
        queries[query] = parsed
        return parsed
    }
}
