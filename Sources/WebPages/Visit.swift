#if Server
    internal import HTTPNegotiation
    internal import HTTPTypes
    internal import QuadStore
    internal import QueryEngine
    internal import RDFModel
    internal import RDFSyntax
    internal import XMLEvents

    /// One request on its way to an answer.
    struct Visit {
        let pages: WebPages
        let request: PageRequest
        let links: PageLinks
        let view: QuadView
        let commit: PageCommit?
        let cancellation: Cancellation?
        var settings: PageSettings { pages.settings }
        var language: PageLanguage { request.language }

        /// Answers; what goes wrong becomes a page that says so, without what is nobody's business.
        func answer(_ route: Route) -> PageAnswer {
            do {
                return try found(route)
            } catch let error as QueryError {
                return failure(.serviceUnavailable, "\(error)")
            } catch is ThingDescription.TooLarge {
                return failure(.contentTooLarge, language(.tooLarge))
            } catch is StoreError {
                return failure(.internalServerError, language(.storeFailed))
            } catch {
                return failure(.internalServerError, nil)
            }
        }

        private func failure(_ status: HTTPResponse.Status, _ message: String?) -> PageAnswer {
            PageError(status, message, language: language, links: links).answer(request)
        }

        private func found(_ route: Route) throws -> PageAnswer {
            let reader = GraphReader(view, pages.vocabulary, language)
            switch route {
            case .asset(let asset): return self.asset(asset)
            case .front:
                return try page("/", [], title: language(.frontTitle)) { html in
                    try FrontPage(reader: reader, links: links, commit: commit).write(to: &html)
                }
            case .search: return try search(reader)
            case .query: return try QueryVisit(self, reader).answer()
            case .vocabulary: return try vocabulary(reader)
            case .thing(let path): return try thing(path, reader)
            case .resource(let iri, let format):
                guard let iri else { return failure(.badRequest, language(.noIRI)) }
                return try resource(iri, format, reader)
            }
        }

        // MARK: Pages

        /// A page with the frame of all; not written again for a visitor who has it, if one commit has one such page.
        func page(
            _ path: String, _ fields: [(String, String)], title: String, alternates: [(String, String)] = [],
            isStable: Bool = true,
            _ content: (inout HTMLText) throws -> Void
        ) throws -> PageAnswer {
            let tag = isStable ? tag("html-" + language.tag) : nil
            if let tag, isKnown(tag) { return negotiated(.notModified(tag), tag) }
            var frame = PageFrame(language: language, links: links, path: path, fields: fields, title: title)
            frame.alternates = alternates
            frame.searched = path == "/search" ? request["q"] ?? "" : ""
            frame.hasEditor = path == "/query"
            var answer = PageAnswer(type: "text/html; charset=utf-8", try frame.page(content))
            answer.fields[.contentLanguage] = language.tag
            return negotiated(answer, tag)
        }

        /// An answer that others may get in another form from the same address, or another one after the next commit.
        func negotiated(_ answer: PageAnswer, _ tag: String?) -> PageAnswer {
            var answer = answer
            answer.fields[.vary] = "Accept, Accept-Language"
            answer.fields[.cacheControl] = "no-cache"
            if let tag { answer.fields[.eTag] = tag }
            return answer
        }

        /// What tells an answer from what it was before, and from one of another store: the commit, its form, and what the
        /// program adds.
        func tag(_ form: String) -> String? {
            commit.map { "W/\"\(pages.mark)-\($0.name)-\(form)-\(Assets.version)\"" }
        }

        /// Whether the visitor has the answer of a tag already.
        func isKnown(_ tag: String) -> Bool {
            EntityTags.isNamed(tag, in: request.knownTags)
        }

        private func asset(_ asset: Asset) -> PageAnswer {
            let tag = "\"\(asset.version)\""
            var answer = isKnown(tag) ? .notModified(tag) : PageAnswer(type: asset.mediaType, asset.bytes)
            answer.fields[.eTag] = tag
            let isVersioned = request["v"].map { $0.utf8.elementsEqual(asset.version.utf8) } ?? false
            answer.fields[.cacheControl] = isVersioned ? "public, max-age=31536000, immutable" : "no-cache"
            return answer
        }

        private func search(_ reader: GraphReader) throws -> PageAnswer {
            let text = String((request["q"] ?? "").prefix(500))
            let type = request["type"].map { IRI(unchecked: $0) }
            let fields = request.fields.fields.filter { ["q", "type"].contains($0.name) && !$0.value.isEmpty }
                .map { ($0.name, $0.value) }
            return try page("/search", fields, title: text.isEmpty ? language(.search) : text) { html in
                try SearchPage(
                    reader: reader, links: links, settings: settings, text: text, type: type,
                    page: request.number("page", atMost: 10_000)
                ).write(to: &html)
            }
        }

        private func vocabulary(_ reader: GraphReader) throws -> PageAnswer {
            let tag = tag("vocabulary")
            if let tag, isKnown(tag) { return negotiated(.notModified(tag), tag) }
            return negotiated(
                PageAnswer(type: "application/json", try CompletionVocabulary(reader).json()), tag)
        }

        // MARK: Things

        /// A thing at the path of its IRI.
        private func thing(_ path: Substring, _ reader: GraphReader) throws -> PageAnswer {
            if let (iri, id) = try known(links.iris(of: path), reader) {
                // A document is what its address gives; a thing is not, and its description stands elsewhere
                // (Cool URIs for the Semantic Web, §4.2).
                if try reader.count(.gspo, [id]) > 0 { return try description(iri, id, nil, reader) }
                guard let format = ThingFormat.negotiated(request.accept) else { return notAcceptable() }
                var answer = PageAnswer(seeOther: PageLinks.ascii(ThingFormat.address(of: iri, format, links)))
                answer.fields[.vary] = "Accept"
                answer.link(linkField(iri))
                return answer
            }
            if let (format, rest) = ThingFormat.named(by: path),
                let (iri, id) = try known(links.iris(of: rest), reader)
            {
                return try description(iri, id, format, reader)
            }
            return failure(.notFound, nil)
        }

        private func resource(_ iri: IRI, _ format: ThingFormat?, _ reader: GraphReader) throws -> PageAnswer {
            guard let (iri, id) = try known([iri], reader) else { return failure(.notFound, iri.text) }
            return try description(iri, id, format, reader)
        }

        /// The first of some IRIs that the store knows.
        private func known(_ iris: [IRI], _ reader: GraphReader) throws -> (IRI, TermID)? {
            for iri in iris {
                if let id = try reader.id(iri), try reader.isKnown(id) { return (iri, id) }
            }
            return nil
        }

        private func notAcceptable() -> PageAnswer {
            failure(.notAcceptable, ([.page] + ThingFormat.data).map(\.mediaType).joined(separator: ", "))
        }

        private func description(
            _ iri: IRI, _ id: TermID, _ asked: ThingFormat?, _ reader: GraphReader
        ) throws -> PageAnswer {
            guard let format = asked ?? ThingFormat.negotiated(request.accept) else { return notAcceptable() }
            var answer =
                switch format {
                case .page: try thingPage(iri, id, reader)
                case .graph(let syntax): try data(id, syntax, reader)
                }
            answer.link(linkField(iri))
            if asked == nil {
                answer.fields[.contentLocation] = PageLinks.ascii(ThingFormat.address(of: iri, format, links))
            }
            return answer
        }

        private func data(_ id: TermID, _ format: RDFFormat, _ reader: GraphReader) throws -> PageAnswer {
            let tag = tag(format.rawValue)
            if let tag, isKnown(tag) { return negotiated(.notModified(tag), tag) }
            var answer = PageAnswer(
                type: format.mediaType + (format == .turtle ? "; charset=utf-8" : ""),
                try ThingDescription(reader, id, settings) {
                    if cancellation?.isCancelled == true { throw QueryError.cancelled }
                }.bytes(format))
            // Data is for programs of any origin.
            answer.fields[.accessControlAllowOrigin] = "*"
            return negotiated(answer, tag)
        }

        private func thingPage(_ iri: IRI, _ id: TermID, _ reader: GraphReader) throws -> PageAnswer {
            let isDocument = try reader.objects(id, RDF.type).contains { try reader.iri($0) == Terms.document }
            let thing = ThingPage(
                reader: reader, links: links, settings: settings, thing: id, iri: iri,
                documentPage: request.number("documents", atMost: 100_000))
            let alternates = ThingFormat.data.map { ($0.mediaType, ThingFormat.address(of: iri, $0, links)) }
            let (path, fields) = place(of: iri)
            return try page(path, fields, title: reader.name(id).lexicalForm, alternates: alternates) { html in
                if isDocument {
                    try DocumentPage(page: thing).write(to: &html)
                } else {
                    try thing.write(to: &html)
                }
            }
        }

        /// The path and fields of a thing's page.
        private func place(of iri: IRI) -> (String, [(String, String)]) {
            guard let path = links.ownPath(iri) else { return ("/resource", [("iri", iri.text)]) }
            return (path, [])
        }

        /// Where the same stands in other formats (RFC 8288).
        private func linkField(_ iri: IRI) -> String {
            let plain = PageLinks(settings, language: nil)
            return ([.page] + ThingFormat.data).map { format in
                let address = ThingFormat.address(of: iri, format, plain)
                let type = format == .page ? "text/html" : format.mediaType
                return "<\(PageLinks.ascii(address))>; rel=\"alternate\"; type=\"\(type)\""
            }.joined(separator: ", ")
        }
    }
#endif
