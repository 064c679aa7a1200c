#if Server
    internal import QuadStore
    internal import RDFModel

    /// The documents that mention a thing, each with a passage.
    struct Citations {
        struct Citation {
            var document: TermID
            var title: Literal
            var date: String?
            /// The passage that is shown; `nil` where the store has none.
            var passage: Passage?
            /// How often the document mentions the thing.
            var mentionCount: Int
        }

        /// How many documents mention it.
        private(set) var count = 0
        /// Those of a page, the latest first.
        private(set) var shown: [Citation] = []
        /// The number of the page, from 1.
        let page: Int
        /// How many pages there are.
        private(set) var pageCount = 0

        /// The most documents that are looked at, and the most mentions.
        private static let mostDocuments = 100_000
        private static let mostMentions = 50_000
        /// How many mentions of a document are read, to find one behind its title.
        private static let mentionsRead = 4

        init(of thing: TermID, _ reader: GraphReader, _ settings: PageSettings, page: Int) throws {
            self.page = page
            guard let mentions = try reader.id(Terms.mentions) else { return }
            var documents: [TermID] = []
            try reader.forEachRow(ScanRange(.posg, prefix: [mentions, thing]), [2], limit: Citations.mostDocuments) {
                if documents.last != $0[0] { documents.append($0[0]) }
            }
            count = documents.count
            guard count > 0 else { return }
            pageCount = (count + settings.resultsShown - 1) / settings.resultsShown
            let dated = try DocumentDates(reader).latest(
                of: documents, skipping: (page - 1) * settings.resultsShown, count: settings.resultsShown)
            let passages = try Citations.mentions(of: thing, in: Set(dated.map(\.document)), reader)
            shown = try dated.map { dated in
                try Citations.citation(dated, passages[dated.document] ?? [], reader, settings)
            }
        }

        /// The mentions of a thing by the documents in whose graphs they stand.
        private static func mentions(
            of thing: TermID, in documents: Set<TermID>, _ reader: GraphReader
        ) throws -> [TermID: [TermID]] {
            var found: [TermID: [TermID]] = [:]
            guard let body = try reader.id(Terms.oa("hasBody")) else { return found }
            try reader.forEachRow(ScanRange(.posg, prefix: [body, thing]), [2, 3], limit: mostMentions) { row in
                if documents.contains(row[1]) { found[row[1], default: []].append(row[0]) }
            }
            return found
        }

        private static func citation(
            _ dated: DocumentDates.Dated, _ mentions: [TermID], _ reader: GraphReader, _ settings: PageSettings
        ) throws -> Citation {
            let title = try reader.name(dated.document)
            var passages = try mentions.prefix(mentionsRead).compactMap { try Passage(mention: $0, reader) }
            passages.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
            // A passage of the title would say what stands above it.
            let titleEnd = title.lexicalForm.unicodeScalars.count
            var passage = passages.first { ($0.range?.lowerBound ?? 0) > titleEnd } ?? passages.first
            if passage != nil, let iri = try reader.iri(dated.document),
                let text = try settings.documentText?(reader.view, iri)
            {
                passage?.widen(DocumentText(text))
            }
            return Citation(
                document: dated.document, title: title,
                date: try dated.date.flatMap { try reader.term($0).literal?.lexicalForm }, passage: passage,
                mentionCount: mentions.count)
        }
    }
#endif
