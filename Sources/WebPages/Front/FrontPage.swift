#if Server
    internal import RDFModel
    internal import XMLEvents
    internal import XSDTypes

    /// The first page: what the graph holds.
    struct FrontPage {
        let reader: GraphReader
        let links: PageLinks
        let commit: PageCommit?
        private var language: PageLanguage { reader.language }
        private var markup: TermMarkup { TermMarkup(reader: reader, links: links) }

        /// How many properties are listed.
        private static let properties = 15

        func write(to html: inout HTMLText) throws {
            let overview = try GraphOverview(reader)
            html.element("h1", text: language(.frontTitle))
            html.element("p", [("class", "lead")], text: language(.frontLead))
            totals(overview, to: &html)
            examples(to: &html)
            try html.element("div", [("class", "columns")]) { html in
                try counts(overview.classes, .classes, id: "classes", to: &html) { counted in
                    "SELECT ?thing ?name { ?thing a <\(counted.term.text)> . OPTIONAL { ?thing rdfs:label ?name } } LIMIT 200"
                }
                try html.element("div") { html in
                    years(overview.years, to: &html)
                    try counts(overview.evidence, .evidence, id: "evidence", to: &html) { counted in
                        "SELECT ?thing ?graph { GRAPH ?graph { ?thing a <\(counted.term.text)> } } LIMIT 200"
                    }
                }
                try counts(
                    Array(overview.properties.prefix(FrontPage.properties)), .properties, id: "properties", to: &html
                ) { counted in
                    "SELECT ?thing ?value { ?thing <\(counted.term.text)> ?value } LIMIT 200"
                }
            }
        }

        private func totals(_ overview: GraphOverview, to html: inout HTMLText) {
            html.element("ul", [("class", "totals")]) { html in
                let counted = overview.evidence.first { $0.term == Terms.document }?.count
                // Documents of others have a date at least.
                let documents = counted ?? overview.years.reduce(0) { $0 + $1.count }
                let all: [(Int, Phrase)] = [
                    (overview.statementCount, .statements), (overview.namedCount, .evidenceStatements),
                    (documents, .documentsTotal),
                ]
                for (number, phrase) in all where number > 0 {
                    html.element("li") { html in
                        html.element("b", text: language.number(number))
                        html.text(" " + language(phrase))
                    }
                }
                if let commit {
                    html.element("li") { html in
                        html.text(language(.lastCommit) + " ")
                        if let seconds = commit.seconds {
                            let moment = XSDMoment(secondsSince1970: seconds).canonicalForm
                            html.element(
                                "time", [("datetime", moment)],
                                text: language.date(moment) + " " + moment.dropFirst(11).prefix(5) + " UTC")
                        } else {
                            html.element("b", text: commit.name)
                        }
                    }
                }
            }
        }

        private func examples(to html: inout HTMLText) {
            html.element("section", [("aria-labelledby", "examples-heading")]) { html in
                html.element("h2", [("id", "examples-heading")], text: language(.exampleQuestions))
                html.element("ul", [("class", "examples")]) { html in
                    for example in ExampleQuery.all.prefix(6) {
                        html.element("li") { html in
                            html.element("a", [("href", example.address(links))], text: language(example.question))
                        }
                    }
                }
            }
        }

        private func counts(
            _ counts: [GraphOverview.Counted], _ title: Phrase, id: String, to html: inout HTMLText,
            _ query: (GraphOverview.Counted) -> String
        ) throws {
            if counts.isEmpty { return }
            let most = Double(counts.first?.count ?? 0)
            try html.element("section", [("aria-labelledby", id + "-heading")]) { html in
                html.element("h2", [("id", id + "-heading")], text: language(title))
                try html.element("table", [("class", "counts")]) { html in
                    try html.element("tbody") { html in
                        for counted in counts {
                            try html.element("tr") { html in
                                try html.element("th", [("scope", "row")]) {
                                    try markup.link(term: counted.term, to: &$0)
                                }
                                html.element("td") { Bar.write(Double(counted.count), of: most, to: &$0) }
                                html.element("td", [("class", "number")]) { html in
                                    html.element(
                                        "a", [("href", links.page("/query", [("query", query(counted))]))],
                                        text: language.number(counted.count))
                                }
                            }
                        }
                    }
                }
            }
        }

        private func years(_ years: [(year: Int, count: Int)], to html: inout HTMLText) {
            if years.isEmpty { return }
            let most = Double(years.map(\.count).max() ?? 0)
            html.element("section", [("aria-labelledby", "years-heading")]) { html in
                html.element("h2", [("id", "years-heading")], text: language(.documentsByYear))
                html.element("table", [("class", "counts")]) { html in
                    html.element("tbody") { html in
                        for (year, count) in years {
                            html.element("tr") { html in
                                html.element("th", [("scope", "row")], text: language.year(year))
                                html.element("td") { Bar.write(Double(count), of: most, to: &$0) }
                                html.element("td", [("class", "number")]) { html in
                                    html.element(
                                        "a", [("href", links.page("/query", [("query", documents(of: year))]))],
                                        text: language.number(count))
                                }
                            }
                        }
                    }
                }
            }
        }

        private func documents(of year: Int) -> String {
            """
            SELECT ?document ?date ?title {
              GRAPH ?document { ?document dcterms:issued ?date ; dcterms:title ?title }
              FILTER(?date >= "\(year)-01-01"^^xsd:date && ?date <= "\(year)-12-31"^^xsd:date)
            }
            ORDER BY ?date
            LIMIT 200
            """
        }
    }
#endif
