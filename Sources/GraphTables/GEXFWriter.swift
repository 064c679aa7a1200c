internal import RDFModel

/// Writes GEXF 1.2 (https://gexf.net/), which Gephi and networkx read.
final class GEXFWriter: GraphTableWriter {
    private var document: XMLDocument
    private var columns: [NodeColumn] = []

    /// What every edge has besides its label, with the type of its values.
    private static let edgeAttributes = [
        ("predicate", "string"), ("label_th", "string"), ("label_en", "string"), ("confidence", "double"),
        ("firstReported", "string"), ("lastReported", "string"),
    ]

    init(_ output: @escaping ([UInt8]) throws -> Void) throws {
        document = try XMLDocument(output)
    }

    func begin(_ columns: [NodeColumn]) throws {
        self.columns = columns
        try document.start("gexf", ["xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"])
        try document.start("graph", ["mode": "static", "defaultedgetype": "directed"])
        try document.start("attributes", ["class": "node", "mode": "static"])
        for name in ["class", "types"] {
            try document.empty("attribute", ["id": name, "title": name, "type": "string"])
        }
        for (place, column) in columns.enumerated() {
            try document.empty("attribute", ["id": "n\(place)", "title": column.name, "type": column.typeName])
        }
        try document.end()
        try document.start("attributes", ["class": "edge", "mode": "static"])
        for (name, type) in GEXFWriter.edgeAttributes {
            try document.empty("attribute", ["id": name, "title": name, "type": type])
        }
        try document.end()
        try document.start("nodes")
    }

    private func value(_ attribute: String, _ text: String) throws {
        if !text.isEmpty { try document.empty("attvalue", ["for": attribute, "value": text]) }
    }

    func node(_ row: NodeRow) throws {
        try document.start("node", ["id": row.id, "label": row.label])
        try document.start("attvalues")
        try value("class", row.mainClass)
        try value("types", Cell.text(row.classes, isList: true))
        for (place, column) in columns.enumerated() where !row.values[place].isEmpty {
            try value("n\(place)", Cell.text(row.values[place], isList: column.isList))
        }
        try document.end()
        try document.end()
    }

    func beginEdges() throws {
        try document.end()
        try document.start("edges")
    }

    func edge(_ row: EdgeRow) throws {
        try document.start(
            "edge",
            ["id": "\(row.number)", "source": row.source, "target": row.target, "label": row.label])
        try document.start("attvalues")
        try value("predicate", row.predicate.text)
        try value("label_th", row.thai)
        try value("label_en", row.english)
        try value("confidence", row.facts.confidence.map(Cell.number) ?? "")
        try value("firstReported", row.facts.first ?? "")
        try value("lastReported", row.facts.last ?? "")
        try document.end()
        try document.end()
    }

    func finish() throws {
        try document.end()
        try document.end()
        try document.end()
        try document.finish()
    }
}
