#if Server
    internal import RDFModel
    internal import XMLEvents

    /// Writes the documents that mention a thing.
    struct CitationsMarkup {
        let page: ThingPage
        let citations: Citations
        private var language: PageLanguage { page.language }

        func write(to html: inout HTMLText) throws {
            if citations.count == 0 { return }
            try html.element("section", [("id", "documents"), ("aria-labelledby", "documents-heading")]) { html in
                html.element("h2", [("id", "documents-heading")]) { html in
                    html.text(language(.documents) + " ")
                    html.element("small", text: language.number(citations.count))
                }
                try html.element("ol", [("class", "documents")]) { html in
                    for citation in citations.shown { try html.element("li") { try write(citation, to: &$0) } }
                }
                pages(to: &html)
            }
        }

        private func write(_ citation: Citations.Citation, to html: inout HTMLText) throws {
            try html.element("p", [("class", "title")]) { html in
                try page.markup.link(citation.document, to: &html)
                if let date = citation.date {
                    html.text(" ")
                    page.markup.date(date, to: &html)
                }
                if citation.mentionCount > 1 {
                    html.text(" ")
                    html.element("small", text: language(.mentionCount(citation.mentionCount)))
                }
            }
            if let passage = citation.passage { PassageMarkup.write(passage, to: &html) }
        }

        private func pages(to html: inout HTMLText) {
            PageNumbers(language: language, page: citations.page, count: citations.pageCount).write(to: &html) {
                number in
                let address = ThingFormat.address(of: page.iri, .page, page.links)
                let separator = address.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
                return address + separator + "documents=\(number)#documents"
            }
        }
    }

    /// Writes a passage with its words marked.
    enum PassageMarkup {
        static func write(_ passage: Passage, to html: inout HTMLText) {
            // What documents say is Thai, unless their words show otherwise.
            let isThai = (passage.before + passage.exact + passage.after).unicodeScalars
                .contains { 0x0E00...0x0E7F ~= $0.value }
            html.element("blockquote", isThai ? [("lang", "th")] : []) { html in
                html.text(passage.before)
                html.element("mark", text: passage.exact)
                html.text(passage.after)
            }
        }
    }
#endif
