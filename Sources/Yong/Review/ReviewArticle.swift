import Documents
import EntityExtraction
import GraphBuilding
import GraphDrawing
import RDFModel
import Sorting
import ThaiText
import XMLEvents

/// One document of a review page.
struct ReviewArticle {
    let number: Int
    let document: Document
    let extraction: Extraction
    let graph: ResolvedGraph
    let seeds: Seeds

    /// A mention that is shown: the first of those that share a stretch of the text.
    private struct Shown {
        var range: Range<Int>
        var entity: Int
        var anchor: String
    }

    /// Writes the document.
    func write(to html: inout HTMLText, _ segmenter: WordSegmenter) throws {
        let text = Array(document.text.utf8)
        let shown = shownMentions(text)
        html.markup("\n")
        try html.element("article", [("id", "d\(number)")]) { html in
            let title = String(decoding: text[document.title.clamped(to: 0..<text.count)], as: UTF8.self)
            html.element("h2", text: title.isEmpty ? document.id : title)
            writeMeta(to: &html)
            html.element("div", [("class", "text")]) { writeText(text, shown, to: &$0, segmenter) }
            writeEntities(shown, to: &html)
            writeRelations(text, shown, to: &html)
            try writePicture(to: &html)
        }
    }

    private func shownMentions(_ text: [UInt8]) -> [Shown] {
        var all: [(range: Range<Int>, entity: Int)] = []
        for (place, entity) in extraction.entities.enumerated() {
            for mention in entity.mentions where !mention.range.isEmpty && mention.range.upperBound <= text.count {
                all.append((mention.range, place))
            }
        }
        all = all.ordered {
            $0.range.lowerBound != $1.range.lowerBound
                ? $0.range.lowerBound < $1.range.lowerBound : $0.range.count > $1.range.count
        }
        var shown: [Shown] = []
        for mention in all where mention.range.lowerBound >= shown.last?.range.upperBound ?? 0 {
            shown.append(
                Shown(range: mention.range, entity: mention.entity, anchor: "d\(number)m\(shown.count + 1)"))
        }
        return shown
    }

    private func writeMeta(to html: inout HTMLText) {
        html.element("p", [("class", "meta")]) { html in
            html.text(document.id)
            if let published = document.published { html.text(" · \(published)") }
            if let url = document.url, url.utf8.starts(with: "http".utf8) {
                html.text(" · ")
                html.element("a", [("href", url), ("rel", "noreferrer")], text: url)
            }
        }
        for note in document.notes + extraction.notes { html.element("p", [("class", "note")], text: note) }
    }

    // MARK: The text

