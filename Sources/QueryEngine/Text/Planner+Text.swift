import QuadStore
import RDFModel
import SPARQLSyntax
import TextIndex

extension Planner {
    /// The rows of a text search, in the orders in which they may be read.
    ///
    /// The search is done now: it takes some milliseconds, and the plan is made for the rows that there are.
    func plans(of pattern: TextPattern, _ scope: Scope) throws -> [PlanNode] {
        guard let search = context.text else {
            throw QueryError.textSearch("yong:matches needs a text search, and the query was given none")
        }
        let table = try TextRows(pattern, scope, self, search).table()
        try context.use(table.relation.size, "a text search")
        let plans = orders(of: PlanNode(table: table.relation, table.variables))
        for plan in plans { plan.note = ("TextSearch", "'\(pattern.query.lexicalForm)'") }
        return plans
    }
}

/// Makes the rows of a text search: of each string that was found the things that have it in the active graph.
private struct TextRows {
    let pattern: TextPattern
    let scope: Scope
    let planner: Planner
    let search: TextSearch
    let context: QueryContext
    /// What each column of the result holds, and the terms that are known beforehand.
    private var outputs: [(part: Part, variable: Int)] = []
    private var known: [(part: Part, id: UInt64)] = []

    private enum Part: Int {
        case thing, score, literal, graph
    }

    /// A row; parts by ``Part``.
    private struct Row {
        var ids: InlineArray<4, UInt64>
        var score: Double
    }

    init(_ pattern: TextPattern, _ scope: Scope, _ planner: Planner, _ search: TextSearch) throws {
        self.pattern = pattern
        self.scope = scope
        self.planner = planner
        self.search = search
        context = planner.context
        for (part, place) in zip([Part.thing, .score, .literal], pattern.results) {
            switch place {
            case .term(let term): known.append((part, try context.terms.id(of: term)))
            case .variable(let variable): add(part, scope.names.number(of: variable))
            case .triple:
                throw QueryError.textSearch("in front of yong:matches stand variables and terms, and no triple terms")
            }
        }
        if case .variable(let variable) = scope.graph { outputs.append((.graph, variable)) }
    }

    private mutating func add(_ part: Part, _ variable: Int) {
        if let id = scope.bindings[variable] { known.append((part, id)) } else { outputs.append((part, variable)) }
    }

    // MARK: Rows

    func table() throws -> (relation: Relation, variables: [Int]) {
        let query = TextQuery(pattern.query.lexicalForm, analyzer: search.analyzer)
        let names = pattern.properties.isEmpty ? try search.properties(in: context.view) : pattern.properties
        let properties = try names.compactMap { try context.view.dictionary.id(of: .iri($0)) }
        var candidates = try search.candidates(query, of: properties, in: context.view)
        var result = Result(outputs.map(\.variable), outputs.map(\.part.rawValue))
        let limit = pattern.limit ?? .max
        guard limit < candidates.count else {
            for row in try rows(candidates, query, properties) { result.add(row.ids, row.score) }
            return result.sorted(limit)
        }
        // The best ones first, until there are enough.
        candidates.sort { ($1.score, $0.literal) < ($0.score, $1.literal) }
        var place = 0
        while place < candidates.count, result.count < limit {
            let end = min(candidates.count, place + max(256, limit * 2))
            let block = candidates[place..<end].sorted { $0.literal < $1.literal }
            for row in try rows(block, query, properties).sorted(by: { $0.score > $1.score }) {
                result.add(row.ids, row.score)
            }
            place = end
        }
        return result.sorted(limit)
    }

    /// The rows of some strings, ascending by their ids.
    private func rows(
        _ candidates: [TextSearch.Match], _ query: TextQuery, _ properties: [TermID]
    ) throws -> [Row] {
        var rows: [Row] = []
        var seen: Set<TermID> = []
        for property in properties {
            for source in sources {
                try source.forEach(property, candidates.map(\.literal), context) { number, thing, graph in
                    let match = candidates[number]
                    var row = Row(ids: [thing, 0, match.literal.bits, graph], score: match.score)
                    row.ids[Part.score.rawValue] = TermID(double: match.score)?.bits ?? 0
                    guard known.allSatisfy({ row.ids[$0.part.rawValue] == $0.id }), isNamed(graph) else { return }
                    seen.insert(match.literal)
                    rows.append(row)
                }
            }
        }
        let confirmed = try search.confirms(
            query, Array(seen), language: pattern.query.language, in: context.view)
        if confirmed.count < seen.count {
            rows.removeAll { !confirmed.contains(TermID(bits: $0.ids[Part.literal.rawValue])) }
        }
        return rows
    }

