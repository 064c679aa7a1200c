public import Documents
public import EntityExtraction
public import GraphBuilding
import RDFModel
import ThaiText
import XMLEvents

/// A page of HTML on which people check what was found in documents: the texts with their mentions, the things and the
/// relations with where each decision came from, a picture of each document's graph, and for each thing the lines of
/// Turtle that correct it. One file, without scripts.
public struct ReviewPage: Sendable {
    /// A document and what was found in it.
    private struct Item: Sendable {
        var document: Document
        var extraction: Extraction
    }

    private var items: [Item] = []
    private var builder: GraphBuilder
    private let overlay: Overlay

    /// A page without documents.
    ///
    /// - Parameters:
    ///   - seeds: The things known beforehand.
    ///   - settings: The base of IRIs.
    ///   - overlay: What people said already.
    public init(seeds: Seeds, settings: GraphSettings = GraphSettings(), overlay: Overlay = Overlay()) {
        builder = GraphBuilder(seeds: seeds, settings: settings, overlay: overlay)
        self.overlay = overlay
    }

    /// Adds a document.
    public mutating func add(_ document: Document, _ extraction: Extraction) {
        var (document, extraction) = (document, extraction)
        if !overlay.isEmpty { overlay.apply(to: &document, &extraction) }
        builder.add(DocumentRecord(document, extraction))
        items.append(Item(document: document, extraction: extraction))
    }

    /// The page, in UTF-8.
    ///
    /// - Throws: What drawing throws, and `WordSegmenterError` without a dictionary of Thai words.
    public func html() throws -> [UInt8] {
        let graph = builder.resolve()
        let segmenter = try WordSegmenter()
        var html = HTMLText()
        html.markup("<!DOCTYPE html>\n<html lang=\"th\"><head><meta charset=\"utf-8\">")
        html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        html.element("title", text: title)
        html.markup("<style>\n")
        html.raw(ReviewStyle.sheet.utf8)
        html.markup("</style></head>\n<body>")
        html.element("h1", text: title)
        writeLegend(&html)
        for (number, item) in items.enumerated() {
            let article = ReviewArticle(
                number: number + 1, document: item.document, extraction: item.extraction, graph: graph,
                seeds: builder.seeds)
            try article.write(to: &html, segmenter)
        }
        html.markup("</body></html>\n")
        return html.bytes
    }

    private var title: String { "โยง: ตรวจทาน · Yong review (\(items.count))" }

    private func writeLegend(_ html: inout HTMLText) {
        html.element("p", [("class", "legend")]) { html in
            for type in EntityType.allCases {
                html.element(
                    "span", [("class", "key \(type.rawValue)"), ("data-letter", ReviewStyle.letter(of: type))],
                    text: type.rawValue)
                html.markup(" ")
            }
        }
    }
}
