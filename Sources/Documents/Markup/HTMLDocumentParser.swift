import XMLEvents

/// Reads one item out of a web page.
///
/// The headline comes from `og:title`, the first `h1`, or `title`; the date from the `meta` elements that news sites
/// use or the first `time`; the address from `link rel="canonical"` or `og:url`. The document's text is the headline,
/// a line feed, and the main text.
struct HTMLDocumentParser {
    private let source: String
    private var text = MarkupText()
    private var titles = Titles()
    private var dates: [(rank: Int, value: String)] = []
    private var canonical: String?
    private var openGraphAddress: String?
    private var isInTitle = false
    private var isInHeading = false

    private struct Titles {
        var openGraph = ""
        var heading = ""
        var title = ""
        /// The first heading is complete.
        var hasHeading = false
    }

    init(source: String) {
        self.source = source
    }

    /// The item, or why there is none.
    static func document(_ page: String, source: String) throws(DocumentFailure.Reason) -> Document {
        var parser = HTMLDocumentParser(source: source)
        do {
            let reader = try HTMLReader()
            try reader.read(Array(page.utf8)) { event, _ in parser.take(event) }
            try reader.finish { event, _ in parser.take(event) }
        } catch {
            throw .malformedXML(message: "\(error)")
        }
        guard let document = parser.finish() else { throw .empty }
        return document
    }

    private mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let element): start(element)
        case .end(let name):
            if name.matches("title") { isInTitle = false }
            if name.matches("h1"), isInHeading {
                isInHeading = false
                titles.hasHeading = true
            }
        case .text(let value):
            if isInTitle { titles.title += value }
            if isInHeading { titles.heading += value }
        case .comment, .processingInstruction: break
        }
        text.take(event)
    }

    private mutating func start(_ element: XMLElement) {
        switch element.name.local {
        case "title": isInTitle = titles.title.isEmpty
        case "h1": isInHeading = !titles.hasHeading
        case "meta": meta(element)
        case "link":
            guard let rel = element.attribute("rel"), rel.lowercased() == "canonical" else { return }
            canonical = canonical ?? element.attribute("href")
        case "time":
            if let value = element.attribute("datetime") { dates.append((9, value)) }
        default: break
        }
    }

    /// Names of `meta` elements that hold the day of publication, the surest first.
    private static let dateNames = [
        "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "pubdate", "publish-date",
        "dc.date.issued",
    ]

    private mutating func meta(_ element: XMLElement) {
        let name = ["property", "name", "itemprop"].lazy.compactMap { element.attribute($0) }.first
        guard let name = name?.lowercased(), let content = element.attribute("content") else { return }
        if name == "og:title", titles.openGraph.isEmpty { titles.openGraph = content }
        if name == "og:url" { openGraphAddress = openGraphAddress ?? content }
        if let rank = Self.dateNames.firstIndex(of: name) { dates.append((rank, content)) }
    }

    private mutating func finish() -> Document? {
        let title =
            [titles.openGraph, titles.heading, titles.title].lazy.map { MarkupDocument.singleLine($0) }
            .first { !$0.isEmpty } ?? []
        let lines = text.finish()
        let url = [canonical, openGraphAddress].lazy.compactMap { $0 }.first { DocumentAddress.isAddress($0.utf8) }
        var item = MarkupDocument(title: title, lines: lines, url: url)
        item.date = dates.sorted { $0.rank < $1.rank }.lazy.compactMap { DocumentDate.date(in: $0.value) }.first
        return item.document(id: DocumentFile.stem(of: source), source: source)
    }
}
