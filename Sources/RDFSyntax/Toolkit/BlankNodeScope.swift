internal import RDFModel

/// Gives the blank nodes of one document their labels.
///
/// A label that the document writes is kept behind the scope's prefix. Nodes without a label get `g1`, `g2`, …;
/// a written label of that shape gets an `x` at its end (and one that has `x` already, another), so that the two
/// never meet.
struct BlankNodeScope: Sendable {
    /// The bytes in front of every label.
    let prefix: [UInt8]
    /// Whether a label behind the prefix can be written as it is.
    let isPlain: Bool
    private let text: String
    /// The number of unlabelled nodes so far.
    var count = 0

    init(prefix: String) {
        text = prefix
        self.prefix = Array(prefix.utf8)
        isPlain = CodeUnits.equal(BlankNodeLabels.turtle(prefix + "a"), prefix + "a")
    }

    /// The node of a written label.
    func node(labelled label: String) -> BlankNode {
        if BlankNodeScope.isReserved(label) { return BlankNode(text + label + "x") }
        return BlankNode(text + label)
    }

    /// A node without a label.
    mutating func fresh() -> BlankNode {
        count += 1
        return BlankNode(text + "g" + String(count))
    }

    /// `g`, digits, any number of `x`
    private static func isReserved(_ label: String) -> Bool {
        var rest = label.utf8[...]
        guard rest.first == UInt8(ascii: "g") else { return false }
        rest = rest.dropFirst()
        guard let first = rest.first, ASCII.isDigit(first) else { return false }
        return rest.drop(while: ASCII.isDigit).allSatisfy { $0 == UInt8(ascii: "x") }
    }
}
