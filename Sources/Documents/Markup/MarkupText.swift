import XMLEvents

/// Gathers the text of a page or of a part of one from its tags: a line for each block, without what is no content.
struct MarkupText {
    /// A block's text, with white space made single spaces.
    private struct Line {
        var text: [UInt8] = []
        /// How many bytes of it stand in links.
        var linked = 0
        var isMain = false
    }

    private var lines: [Line] = []
    private var line = Line()
    /// How many open elements hide their content.
    private var hidden = 0
    private var links = 0
    private var mains = 0

    /// Elements whose content is no text of the page.
    private static let hiding: Set<String> = [
        "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "svg",
        "iframe", "object", "audio", "video", "canvas", "head", "title", "menu",
    ]
    /// Elements that stand in a line; all others begin a new one.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
        "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
    ]
    private static let main: Set<String> = ["article", "main"]

    /// Takes a start tag. Element names of HTML are ASCII, so comparing them as strings is safe.
    mutating func start(_ name: String) {
        if Self.hiding.contains(name) { hidden += 1 }
        if Self.main.contains(name) { mains += 1 }
        if name == "a" { links += 1 }
        if !Self.inline.contains(name) { breakLine() }
    }

    /// Takes an end tag.
    mutating func end(_ name: String) {
        if !Self.inline.contains(name) { breakLine() }
        if Self.hiding.contains(name) { hidden = max(0, hidden - 1) }
        if Self.main.contains(name) { mains = max(0, mains - 1) }
        if name == "a" { links = max(0, links - 1) }
    }

    /// Takes character data.
    mutating func text(_ text: String) {
        guard hidden == 0 else { return }
        for byte in text.utf8 {
            if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
                if let last = line.text.last, last != 0x20 { line.text.append(0x20) }
            } else {
                line.text.append(byte)
                if links > 0 { line.linked += 1 }
            }
        }
        line.isMain = mains > 0
    }

    private mutating func breakLine() {
        if line.text.last == 0x20 { line.text.removeLast() }
        if !line.text.isEmpty { lines.append(line) }
        line = Line()
    }

    /// The text: the lines of `article` and `main` if the page has them, else all lines but menus, which are short
    /// and all link.
    mutating func finish() -> [[UInt8]] {
        breakLine()
        let main = lines.filter(\.isMain)
        if !main.isEmpty { return main.map(\.text) }
        return lines.filter { $0.linked * 5 < $0.text.count * 4 || $0.text.count > 400 }.map(\.text)
    }

    /// The text of a piece of HTML, as feeds carry it.
    static func lines(ofHTML html: String) throws -> [[UInt8]] {
        var text = MarkupText()
        let reader = try HTMLReader()
        let handle: (XMLEvent, XMLPosition) -> Void = { event, _ in text.take(event) }
        try reader.read(Array(html.utf8), handle)
        try reader.finish(handle)
        return text.finish()
    }

    /// Takes any event.
    mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let element): start(element.name.local)
        case .end(let name): end(name.local)
        case .text(let text): self.text(text)
        case .comment, .processingInstruction: break
        }
    }
}
