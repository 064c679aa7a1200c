public import QuadStore
public import RDFModel
public import SPARQLSyntax

/// The solutions of a `SELECT`, one after another, read as they are asked for.
///
/// ```swift
/// let rows = try store.query("SELECT ?name { ?p a yong:Person ; rdfs:label ?name }")
/// while let row = try rows.next() { show(row["name"]) }
/// ```
///
/// It keeps the state of the store that it began with. Used by one thread at a time.
public final class SolutionRows {
    private let run: QueryExecution
    private let columns: SolutionColumns
    private var pending: [[Term?]] = []
    private var place = 0

    init(_ run: QueryExecution) {
        self.run = run
        columns = SolutionColumns(run.variables)
    }

    /// The names of the columns without `?`.
    public var variables: [String] { columns.names }

    /// The next solution; `nil` at the end.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public func next() throws -> Solution? {
        while place == pending.count {
            guard let rows = try run.nextRows() else { return nil }
            (pending, place) = (rows, 0)
        }
        defer { place += 1 }
        return Solution(columns, pending[place])
    }

    /// Some thousand solutions; `nil` at the end.
    func nextBatch() throws -> [Solution]? {
        try run.nextRows().map { rows in rows.map { Solution(columns, $0) } }
    }

    /// The solutions that are left.
    ///
    /// - Throws: ``QueryError``, `StoreError`.
    public func all() throws -> [Solution] {
        var rows: [Solution] = []
        while let row = try next() { rows.append(row) }
        return rows
    }

    /// The solutions that are left as values of a type; see ``SolutionDecoding``.
    ///
    /// - Throws: ``QueryError``, ``SolutionError``, `StoreError`.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> [Value] {
        var values: [Value] = []
        while let row = try next() { values.append(try row.decode(type)) }
        return values
    }
}

/// A query as a text or as one that has been read.
public protocol QuerySource: Sendable {
    /// The query.
    ///
    /// - Throws: `SPARQLSyntaxError` for a text that is none.
    func parsedQuery() throws -> Query
}

extension String: QuerySource {
    /// Reads the text; well-known prefixes need not be declared.
    public func parsedQuery() throws -> Query { try Query(self) }
}

extension Query: QuerySource {
    /// The query itself.
    public func parsedQuery() -> Query { self }
}

extension QuadView {
    /// The solutions of a `SELECT`.
    ///
    /// - Parameters:
    ///   - query: the query, as text or read.
    ///   - parameters: terms in the place of variables; what comes from outside of the program belongs here and never
    ///     into the text.
    ///   - options: limits of time, memory and rows, and what stops the query.
    ///   - services: what asks other endpoints; `nil` if that is not allowed.
    /// - Throws: `SPARQLSyntaxError`, `ParameterError`, ``QueryError``, `StoreError`, ``SolutionError/form(asked:query:)``
    ///   for a query of another form.
    public func query(
        _ query: some QuerySource, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil
    ) throws -> SolutionRows {
        let query = try query.parsedQuery()
        guard case .select = query.form else { throw query.otherForm("a table") }
        return SolutionRows(
            try QueryExecution(query, over: self, parameters: parameters, options: options, services: services))
    }

    /// Whether an `ASK` has a solution. The parameters are those of ``query(_:parameters:options:services:)``.
    ///
    /// - Throws: as ``query(_:parameters:options:services:)``.
    public func ask(
        _ query: some QuerySource, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil
    ) throws -> Bool {
        let query = try query.parsedQuery()
        guard case .ask = query.form else { throw query.otherForm("a truth value") }
        return try QueryExecution(query, over: self, parameters: parameters, options: options, services: services)
            .hasSolution()
    }

    /// The triples of a `CONSTRUCT` or `DESCRIBE`, each once. The parameters are those of
    /// ``query(_:parameters:options:services:)``.
    ///
    /// - Throws: as ``query(_:parameters:options:services:)``.
    public func triples(
        _ query: some QuerySource, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil
    ) throws -> [Triple] {
        let query = try query.parsedQuery()
        switch query.form {
        case .construct, .describe: break
        case .select, .ask: throw query.otherForm("a graph")
        }
        let run = try QueryExecution(
            query, over: self, parameters: parameters, options: options, services: services)
        var triples: [Triple] = []
        try run.forEachTriple { triples.append($0) }
        return triples
    }
}

extension Query {
    func otherForm(_ asked: String) -> SolutionError {
        let name =
            switch form {
            case .select: "SELECT"
            case .ask: "ASK"
            case .construct: "CONSTRUCT"
            case .describe: "DESCRIBE"
            }
        return .form(asked: asked, query: name)
    }
}
