internal import RDFToolkit
internal import Synchronization

/// The classes and properties that data uses, the most frequent first.
struct Vocabulary: Sendable {
    /// The classes.
    var classes: [String] = []
    /// The properties.
    var properties: [String] = []
}

/// Looks for the vocabulary while the person writes.
final class VocabularySearch: Sendable {
    private let found = Mutex(Vocabulary())
    private let cancellation = Cancellation()

    /// How long a look may take: on large data it is given up, and nothing is known.
    private static let limit = Duration.seconds(20)
    /// How many classes, and how many properties, are kept.
    private static let count = 5000

    /// What is known by now.
    var vocabulary: Vocabulary { found.withLock { $0 } }

    /// Begins to look. Data in all graphs counts.
    func start(_ target: any QueryTarget) {
        var options = ExecutionOptions()
        options.limits.timeout = VocabularySearch.limit
        options.cancellation = cancellation
        options.unionDefaultGraph = true
        Task.detached(priority: .background) { [options] in
            let classes = VocabularySearch.names("?s a ?x", target, options)
            self.found.withLock { $0.classes = classes }
            let properties = VocabularySearch.names("?s ?x ?o", target, options)
            self.found.withLock { $0.properties = properties }
        }
    }

    /// Ends the look.
    func stop() { cancellation.cancel() }

    private static func names(
        _ pattern: String, _ target: any QueryTarget, _ options: ExecutionOptions
    ) -> [String] {
        let text = "SELECT ?x { \(pattern) } GROUP BY ?x ORDER BY DESC(COUNT(*)) LIMIT \(count)"
        guard let query = try? ParsedQuery(text),
            case .solutions(_, let next)? = try? target.answer(query, options: options)
        else { return [] }
        var names: [String] = []
        while let rows = try? next() { names += rows.compactMap { $0[0]?.iri?.text } }
        return names
    }
}
