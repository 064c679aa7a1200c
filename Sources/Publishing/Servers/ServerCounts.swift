internal import RDFModel
internal import RDFToolkit
internal import SPARQLSyntax
internal import Sorting

/// Asks a server how many statements its graphs hold, and compares.
struct ServerCounts {
    let endpoint: SPARQLEndpoint
    /// Asks once more where that may help.
    let retry: RetryPolicy

    /// Compares what was sent with what is held.
    ///
    /// - Parameter replaced: whether the graphs may hold nothing else.
    /// - Throws: ``PublishingError/missing(graph:sent:held:graphs:)`` for the first graph that does not hold what was
    ///   sent, what asking throws.
    func verify(_ sent: [IRI?: Int], replaced: Bool) throws -> [PublishingReport.Surplus] {
        let held = try named(sent)
        var wrong: [(graph: IRI?, sent: Int, held: Int)] = []
        var surplus: [PublishingReport.Surplus] = []
        for (graph, count) in sent.ordered(by: {
            ($0.key?.text ?? "").utf8.lexicographicallyPrecedes(($1.key?.text ?? "").utf8)
        }) {
            let found = try held[graph] ?? self.count(graph)
            if found < count || replaced && found != count {
                wrong.append((graph, count, found))
            } else if found > count {
                surplus.append(PublishingReport.Surplus(graph: graph, sent: count, held: found))
            }
        }
        if let first = wrong.first {
            throw PublishingError.missing(graph: first.graph, sent: first.sent, held: first.held, graphs: wrong.count)
        }
        return surplus
    }

    /// The counts of all named graphs in one answer, where there are many. A server that cuts answers short leaves some
    /// out, which are then asked for alone.
    private func named(_ sent: [IRI?: Int]) throws -> [IRI?: Int] {
        guard sent.count > 8 else { return [:] }
        let rows = try solutions("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        var counts: [IRI?: Int] = [:]
        for row in rows.rows where row.count == 2 {
            if let graph = row[0]?.iri, let number = row[1]?.literal.flatMap({ Int($0.lexicalForm) }) {
                counts[graph] = number
            }
        }
        return counts
    }

    private func count(_ graph: IRI?) throws -> Int {
        let pattern = graph.map { "GRAPH <\($0)> { ?s ?p ?o }" } ?? "?s ?p ?o"
        let rows = try solutions("SELECT (COUNT(*) AS ?n) { \(pattern) }").rows
        guard let number = rows.first?.first.flatMap({ $0 })?.literal.flatMap({ Int($0.lexicalForm) }) else {
            throw RemoteError.malformed(url: endpoint.url, reason: "the answer has no number")
        }
        return number
    }

    private func solutions(_ query: String) throws -> Solutions {
        try retry.run {
            do {
                return .done(try endpoint.solutions(of: query))
            } catch let error as RemoteError {
                guard case .status(_, let status, _) = error, RetryPolicy.mayPass(status: status) else { throw error }
                return .again(error, after: nil)
            }
        }
    }
}
