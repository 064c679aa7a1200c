#if Server
    internal import RDFModel
    internal import XMLEvents

    /// What stands round the content of every page.
    struct PageFrame {
        let language: PageLanguage
        let links: PageLinks
        /// The path and fields of this page, without its language.
        let path: String
        let fields: [(String, String)]
        let title: String
        /// Where the same stands in other formats: media type and address.
        var alternates: [(type: String, address: String)] = []
        /// What the field for searches holds.
        var searched = ""
        /// Whether the page has the editor of queries.
        var hasEditor = false

        /// Writes a whole page.
        func page(_ content: (inout HTMLText) throws -> Void) rethrows -> [UInt8] {
            var html = HTMLText()
            html.markup("<!doctype html>\n")
            try html.element("html", [("lang", language.tag)]) { html in
                html.element("head") { head(&$0) }
                html.markup("\n")
                try html.element("body") { html in
                    html.element("a", [("class", "skip"), ("href", "#content")], text: language(.skip))
                    header(&html)
                    try html.element("main", [("id", "content"), ("tabindex", "-1")]) { try content(&$0) }
                    footer(&html)
                }
            }
            html.markup("\n")
            return html.bytes
        }

        private func head(_ html: inout HTMLText) {
            html.void("meta", [("charset", "utf-8")])
            html.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
            html.void("meta", [("name", "color-scheme"), ("content", "light dark")])
            html.element("title", text: title + " · " + language(.siteName))
            html.void("link", [("rel", "icon"), ("href", Assets.icon.address), ("type", "image/svg+xml")])
            for (type, address) in alternates {
                html.void("link", [("rel", "alternate"), ("type", type), ("href", address)])
            }
            if hasEditor {
                for asset in Assets.editor {
                    if asset.isStyle {
                        html.void("link", [("rel", "stylesheet"), ("href", asset.address)])
                    } else {
                        html.element("script", [("src", asset.address), ("defer", "")], text: "")
                    }
                }
                html.element("script", [("src", Assets.script.address), ("defer", "")], text: "")
            }
            // Behind the editor's, which it changes.
            html.void("link", [("rel", "stylesheet"), ("href", Assets.style.address)])
        }

        private func header(_ html: inout HTMLText) {
            html.element("header", [("class", "site")]) { html in
                html.element("div", [("class", "wide")]) { html in
                    html.element("a", [("class", "brand"), ("href", links.page("/")), ("lang", "th")], text: "โยง")
                    html.element("form", [("role", "search"), ("action", "/search"), ("method", "get")]) { html in
                        html.element("label", [("for", "q"), ("class", "unseen")], text: language(.searchGraph))
                        html.void(
                            "input",
                            [
                                ("type", "search"), ("id", "q"), ("name", "q"), ("value", searched),
                                ("placeholder", language(.searchGraph)), ("autocomplete", "off"),
                            ])
                        hiddenFields(&html)
                        html.element("button", [("type", "submit")], text: language(.search))
                    }
                    html.element("nav", [("aria-label", language(.siteName))]) { html in
                        html.element("a", [("href", links.page("/query"))], text: language(.queries))
                        languageSwitch(&html)
                    }
                }
            }
        }

        private func languageSwitch(_ html: inout HTMLText) {
            for other in PageLanguage.allCases where other != language {
                let name = other == .thai ? "ไทย" : "English"
                html.element(
                    "a",
                    [
                        ("href", links.page(path, fields, in: other)), ("lang", other.tag), ("hreflang", other.tag),
                        ("class", "language"),
                    ], text: name)
            }
        }

        /// The fields that keep the language when a form is sent.
        func hiddenFields(_ html: inout HTMLText) {
            for (name, value) in links.formFields {
                html.void("input", [("type", "hidden"), ("name", name), ("value", value)])
            }
        }

        private func footer(_ html: inout HTMLText) {
            html.element("footer", [("class", "site")]) { html in
                html.element("div", [("class", "wide")]) { html in
                    html.element("p", text: language(.footer))
                    if hasEditor, let licence = Assets.editorLicence {
                        html.element("p") { html in
                            html.text(language(.editorBy) + " ")
                            html.element("a", [("href", licence.address)], text: language(.licence))
                        }
                    }
                }
            }
        }
    }
#endif
