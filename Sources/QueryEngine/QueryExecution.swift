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
/// Used by one thread at a time. A query that nests unusually deep is planned, run and let go on a thread of its own,
/// which has the stack for it and for which the calling one waits.
public final class QueryExecution {
    let form: Query.Form
    private let columns: [Variable]
    /// The names of the result's columns, for `SELECT`.
    public let variables: [String]
    let context: QueryContext
    private(set) var plan: PlanNode
    private let options: ExecutionOptions
    let names: VariableNames
    /// The stack that everything which walks the plan runs on.
    let stack: TreeStack
    private let parameters: Substitution
    private var rows: Operator
    private var batch: Batch
    private let visible: [Int?]
    private var resultCount = 0

    /// Plans a query; nothing is read yet but counts.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - view: the quads.
    ///   - parameters: terms in the place of variables.
    ///   - options: limits, and what functions depend on.
    ///   - services: what asks other endpoints; `nil` if that is not allowed.
    /// - Throws: ``QueryError``, `ParameterError`, `StoreError`.
    public convenience init(
        _ query: Query, over view: QuadView, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil
    ) throws {
        let context = QueryContext(view, options, base: query.base)
        let dataset = try QueryDataset(query.dataset, context, union: options.unionDefaultGraph)
        let substitution = try parameters.substitution()
        try self.init(query.form, dataset, context, substitution, options, services, on: query.stack) {
            (query.algebra, query.body.visibleVariables)
        }
        try parameters.check(substitution)
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
        try self.init(.select, dataset, context, Substitution([:]), options, services, on: pattern.stack) {
            (pattern, pattern.visibleVariables.filter(\.isVisible))
        }
    }

    /// - Parameter pattern: gives what is evaluated, and the columns of the result; called on the stack.
    init(
        _ form: Query.Form, _ dataset: QueryDataset, _ context: QueryContext, _ parameters: Substitution,
        _ options: ExecutionOptions, _ services: ServiceClient?, on stack: TreeStack,
        _ pattern: () -> (Algebra, columns: [Variable])
    ) throws {
        self.form = form
        self.context = context
        self.options = options
        self.parameters = parameters
        self.stack = stack
        let names = VariableNames()
        self.names = names
        (plan, rows, columns) = try stack.run {
            let (algebra, columns) = pattern()
            let plan = try Planner(context, dataset, names, services: services).plan(
                parameters.isEmpty ? algebra : parameters(algebra), Scope(names: names))
            context.expectWork(plan.cost)
            return (plan, try plan.makeOperator(context), columns)
        }
        let rows = rows
        batch = rows.makeBatch()
        variables = columns.map(\.name)
        visible = columns.map { rows.column(of: names.number(of: $0)) }
        parameters.find(columns)
        parameters.find(form)
    }

    /// What the planner thinks that the run takes: about the number of rows that are touched.
    package var estimatedCost: Double { plan.cost }

    deinit {
        if stack == .ordinary { return }
        // Letting go of a deep plan goes as deep.
        stack.run { (plan, rows) = (.unit, Operator([], context)) }
    }

    /// The next rows of a `SELECT`, some thousand at a time; `nil` at the end.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public func nextRows() throws -> [[Term?]]? {
        guard try nextResults() else { return nil }
        let columns = try zip(visible, columns).map { place, variable -> [Term?]? in
            if let place { return try context.terms.terms(batch.columns[place][0..<batch.count]) }
            return parameters.term(of: variable).map { [Term?](repeating: $0, count: batch.count) }
        }
        return (0..<batch.count).map { row in columns.map { $0?[row] } }
    }

    /// Writes the next rows of a `SELECT`; `false` if there are no more.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    func writeRows(_ writer: inout CellWriter) throws -> Bool {
        guard try nextResults() else { return false }
        var cells: [[CellPlace]] = []
        cells.reserveCapacity(columns.count)
        for (place, variable) in zip(visible, columns) {
            if let place {
                cells.append(try context.terms.cells(batch.columns[place][0..<batch.count], &writer))
            } else {
                let cell = parameters.term(of: variable).map { writer.cell($0) } ?? .unbound
                cells.append([CellPlace](repeating: cell, count: batch.count))
            }
        }
        writer.rows(cells, count: batch.count)
        return true
    }

    /// Reads rows of the result and counts them.
    private func nextResults() throws -> Bool {
        guard try nextBatch() else { return false }
        resultCount += batch.count
        if let limit = options.limits.results, resultCount > limit { throw QueryError.tooManyResults(limit) }
        return true
    }

    /// Whether there is a solution at all, for `ASK`.
    public func hasSolution() throws -> Bool {
        try nextBatch()
    }

    private func nextBatch() throws -> Bool {
        try stack.run { try rows.next(&batch) }
    }

    /// Reads the solutions to their end and lets them go, for the counts of ``explanation``.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public func readAll() throws {
        try stack.run { while try rows.next(&batch) {} }
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
        try stack.run {
            switch form {
            case .construct(let template): try construct(template, take)
            case .describe(let things): try describe(things, take)
            case .select, .ask: break
            }
        }
    }

    /// The graph of a template (SPARQL 1.1 §16.2).
    @inline(never)
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
        let filling = TemplateFilling(names, rows, parameters, context)
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
    @inline(never)
    private func describe(_ things: [PatternTerm], _ body: (Triple) throws -> Void) throws {
        var pending: [Term] = []
        var places: [Int] = []
        for thing in things.isEmpty ? columns.map({ .variable($0) }) : things {
            switch thing {
            case .term(let term): pending.append(term)
            case .variable(let variable):
                if let term = parameters.term(of: variable) {
                    pending.append(term)
                } else if let column = rows.column(of: names.number(of: variable)) {
                    places.append(column)
                }
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
