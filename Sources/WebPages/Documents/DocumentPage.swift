#if Server
    internal import QuadStore
    internal import RDFModel
    internal import XMLEvents

    /// The page of a document: what it is, its text with the things it mentions, and what it claims.
    struct DocumentPage {
        let page: ThingPage
        private var reader: GraphReader { page.reader }
        private var language: PageLanguage { page.language }

        /// The most mentions and claims that are read.
        private static let mostMentions = 2000
        private static let mostClaims = 200

        private struct Mention {
            var thing: TermID
            var passage: Passage
        }

        func write(to html: inout HTMLText) throws {
            let outgoing = try reader.outgoing(page.thing, limit: page.settings.valuesShown)
            try html.element("article", [("class", "document")]) { html in
                try html.element("p", [("class", "types")]) { try page.markup.types(page.thing, to: &$0) }
                let name = try reader.name(page.thing)
                html.element("h1") { page.markup.text(name, to: &$0) }
                html.element("p", [("class", "iri")]) { $0.element("code", text: page.iri.text) }
                let apart = Set(Terms.names + [RDF.type, Terms.mentions, Terms.schema("mentions")])
                try page.facts(outgoing.filter { !apart.contains($0.property) }, to: &html)
                let mentions = try mentions()
                try text(mentions, to: &html)
                try claims(to: &html)
                page.data(to: &html)
            }
        }

        /// The mentions in the document's graph, in the order of the text; of several at one place the longest.
        private func mentions() throws -> [Mention] {
            guard let body = try reader.id(Terms.oa("hasBody")) else { return [] }
            var found: [Mention] = []
            // The graph by property and thing: the mention stands in the last column.
            try reader.forEachRow(
                ScanRange(.gpos, prefix: [page.thing, body]), [2, 3], limit: DocumentPage.mostMentions
            ) { row in
                if let passage = try Passage(mention: row[1], reader) {
                    found.append(Mention(thing: row[0], passage: passage))
                }
            }
            func start(_ mention: Mention) -> Int { mention.passage.range?.lowerBound ?? .max }
            found.sort { left, right in
                start(left) != start(right)
                    ? start(left) < start(right) : (left.passage.range?.count ?? 0) > (right.passage.range?.count ?? 0)
            }
            return found
        }

        // MARK: Text

        private func text(_ mentions: [Mention], to html: inout HTMLText) throws {
            guard let kept = try page.settings.documentText?(reader.view, page.iri) else {
                return try list(mentions, to: &html)
            }
            let text = DocumentText(kept)
            try html.element("section", [("id", "text"), ("aria-labelledby", "text-heading")]) { html in
                html.element("h2", [("id", "text-heading")], text: language(.text))
                try html.element("div", [("class", "prose"), ("lang", "th")]) { html in
                    try paragraphs(text, mentions, to: &html)
                }
            }
        }

        /// A paragraph a line, with the mentions as links.
        private func paragraphs(_ text: DocumentText, _ mentions: [Mention], to html: inout HTMLText) throws {
            var next = 0
            var start = 0
            for line in text.lines {
                if text.bytes(of: line)?.allSatisfy({ $0 <= 0x20 }) ?? true { continue }
                try html.element("p") { html in
                    start = max(start, line.lowerBound)
                    while next < mentions.count, let range = mentions[next].passage.range,
                        range.lowerBound < line.upperBound
                    {
                        let mention = mentions[next]
                        next += 1
                        guard range.lowerBound >= start, range.upperBound <= line.upperBound,
                            let words = text.bytes(of: range), CodeUnits.equal(mention.passage.exact, words)
                        else { continue }
                        if let between = text.bytes(of: start..<range.lowerBound) { html.text(between) }
                        try self.mention(mention, to: &html)
                        start = range.upperBound
                    }
                    if start < line.upperBound, let rest = text.bytes(of: start..<line.upperBound) { html.text(rest) }
                    start = line.upperBound
                }
            }
        }

        private func mention(_ mention: Mention, to html: inout HTMLText) throws {
            guard let iri = try reader.iri(mention.thing) else {
                html.text(mention.passage.exact)
                return
            }
            let type = try reader.types(mention.thing).first.map { TermMarkup.typeName($0) } ?? ""
            html.element(
                "a", [("href", page.links.thing(iri)), ("class", "mention"), ("data-type", type)],
                text: mention.passage.exact)
        }

        /// What is mentioned, where the text is not kept.
        private func list(_ mentions: [Mention], to html: inout HTMLText) throws {
            if mentions.isEmpty { return }
            try html.element("section", [("id", "mentions"), ("aria-labelledby", "mentions-heading")]) { html in
                html.element("h2", [("id", "mentions-heading")], text: language(.mentions))
                try html.element("ul", [("class", "documents")]) { html in
                    for mention in mentions {
                        try html.element("li") { html in
                            try html.element("p", [("class", "title")]) { try page.markup.link(mention.thing, to: &$0) }
                            PassageMarkup.write(mention.passage, to: &html)
                        }
                    }
                }
            }
        }

        // MARK: Claims

        private func claims(to html: inout HTMLText) throws {
            guard let subject = try reader.id(RDF.subject) else { return }
            var claims: [TermID] = []
            try reader.forEachRow(
                ScanRange(.gpos, prefix: [page.thing, subject]), [3], limit: DocumentPage.mostClaims
            ) { claims.append($0[0]) }
            if claims.isEmpty { return }
            try html.element("section", [("id", "claims"), ("aria-labelledby", "claims-heading")]) { html in
                html.element("h2", [("id", "claims-heading")], text: language(.claims))
                html.element("p", [("class", "note")], text: language(.claimsNote))
                try html.element("ul", [("class", "claims")]) { html in
                    var quoted: Literal?
                    for claim in claims { try self.claim(claim, &quoted, to: &html) }
                }
            }
        }

        /// - Parameter quoted: what the claim before quotes, which need not be read twice.
        private func claim(_ claim: TermID, _ quoted: inout Literal?, to html: inout HTMLText) throws {
            let parts = try [RDF.subject, RDF.predicate, RDF.object].compactMap {
                try reader.objects(claim, $0, limit: 1).first
            }
            guard parts.count == 3, let property = try reader.iri(parts[1]) else { return }
            let fragment = try reader.iri(claim).map { String($0.text.drop { $0 != "#" }.dropFirst()) } ?? ""
            var attributes: [(name: StaticString, value: String)] = []
            if !fragment.isEmpty { attributes.append(("id", fragment)) }
            try html.element("li", attributes) { html in
                try html.element("p") { html in
                    try page.markup.link(parts[0], to: &html)
                    html.text(" ")
                    html.element("span", [("class", "property")]) { html in
                        html.text((try? reader.name(of: property).lexicalForm) ?? "")
                    }
                    html.text(" ")
                    try page.markup.value(parts[2], to: &html)
                    html.text(" ")
                    try html.element("small") { html in
                        var words: [String] = []
                        if let status = try reader.text(claim, Terms.yong("status")) {
                            words.append(language(.status(status)))
                        }
                        if let confidence = try reader.text(claim, Terms.yong("confidence")) {
                            words.append(confidence)
                        }
                        html.text(words.joined(separator: " · "))
                    }
                }
                if let quote = try reader.literals(claim, Terms.yong("quote"), limit: 1).first, quote != quoted {
                    quoted = quote
                    var spoken: [(name: StaticString, value: String)] = []
                    if let tag = quote.language { spoken.append(("lang", tag)) }
                    html.element("blockquote", spoken, text: quote.lexicalForm)
                }
            }
        }
    }

    extension DocumentText {
        /// The lines, without their ends.
        var lines: [Range<Int>] {
            var lines: [Range<Int>] = []
            var start = 0
            for place in 0..<count where bytes(of: place..<(place + 1))?.first == 0x0A {
                lines.append(start..<place)
                start = place + 1
            }
            lines.append(start..<count)
            return lines
        }
    }
#endif