    private func isNamed(_ graph: UInt64) -> Bool {
        guard case .variable = scope.graph, let named = planner.dataset.named else { return true }
        return named.contains(graph)
    }

    /// Where the statements of the active graph stand.
    private var sources: [StatementSource] {
        switch scope.graph {
        case .named(let graph): return [StatementSource(graph: graph)]
        case .variable: return [StatementSource(permutation: .posg)]
        case .defaultGraph:
            switch planner.dataset.defaultGraph {
            case .stored: return [StatementSource(permutation: .pos)]
            case .union: return [StatementSource(permutation: .pos), StatementSource(permutation: .posg)]
            case .merge(let graphs): return graphs.map { StatementSource(graph: $0) }
            }
        }
    }

    /// The rows of the result: each once, where the score is not asked for with its string with the best one.
    private struct Result {
        private let variables: [Int]
        private let parts: [Int]
        private var places: [[UInt64]: Int] = [:]
        private var rows: [(ids: [UInt64], score: Double)] = []

        init(_ variables: [Int], _ parts: [Int]) {
            (self.variables, self.parts) = (variables, parts)
        }

        var count: Int { rows.count }

        mutating func add(_ ids: InlineArray<4, UInt64>, _ score: Double) {
            let row = parts.map { ids[$0] }
            // One variable in two places has one value.
            for (place, variable) in variables.enumerated() {
                if let first = variables.firstIndex(of: variable), row[first] != row[place] { return }
            }
            var key = row
            if let place = parts.firstIndex(of: Part.score.rawValue) { key[place] = 0 }
            if let known = places[key] {
                if rows[known].score < score { rows[known] = (row, score) }
            } else {
                places[key] = rows.count
                rows.append((row, score))
            }
        }

        /// The best rows.
        func sorted(_ limit: Int) -> (relation: Relation, variables: [Int]) {
            var best = rows
            best.sort { $0.score > $1.score }
            let kept = variables.indices.filter { variables.firstIndex(of: variables[$0]) == $0 }
            var relation = Relation(columnCount: kept.count)
            for row in best.prefix(limit) { relation.append(kept.map { row.ids[$0] }) }
            return (relation, kept.map { variables[$0] })
        }
    }
}

/// Statements by property and object.
private struct StatementSource {
    var permutation: Permutation
    var graph: UInt64?

    init(permutation: Permutation) { self.permutation = permutation }

    init(graph: UInt64) {
        permutation = .gpos
        self.graph = graph
    }

    /// Calls `body` with each statement of a property whose object is one of some, ascending, and that object's place.
    func forEach(
        _ property: TermID, _ objects: [TermID], _ context: QueryContext,
        _ body: (_ object: Int, _ thing: UInt64, _ graph: UInt64) -> Void
    ) throws {
        let prefix = (graph.map { [TermID(bits: $0)] } ?? []) + [property]
        let (objectColumn, thingColumn) = (prefix.count, prefix.count + 1)
        let columns = permutation == .posg ? [1, 2, 3] : [objectColumn, thingColumn]
        var scan = try context.view.scan(ScanRange(permutation, prefix: prefix), columns: columns)
        var batch = RowBatch(columnCount: scan.columnCount, capacity: 128)
        let seekPrefix = prefix.map(\.bits)
        var row = 0
        var isAtEnd = false
        for (number, object) in objects.enumerated() {
            if isAtEnd { return }
            while true {
                row = batch.columns[objectColumn].firstIndex(atLeast: object.bits, from: row, end: batch.count)
                if row < batch.count {
                    guard batch.columns[objectColumn][row] == object.bits else { break }
                    body(
                        number, batch.columns[thingColumn][row],
                        permutation == .posg ? batch.columns[3][row] : graph ?? 0)
                    row += 1
                    continue
                }
                try context.check()
                row = 0
                try scan.seek(seekPrefix + [object.bits])
                isAtEnd = try !scan.next(&batch)
                if isAtEnd { break }
            }
        }
    }
}
