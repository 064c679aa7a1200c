#if Server
    internal import XMLEvents

    /// Links to the pages of a long list.
    struct PageNumbers {
        let language: PageLanguage
        /// The page that is shown, from 1.
        let page: Int
        /// How many there are.
        let count: Int

        /// - Parameter address: gives the address of a page.
        func write(to html: inout HTMLText, _ address: (Int) -> String) {
            guard count > 1 else { return }
            html.element("nav", [("class", "pages"), ("aria-label", language(.pages))]) { html in
                if page > 1 {
                    html.element("a", [("href", address(page - 1)), ("rel", "prev")], text: "← " + language(.previous))
                    html.text(" ")
                }
                html.element("span", text: language(.pageOf(page, count)))
                if page < count {
                    html.text(" ")
                    html.element("a", [("href", address(page + 1)), ("rel", "next")], text: language(.next) + " →")
                }
            }
        }
    }
#endif
