public import RDFModel
internal import Sorting
import XMLEvents

/// A picture of the things in a graph and of their relations, as SVG 1.1.
///
/// Each thing with a label and a class of `vocabulary` is a box, each relation between two things an arrow. The
/// same graph always gives the same bytes. Made for graphs of some dozen things; the layout's cost grows with the
/// square of their number, so only the ``maximum`` best connected ones are drawn.
public struct GraphPicture {
    /// The most things that are drawn.
    public static let maximum = 120

    private let graph: DrawnGraph
    private let texts: [[String]]
    private let boxes: [Layout.Box]

    private enum Size {
        static let name = 14.0
        static let small = 11.0
        static let line = 19.0
        static let padding = 10.0
        static let margin = 24.0
        static let legend = 34.0
    }

    /// Lays out the default graph of `dataset`.
    ///
    /// - Parameters:
    ///   - dataset: the graph.
    ///   - vocabulary: the namespace of the classes and properties that are drawn.
    ///   - languages: the languages of labels, the preferred one first.
    public init(of dataset: Dataset, vocabulary: String, languages: [String] = ["th", "en"]) {
        graph = DrawnGraph(dataset, vocabulary: vocabulary, languages: languages, maximum: Self.maximum)
        texts = graph.nodes.map { TextWidth.wrap($0.label, width: 13, lines: 4) + $0.details }
        let sizes = texts.map { lines in
            let widest = lines.map { TextWidth.ems($0) }.max() ?? 0
            return (
                width: max(widest * Size.name, 60) + 2 * Size.padding,
                height: Double(lines.count) * Size.line + 1.5 * Size.padding
            )
        }
        boxes = Layout(sizes: sizes, edges: graph.edges.map { ($0.source, $0.target) }).boxes
    }

    /// The number of things drawn.
    public var count: Int { graph.nodes.count }

    /// What is not drawn, in a sentence; `nil` if all that has a name and a class of the vocabulary is.
    public func omission(vocabulary: String) -> String? {
        if count == 0 {
            return "nothing can be drawn: no thing with an rdfs:label and a class of <\(vocabulary)> "
                + "has a property of it that leads to another such thing"
        }
        guard graph.candidateCount > count else { return nil }
        return "\(count) of \(graph.candidateCount) things are drawn: those that are related to others, "
            + "and of these the \(Self.maximum) with the most relations at most"
    }

    /// The picture's text, as a file of its own.
    public func svg() throws -> [UInt8] { try svg(.file) }

    /// The picture's text.
    public func svg(_ setting: PictureSetting) throws -> [UInt8] {
        let width = (boxes.map { $0.x + $0.width / 2 }.max() ?? 0) + 2 * Size.margin
        let height = (boxes.map { $0.y + $0.height / 2 }.max() ?? 0) + 2 * Size.margin + Size.legend
        var xml = try XMLWriter()
        try xml.startElement("svg")
        try xml.attribute("xmlns", "http://www.w3.org/2000/svg")
        try xml.attribute("viewBox", "0 0 \(number(width)) \(number(height))")
        try xml.attribute("width", number(width))
        try xml.attribute("height", number(height))
        try xml.attribute("font-family", "Sarabun, 'Noto Sans Thai', Garuda, Loma, sans-serif")
        if setting.isInline { try xml.attribute("role", "img") }
        try xml.element("title", text: setting.title ?? "\(graph.nodes.count) things and how they are related")
        if setting.isInline { try xml.element("desc", text: description(setting)) }
        try arrowHead(&xml)
        if !setting.isInline {
            try xml.startElement("rect")
            try attributes(&xml, [("width", number(width)), ("height", number(height)), ("fill", "#ffffff")])
            try xml.endElement()
        }
        try xml.startElement("g")
        try xml.attribute("transform", "translate(\(number(Size.margin)) \(number(Size.margin + Size.legend)))")
        for edge in graph.edges { try line(edge, &xml) }
        for edge in graph.edges { try caption(edge, setting, &xml) }
        for node in graph.nodes.indices { try link(node, setting, &xml) }
        try xml.endElement()
        try legend(setting, &xml)
        try xml.endElement()
        try xml.endDocument()
        let bytes = try xml.take()
        // HTML knows no XML declaration.
        guard setting.isInline, let start = bytes.firstIndex(of: UInt8(ascii: ">")) else { return bytes }
        return Array(bytes[(start + 1)...])
    }

    /// What the picture shows, a relation a sentence.
    private func description(_ setting: PictureSetting) -> String {
        graph.edges.map { edge in
            let names = edge.labels.map { setting.name($0) }.joined(separator: ", ")
            return "\(graph.nodes[edge.source].label) – \(names) – \(graph.nodes[edge.target].label)"
        }.joined(separator: "; ")
    }

    /// A box, as a link where there is an address.
    private func link(_ node: Int, _ setting: PictureSetting, _ xml: inout XMLWriter) throws {
        guard let address = setting.address(graph.nodes[node].iri) else { return try box(node, setting, &xml) }
        try xml.startElement("a")
        // The picture is one image to whoever does not see it; the same links stand beside it.
        try attributes(&xml, [("href", address), ("tabindex", "-1")])
        try box(node, setting, &xml)
        try xml.endElement()
    }

