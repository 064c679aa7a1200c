#if Server
    internal import Compression
    internal import HTTPTypes
    internal import QuadStore
    internal import QueryEngine
    internal import RDFModel
    internal import RDFSyntax
    internal import SPARQLSyntax

    /// A query that was read, and how its answer will be sent.
    final class PreparedQuery {
        /// The query.
        let query: Query
        /// How it is written.
        let format: AnswerFormat
        /// What the client sees of that.
        private(set) var variant: AnswerVariant
        private let options: ExecutionOptions
        private let services: ServiceClient?

        /// Reads a query.
        ///
        /// - Throws: ``ProtocolError``: 400, 406.
        init(
            _ text: String, _ dataset: DatasetClause, of request: EndpointRequest, _ service: EndpointService
        ) throws(ProtocolError) {
            let settings = service.settings
            query = try Query(text, dataset, base: settings.base(of: request), service.memory)
            let (mediaType, format) = try AnswerFormat.negotiated(request.accept, for: query.form)
            self.format = format
            variant = AnswerVariant(
                mark: service.mark, mediaType: mediaType,
                compression: .negotiated(request.acceptEncoding), origin: settings.allowedOrigin)
            options = settings.execution
            services = service.services
            let words = PreparedQuery.words.standing(in: text)
            mayAskServices = words.contains(0)
            isRepeatable = request.isRead && words.isEmpty
        }

        /// `SERVICE`, and the functions that give something else each time.
        private static let words = AnyCaseWords(["service", "now", "rand", "uuid", "bnode"])

        /// Whether it asks, or seems to ask, other endpoints.
        let mayAskServices: Bool
        /// Whether it calls nothing, and does not seem to, that gives something else each time.
        private let isRepeatable: Bool

        /// Binds the answer to a commit.
        func look(at snapshot: Snapshot) {
            if isRepeatable { variant.commit = snapshot.commit }
        }

        /// Plans the query.
        ///
        /// - Parameter processorTime: how much of it the run may take, on this thread alone.
        /// - Throws: `QueryError`, `StoreError`.
        func execution(
            over snapshot: Snapshot, _ cancellation: Cancellation?, within processorTime: Duration? = nil
        ) throws -> QueryExecution {
            var options = options
            options.cancellation = cancellation
            if let processorTime {
                options.limits.processorTime = processorTime
                options.threads = 1
            }
            return try QueryExecution(query, over: snapshot, options: options, services: services)
        }

        /// The answer to a query for the few statements that match one pattern; `nil` for any other, and for one whose
        /// answer is written in another way or has more bytes than `most`.
        ///
        /// - Throws: `StoreError`, `ResultError`.
        func lookup(over snapshot: Snapshot, most: Int) throws -> EndpointAnswer? {
            guard case .solutions(let format) = format,
                let lookup = try PatternLookup(query, over: snapshot, options, most: PreparedQuery.mostLookedUp),
                let body = try lookup.results(format, most: most)
            else { return nil }
            let head = HTTPResponse(status: .ok, headerFields: variant.fields)
            guard let compression = variant.compression else { return EndpointAnswer(head, body) }
            let answer = QuickAnswer()
            let stream = try AnswerStream(head, compressed: compression, to: answer)
            try stream.write(body)
            try stream.finish()
            return answer.answer
        }

        /// More rows are read by a plan.
        private static let mostLookedUp = 256

        /// Runs the query to its end.
        ///
        /// - Throws: `QueryError`, `StoreError`, `ResultError`, what the sink throws.
        func write(_ run: QueryExecution, to sink: any AnswerSink) throws {
            let head = HTTPResponse(status: .ok, headerFields: variant.fields)
            let stream = try AnswerStream(head, compressed: variant.compression, to: sink)
            switch format {
            case .solutions(let format):
                try run.writeResults(format, inPiecesOf: AnswerStream.size) { try stream.write($0) }
            case .graph(let format):
                var writer = RDFWriter(format: format, to: StreamedBytes(stream: stream), prefixes: query.prefixes)
                try run.forEachTriple { try writer.quad(Quad($0)) }
                try writer.finish()
            }
            try stream.finish()
        }
    }

    extension ProtocolError {
        /// What the client is told of an error that ended its request.
        init(of error: any Error) {
            switch error {
            case let error as ProtocolError: self = error
            case let error as QueryError: self.init(of: error)
            case let error as UpdateError: self.init(status: 409, message: "\(error)")
            case let error as SyntaxError: self.init(status: 400, message: "\(error)")
            case let error as ResultError: self.init(status: 406, message: "\(error)")
            case StoreError.lockedByWriter:
                self.init(status: 503, message: "somebody else writes to the store", retryAfter: 5)
            case is StoreError: self.init(status: 500, message: "the store cannot be read or written")
            default: self.init(status: 500, message: "the request failed")
            }
        }

        private init(of error: QueryError) {
            switch error {
            case .timeout:
                self.init(
                    status: 503, message: "the query took longer than this endpoint lets queries take", retryAfter: 60)
            case .memory(let operation, _):
                self.init(
                    status: 503, message: "\(operation) needs more memory than this endpoint gives a query",
                    retryAfter: 60)
            case .tooManyResults(let limit):
                self.init(
                    status: 503, message: "the result has more than the \(limit) rows that are sent; add a LIMIT",
                    retryAfter: 60)
            case .pattern, .textLength: self.init(status: 503, message: "\(error)", retryAfter: 60)
            case .cancelled: self.init(status: 503, message: "\(error)")
            case .service: self.init(status: 502, message: "\(error)")
            case .textSearch, .patternSize: self.init(status: 400, message: "\(error)")
            }
        }
    }
#endif
