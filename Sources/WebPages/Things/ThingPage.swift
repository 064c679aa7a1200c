#if Server
    internal import QuadStore
    internal import RDFModel
    internal import XMLEvents

    /// The page of a thing.
    struct ThingPage {
        let reader: GraphReader
        let links: PageLinks
        let settings: PageSettings
        let thing: TermID
        let iri: IRI
        /// The page of the list of documents.
        let documentPage: Int
        var language: PageLanguage { reader.language }
        var markup: TermMarkup { TermMarkup(reader: reader, links: links) }

        /// Properties that have a place of their own on the page.
        private static let apart = Set(Terms.names + Terms.otherNames + [RDF.type, Terms.skos("hiddenLabel")])
        /// Properties that the table of offices shows, where there is one.
        private static let ofOffices: Set<IRI> = [
            Terms.org("member"), Terms.org("holds"), Terms.org("organization"), Terms.yong("inPost"),
            Terms.yong("holdsPosition"),
        ]

        func write(to html: inout HTMLText) throws {
            let outgoing = try reader.outgoing(thing, limit: settings.valuesShown)
            let incoming = try reader.incoming(thing, limit: settings.valuesShown)
            let offices = try Offices(of: thing, reader)
            let citations = try Citations(of: thing, reader, settings, page: documentPage)
            try html.element("article", [("class", "thing")]) { html in
                try heading(outgoing, to: &html)
                try replaced(to: &html)
                let isShown: (PropertyGroup) -> Bool = { group in
                    !ThingPage.apart.contains(group.property)
                        && (offices.memberships.isEmpty || !ThingPage.ofOffices.contains(group.property))
                }
                try relations(outgoing.filter(isShown), .aboutThing, id: "relations", to: &html)
                try OfficesMarkup(page: self, offices: offices).write(to: &html)
                let others = incoming.filter { !isSaid($0, outgoing) }
                try uses(to: &html)
                try relations(
                    others.filter { isShown($0) || $0.property == RDF.type }, .pointingHere, id: "incoming", to: &html)
                try CitationsMarkup(page: self, citations: citations).write(to: &html)
                try drawing(outgoing, others, to: &html)
                data(to: &html)
            }
        }

        /// Whether what points here is said in the other direction as well: by a symmetric property, or by the inverse of
        /// one of ours.
        private func isSaid(_ group: PropertyGroup, _ outgoing: [PropertyGroup]) -> Bool {
            outgoing.contains { own in
                own.property == group.property && own.count == group.count
                    && reader.vocabulary.isSymmetric(own.property)
                    || own.count >= group.count
                        && reader.vocabulary.repeats(own.property).contains(group.property)
            }
        }

        // MARK: Head

        private func heading(_ outgoing: [PropertyGroup], to html: inout HTMLText) throws {
            let name = try reader.name(thing)
            try html.element("p", [("class", "types")]) { try markup.types(thing, to: &$0) }
            html.element("h1") { markup.text(name, to: &$0) }
            let names = try allNames().filter { $0 != name }
            if !names.isEmpty {
                html.element("section", [("class", "names"), ("aria-label", language(.names))]) { html in
                    html.element("ul", [("class", "inline")]) { html in
                        for name in names.prefix(40) {
                            html.element("li") { markup.literal(name, to: &$0) }
                        }
                    }
                }
            }
            if let comment = reader.vocabulary.comment(iri, language) {
                html.element("p", [("class", "lead")]) { markup.text(comment, to: &$0) }
            }
            html.element("p", [("class", "iri")]) { html in
                html.element("code", text: iri.text)
                if !links.isOwn(iri) { markup.original(iri, to: &html) }
            }
        }

        /// All names in all languages: labels, then others; each once.
        private func allNames() throws -> [Literal] {
            var names: [Literal] = []
            var known: Set<Literal> = []
            for property in Terms.names + Terms.otherNames {
                for name in try reader.literals(thing, property) where known.insert(name).inserted {
                    names.append(name)
                }
            }
            return names
        }

        /// Says where a thing went that was merged with another one.
        private func replaced(to html: inout HTMLText) throws {
            for other in try reader.objects(thing, Terms.replacedBy) {
                try html.element("p", [("class", "notice")]) { html in
                    html.text(language(.replacedBy) + " ")
                    try markup.link(other, to: &html)
                }
            }
        }

        // MARK: Relations

        private func relations(
            _ groups: [PropertyGroup], _ title: Phrase, id: StaticString, to html: inout HTMLText
        ) throws {
            if groups.isEmpty { return }
            let heading = "\(id)-heading"
            try html.element("section", [("id", "\(id)"), ("aria-labelledby", heading)]) { html in
                html.element("h2", [("id", heading)], text: language(title))
                try facts(groups, to: &html)
            }
        }

        /// Properties with their values.
        func facts(_ groups: [PropertyGroup], to html: inout HTMLText) throws {
            if groups.isEmpty { return }
            try html.element("dl", [("class", "facts")]) { html in
                for group in groups {
                    try html.element("div") { html in
                        try html.element("dt") { html in
                            try markup.link(term: group.property, to: &html)
                            if group.count > 1 {
                                html.text(" ")
                                html.element("small", text: language.number(group.count))
                            }
                        }
                        try html.element("dd") { try values(of: group, to: &$0) }
                    }
                }
            }
        }

        /// Statements with the thing as their property.
        private func uses(to html: inout HTMLText) throws {
            let permutation = try reader.count(.pso, [thing]) > 0 ? Permutation.pso : .psog
            let count = try reader.count(permutation, [thing])
            if count == 0 { return }
            var uses: [(subject: TermID, object: TermID)] = []
            try reader.forEachRow(ScanRange(permutation, prefix: [thing]), [1, 2], limit: settings.resultsShown) {
                uses.append(($0[0], $0[1]))
            }
            try html.element("section", [("id", "uses"), ("aria-labelledby", "uses-heading")]) { html in
                html.element("h2", [("id", "uses-heading")]) { html in
                    html.text(language(.uses) + " ")
                    html.element("small", text: language.number(count))
                }
                try html.element("dl", [("class", "facts")]) { html in
                    for (subject, object) in uses {
                        try html.element("div") { html in
                            try html.element("dt") { try markup.link(subject, to: &$0) }
                            try html.element("dd") { try markup.value(object, to: &$0) }
                        }
                    }
                }
                if count > uses.count {
                    let query = "SELECT ?thing ?value { ?thing <\(iri.text)> ?value } LIMIT 1000"
                    html.element("p") { html in
                        html.element(
                            "a", [("href", links.page("/query", [("query", query)]))],
                            text: language(.more(count - uses.count)))
                    }
                }
            }
        }

        private func values(of group: PropertyGroup, to html: inout HTMLText) throws {
            if group.values.count == 1, group.count == 1 {
                try markup.value(group.values[0], to: &html)
                return
            }
            try html.element("ul", [("class", "inline")]) { html in
                for value in group.values { try html.element("li") { try markup.value(value, to: &$0) } }
                let left = group.count - group.values.count
                if left > 0 {
                    html.element("li") { html in
                        html.element(
                            "a", [("href", links.page("/query", [("query", query(for: group))]))],
                            text: language(.more(left)))
                    }
                }
            }
        }

        /// The query whose answer is all of a group.
        private func query(for group: PropertyGroup) -> String {
            let pattern =
                group.isIncoming
                ? "?thing <\(group.property.text)> <\(iri.text)>" : "<\(iri.text)> <\(group.property.text)> ?thing"
            return """
                SELECT DISTINCT ?thing ?name {
                  { \(pattern) } UNION { GRAPH ?graph { \(pattern) } }
                  OPTIONAL { ?thing rdfs:label ?name }
                }
                LIMIT 1000
                """
        }

        // MARK: Data

        func data(to html: inout HTMLText) {
            html.element("section", [("id", "data"), ("aria-labelledby", "data-heading")]) { html in
                html.element("h2", [("id", "data-heading")], text: language(.data))
                html.element("ul", [("class", "inline")]) { html in
                    for format in ThingFormat.data {
                        html.element("li") { html in
                            html.element(
                                "a", [("href", ThingFormat.address(of: iri, format, links))], text: format.name)
                        }
                    }
                }
            }
        }

        private func drawing(
            _ outgoing: [PropertyGroup], _ incoming: [PropertyGroup], to html: inout HTMLText
        ) throws {
            guard let picture = try Neighbourhood(self, outgoing + incoming).svg() else { return }
            html.element("section", [("id", "drawing"), ("aria-labelledby", "drawing-heading")]) { html in
                html.element("h2", [("id", "drawing-heading")], text: language(.neighbourhood))
                html.element(
                    "div",
                    [
                        ("class", "drawing"), ("tabindex", "0"), ("role", "group"),
                        ("aria-labelledby", "drawing-heading"),
                    ]
                ) { $0.raw(picture) }
            }
        }
    }
#endif
