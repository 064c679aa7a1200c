public import QuadStore
public import RDFModel
public import SPARQLSyntax

/// A store that answers queries and takes updates, on disk or in memory. Any thread may ask.
public protocol QueryableStore: AnyObject, Sendable {
    /// A view of the last commit.
    func view() throws -> QuadView

    /// Runs `body` in a transaction; what it throws leaves the store as it was. It may run twice.
    func change<Value>(_ body: (any EditableQuads) throws -> Value) throws -> Value
}

extension Store: QueryableStore {
    /// A snapshot.
    public func view() throws -> QuadView { try snapshot() }

    /// Runs `body` in a transaction.
    public func change<Value>(_ body: (any EditableQuads) throws -> Value) throws -> Value {
        try write { try body($0) }
    }
}

extension MemoryStore: QueryableStore {
    /// A snapshot.
    public func view() -> QuadView { snapshot() }

    /// Runs `body` in a transaction.
    public func change<Value>(_ body: (any EditableQuads) throws -> Value) throws -> Value {
        try write { try body($0) }
    }
}

extension QueryableStore {
    /// The solutions of a `SELECT` in the last commit; see `QuadView.query(_:parameters:options:services:)`.
    public func query(
        _ query: some QuerySource, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil
    ) throws -> SolutionRows {
        try view().query(query, parameters: parameters, options: options, services: services)
    }

    /// Whether an `ASK` has a solution in the last commit; see `QuadView.ask(_:parameters:options:services:)`.
    public func ask(
        _ query: some QuerySource, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil
    ) throws -> Bool {
        try view().ask(query, parameters: parameters, options: options, services: services)
    }

    /// The triples of a `CONSTRUCT` or `DESCRIBE`; see `QuadView.triples(_:parameters:options:services:)`.
    public func triples(
        _ query: some QuerySource, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil
    ) throws -> [Triple] {
        try view().triples(query, parameters: parameters, options: options, services: services)
    }

    /// Does all operations of an update request in one transaction, or none.
    ///
    /// ```swift
    /// try store.update("DELETE { ?s rdfs:label ?old } INSERT { ?s rdfs:label ?new } WHERE { ?s rdfs:label ?old }",
    ///     parameters: ["s": person, "new": "a new name"])
    /// ```
    ///
    /// - Parameters:
    ///   - update: the request, as text or read.
    ///   - parameters: terms in the place of variables, in the patterns and templates of all operations.
    ///   - options: limits of time and memory for each operation.
    ///   - services: what asks other endpoints; `nil` if that is not allowed.
    ///   - loader: what fetches documents for `LOAD`; `nil` if that is not allowed.
    /// - Throws: `SPARQLSyntaxError`, `ParameterError`, ``QueryError``, ``UpdateError``, `StoreError`.
    @discardableResult
    public func update(
        _ update: some UpdateSource, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil,
        loader: UpdateExecution.Loader? = nil
    ) throws -> UpdateExecution.Counts {
        let update = try update.parsedUpdate()
        return try change { quads in
            try UpdateExecution(on: quads, options: options, services: services, loader: loader)
                .run(update, parameters: parameters)
        }
    }
}

/// An update request as a text or as one that has been read.
public protocol UpdateSource: Sendable {
    /// The request.
    ///
    /// - Throws: `SPARQLSyntaxError` for a text that is none.
    func parsedUpdate() throws -> Update
}

extension String: UpdateSource {
    /// Reads the text; well-known prefixes need not be declared.
    public func parsedUpdate() throws -> Update { try Update(self) }
}

extension Update: UpdateSource {
    /// The request itself.
    public func parsedUpdate() -> Update { self }
}
