#if Server
    internal import HTTPTypes
    internal import QueryEngine
    internal import RDFModel
    internal import SPARQLSyntax
    internal import XMLEvents

    /// The editor of queries with an answer.
    struct QueryPage {
        /// Why there is no answer.
        enum Problem {
            case syntax(SPARQLSyntaxError)
            case run(QueryError)

            var status: HTTPResponse.Status {
                switch self {
                case .syntax, .run(.textSearch), .run(.pattern), .run(.service): .badRequest
                case .run: .serviceUnavailable
                }
            }
        }

        /// What came of a query.
        enum Outcome {
            case none
            case answered(QueryAnswer)
            case failed(Problem)
        }

        let reader: GraphReader
        let links: PageLinks
        let settings: PageSettings
        /// The query.
        let text: String
        /// How the answer is looked at.
        let shape: AnswerShape
        let outcome: Outcome
        private var language: PageLanguage { reader.language }

        /// What the editor holds at first.
        private static let start = """
            SELECT ?thing ?name {
              ?thing a yong:Ministry ; rdfs:label ?name
            }
            LIMIT 20
            """

        func write(to html: inout HTMLText) throws {
            html.element("h1", text: language(.queries))
            try form(to: &html)
            try html.element("section", [("id", "answer"), ("aria-label", language(.answer))]) { html in
                switch outcome {
                case .none: break
                case .failed(let problem): self.problem(problem, to: &html)
                case .answered(let answer): try self.answer(answer, to: &html)
                }
            }
            examples(to: &html)
        }

        // MARK: The form

        private func form(to html: inout HTMLText) throws {
            var attributes: [(name: StaticString, value: String)] = [
                ("id", "query-form"), ("action", "/query"), ("method", "get"),
                ("data-vocabulary", "/query/vocabulary.json"), ("data-language", language.tag),
            ]
            if case .failed(.syntax(let error)) = outcome {
                attributes += [("data-line", "\(error.line)"), ("data-column", "\(error.column)")]
            }
            html.element("form", attributes) { html in
                html.element("label", [("for", "query")], text: language(.queryLabel))
                var field: [(name: StaticString, value: String)] = [
                    ("id", "query"), ("name", "query"), ("rows", "\(min(24, max(10, lineCount)))"), ("cols", "80"),
                    ("spellcheck", "false"), ("autocapitalize", "off"), ("aria-describedby", "query-help"),
                    ("data-label", language(.queryLabel)),
                ]
                if case .failed = outcome { field += [("aria-invalid", "true"), ("aria-errormessage", "problem")] }
                // A line end at the start of a field is not part of it.
                html.element("textarea", field, text: "\n" + (text.isEmpty ? QueryPage.start : text))
                html.element("p", [("id", "query-help"), ("class", "note")], text: language(.queryHelp))
                html.element("p", [("class", "buttons")]) { html in
                    for (name, value) in links.formFields {
                        html.void("input", [("type", "hidden"), ("name", name), ("value", value)])
                    }
                    html.element("button", [("type", "submit"), ("class", "main")], text: language(.run))
                }
            }
        }

        private var lineCount: Int { text.utf8.reduce(2) { $1 == 0x0A ? $0 + 1 : $0 } }

        private func examples(to html: inout HTMLText) {
            html.element("section", [("aria-labelledby", "examples-heading")]) { html in
                html.element("h2", [("id", "examples-heading")], text: language(.exampleQuestions))
                html.element("ul", [("class", "examples")]) { html in
                    for example in ExampleQuery.all {
                        html.element("li") { html in
                            html.element("a", [("href", example.address(links))], text: language(example.question))
                        }
                    }
                }
            }
        }

        // MARK: Problems

        private func problem(_ problem: Problem, to html: inout HTMLText) {
            html.element("div", [("id", "problem"), ("class", "problem"), ("role", "alert")]) { html in
                switch problem {
                case .syntax(let error):
                    html.element("h2", text: language(.syntaxProblem(line: error.line, column: error.column)))
                    html.element("p", [("lang", "en")], text: "\(error.problem)")
                    html.element("pre", [("tabindex", "0"), ("aria-label", language(.place))]) {
                        $0.text(error.excerpt.marked)
                    }
                case .run(let error):
                    html.element("h2", text: language(.noAnswer))
                    html.element("p", [("lang", "en")], text: "\(error)")
                }
            }
        }

        // MARK: Answers

        private func answer(_ answer: QueryAnswer, to html: inout HTMLText) throws {
            let shapes = self.shapes(answer)
            let shown = shapes.contains(shape) ? shape : .table
            for warning in answer.warnings {
                html.element("p", [("class", "notice"), ("lang", "en")], text: warning.message)
            }
            html.element("h2", text: language(.answer))
            if case .truth(let value) = answer.content {
                html.element("p", [("class", "truth"), ("role", "status")], text: language(value ? .yes : .no))
            } else {
                html.element("p", [("class", "note"), ("role", "status")]) { html in
                    html.text(language(.rowCount(answer.rows.count, hasMore: answer.hasMore)))
                }
            }
            toolbar(shapes, shown, answer, to: &html)
            let markup = AnswerMarkup(reader: reader, links: links, answer: answer)
            switch shown {
            case .table: try markup.table(to: &html)
            case .chart: try markup.chart(to: &html)
            case .graph: try markup.drawing(to: &html)
            }
        }

        /// The ways to look at an answer.
        private func shapes(_ answer: QueryAnswer) -> [AnswerShape] {
            switch answer.content {
            case .truth: []
            case .rows: answer.chartColumns == nil ? [.table] : [.table, .chart]
            case .triples(let triples): triples.isEmpty ? [.table] : [.table, .graph]
            }
        }

        /// Buttons of the form, so that they also serve a query that is too long for an address.
        private func toolbar(
            _ shapes: [AnswerShape], _ shown: AnswerShape, _ answer: QueryAnswer, to html: inout HTMLText
        ) {
            html.element("div", [("class", "toolbar")]) { html in
                if shapes.count > 1 {
                    html.element("div", [("role", "group"), ("aria-label", language(.view))]) { html in
                        for shape in shapes {
                            html.element(
                                "button",
                                [
                                    ("type", "submit"), ("form", "query-form"), ("name", "view"),
                                    ("value", shape.rawValue), ("aria-pressed", shape == shown ? "true" : "false"),
                                ], text: language(shape.title))
                        }
                    }
                }
                html.element("div", [("role", "group"), ("aria-label", language(.download))]) { html in
                    html.element("span", text: language(.download))
                    for (value, name) in downloads(answer) {
                        html.element(
                            "button",
                            [("type", "submit"), ("form", "query-form"), ("name", "format"), ("value", value)],
                            text: name)
                    }
                }
                html.element(
                    "a",
                    [
                        ("href", links.page("/query", [("query", text), ("view", shown.rawValue)])),
                        ("class", "permanent"),
                    ],
                    text: language(.linkToQuery))
            }
        }

        private func downloads(_ answer: QueryAnswer) -> [(String, String)] {
            switch answer.content {
            case .triples:
                [("turtle", "Turtle"), ("jsonld", "JSON-LD"), ("rdfxml", "RDF/XML"), ("ntriples", "N-Triples")]
            case .truth: [("json", "JSON"), ("xml", "XML")]
            case .rows: [("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML")]
            }
        }
    }
#endif
