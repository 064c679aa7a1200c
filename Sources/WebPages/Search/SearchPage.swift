#if Server
    internal import QuadStore
    internal import RDFModel
    internal import XMLEvents

    /// The page of results of a search.
    struct SearchPage {
        let reader: GraphReader
        let links: PageLinks
        let settings: PageSettings
        /// What is looked for.
        let text: String
        /// The class of what is looked for, as it stands in the address.
        let type: IRI?
        let page: Int
        private var language: PageLanguage { reader.language }
        private var markup: TermMarkup { TermMarkup(reader: reader, links: links) }

        func write(to html: inout HTMLText) throws {
            html.element("h1") { html in
                html.text(language(.search))
                if !text.isEmpty { html.text(" “\(text)”") }
            }
            if text.isEmpty {
                html.element("p", text: language(.searchHelp))
                return
            }
            let search = try ThingSearch(text, type: type, reader, settings)
            try facets(search, to: &html)
            html.element("p", [("class", "note"), ("role", "status")]) { html in
                html.text(language(.resultCount(search.found.count, isCutOff: search.isCutOff)))
            }
            let first = (page - 1) * settings.resultsShown
            let shown = search.found.dropFirst(first).prefix(settings.resultsShown)
            if shown.isEmpty { html.element("p", text: language(.searchHelp)) }
            try html.element("ol", [("class", "results"), ("start", "\(first + 1)")]) { html in
                for found in shown { try html.element("li") { try result(found, to: &$0) } }
            }
            let pageCount = (search.found.count + settings.resultsShown - 1) / settings.resultsShown
            PageNumbers(language: language, page: page, count: pageCount).write(to: &html) { number in
                links.page("/search", fields(type) + [("page", "\(number)")])
            }
        }

        private func fields(_ type: IRI?) -> [(String, String)] {
            [("q", text)] + (type.map { [("type", $0.text)] } ?? [])
        }

        /// Links that leave only the results of one class.
        private func facets(_ search: ThingSearch, to html: inout HTMLText) throws {
            guard search.countByType.count > 1 || type != nil else { return }
            try html.element("nav", [("class", "facets"), ("aria-label", language(.kinds))]) { html in
                try html.element("ul", [("class", "inline")]) { html in
                    html.element("li") { html in
                        html.element(
                            "a", [("href", links.page("/search", fields(nil)))] + current(type == nil),
                            text: language(.all))
                    }
                    for (type, count) in search.countByType.prefix(12) {
                        try html.element("li") { html in
                            try html.element(
                                "a", [("href", links.page("/search", fields(type)))] + current(type == self.type)
                            ) { html in
                                try markup.text(reader.name(of: type), to: &html)
                            }
                            html.text(" ")
                            html.element("small", text: language.number(count))
                        }
                    }
                }
            }
        }

        private func current(_ isCurrent: Bool) -> [(name: StaticString, value: String)] {
            isCurrent ? [("aria-current", "true")] : []
        }

        // MARK: One result

        private func result(_ found: ThingSearch.Found, to html: inout HTMLText) throws {
            let name = try reader.name(found.thing)
            try html.element("p", [("class", "title")]) { html in
                try markup.link(found.thing, to: &html)
                try markup.types(found.thing, to: &html)
                if let date = try reader.objects(found.thing, Terms.issued, limit: 1).first {
                    html.text(" ")
                    if let day = try reader.term(date).literal { markup.date(day.lexicalForm, to: &html) }
                }
            }
            try html.element("p", [("class", "snippet")]) { html in
                if name != found.name {
                    markup.text(found.name, to: &html)
                    html.text(" · ")
                }
                try context(found.thing, to: &html)
                if found.documentCount > 0 {
                    html.element("small", text: language(.inDocuments(found.documentCount)))
                }
            }
            if let passage = try passage(found.thing) { PassageMarkup.write(passage, to: &html) }
        }

        /// What tells things of one name apart: offices, and what they are parts of.
        private func context(_ thing: TermID, to html: inout HTMLText) throws {
            let properties = [
                Terms.yong("holdsPosition"), Terms.yong("worksFor"), Terms.yong("partOf"), Terms.yong("takesPlaceAt"),
            ]
            for property in properties {
                let values = try reader.objects(thing, property, limit: 2)
                if values.isEmpty { continue }
                html.element("span", [("class", "property")], text: try reader.name(of: property).lexicalForm)
                html.text(" ")
                for (place, value) in values.enumerated() {
                    if place > 0 { html.text(", ") }
                    try markup.link(value, to: &html)
                }
                html.text(" · ")
            }
        }

        /// A passage that mentions the thing.
        private func passage(_ thing: TermID) throws -> Passage? {
            guard let body = try reader.id(Terms.oa("hasBody")) else { return nil }
            var first: (mention: TermID, document: TermID)?
            try reader.forEachRow(ScanRange(.posg, prefix: [body, thing]), [2, 3], limit: 1) { first = ($0[0], $0[1]) }
            guard let first, var passage = try Passage(mention: first.mention, reader) else { return nil }
            if let iri = try reader.iri(first.document), let text = try settings.documentText?(reader.view, iri) {
                passage.widen(DocumentText(text))
            }
            return passage
        }
    }
#endif
