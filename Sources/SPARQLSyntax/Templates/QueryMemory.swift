package import RDFModel
internal import Synchronization

/// Reads queries, and remembers how the last ones were read: a text that differs from one of those in the name of a thing
/// alone (``QueryTemplate``) is not read again.
package final class QueryMemory: Sendable {
    private let templates = Mutex<[QueryTemplate]>([])
    /// So many are remembered: each is compared with the texts that come.
    private static let most = 8
    /// Longer texts are not.
    private static let longest = 4096

    /// Remembers nothing yet.
    package init() {}

    /// Reads a query.
    ///
    /// - Throws: `SPARQLSyntaxError`.
    package func query(_ text: String, base: IRI?) throws(SPARQLSyntaxError) -> Query {
        func read() throws(SPARQLSyntaxError) -> Query { try Query(text, options: QueryOptions(base: base)) }
        guard text.utf8.count <= QueryMemory.longest else { return try read() }
        for template in templates.withLock({ $0 }) {
            if let query = try template.query(for: text, base: base, read) { return query }
        }
        let query = try read()
        if let template = QueryTemplate(text, query, base: base) {
            templates.withLock { templates in
                templates.insert(template, at: 0)
                if templates.count > QueryMemory.most { templates.removeLast() }
            }
        }
        return query
    }
}
