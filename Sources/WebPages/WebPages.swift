#if Server
    internal import HTTPNegotiation
    public import HTTPTypes
    public import QuadStore
    public import QueryEngine
    internal import RDFModel
    internal import XMLEvents

    /// Pages for people about a graph: what it holds, its things, its documents, and an editor of queries; in Thai and
    /// English, without scripts but where they help. Knows nothing of sockets.
    ///
    /// | path | page |
    /// | --- | --- |
    /// | `/` | what the graph holds |
    /// | `/search?q=` | things by the words of their names |
    /// | the path of an IRI below the base | that thing: 303 to one of the next for a thing, the page for a document |
    /// | the same with `.html`, `.ttl`, `.jsonld`, `.rdf`, `.nt` | its description |
    /// | `/resource?iri=`, `/resource.ttl?iri=`, … | a thing whose IRI is another host's |
    /// | `/query?query=` | the editor, and the answer; with `format=` the answer as a file |
    /// | `/style.css`, `/app.js`, … | what pages load |
    public struct WebPages: Sendable {
        /// What pages are made with.
        public let settings: PageSettings
        let vocabulary: VocabularyLabels
        /// Tells entity tags of these pages from those of another store, or of other settings.
        let mark = String(UInt32.random(in: 1 ... .max), radix: 36)

        /// Prepares for requests.
        public init(_ settings: PageSettings) {
            self.settings = settings
            vocabulary = VocabularyLabels(settings.vocabulary, prefixes: ThingDescription.prefixes)
        }

        /// Answers a request.
        ///
        /// - Parameters:
        ///   - head: the head of the request; its path may have a query string.
        ///   - body: the body of a form.
        ///   - view: the commit that is shown; used by this call only.
        ///   - commit: which commit that is, and when it was made; without it the view's own number.
        ///   - cancellation: stops the query of a visitor who has gone.
        /// - Returns: the answer, also to `HEAD` with its body, which whoever sends it leaves away; `nil` if the path is none of a page.
        public func answer(
            _ head: HTTPRequest, body: [UInt8] = [], from view: QuadView, commit: PageCommit? = nil,
            cancellation: Cancellation? = nil
        ) -> (HTTPResponse, [UInt8])? {
            do {
                let request = try PageRequest(head, body: body)
                guard let route = Route(request, self) else { return nil }
                guard head.method == .get || head.method == .head || head.method == .post && route.takesForms else {
                    let error = PageError(.methodNotAllowed, language: request.language, links: links(request))
                    var answer = error.answer(request)
                    answer.fields[.allow] = route.takesForms ? "GET, HEAD, POST" : "GET, HEAD"
                    return answer.response
                }
                let visit = Visit(
                    pages: self, request: request, links: links(request), view: view,
                    commit: commit ?? (view as? Snapshot).map { PageCommit(name: "\($0.commit)") },
                    cancellation: cancellation)
                return visit.answer(route).response
            } catch {
                return PageAnswer(status: .badRequest, type: "text/plain; charset=utf-8", Array("\(error)\n".utf8))
                    .response
            }
        }

        /// A page that says what went wrong, for browsers; `nil` if the client does not want pages.
        ///
        /// - Parameters:
        ///   - status: the status of the answer.
        ///   - message: what went wrong, in words; nothing else is told.
        ///   - head: the request.
        public func errorPage(
            _ status: HTTPResponse.Status, _ message: String? = nil, for head: HTTPRequest
        ) -> (HTTPResponse, [UInt8])? {
            guard let request = try? PageRequest(head, body: []),
                head.headerFields[values: .accept].contains(where: { $0.contains("text/html") })
            else { return nil }
            return PageError(status, message, language: request.language, links: links(request)).answer(request)
                .response
        }

        private func links(_ request: PageRequest) -> PageLinks {
            PageLinks(settings, language: request.namesLanguage ? request.language : nil)
        }
    }
#endif
