#if Server
    internal import HTTPTypes
    internal import XMLEvents

    /// A page that says what went wrong.
    struct PageError {
        let status: HTTPResponse.Status
        let message: String?
        let language: PageLanguage
        let links: PageLinks

        init(_ status: HTTPResponse.Status, _ message: String? = nil, language: PageLanguage, links: PageLinks) {
            self.status = status
            self.message = message
            self.language = language
            self.links = links
        }

        private var title: Phrase {
            switch status.code {
            case 404: .notFound
            case 400, 405, 406, 413, 414, 431: .badRequest
            case 503: .tooBusy
            default: .failed
            }
        }

        func answer(_ request: PageRequest) -> PageAnswer {
            let frame = PageFrame(
                language: language, links: links, path: "/", fields: [], title: language(title))
            let body = frame.page { html in
                html.element("h1", text: language(title))
                if let message { html.element("p", text: message) }
                if status.code == 404 { html.element("p", text: language(.notFoundHelp)) }
                html.element("p") { html in
                    html.element("a", [("href", links.page("/"))], text: language(.toFrontPage))
                }
                html.element("p", [("class", "note")], text: "HTTP \(status.code)")
            }
            var answer = PageAnswer(status: status, type: "text/html; charset=utf-8", body)
            answer.fields[.contentLanguage] = language.tag
            answer.fields[.vary] = "Accept, Accept-Language"
            answer.fields[.cacheControl] = "no-store"
            return answer
        }
    }
#endif
