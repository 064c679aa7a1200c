#if Server
    internal import RDFModel
    internal import XMLEvents

    /// Writes an answer as a table, a chart or a drawing.
    struct AnswerMarkup {
        let reader: GraphReader
        let links: PageLinks
        let answer: QueryAnswer
        private var language: PageLanguage { reader.language }
        private var markup: TermMarkup { TermMarkup(reader: reader, links: links) }

        /// How many bars a chart has.
        private static let bars = 60

        func table(to html: inout HTMLText) throws {
            if answer.rows.isEmpty { return }
            try html.element(
                "div", [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", language(.answer))]
            ) { html in
                try html.element("table", [("class", "answer")]) { html in
                    html.element("thead") { html in
                        html.element("tr") { html in
                            for variable in answer.variables { html.element("th", [("scope", "col")], text: variable) }
                        }
                    }
                    try html.element("tbody") { html in
                        for row in answer.rows {
                            try html.element("tr") { html in
                                for term in row { try cell(term, to: &html) }
                            }
                        }
                    }
                }
            }
        }

        private func cell(_ term: Term?, to html: inout HTMLText) throws {
            let isNumber = term.map { QueryAnswer.number($0) != nil } ?? false
            try html.element("td", isNumber ? [("class", "number")] : []) { html in
                if let term { try self.term(term, to: &html) }
            }
        }

        /// A term of an answer, which the store need not know.
        private func term(_ term: Term, to html: inout HTMLText) throws {
            switch term {
            case .iri(let iri):
                let short = reader.vocabulary.short(iri)
                let name = try short.map { Literal($0) } ?? reader.name(of: iri)
                html.element("a", [("href", links.thing(iri)), ("title", iri.text)]) { markup.text(name, to: &$0) }
            case .literal(let literal): markup.literal(literal, to: &html)
            case .blankNode(let node): html.element("code", text: "_:" + node.label)
            case .triple(let triple):
                html.text("<<( ")
                try self.term(triple.subject, to: &html)
                html.text(" ")
                try self.term(.iri(triple.predicate), to: &html)
                html.text(" ")
                try self.term(triple.object, to: &html)
                html.text(" )>>")
            }
        }

        func chart(to html: inout HTMLText) throws {
            guard let (label, value) = answer.chartColumns else { return }
            let rows = answer.rows.prefix(AnswerMarkup.bars)
            let most = rows.compactMap { $0[value].flatMap(QueryAnswer.number) }.max() ?? 0
            try html.element("table", [("class", "counts chart")]) { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        html.element("th", [("scope", "col")], text: answer.variables[label])
                        html.element("td", text: "")
                        html.element("th", [("scope", "col"), ("class", "number")], text: answer.variables[value])
                    }
                }
                try html.element("tbody") { html in
                    for row in rows {
                        guard let number = row[value].flatMap(QueryAnswer.number) else { continue }
                        try html.element("tr") { html in
                            try html.element("th", [("scope", "row")]) { html in
                                if let term = row[label] { try self.term(term, to: &html) }
                            }
                            html.element("td") { Bar.write(number, of: most, to: &$0) }
                            html.element("td", [("class", "number")]) { html in
                                html.text(row[value]?.literal?.lexicalForm ?? "")
                            }
                        }
                    }
                }
            }
        }

        func drawing(to html: inout HTMLText) throws {
            guard case .triples(let triples) = answer.content else { return }
            var drawing = RelationDrawing(reader)
            for triple in triples {
                guard let subject = triple.subject.iri, let object = triple.object.iri, triple.predicate != RDF.type
                else { continue }
                try drawing.add(subject, triple.predicate, object)
            }
            guard let svg = try drawing.svg(title: language(.answer), links) else {
                html.element("p", text: language(.nothingToDraw))
                return
            }
            html.element(
                "div", [("class", "drawing"), ("tabindex", "0"), ("role", "group"), ("aria-label", language(.answer))]
            ) {
                $0.raw(svg)
            }
        }
    }
#endif
