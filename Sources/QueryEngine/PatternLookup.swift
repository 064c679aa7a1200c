package import QuadStore
import RDFModel
package import SPARQLSyntax

/// A `SELECT` of one triple pattern over the default graph, as servers are asked for the statements of one thing: there
/// is one way to read it, so that it needs neither plan nor operators.
///
/// What it writes is what a ``QueryExecution`` of the same query writes.
package struct PatternLookup {
    /// The names of the result's columns.
    private let variables: [String]
    private let view: QuadView
    /// The statements; `nil` if the pattern holds a term that the store does not know.
    private var range: ScanRange?
    /// The column of the permutation for each of the result's.
    private var columns: [Int] = []
    /// How many rows there are.
    private var count = 0

    /// - Parameters:
    ///   - query: a query.
    ///   - view: the quads.
    ///   - options: how it would be run.
    ///   - most: how many rows there may be.
    /// - Returns: `nil` for any other query, or one with more rows.
    package init?(_ query: Query, over view: QuadView, _ options: ExecutionOptions, most: Int) throws(StoreError) {
        guard let triple = PatternLookup.pattern(of: query), !options.unionDefaultGraph else { return nil }
        let places = [triple.subject, triple.predicate, triple.object]
        let names = places.compactMap(\.variable)
        let projected = query.body.projection.items?.map(\.variable) ?? names
        guard PatternLookup.areDistinct(names), PatternLookup.areDistinct(projected),
            projected.allSatisfy({ names.contains($0) })
        else { return nil }
        variables = projected.map(\.name)
        self.view = view
        var leaf = TriplePatternLeaf(slots: [], isDefault: true)
        leaf.slots.reserveCapacity(4)
        for (place, part) in places.enumerated() {
            switch part {
            case .variable(let variable):
                leaf.slots.append(.variable(projected.firstIndex(of: variable) ?? places.count + place))
            case .term(let term):
                // A blank node of a query is a variable.
                if term.blankNode != nil { return nil }
                guard let id = try view.dictionary.id(of: term) else { return }
                leaf.slots.append(.constant(id.bits))
            case .triple: return nil
            }
        }
        leaf.slots.append(.any)
        guard let range = leaf.cheapestRange(view) else { return nil }
        count = try view.count(range)
        guard count <= most, count <= options.limits.results ?? .max else { return nil }
        self.range = range
        let positions = range.permutation.positions
        columns = projected.indices.map { number in
            positions.firstIndex { leaf.slots[$0.rawValue] == .variable(number) } ?? 0
        }
    }

    /// The one pattern of a query that has nothing beside it.
    private static func pattern(of query: Query) -> TriplePattern? {
        let body = query.body
        guard query.form == .select, query.dataset == nil, body.projection.duplicates == .keep, body.values == nil,
            body.modifiers == SolutionModifiers(), body.pattern.elements.count == 1,
            case .triple(let triple) = body.pattern.elements[0], !TextPattern.isSearch(triple),
            body.projection.items?.allSatisfy({ $0.expression == nil }) ?? true
        else { return nil }
        return triple
    }

    private static func areDistinct(_ variables: [Variable]) -> Bool {
        variables.indices.allSatisfy { !variables[..<$0].contains(variables[$0]) }
    }

    /// Writes the rows.
    ///
    /// - Returns: `nil` if the format is one that is written term by term, or if there are more bytes than `most`.
    /// - Throws: `StoreError`, `ResultError`.
    package func results(_ format: ResultFormat, most: Int) throws -> [UInt8]? {
        guard var writer = CellWriter(format) else { return nil }
        try writer.begin(variables)
        if let range, count > 0 {
            let terms = QueryTerms(view.dictionary)
            var scan = try view.scan(range, columns: columns)
            var rows = RowBatch(columnCount: scan.columnCount, capacity: min(count, 64))
            while try scan.next(&rows) {
                // All columns together: the dictionary is asked once.
                var ids: [UInt64] = []
                ids.reserveCapacity(columns.count * rows.count)
                for column in columns { ids += rows.columns[column][..<rows.count] }
                let cells = try terms.cells(ids[...], &writer)
                let starts = columns.indices.map { $0 * rows.count }
                writer.rows(starts.map { Array(cells[$0..<$0 + rows.count]) }, count: rows.count)
                if writer.size > most { return nil }
            }
        }
        try writer.end()
        return try writer.take()
    }
}
