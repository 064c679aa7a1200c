#if Server
    internal import HTTPNegotiation
    public import HTTPTypes
    internal import JSONSyntax
    internal import Linking
    public import QuadStore
    public import TextIndex

    /// Lets OpenRefine and other clients find which things of a store the cells of a sheet mean: the Reconciliation Service
    /// API 0.2 of the W3C Entity Reconciliation Community Group. Knows nothing of sockets.
    ///
    /// | path below the prefix | answer |
    /// | --- | --- |
    /// | the prefix itself | the manifest; with `queries=` the candidates; with `extend=` values of properties |
    /// | `/suggest/entity`, `/suggest/type`, `/suggest/property` with `prefix=` | what begins so |
    /// | `/flyout/entity`, … with `id=` | a piece of HTML about it |
    /// | `/preview` with `id=` | a page about a thing |
    /// | `/properties` with `type=` | the properties that things of a type have |
    ///
    /// All but the preview are JSON, and JSONP with `callback=`. Headers of CORS are the business of whoever sends the answers.
    ///
    /// The names of all things are read once a state of the store, when the first request needs them.
    public final class ReconciliationService: Sendable {
        /// What the service is told.
        public let settings: ReconciliationSettings
        private let indexes = IndexCache()
        private let search: TextSearch?

        /// Prepares for requests.
        ///
        /// - Parameters:
        ///   - settings: what the service is told.
        ///   - search: finds labels by their words, by the store's text index where it has one; without it names are found
        ///     as wholes, by their beginnings, and by what is nearly alike.
        public init(_ settings: ReconciliationSettings, search: TextSearch? = nil) {
            self.settings = settings
            self.search = search
        }

        /// Answers a request.
        ///
        /// - Parameters:
        ///   - head: the head of the request; its path may have a query string.
        ///   - body: the body of a form.
        ///   - view: the commit that is asked; used by this call only.
        /// - Returns: the answer, which for `HEAD` has no body; `nil` if the path is none of the service.
        public func answer(
            _ head: HTTPRequest, body: [UInt8] = [], from view: QuadView
        ) -> (HTTPResponse, [UInt8])? {
            let target = Array((head.path ?? "").utf8)
            let mark = target.firstIndex(of: UInt8(ascii: "?")) ?? target.count
            guard let route = ReconciliationRoute(target[..<mark], prefix: settings.prefix) else { return nil }
            let isHead = head.method == .head
            do {
                guard isHead || head.method == .get || head.method == .post && route == .service else {
                    throw ReconciliationError.method(allowed: route == .service ? "GET, HEAD, POST" : "GET, HEAD")
                }
                let request = try ReconciliationRequest(head, query: target.dropFirst(mark + 1), body: body)
                return try answer(route, request, head, view).response(callback: request.callback, isHead: isHead)
            } catch let error as ReconciliationError {
                return ReconciliationAnswer(error).response(callback: nil, isHead: isHead)
            } catch let error as FormError {
                return ReconciliationAnswer(.bad("\(error)")).response(callback: nil, isHead: isHead)
            } catch {
                // What happened in the store is no client's business.
                return ReconciliationAnswer(.failed).response(callback: nil, isHead: isHead)
            }
        }

        private func answer(
            _ route: ReconciliationRoute, _ request: ReconciliationRequest, _ head: HTTPRequest, _ view: QuadView
        ) throws -> ReconciliationAnswer {
            if route == .service {
                if let queries = request["queries"] {
                    let batch = try QueryBatch(queries, limit: settings.batchSize)
                    return .json(try candidates(batch, view))
                }
                if let extend = request["extend"] {
                    return .json(try Extension(extend, limit: settings.batchSize).values(things(view)))
                }
                return .json(ServiceManifest(settings, head).json)
            }
            let things = try things(view)
            switch route {
            case .service: return .json(ServiceManifest(settings, head).json)
            case .suggest(let what): return .json(try Suggestions(things, request).json(what))
            case .flyout(let what): return .json(try ThingPreview(things).flyout(what, request.required("id")))
            case .preview: return try ThingPreview(things).page(request.required("id"))
            case .properties: return .json(try Suggestions(things, request).proposals(request.required("type")))
            }
        }

        private func things(_ view: QuadView) throws -> ReconciledThings {
            ReconciledThings(view: view, index: try indexes.index(of: view), settings: settings, search: search)
        }

        private func candidates(_ batch: QueryBatch, _ view: QuadView) throws -> JSONValue {
            let matching = QueryMatching(try things(view))
            return .object(
                JSONObject(
                    try batch.queries.map { name, query in
                        (name, .object(JSONObject([("result", .array(try matching.candidates(query)))])))
                    }))
        }
    }
#endif
