import QuadStore
import RDFModel
import SPARQLSyntax
import Sorting
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
        let whole = PlanNode(table: table.relation, table.variables)
        let plans = table.relation.count > Planner.manyFound ? [whole] : orders(of: whole)
        for plan in plans { plan.note = ("TextSearch", "'\(pattern.query.lexicalForm)'") }
        return plans
    }
}

extension Planner {
    /// So many rows are put into an order only if a join wants it.
    private static let manyFound = 50_000
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

    /// Statements whose object was found: a column for each ``Part``.
    private struct Found {
        var columns = [[UInt64]](repeating: [], count: 4)
        var scores: [Double] = []

        /// Keeps the rows whose value in one column is wanted.
        mutating func keep(_ part: Part, _ isWanted: (UInt64) -> Bool) {
            let values = columns[part.rawValue]
            let places = values.indices.filter { isWanted(values[$0]) }
            for column in columns.indices { columns[column] = places.map { columns[column][$0] } }
            scores = places.map { scores[$0] }
        }
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
        let candidates = try search.candidates(query, of: properties, in: context.view) { try context.check() }
        var result = Result(outputs.map(\.variable), outputs.map(\.part.rawValue), limit: pattern.limit)
        guard let limit = pattern.limit, limit < candidates.count else {
            result.add(try found(candidates, query, properties))
            return result.table
        }
        // The best ones first, until there are enough.
        var rest = candidates
        while !rest.isEmpty, !result.isFull {
            let threshold = TextRows.threshold(rest, above: max(256, min(limit, rest.count) * 2))
            result.add(try found(rest.filter { $0.score >= threshold }, query, properties))
            rest.removeAll { $0.score >= threshold }
        }
        return result.table
    }

    /// A score that at least so many strings reach, and not many more; or all.
    private static func threshold(_ matches: [TextSearch.Match], above count: Int) -> Double {
        guard let first = matches.first, matches.count > count else { return -.infinity }
        var (least, greatest) = (first.score, first.score)
        for match in matches { (least, greatest) = (min(least, match.score), max(greatest, match.score)) }
        guard least < greatest else { return least }
        let bucketCount = 1024
        let width = (greatest - least) / Double(bucketCount)
        func bucket(_ score: Double) -> Int { min(bucketCount - 1, Int((score - least) / width)) }
        var counts = [Int](repeating: 0, count: bucketCount)
        for match in matches { counts[bucket(match.score)] += 1 }
        var (number, reached) = (bucketCount - 1, 0)
        while number > 0 {
            reached += counts[number]
            if reached >= count { break }
            number -= 1
        }
        let scores = matches.lazy.map(\.score).filter { bucket($0) >= number }
        return scores.min() ?? least
    }

    /// The statements of some strings, ascending by their ids.
    private func found(
        _ candidates: [TextSearch.Match], _ query: TextQuery, _ properties: [TermID]
    ) throws -> Found {
        let literals = candidates.map(\.literal)
        var found = Found()
        for property in properties {
            for source in sources {
                try source.forEach(property, literals, context) { number, thing, graph in
                    guard isNamed(graph) else { return }
                    found.columns[Part.thing.rawValue].append(thing)
                    found.columns[Part.score.rawValue].append(TermID(double: candidates[number].score)?.bits ?? 0)
                    found.columns[Part.literal.rawValue].append(literals[number].bits)
                    found.columns[Part.graph.rawValue].append(graph)
                    found.scores.append(candidates[number].score)
                }
            }
        }
        for (part, id) in known { found.keep(part) { $0 == id } }
        if query.needsConfirmation || pattern.query.language != nil {
            let ids = Set(found.columns[Part.literal.rawValue]).map { TermID(bits: $0) }
            let confirmed = try search.confirms(query, ids, language: pattern.query.language, in: context.view)
            found.keep(.literal) { confirmed.contains(TermID(bits: $0)) }
        }
        return found
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

    /// The rows of the result: each once, where the score is asked for without the string with the best one.
    private struct Result {
        private let variables: [Int]
        private let parts: [Int]
        private let keyParts: [Int]
        private let limit: Int?
        private var keys: RowSet
        private var relation: Relation

        init(_ variables: [Int], _ parts: [Int], limit: Int?) {
            self.variables = variables
            self.parts = parts
            self.limit = limit
            keyParts = parts.filter { $0 != Part.score.rawValue }
            keys = RowSet(columnCount: keyParts.count)
            relation = Relation(columnCount: parts.count)
        }

        /// Whether no more rows are wanted.
        var isFull: Bool { limit.map { relation.count >= $0 } ?? false }

        /// Adds what was found, the best first; each call brings what fits less than that of the call before.
        mutating func add(_ found: Found) {
            let scores = found.scores
            let isOrdered = limit != nil || keyParts.count < parts.count
            let places = isOrdered ? scores.indices.ordered { scores[$0] > scores[$1] } : Array(scores.indices)
            let keyColumns = keyParts.map { found.columns[$0] }
            for place in places {
                if isFull { return }
                let row = parts.map { found.columns[$0][place] }
                // One variable in two places has one value.
                let agrees = variables.indices.allSatisfy { column in
                    variables.firstIndex(of: variables[column]).map { row[$0] == row[column] } ?? true
                }
                if agrees, keys.insert(keyColumns, place).isNew { relation.append(row) }
            }
        }

        /// The rows, each variable once.
        var table: (relation: Relation, variables: [Int]) {
            let kept = variables.indices.filter { variables.firstIndex(of: variables[$0]) == $0 }
            var table = Relation(columnCount: kept.count)
            for row in 0..<relation.count { table.append(kept.map { relation.columns[$0][row] }) }
            return kept.count == variables.count ? (relation, variables) : (table, kept.map { variables[$0] })
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
