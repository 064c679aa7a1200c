#if Server
    internal import HTTPNegotiation
    internal import HTTPTypes
    internal import QuadStore
    internal import QueryEngine
    internal import RDFModel
    internal import RDFSyntax
    internal import SPARQLSyntax

    extension EndpointService {
        /// Answers a request of the Graph Store Protocol. A graph is there if it holds a statement; the default graph
        /// always is.
        func answerGraph(_ request: EndpointRequest, _ cancellation: Cancellation, _ sink: SharedAnswer) throws {
            let address = settings.address(of: request)
            var target = try GraphStoreTarget(request, address: address)
            switch request.head.method {
            case .get, .head:
                if target == .store {
                    return try sink.send(try ServiceDescription(self, request).answer().compressed(for: request))
                }
                try readGraph(target, request, cancellation, sink)
            case .put, .post:
                try checkToken(request)
                var location: String?
                if target == .store {
                    guard request.head.method == .post else {
                        throw ProtocolError(
                            status: 405, message: "PUT needs ?graph= or ?default", allowedMethods: [.get, .head, .post])
                    }
                    let name = EndpointService.newGraph(below: address)
                    (target, location) = (.named(try IRI(name)), name)
                }
                let triples = try EndpointService.triples(of: request, base: try? IRI(address))
                let isNew = try change(target, request, cancellation, triples)
                var fields: HTTPFields = [:]
                if isNew, let location { fields[.location] = location }
                try sink.send(EndpointAnswer(isNew ? .created : .noContent, fields))
            case .delete:
                try checkToken(request)
                guard target != .store else { throw ProtocolError.bad("DELETE needs ?graph= or ?default") }
                try write(cancellation) { transaction, execution in
                    guard try isThere(target, transaction) else { throw EndpointService.missing }
                    try checkPrecondition(request, isThere: true)
                    try execution.run(Update(operations: [UpdateOperation(.drop(target.selection, silent: true))]))
                }
                try sink.send(EndpointAnswer(.noContent))
            default:
                throw ProtocolError.method(allowing: [.get, .head, .put, .post, .delete, .options])
            }
        }

        private static let missing = ProtocolError(status: 404, message: "there is no such graph")

        private static func newGraph(below address: String) -> String {
            let number = { String(UInt64.random(in: .min ... .max), radix: 36) }
            return address + (address.hasSuffix("/") ? "" : "/") + number() + number()
        }

        private func isThere(_ target: GraphStoreTarget, _ view: QuadView) throws -> Bool {
            guard case .named(let name) = target else { return true }
            return try view.count(QuadPattern(in: .named(.iri(name)))) > 0
        }

        private func readGraph(
            _ target: GraphStoreTarget, _ request: EndpointRequest, _ cancellation: Cancellation, _ sink: SharedAnswer
        ) throws {
            let snapshot = try store.snapshot()
            guard try isThere(target, snapshot) else { throw EndpointService.missing }
            let (mediaType, format) = try AnswerFormat.negotiatedGraph(request.accept)
            let variant = AnswerVariant(
                mark: mark, mediaType: mediaType, compression: .negotiated(request.acceptEncoding),
                commit: snapshot.commit, isExact: true)
            if variant.isKnown(to: request.head) { return try sink.send(EndpointAnswer(.notModified, variant.fields)) }
            let stream = try AnswerStream(
                HTTPResponse(status: .ok, headerFields: variant.fields), compressed: variant.compression, to: sink)
            var writer = RDFWriter(format: format, to: StreamedBytes(stream: stream))
            var count = 0
            let deadline = Deadline(settings.execution.limits)
            try snapshot.forEach(QuadPattern(in: target.quads)) { quad in
                count += 1
                if count & 1023 == 0 {
                    if cancellation.isCancelled { throw QueryError.cancelled }
                    try deadline?.check()
                }
                try writer.quad(Quad(quad.triple))
            }
            try writer.finish()
            try stream.finish()
        }

        /// Puts statements into a graph, for `PUT` in the place of those that it has.
        ///
        /// - Returns: whether the graph was made: it is there now, and was not before.
        private func change(
            _ target: GraphStoreTarget, _ request: EndpointRequest, _ cancellation: Cancellation, _ triples: [Triple]
        ) throws -> Bool {
            var operations: [UpdateOperation] = []
            if request.head.method == .put { operations.append(UpdateOperation(.drop(target.selection, silent: true))) }
            let graph: Term? = if case .named(let name) = target { .iri(name) } else { nil }
            operations.append(UpdateOperation(.insertData(triples.map { Quad($0, graph: graph) })))
            let update = Update(operations: operations)
            return try write(cancellation) { transaction, execution in
                let wasThere = try isThere(target, transaction)
                try checkPrecondition(request, isThere: wasThere)
                try execution.run(update)
                return try !wasThere && isThere(target, transaction)
            }
        }

        /// Judges the conditions of a request. Within the transaction that writes, the last commit is the one that it
        /// began with.
        private func checkPrecondition(_ request: EndpointRequest, isThere: Bool) throws {
            let precondition = Precondition(request.head)
            if precondition.isEmpty { return }
            let commit = try store.snapshot().commit
            try precondition.check(isThere: isThere, tags: AnswerVariant.tagPrefix(mark, commit))
        }

        /// The statements that a request brings.
        ///
        /// - Throws: ``ProtocolError``: 400, 415; `SyntaxError`.
        private static func triples(of request: EndpointRequest, base: IRI?) throws -> [Triple] {
            guard let type = request.contentType else {
                throw ProtocolError(
                    status: 415, message: "the request does not say what its body is: send Content-Type")
            }
            guard type.name == "multipart/form-data" else { return try triples(request.body, type, base, part: nil) }
            guard let boundary = type.parameters["boundary"], !boundary.isEmpty else {
                throw ProtocolError.bad("the form does not name its boundary")
            }
            var triples: [Triple] = []
            for (number, part) in try MultipartForm(request.body, boundary: boundary).parts.enumerated() {
                triples += try self.triples(part.body, part.mediaType, base, part: (number + 1, part.fileName))
            }
            return triples
        }

        private static func triples(
            _ body: [UInt8], _ type: MediaType?, _ base: IRI?, part: (number: Int, fileName: String?)?
        ) throws -> [Triple] {
            let format = type.flatMap { type in RDFFormat.allCases.first { $0.mediaType == type.name } }
            guard let format = format ?? part?.fileName.flatMap({ RDFFormat(fileName: $0) }) else {
                let types = RDFFormat.allCases.map(\.mediaType).joined(separator: ", ")
                throw ProtocolError(status: 415, message: "a graph is sent as one of " + types)
            }
            var dataset = Dataset()
            try RDFReader.read(
                bytes: body, format: format, base: base, source: part.map { "part \($0.number)" } ?? "body",
                blankNodePrefix: part.map { "p\($0.number)" } ?? "", into: &dataset)
            let quads = dataset.quads()
            guard quads.allSatisfy({ $0.graph == nil }) else {
                throw ProtocolError.bad("the body holds named graphs, and the request is about one graph")
            }
            return quads.map(\.triple)
        }
    }

    extension GraphStoreTarget {
        /// The graph, for operations of updates.
        var selection: GraphTarget {
            if case .named(let name) = self { .graph(name) } else { .defaultGraph }
        }

        /// The graph, for patterns.
        var quads: GraphSelection {
            if case .named(let name) = self { .named(.iri(name)) } else { .defaultGraph }
        }
    }
#endif
