import EntityExtraction

/// How a page for people looks: colours that differ by 4.5 to 1 from what stands on them at least (WCAG 2.1 AA, for
/// light and dark), a letter beside each colour for those who do not see it, and no script.
enum ReviewStyle {
    /// The letter that stands for a type.
    static func letter(of type: EntityType) -> String {
        switch type {
        case .person: "P"
        case .ministry: "M"
        case .organisation: "O"
        case .country: "C"
        case .place: "L"
        case .event: "E"
        case .plan: "N"
        }
    }

    /// The background of a type's mentions, light and dark.
    static func background(of type: EntityType) -> (light: String, dark: String) {
        switch type {
        case .person: ("#ffe3b3", "#5c3d00")
        case .ministry: ("#cfe2ff", "#0b3a75")
        case .organisation: ("#d5f0e3", "#0c4a32")
        case .country: ("#f9d7e6", "#6b1740")
        case .place: ("#e6e0fb", "#40307f")
        case .event: ("#fbd9cf", "#6e2410")
        case .plan: ("#e4ecc2", "#414d0e")
        }
    }

    /// The text on a mention, light and dark.
    static let text = (light: "#1a1a1a", dark: "#f5f5f5")

    /// The page's style sheet.
    static var sheet: String {
        var rules = """
            :root { color-scheme: light dark; }
            body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; background: #ffffff; color: \(text.light);
              font: 1.0625rem/1.75 Sarabun, "Noto Sans Thai", Garuda, Loma, system-ui, sans-serif; }
            a { color: #0b57d0; } h1 { font-size: 1.4rem; } h2 { font-size: 1.25rem; line-height: 1.4; }
            h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
            article { border-top: 2px solid #767676; margin-top: 2.5rem; } .text p { margin: .4rem 0; }
            .text { overflow-wrap: anywhere; } .meta , .note { color: #595959; }
            mark { color: inherit; border-radius: .2rem; padding: 0 .15rem; }
            mark::after , .key::after { content: attr(data-letter); font-size: .65em; vertical-align: super; margin-left: .1rem; }
            mark:target , tr:target { outline: 3px solid #0b57d0; }
            table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.5; }
            th , td { border: 1px solid #8a8a8a; padding: .2rem .5rem; text-align: left; vertical-align: top; }
            .scroll { overflow-x: auto; } .picture { background: #ffffff; overflow: auto; border: 1px solid #8a8a8a; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8125rem; line-height: 1.4; }

            """
        var dark = """
            body { background: #16181c; color: \(text.dark); } a , a:visited { color: #9ec2ff; }
            .meta , .note { color: #b4b4b4; } mark:target , tr:target { outline-color: #9ec2ff; }

            """
        for type in EntityType.allCases {
            let colours = background(of: type)
            rules += ".\(type.rawValue) { background: \(colours.light); color: \(text.light); }\n"
            dark += ".\(type.rawValue) { background: \(colours.dark); color: \(text.dark); }\n"
        }
        return rules + "@media (prefers-color-scheme: dark) {\n\(dark)}\n"
    }
}