    private func writeText(_ text: [UInt8], _ shown: [Shown], to html: inout HTMLText, _ segmenter: WordSegmenter) {
        var start = 0
        var next = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            html.element("p") { html in
                var place = start
                while next < shown.count, shown[next].range.lowerBound < end {
                    let mention = shown[next]
                    writeWords(text, place..<max(place, mention.range.lowerBound), to: &html, segmenter)
                    write(mention, text, to: &html, segmenter)
                    place = max(place, mention.range.upperBound)
                    next += 1
                }
                writeWords(text, min(place, end)..<end, to: &html, segmenter)
            }
            start = max(end, next > 0 ? shown[next - 1].range.upperBound : 0) + 1
        }
    }

    private func write(_ mention: Shown, _ text: [UInt8], to html: inout HTMLText, _ segmenter: WordSegmenter) {
        let entity = extraction.entities[mention.entity]
        let attributes: [(name: StaticString, value: String)] = [
            ("id", mention.anchor), ("class", entity.type.rawValue),
            ("data-letter", ReviewStyle.letter(of: entity.type)),
            (
                "title",
                "\(entity.type.rawValue): \(entity.name) · \(decision(on: entity)) · \(percent(entity.confidence))"
            ),
        ]
        html.element("mark", attributes) { writeWords(text, mention.range, to: &$0, segmenter) }
    }

    /// Writes a stretch of the text with a place for a line break after every Thai word.
    private func writeWords(_ text: [UInt8], _ range: Range<Int>, to html: inout HTMLText, _ segmenter: WordSegmenter) {
        guard !range.isEmpty else { return }
        var start = range.lowerBound
        for boundary in segmenter.boundaries(in: text, range: range)
        // Elsewhere browsers need no help.
        where boundary > start && boundary < range.upperBound && text[boundary] == 0xE0 && text[boundary - 1] >= 0x80 {
            html.text(text[start..<boundary])
            html.markup("<wbr>")
            start = boundary
        }
        html.text(text[start..<range.upperBound])
    }

    // MARK: Things

    private func writeEntities(_ shown: [Shown], to html: inout HTMLText) {
        guard !extraction.entities.isEmpty else { return }
        html.element("h3", text: "สิ่งที่กล่าวถึง · Things")
        html.element("div", [("class", "scroll")]) { html in
            html.element("table") { html in
                row(
                    ["", "Type", "Name", "Mentions", "Thing", "Decided by", "Confidence", "Correct"], isHead: true,
                    to: &html)
                for (place, entity) in extraction.entities.enumerated() { write(entity, place, shown, to: &html) }
            }
        }
    }

    private func write(_ entity: Entity, _ place: Int, _ shown: [Shown], to html: inout HTMLText) {
        html.element("tr", [("id", "d\(number)e\(place + 1)")]) { html in
            html.element("td", text: "e\(place + 1)")
            html.element("td") {
                $0.element(
                    "span",
                    [("class", "key \(entity.type.rawValue)"), ("data-letter", ReviewStyle.letter(of: entity.type))],
                    text: entity.type.rawValue)
            }
            html.element("td", text: (entity.titles + [entity.name]).joined(separator: " "))
            html.element("td") { html in
                for (count, mention) in shown.filter({ $0.entity == place }).enumerated() {
                    html.element("a", [("href", "#" + mention.anchor)], text: "\(count + 1)")
                    html.markup(" ")
                }
            }
            html.element("td", text: thing(place)?.text ?? "")
            html.element("td", text: decision(on: entity))
            html.element("td", text: percent(entity.confidence))
            html.element("td") { html in
                html.element("details") { html in
                    html.element("summary", text: "Turtle")
                    html.element("pre", text: corrections(of: entity, place))
                }
            }
        }
    }

    /// Where the decision on an entity came from.
    private func decision(on entity: Entity) -> String {
        entity.seed.map { "seed \($0)" } ?? "rules and models"
    }

    private var documentNumber: Int? { graph.documentIndex(ofID: document.id) }

    private func thing(_ entity: Int) -> IRI? {
        documentNumber.map { graph.thing(ofEntity: entity, inDocumentAt: $0) }
    }

    /// An overlay by itself: that the thing is none of its kind. What else may be right stands in comments.
    private func corrections(of entity: Entity, _ place: Int) -> String {
        let literal = turtle(entity.mentions.first?.text ?? entity.name)
        let document = documentNumber.map { " ; yong:inDocument <\(graph.documentIRI(at: $0).text)>" } ?? ""
        let head = "[] a yong:Correction ; yong:mentionText \(literal)\(document) ;"
        let other = EntityType.allCases.first { $0 != entity.type } ?? .organisation
        var lines = [
            "@prefix yong: <\(YongOntology.namespace)> .", "@prefix rdfs: <\(RDFS.namespace)> .",
            "\(head) yong:notA yong:\(entity.type.rawValue) .",
            "# or, without the sign and in place of that, what is right of these, with the right class and IRI:",
            "# \(head) yong:correctType yong:\(other.rawValue) .",
        ]
        if let thing = thing(place) {
            lines += ["# \(head) yong:differentFrom <\(thing.text)> .", "# \(head) yong:sameAs <\(thing.text)> ."]
            if entity.type == .person { lines.append("# <\(thing.text)> a yong:Exclusion ; rdfs:label \(literal) .") }
        }
        return lines.joined(separator: "\n")
    }

    /// A text as a literal in one line.
    private func turtle(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }

    // MARK: Relations

    private func writeRelations(_ text: [UInt8], _ shown: [Shown], to html: inout HTMLText) {
        guard !extraction.relations.isEmpty else { return }
        html.element("h3", text: "ความสัมพันธ์ · Relations")
        html.element("div", [("class", "scroll")]) { html in
            html.element("table") { html in
                row(
                    ["", "Subject", "Predicate", "Object", "Status", "Decided by", "Confidence", "Words"], isHead: true,
                    to: &html)
                for (place, relation) in extraction.relations.enumerated() {
                    write(relation, place, text, shown, to: &html)
                }
            }
        }
    }

    private func write(
        _ relation: Relation, _ place: Int, _ text: [UInt8], _ shown: [Shown], to html: inout HTMLText
    ) {
        guard extraction.entities.indices.contains(relation.subject) else { return }
        html.element("tr", [("id", "d\(number)r\(place + 1)")]) { html in
            html.element("td", text: "c\(place + 1)")
            html.element("td") { link(relation.subject, relation.evidence, shown, to: &$0) }
            html.element("td", text: relation.predicate.rawValue)
            html.element("td") { html in
                switch relation.object {
                case .entity(let entity): link(entity, relation.evidence, shown, to: &html)
                case .text(let text): html.text(text)
                case .date(let date): html.text(date.description)
                }
            }
            html.element("td", text: relation.status.rawValue)
            html.element("td", text: relation.rule)
            html.element("td", text: percent(relation.confidence))
            html.element("td") { $0.text(text[relation.evidence.clamped(to: 0..<text.count)]) }
        }
    }

    /// A link to the entity's mention in the words that say so, or else to its nearest one.
    private func link(_ entity: Int, _ evidence: Range<Int>, _ shown: [Shown], to html: inout HTMLText) {
        guard extraction.entities.indices.contains(entity) else { return }
        let mentions = shown.filter { $0.entity == entity }
        let nearest =
            mentions.first { evidence.contains($0.range.lowerBound) }
            ?? mentions.min { distance($0.range, evidence) < distance($1.range, evidence) }
        let anchor = nearest?.anchor ?? "d\(number)e\(entity + 1)"
        html.element("a", [("href", "#" + anchor)], text: extraction.entities[entity].name)
    }

    private func distance(_ one: Range<Int>, _ other: Range<Int>) -> Int {
        max(0, max(one.lowerBound - other.upperBound, other.lowerBound - one.upperBound))
    }

    private func row(_ cells: [String], isHead: Bool, to html: inout HTMLText) {
        html.element("tr") { html in
            for cell in cells { html.element("th", [("scope", "col")], text: cell) }
        }
    }

    private func percent(_ confidence: Double) -> String {
        "\(Int((min(max(confidence.isNaN ? 0 : confidence, 0), 1) * 100).rounded())) %"
    }

    // MARK: The picture

    /// Draws the document's own graph, if there is anything to draw.
    private func writePicture(to html: inout HTMLText) throws {
        guard extraction.relations.contains(where: { $0.status == .asserted }) else { return }
        var builder = GraphBuilder(seeds: seeds, settings: GraphSettings(writesEvidence: false, writesAlignment: false))
        builder.add(DocumentRecord(document, extraction))
        let picture = GraphPicture(of: Dataset(builder.resolve().knowledge()), vocabulary: YongOntology.namespace)
        guard picture.count > 1 else { return }
        html.element("h3", text: "แผนภาพ · Picture")
        let svg = try picture.svg()
        let start = svg.indices.first { svg[$0...].starts(with: "<svg".utf8) } ?? svg.endIndex
        html.element("div", [("class", "picture")]) { $0.raw(svg[start...]) }
    }
}
