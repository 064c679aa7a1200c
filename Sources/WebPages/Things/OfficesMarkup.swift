#if Server
    internal import QuadStore
    internal import RDFModel
    internal import XMLEvents

    /// Writes offices as a table with a bar of time.
    struct OfficesMarkup {
        let page: ThingPage
        let offices: Offices
        private var language: PageLanguage { page.language }

        /// How many rows are shown.
        private static let most = 40
        /// The width of a bar.
        private static let width = 120.0

        func write(to html: inout HTMLText) throws {
            if offices.memberships.isEmpty { return }
            let title: Phrase = offices.side == .person ? .offices : .officeHolders
            try html.element("section", [("id", "offices"), ("aria-labelledby", "offices-heading")]) { html in
                html.element("h2", [("id", "offices-heading")], text: language(title))
                html.element("p", [("class", "note")], text: language(.officesNote))
                try html.element(
                    "div",
                    [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-labelledby", "offices-heading")]
                ) { html in
                    try html.element("table", [("class", "offices")]) { html in
                        head(to: &html)
                        try html.element("tbody") { html in
                            for membership in offices.memberships.prefix(OfficesMarkup.most) {
                                try html.element("tr") { try row(membership, to: &$0) }
                            }
                        }
                    }
                }
                let left = offices.count - min(offices.memberships.count, OfficesMarkup.most)
                if left > 0 { more(left, to: &html) }
            }
        }

        private func head(to html: inout HTMLText) {
            html.element("thead") { html in
                html.element("tr") { html in
                    if offices.side != .person { html.element("th", [("scope", "col")], text: language(.person)) }
                    if offices.side != .post { html.element("th", [("scope", "col")], text: language(.office)) }
                    if offices.side != .body { html.element("th", [("scope", "col")], text: language(.body)) }
                    html.element("th", [("scope", "col")], text: language(.reported))
                    html.element("th", [("scope", "col")]) { html in
                        html.element("span", [("class", "unseen")], text: language(.timeline))
                    }
                    html.element("th", [("scope", "col"), ("class", "number")], text: language(.reports))
                }
            }
        }

        private func row(_ membership: Offices.Membership, to html: inout HTMLText) throws {
            if offices.side != .person { try cell(membership.person, to: &html) }
            if offices.side != .post { try cell(membership.post, to: &html) }
            if offices.side != .body { try cell(membership.body, to: &html) }
            html.element("td", [("class", "dates")]) { html in
                if let first = membership.first { page.markup.date(first, to: &html) }
                if let last = membership.last, !CodeUnits.equal(last, membership.first ?? "") {
                    html.text(" – ")
                    page.markup.date(last, to: &html)
                }
            }
            html.element("td") { bar(membership, to: &$0) }
            html.element("td", [("class", "number")], text: language.number(membership.reportCount))
        }

        private func cell(_ thing: TermID?, to html: inout HTMLText) throws {
            try html.element("td") { html in
                if let thing { try page.markup.link(thing, to: &html) }
            }
        }

        private func more(_ count: Int, to html: inout HTMLText) {
            let property =
                switch offices.side {
                case .person: Terms.org("member")
                case .post: Terms.yong("inPost")
                case .body: Terms.org("organization")
                }
            let query = """
                SELECT ?person ?post ?first ?last {
                  ?membership <\(property.text)> <\(page.iri.text)> ; org:member ?person ; yong:inPost ?post .
                  OPTIONAL { ?membership yong:firstReported ?first ; yong:lastReported ?last }
                }
                ORDER BY DESC(?last)
                """
            html.element("p") { html in
                html.element(
                    "a", [("href", page.links.page("/query", [("query", query)]))], text: language(.more(count)))
            }
        }

        // MARK: Time

        /// The years of all rows.
        private var years: ClosedRange<Double>? {
            let days = offices.memberships.flatMap { [$0.first, $0.last] }.compactMap { $0.flatMap(OfficesMarkup.year) }
            guard let least = days.min(), let most = days.max() else { return nil }
            return least.rounded(.down)...max(most, least.rounded(.down) + 1)
        }

        /// A day as a part of years, near enough for a drawing.
        private static func year(_ date: String) -> Double? {
            let parts = date.prefix(10).split(separator: "-").compactMap { Double($0) }
            return parts.count == 3 ? parts[0] + (parts[1] - 1) / 12 + (parts[2] - 1) / 372 : nil
        }

        /// A bar of the time in which documents report an office; the same stands in words beside it.
        private func bar(_ membership: Offices.Membership, to html: inout HTMLText) {
            guard let years, let first = membership.first.flatMap(OfficesMarkup.year) else { return }
            let last = membership.last.flatMap(OfficesMarkup.year) ?? first
            let scale = OfficesMarkup.width / (years.upperBound - years.lowerBound)
            let start = (first - years.lowerBound) * scale
            let width = max((last - first) * scale, 3)
            html.element(
                "svg",
                [
                    ("class", "bar"), ("viewBox", "0 0 \(Int(OfficesMarkup.width)) 12"),
                    ("width", "\(Int(OfficesMarkup.width))"), ("height", "12"), ("aria-hidden", "true"),
                ]
            ) { html in
                html.element(
                    "rect",
                    [("class", "track"), ("y", "5"), ("width", "\(Int(OfficesMarkup.width))"), ("height", "2")],
                    text: "")
                html.element(
                    "rect",
                    [
                        ("class", "span"), ("x", "\(Int(min(start, OfficesMarkup.width - width).rounded()))"),
                        ("y", "2"),
                        ("width", "\(Int(width.rounded(.up)))"), ("height", "8"), ("rx", "2"),
                    ], text: "")
            }
        }
    }
#endif
