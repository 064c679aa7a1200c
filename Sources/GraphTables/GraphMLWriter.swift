internal import RDFModel

/// Writes GraphML (http://graphml.graphdrawing.org/specification.html): a key a column, `<data>` for what a row has.
final class GraphMLWriter: GraphTableWriter {
    private var document: XMLDocument
    private var columns: [NodeColumn] = []

    /// What every edge has, with the type of its values.
    private static let edgeKeys = [
        ("label", "string"), ("predicate", "string"), ("label_th", "string"), ("label_en", "string"),
        ("confidence", "double"), ("firstReported", "string"), ("lastReported", "string"),
    ]

    init(_ output: @escaping ([UInt8]) throws -> Void) throws {
        document = try XMLDocument(output)
    }

    func begin(_ columns: [NodeColumn]) throws {
        self.columns = columns
        try document.start("graphml", ["xmlns": "http://graphml.graphdrawing.org/xmlns"])
        for name in ["label", "class", "types"] { try key(name, "n_" + name, "node", "string") }
        for (place, column) in columns.enumerated() {
            try key(column.name, "n\(place)", "node", column.typeName, of: column.property)
        }
        for (name, type) in GraphMLWriter.edgeKeys { try key(name, "e_" + name, "edge", type) }
        try document.start("graph", ["id": "graph", "edgedefault": "directed"])
    }

    private func key(_ name: String, _ id: String, _ owner: String, _ type: String, of property: IRI? = nil) throws {
        try document.start("key", ["id": id, "for": owner, "attr.name": name, "attr.type": type])
        if let property { try document.element("desc", [:], text: property.text) }
        try document.end()
    }

    private func data(_ key: String, _ text: String) throws {
        if !text.isEmpty { try document.element("data", ["key": key], text: text) }
    }

    func node(_ row: NodeRow) throws {
        try document.start("node", ["id": row.id])
        try data("n_label", row.label)
        try data("n_class", row.mainClass)
        try data("n_types", Cell.text(row.classes, isList: true))
        for (place, column) in columns.enumerated() where !row.values[place].isEmpty {
            try data("n\(place)", Cell.text(row.values[place], isList: column.isList))
        }
        try document.end()
    }

    func beginEdges() {}

    func edge(_ row: EdgeRow) throws {
        try document.start("edge", ["id": "e\(row.number)", "source": row.source, "target": row.target])
        try data("e_label", row.label)
        try data("e_predicate", row.predicate.text)
        try data("e_label_th", row.thai)
        try data("e_label_en", row.english)
        try data("e_confidence", row.facts.confidence.map(Cell.number) ?? "")
        try data("e_firstReported", row.facts.first ?? "")
        try data("e_lastReported", row.facts.last ?? "")
        try document.end()
    }

    func finish() throws {
        try document.end()
        try document.end()
        try document.finish()
    }
}
