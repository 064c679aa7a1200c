#if Server
    internal import HTTPNegotiation
    internal import QuadStore
    internal import RDFModel
    internal import XMLEvents

    /// Writes terms as people read them.
    struct TermMarkup {
        let reader: GraphReader
        let links: PageLinks
        private var language: PageLanguage { reader.language }

        /// The most characters of a text that stand in a list.
        private static let longestText = 400

        /// A text with its language, where that is not the page's.
        func text(_ literal: Literal, to html: inout HTMLText) {
            guard let tag = literal.language, !CodeUnits.equalIgnoringCase(tag, language.tag) else {
                html.text(literal.lexicalForm)
                return
            }
            html.element("span", [("lang", tag)], text: literal.lexicalForm)
        }

        /// A link to the page of a thing, with its name.
        func link(_ id: TermID, to html: inout HTMLText) throws {
            guard let iri = try reader.iri(id) else {
                text(try reader.name(id), to: &html)
                return
            }
            link(iri, try reader.name(id), to: &html)
        }

        /// A link to the page of an IRI.
        func link(_ iri: IRI, _ name: Literal, to html: inout HTMLText) {
            html.element("a", [("href", links.thing(iri))]) { text(name, to: &$0) }
        }

        /// A link to the page of a class or property.
        func link(term iri: IRI, to html: inout HTMLText) throws {
            link(iri, try reader.name(of: iri), to: &html)
        }

        /// A value: a thing as a link, a literal by its datatype.
        func value(_ id: TermID, to html: inout HTMLText) throws {
            let term = try reader.term(id)
            switch term {
            case .iri(let iri):
                try link(id, to: &html)
                if !links.isOwn(iri) { original(iri, to: &html) }
            case .literal(let literal): self.literal(literal, to: &html)
            case .blankNode, .triple: try link(id, to: &html)
            }
        }

        /// A literal as people read it.
        func literal(_ literal: Literal, to html: inout HTMLText) {
            if literal.datatype == XSD.date {
                date(literal.lexicalForm, to: &html)
                return
            }
            let scalars = literal.lexicalForm.unicodeScalars
            if scalars.count > TermMarkup.longestText {
                var start = String(String.UnicodeScalarView(scalars.prefix(TermMarkup.longestText)))
                start += "…"
                text(literal.language.map { Literal(start, language: $0) } ?? Literal(start), to: &html)
            } else {
                text(literal, to: &html)
            }
            if let tag = literal.language {
                html.text(" ")
                html.element("small", [("class", "tag")], text: tag)
            }
        }

        /// A day.
        func date(_ lexicalForm: String, to html: inout HTMLText) {
            html.element("time", [("datetime", lexicalForm)], text: language.date(lexicalForm))
        }

        /// A link to where an IRI of another host leads, if browsers may follow it.
        func original(_ iri: IRI, to html: inout HTMLText) {
            guard TermMarkup.isWebAddress(iri) else { return }
            html.text(" ")
            html.element(
                "a",
                [
                    ("href", iri.text), ("rel", "external noreferrer nofollow"), ("class", "external"),
                    ("aria-label", language(.openOriginal) + " " + iri.text),
                ], text: "↗")
        }

        /// Whether an IRI is one of the Web: no other scheme ever becomes a link.
        static func isWebAddress(_ iri: IRI) -> Bool {
            let start = iri.text.utf8.prefix(8).map { CodeUnits.lowercased($0) }
            return start.starts(with: "https://".utf8) || start.starts(with: "http://".utf8)
        }

        /// The classes of a thing.
        func types(_ id: TermID, to html: inout HTMLText) throws {
            for type in try reader.types(id) {
                html.text(" ")
                try html.element("span", [("class", "type"), ("data-type", TermMarkup.typeName(type))]) {
                    try text(reader.name(of: type), to: &$0)
                }
            }
        }

        /// The name of a class of our own, for its colour.
        static func typeName(_ type: IRI) -> String {
            type.text.utf8.starts(with: Terms.yong.utf8) ? Terms.localName(type) : ""
        }
    }
#endif
