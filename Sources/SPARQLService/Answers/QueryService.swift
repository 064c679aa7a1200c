public import QuadStore
public import QueryEngine
import RDFModel
import RDFSyntax
import SPARQLSyntax

/// Takes the pieces of an answer.
public protocol AnswerSink: Sendable {
    /// Begins an answer of a media type. What is thrown before it can still be told as an error.
    func begin(mediaType: String) throws
    /// Takes the next bytes.
    func write(_ bytes: [UInt8]) throws
}

/// Answers requests of the SPARQL protocol from a store. Knows nothing of sockets.
public struct QueryService: Sendable {
    private let store: Store
    private let options: ExecutionOptions

    /// - Parameters:
    ///   - store: what is asked; each request sees its last commit.
    ///   - options: limits of every query.
    public init(_ store: Store, options: ExecutionOptions = ExecutionOptions()) {
        self.store = store
        self.options = options
    }

    /// Answers a request.
    ///
    /// - Parameter cancellation: stops the query when nobody waits for its answer any more.
    /// - Throws: ``ProtocolError``, and what the sink throws.
    public func answer(_ request: ProtocolRequest, cancellation: Cancellation, to sink: some AnswerSink) throws {
        guard request.path == "/sparql" || request.path == "/sparql/" else {
            throw ProtocolError(status: 404, message: "there is nothing here; queries go to /sparql")
        }
        let query = try QueryRequest(request).parsed()
        let (mediaType, format) = try AnswerFormat.negotiated(request.accept, for: query.form)
        var options = options
        options.cancellation = cancellation
        let stream = AnswerStream(mediaType: mediaType, sink: sink)
        do {
            try query.withStack {
                let run = try QueryExecution(query, over: try store.snapshot(), options: options)
                try write(query, run, format, to: stream)
            }
            try stream.finish()
        } catch let error as QueryError {
            throw QueryService.refusal(error)
        } catch let error as ResultError {
            throw ProtocolError(status: 406, message: "\(error)")
        } catch let error as StoreError {
            throw ProtocolError(status: 500, message: "the store cannot be read: \(error)")
        }
    }

    private func write(
        _ query: Query, _ run: QueryExecution, _ format: AnswerFormat, to stream: AnswerStream<some AnswerSink>
    ) throws {
        switch format {
        case .solutions(let format):
            let writer = try SolutionWriter(format)
            if case .ask = query.form {
                try writer.boolean(run.hasSolution())
            } else {
                try writer.begin(run.variables)
                while let rows = try run.nextRows() {
                    for row in rows { try writer.row(row) }
                    try stream.write(try writer.take())
                }
            }
            try writer.end()
            try stream.write(try writer.take())
        case .graph(let format):
            var writer = RDFWriter(format: format, to: StreamedBytes(stream: stream), prefixes: query.prefixes)
            try run.forEachTriple { try writer.quad(Quad($0)) }
            try writer.finish()
        }
    }

    private static func refusal(_ error: QueryError) -> ProtocolError {
        switch error {
        case .timeout, .memory, .tooManyResults, .pattern:
            ProtocolError(status: 503, message: "\(error)", retryAfter: 60)
        case .cancelled: ProtocolError(status: 503, message: "\(error)")
        case .service: ProtocolError(status: 500, message: "\(error)")
        case .textSearch: ProtocolError(status: 400, message: "\(error)")
        }
    }
}

/// Gathers small pieces, and begins the answer with the first large one: an error in front of it is still told.
private final class AnswerStream<Sink: AnswerSink> {
    private let mediaType: String
    private let sink: Sink
    private var pending: [UInt8] = []
    private var hasBegun = false

    /// So many bytes go on at a time.
    private let size = 1 << 16

    init(mediaType: String, sink: Sink) {
        self.mediaType = mediaType
        self.sink = sink
    }

    func write(_ bytes: [UInt8]) throws {
        if pending.isEmpty { pending = bytes } else { pending += bytes }
        if pending.count >= size { try flush() }
    }

    func finish() throws {
        if !pending.isEmpty || !hasBegun { try flush() }
    }

    private func flush() throws {
        if !hasBegun {
            hasBegun = true
            try sink.begin(mediaType: mediaType)
        }
        let bytes = pending
        pending = []
        try sink.write(bytes)
    }
}

/// Lets a writer of RDF write to an answer.
private struct StreamedBytes<Sink: AnswerSink>: ByteSink {
    let stream: AnswerStream<Sink>

    mutating func write(_ bytes: [UInt8]) throws { try stream.write(bytes) }
}
