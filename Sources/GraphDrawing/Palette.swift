/// The colours of classes: light fills with dark lines, told apart also without colour vision by their lightness.
enum Palette {
    static func colour(of type: String) -> (fill: String, line: String) {
        switch type {
        case "Person": return ("#fde7c8", "#b26a00")
        case "Ministry": return ("#d3e3fd", "#1a4fa3")
        case "Organisation": return ("#e2ecf9", "#4a78b5")
        case "Country": return ("#d9f0dc", "#2b7a39")
        case "Place": return ("#edf6e3", "#6a9440")
        case "Event": return ("#f9d9e3", "#a8325a")
        case "Plan": return ("#e9e0f6", "#6a45a0")
        case "Post": return ("#f3f3f3", "#777777")
        default: return ("#ffffff", "#555555")
        }
    }
}
