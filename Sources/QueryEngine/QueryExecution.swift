public import QuadStore
public import RDFModel
public import SPARQLSyntax

/// One run of a query over a view of quads. Rows come as they are asked for.
///
/// ```swift
/// let run = try QueryExecution(Query("SELECT * { ?s ?p ?o }"), over: store.snapshot())
/// while let rows = try run.nextRows() { rows.forEach(show) }
/// ```
///
/// Used by one thread at a time.
public final class QueryExecution {
    private let form: Query.Form
    private let columns: [Variable]
    /// The names of the result's columns, for `SELECT`.
    public let variables: [String]
    let context: QueryContext
    let plan: PlanNode
    private let options: ExecutionOptions
    let names: VariableNames
    private let rows: Operator
    private var batch: Batch
    private let visible: [Int?]
    private var resultCount = 0

    /// Plans a query; nothing is read yet but counts.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public convenience init(
        _ query: Query, over view: QuadView, options: ExecutionOptions = ExecutionOptions(),
        services: ServiceClient? = nil
    ) throws {
        let context = QueryContext(view, options, base: query.base)
        let dataset = try QueryDataset(query.dataset, context, union: options.unionDefaultGraph)
        try self.init(
            query.algebra, query.form, query.body.visibleVariables, dataset, context, options, services)
    }

    /// Plans a pattern, whose solutions have a column for each variable that it may bind: what an endpoint answers to
    /// `SERVICE`.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public convenience init(
        pattern: Algebra, over view: QuadView, options: ExecutionOptions = ExecutionOptions(),
        services: ServiceClient? = nil
    ) throws {
        let context = QueryContext(view, options, base: nil)
        let dataset = try QueryDataset(nil, context, union: options.unionDefaultGraph)
        try self.init(
            pattern, .select, pattern.visibleVariables.filter(\.isVisible), dataset, context, options, services)
    }

    init(
        _ algebra: Algebra, _ form: Query.Form, _ columns: [Variable], _ dataset: QueryDataset, _ context: QueryContext,
        _ options: ExecutionOptions, _ services: ServiceClient?
    ) throws {
        self.form = form
        self.context = context
        self.options = options
        self.columns = columns
        let names = VariableNames()
        self.names = names
        plan = try Planner(context, dataset, services: services).plan(algebra, Scope(names: names))
        let rows = try plan.makeOperator(context)
        self.rows = rows
        batch = rows.makeBatch()
        variables = columns.map(\.name)
        visible = columns.map { rows.column(of: names.number(of: $0)) }
    }

    /// The next rows of a `SELECT`, some thousand at a time; `nil` at the end.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public func nextRows() throws -> [[Term?]]? {
        guard try rows.next(&batch) else { return nil }
        resultCount += batch.count
        if let limit = options.limits.results, resultCount > limit { throw QueryError.tooManyResults(limit) }
        let columns = try visible.map { column in
            try column.map { try context.terms.terms(batch.columns[$0][0..<batch.count]) }
        }
        return (0..<batch.count).map { row in columns.map { $0?[row] } }
    }

    /// Whether there is a solution at all, for `ASK`.
    public func hasSolution() throws -> Bool {
        try rows.next(&batch)
    }

    /// Reads the solutions to their end and lets them go, for the counts of ``explanation``.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public func readAll() throws {
        while try rows.next(&batch) {}
    }

    /// The whole result.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public func result() throws -> QueryResult {
        switch form {
        case .select:
            var all: [[Term?]] = []
            while let next = try nextRows() { all += next }
            return .solutions(Solutions(variables: variables, rows: all))
        case .ask: return .boolean(try hasSolution())
        case .construct, .describe:
            var triples: [Triple] = []
            try forEachTriple { triples.append($0) }
            return .graph(triples)
        }
    }

    /// Calls `body` with each triple of a `CONSTRUCT` or `DESCRIBE` once.
    ///
    /// - Throws: ``QueryError``, `StoreError`, what `body` throws.
    public func forEachTriple(_ body: (Triple) throws -> Void) throws {
        var count = 0
        func take(_ triple: Triple) throws {
            count += 1
            if let limit = options.limits.results, count > limit { throw QueryError.tooManyResults(limit) }
            try body(triple)
        }
        switch form {
        case .construct(let template): try construct(template, take)
        case .describe(let things): try describe(things, take)
        case .select, .ask: break
        }
    }

    /// The graph of a template (SPARQL 1.1 §16.2).
    private func construct(_ template: [TriplePattern], _ body: (Triple) throws -> Void) throws {
        var seen: Set<Triple> = []
        try forEachFilling { filling in
            for pattern in template {
                if let triple = filling.triple(pattern), seen.insert(triple).inserted { try body(triple) }
            }
        }
    }

    /// Calls `body` for each row, with what fills templates by its values.
    func forEachFilling(_ body: (TemplateFilling) throws -> Void) throws {
        let filling = TemplateFilling(names, rows, context)
        while try rows.next(&batch) {
            try filling.look(at: batch)
            for row in 0..<batch.count {
                filling.start(row)
                try body(filling)
            }
        }
    }

    /// The concise bounded description of the things that the solutions name: their statements in the default graph,
    /// and those of the blank nodes that they lead to.
    private func describe(_ things: [PatternTerm], _ body: (Triple) throws -> Void) throws {
        var pending: [Term] = []
        var places: [Int] = []
        for thing in things.isEmpty ? columns.map({ .variable($0) }) : things {
            switch thing {
            case .term(let term): pending.append(term)
            case .variable(let variable):
                if let column = rows.column(of: names.number(of: variable)) { places.append(column) }
            case .triple: break
            }
        }
        var ids: Set<UInt64> = []
        if !places.isEmpty || pending.isEmpty {
            while try rows.next(&batch) {
                for column in places {
                    for row in 0..<batch.count where ids.insert(batch.columns[column][row]).inserted {
                        if let term = try context.terms.term(batch.columns[column][row]) { pending.append(term) }
                    }
                }
            }
        }
        var described: Set<Term> = []
        var next = 0
        while next < pending.count {
            let thing = pending[next]
            next += 1
            guard thing.literal == nil, described.insert(thing).inserted else { continue }
            try context.view.forEach(
                QuadPattern(subject: thing, in: options.unionDefaultGraph ? .all : .defaultGraph)
            ) { quad in
                try body(quad.triple)
                if quad.object.blankNode != nil { pending.append(quad.object) }
            }
        }
    }
}

extension QueryDataset {
    /// The dataset that a query describes (SPARQL 1.1 §13.2).
    init(_ clause: DatasetClause?, _ context: QueryContext, union: Bool) throws {
        guard let clause else {
            self.init(defaultGraph: union ? .union : .stored, named: nil)
            return
        }
        func ids(_ names: [IRI]) throws -> [UInt64] {
            var seen: Set<UInt64> = []
            return try names.map { try context.terms.id(of: .iri($0)) }.filter { seen.insert($0).inserted }
        }
        self.init(defaultGraph: .merge(try ids(clause.defaultGraphs)), named: Set(try ids(clause.namedGraphs)))
    }
}
