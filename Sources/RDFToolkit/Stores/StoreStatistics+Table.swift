public import QuadStore

extension StoreStatistics {
    /// A table for people: tab-separated, a part a line, with bytes a quad.
    public var table: String {
        var lines = [
            "quads\t\(quadCount)", "in the default graph\t\(defaultGraphCount)", "in named graphs\t\(namedCount)",
            "terms\t\(termCount)", "bytes\t\(fileSize)\(perQuad(fileSize))",
        ]
        for part in parts { lines.append("\(part.name)\t\(part.count)\t\(part.bytes)\(perQuad(part.bytes))") }
        for kept in attachments { lines.append("\(kept.name)\t\(kept.count)\t\(kept.bytes)\t\(kept.length) unpacked") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func perQuad(_ bytes: Int) -> String {
        guard quadCount > 0 else { return "" }
        let hundredths = bytes * 100 / quadCount
        let rest = String(hundredths % 100)
        return "\t\(hundredths / 100).\(rest.utf8.count < 2 ? "0" : "")\(rest) a quad"
    }
}
