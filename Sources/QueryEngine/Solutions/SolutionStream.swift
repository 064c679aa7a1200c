internal import SPARQLSyntax
internal import Synchronization

/// The solutions of a `SELECT` as an asynchronous sequence.
///
/// ```swift
/// for try await row in store.solutions("SELECT ?s ?o { ?s ?p ?o }") { await send(row) }
/// ```
///
/// Each iteration runs the query anew. Some thousand rows are made when one is asked for that is not there, on a thread
/// beside those of the tasks, which the task awaits: so no task holds up others while the store works, a slow reader
/// holds the query up, and memory stays bounded; the time that it takes counts for a timeout. The snapshot is let go with the iterator. A task that is cancelled gets
/// `QueryError.cancelled`, as soon as the query looks up, within some milliseconds.
public struct SolutionStream: AsyncSequence, Sendable {
    /// A row.
    public typealias Element = Solution

    /// Goes through the rows.
    public struct Iterator: AsyncIteratorProtocol {
        private let reader: StreamReader

        fileprivate init(_ reader: StreamReader) { self.reader = reader }

        /// The next row; `nil` at the end.
        ///
        /// - Throws: as `QuadView.query(_:parameters:options:services:)`; `QueryError.cancelled` in a cancelled task.
        public mutating func next() async throws -> Solution? { try await reader.next(isolation: nil) }

        /// The same without a change of threads for rows that have been read.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Solution? {
            try await reader.next(isolation: actor)
        }
    }

    fileprivate let work: @Sendable (Cancellation) throws -> sending SolutionRows
    fileprivate let cancellation: Cancellation?

    /// Starts the query.
    public func makeAsyncIterator() -> Iterator { Iterator(StreamReader(self)) }
}

extension QueryableStore {
    /// The solutions of a `SELECT`, read as the task that asks for them goes on. An error in the text comes with the
    /// first row.
    ///
    /// - Parameters: those of ``query(_:parameters:options:services:)``.
    public func solutions(
        _ query: some QuerySource, parameters: QueryParameters = [:],
        options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil
    ) -> SolutionStream {
        SolutionStream(
            work: { [self] cancellation in
                var options = options
                options.cancellation = cancellation
                return try view().query(query, parameters: parameters, options: options, services: services)
            }, cancellation: options.cancellation)
    }
}

/// The reading side of a stream: what an iterator holds.
private final class StreamReader: Sendable {
    private struct State {
        var rows: SolutionRows?
        var batch: [Solution] = []
        var place = 0
    }

    private let state = Mutex(State())
    private let work: @Sendable (Cancellation) throws -> sending SolutionRows
    private let cancellation: Cancellation

    init(_ stream: SolutionStream) {
        work = stream.work
        cancellation = stream.cancellation ?? Cancellation()
    }

    func next(isolation actor: isolated (any Actor)?) async throws -> Solution? {
        if let row = take() { return row }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                LargeStack.detach { continuation.resume(with: Result { try self.load() }) }
            }
        } onCancel: {
            cancellation.cancel()
        }
        return take()
    }

    /// A row that has been read.
    private func take() -> Solution? {
        state.withLock { state in
            guard state.place < state.batch.count else { return nil }
            defer { state.place += 1 }
            return state.batch[state.place]
        }
    }

    /// Reads the next rows; on a thread of its own.
    private func load() throws {
        try state.withLock { state in
            let rows = try state.rows ?? work(cancellation)
            state.rows = rows
            state.batch = try rows.nextBatch() ?? []
            state.place = 0
            if cancellation.isCancelled { throw QueryError.cancelled }
        }
    }
}
