#if Server
    internal import XMLEvents

    /// A bar of a chart. The number stands beside it.
    enum Bar {
        private static let width = 200

        static func write(_ value: Double, of most: Double, to html: inout HTMLText) {
            let part = most > 0 ? max(0, min(1, value / most)) : 0
            let filled = part > 0 ? max(1, Int((part * Double(width)).rounded())) : 0
            html.element(
                "svg",
                [
                    ("class", "bar"), ("viewBox", "0 0 \(width) 10"), ("preserveAspectRatio", "none"),
                    ("aria-hidden", "true"),
                ]
            ) { html in
                html.element("rect", [("class", "span"), ("width", "\(filled)"), ("height", "10")], text: "")
            }
        }
    }
#endif
