import XMLEvents

/// Reads the items of a feed: RSS 2.0, RSS 1.0 and Atom (RFC 4287).
///
/// An item's text is its title, a line feed, and the longest of its description, summary and content, as text without
/// tags. Items before an error in the XML are kept.
struct FeedParser {
    private let source: String
    private var batch = DocumentBatch()
    private var item: Item?
    /// The names of the open elements inside the item.
    private var path: [String] = []
    private var value = ""
    /// The text of an element whose content is markup itself (Atom's `xhtml`).
    private var nested: MarkupText?
    private var count = 0

    private struct Item {
        var line: Int
        var title = ""
        var link: String?
        var identifier: String?
        var dates: [String] = []
        var lines: [[UInt8]] = []
        /// The type of the open element, as Atom's attribute tells it.
        var type: String?
    }

    private init(source: String) {
        self.source = source
    }

    /// The documents in the bytes of a feed, in whichever encoding their XML declaration names.
    static func batch(_ bytes: [UInt8], source: String) -> DocumentBatch {
        var parser = FeedParser(source: source)
        do {
            let reader = try XMLReader()
            try reader.read(bytes) { event, position in try parser.take(event, position) }
            try reader.finish { event, position in try parser.take(event, position) }
        } catch let error as XMLError {
            parser.fail(.malformedXML(message: error.description))
        } catch {
            parser.fail(.malformedXML(message: "\(error)"))
        }
        if parser.count == 0, parser.batch.failures.isEmpty { parser.fail(.noItems) }
        return parser.batch
    }

    private mutating func fail(_ reason: DocumentFailure.Reason, line: Int? = nil) {
        batch.failures.append(DocumentFailure(source: source, line: line, reason: reason))
    }

    private mutating func take(_ event: XMLEvent, _ position: XMLPosition) throws {
        switch event {
        case .start(let element): start(element, position)
        case .end(let name): try end(name)
        case .text(let text):
            if nested != nil { nested?.text(text) } else { value += text }
        case .comment, .processingInstruction: break
        }
    }

    private mutating func start(_ element: XMLElement, _ position: XMLPosition) {
        let name = element.name.local
        guard item != nil else {
            if name == "item" || name == "entry" {
                item = Item(line: position.line)
                path = []
                count += 1
            }
            return
        }
        path.append(name)
        if path.count > 1 {
            nested?.start(name)
            return
        }
        value = ""
        item?.type = element.attribute("type")
        nested = item?.type == "xhtml" ? MarkupText() : nil
        if name == "link", let target = element.attribute("href") {
            let relation = element.attribute("rel") ?? "alternate"
            if relation == "alternate", item?.link == nil { item?.link = target }
        }
    }

    private mutating func end(_ name: XMLName) throws {
        guard item != nil else { return }
        if path.isEmpty {
            finishItem()
        } else if path.count > 1 {
            nested?.end(name.local)
            path.removeLast()
        } else {
            try field(path.removeLast())
            nested = nil
        }
    }

    /// Takes the content of an element right inside the item.
    private mutating func field(_ name: String) throws {
        guard var item else { return }
        switch name {
        case "title":
            let isMarkup = item.type == "html" || item.type == "xhtml"
            let text = isMarkup ? try lines().map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") : value
            if item.title.isEmpty { item.title = text }
        case "link":
            let word = String(decoding: MarkupDocument.singleLine(value), as: UTF8.self)
            if item.link == nil, !word.isEmpty { item.link = word }
        case "guid", "id":
            item.identifier = String(decoding: MarkupDocument.singleLine(value), as: UTF8.self)
        case "pubDate", "published", "date", "issued": item.dates.insert(value, at: 0)
        case "updated": item.dates.append(value)
        case "description", "summary", "encoded", "content":
            let lines = try lines()
            func size(_ lines: [[UInt8]]) -> Int { lines.reduce(0) { $0 + $1.count } }
            if size(lines) > size(item.lines) { item.lines = lines }
        default: break
        }
        self.item = item
    }

    /// The content of the element that ends, without tags.
    private mutating func lines() throws -> [[UInt8]] {
        if nested != nil { return nested?.finish() ?? [] }
        if item?.type == "text" {
            return value.utf8.split(separator: 0x0A).map {
                MarkupDocument.singleLine(String(decoding: $0, as: UTF8.self))
            }
            .filter { !$0.isEmpty }
        }
        return try MarkupText.lines(ofHTML: value)
    }

    private mutating func finishItem() {
        guard let item else { return }
        self.item = nil
        let addresses = [item.link, item.identifier].compactMap { $0 }
        let url = addresses.first { DocumentAddress.isAddress($0.utf8) }
        var parts = MarkupDocument(title: MarkupDocument.singleLine(item.title), lines: item.lines, url: url)
        parts.date = item.dates.lazy.compactMap { DocumentDate.date(in: $0) }.first
        let id = "\(DocumentFile.stem(of: source))-\(count)"
        if let document = parts.document(id: id, source: "\(source):\(item.line)") {
            batch.documents.append(document)
        } else {
            fail(.badMember(name: "description", expected: "the item's text"), line: item.line)
        }
    }
}