    private func arrowHead(_ xml: inout XMLWriter) throws {
        try xml.startElement("defs")
        try xml.startElement("marker")
        try attributes(
            &xml,
            [
                ("id", "arrow"), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5"), ("markerWidth", "7"),
                ("markerHeight", "7"), ("orient", "auto"),
            ])
        try xml.startElement("path")
        try attributes(&xml, [("d", "M0 0 L10 5 L0 10 z"), ("fill", "#5b6470")])
        try xml.endElement()
        try xml.endElement()
        try xml.endElement()
    }

    private func line(_ edge: DrawnGraph.Edge, _ xml: inout XMLWriter) throws {
        let (start, end) = ends(of: edge)
        try xml.startElement("line")
        try attributes(
            &xml,
            [
                ("x1", number(start.x)), ("y1", number(start.y)), ("x2", number(end.x)), ("y2", number(end.y)),
                ("stroke", "#5b6470"), ("stroke-width", "1.2"),
            ])
        if !edge.isSymmetric { try xml.attribute("marker-end", "url(#arrow)") }
        try xml.endElement()
    }

    private func caption(_ edge: DrawnGraph.Edge, _ setting: PictureSetting, _ xml: inout XMLWriter) throws {
        let (start, end) = ends(of: edge)
        let middle = (x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
        for (row, label) in edge.labels.enumerated() {
            let y = middle.y + (Double(row) - Double(edge.labels.count - 1) / 2) * (Size.small + 2) + Size.small / 3
            try xml.startElement("text")
            try attributes(
                &xml,
                [
                    ("x", number(middle.x)), ("y", number(y)), ("font-size", number(Size.small)),
                    ("text-anchor", "middle"), ("fill", "#39414b"), ("stroke", "#ffffff"), ("stroke-width", "4"),
                    ("paint-order", "stroke"),
                ])
            try xml.text(setting.name(label))
            try xml.endElement()
        }
    }

    private func box(_ index: Int, _ setting: PictureSetting, _ xml: inout XMLWriter) throws {
        let (box, node) = (boxes[index], graph.nodes[index])
        let colour = Palette.colour(of: node.type)
        try xml.startElement("g")
        if setting.isInline { try xml.attribute("class", node.type) }
        try xml.element("title", text: "\(setting.name(node.type)): \(node.label)")
        try xml.startElement("rect")
        try attributes(
            &xml,
            [
                ("x", number(box.x - box.width / 2)), ("y", number(box.y - box.height / 2)),
                ("width", number(box.width)), ("height", number(box.height)), ("rx", "7"), ("fill", colour.fill),
                ("stroke", colour.line), ("stroke-width", "1.4"),
            ])
        try xml.endElement()
        let top = box.y - box.height / 2 + Size.padding
        for (row, line) in texts[index].enumerated() {
            try xml.startElement("text")
            try attributes(
                &xml,
                [
                    ("x", number(box.x)), ("y", number(top + Double(row) * Size.line + Size.name * 0.9)),
                    ("font-size", number(Size.name)), ("text-anchor", "middle"), ("fill", "#1b1f24"),
                ])
            try xml.text(line)
            try xml.endElement()
        }
        try xml.endElement()
    }

    private func legend(_ setting: PictureSetting, _ xml: inout XMLWriter) throws {
        var x = Size.margin
        for type in Set(graph.nodes.map(\.type)).ordered(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let colour = Palette.colour(of: type)
            try xml.startElement("g")
            if setting.isInline { try xml.attribute("class", type) }
            try xml.startElement("rect")
            try attributes(
                &xml,
                [
                    ("x", number(x)), ("y", "14"), ("width", "14"), ("height", "14"), ("rx", "3"),
                    ("fill", colour.fill), ("stroke", colour.line),
                ])
            try xml.endElement()
            try xml.startElement("text")
            try attributes(&xml, [("x", number(x + 20)), ("y", "26"), ("font-size", "13"), ("fill", "#1b1f24")])
            try xml.text(setting.name(type))
            try xml.endElement()
            try xml.endElement()
            x += 20 + TextWidth.ems(setting.name(type)) * 13 + 22
        }
    }

    /// Where the line between two boxes leaves the one and reaches the other.
    private func ends(of edge: DrawnGraph.Edge) -> (start: (x: Double, y: Double), end: (x: Double, y: Double)) {
        let (a, b) = (boxes[edge.source], boxes[edge.target])
        return (border(of: a, towards: b), border(of: b, towards: a))
    }

    private func border(of box: Layout.Box, towards other: Layout.Box) -> (x: Double, y: Double) {
        let (dx, dy) = (other.x - box.x, other.y - box.y)
        let scale = min(
            abs(dx) > 0 ? (box.width / 2 + 2) / abs(dx) : .infinity,
            abs(dy) > 0 ? (box.height / 2 + 2) / abs(dy) : .infinity, 1)
        return (box.x + dx * scale, box.y + dy * scale)
    }

    private func attributes(_ xml: inout XMLWriter, _ attributes: [(String, String)]) throws {
        for (name, value) in attributes { try xml.attribute(name, value) }
    }

    /// One decimal is enough for a picture, and keeps its text small and stable.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : String(Double(tenths) / 10)
    }
}
