/// A blank node: a thing without a name of its own, told apart by a label within its scope.
///
/// Labels mean nothing outside the document or store that made them (RDF 1.1 Concepts §3.4).
public struct BlankNode: Hashable, Comparable, Sendable {
    /// The label without the leading `_:`.
    public let label: String

    /// Makes the blank node that has `label` in the current scope.
    public init(_ label: String) {
        self.label = label
    }

    /// Whether both labels have the same code points.
    public static func == (left: BlankNode, right: BlankNode) -> Bool {
        CodeUnits.equal(left.label, right.label)
    }

    /// The order of the labels by code point.
    public static func < (left: BlankNode, right: BlankNode) -> Bool {
        CodeUnits.less(left.label, right.label)
    }

    /// Hashes the label by code point.
    public func hash(into hasher: inout Hasher) {
        CodeUnits.hash(label, into: &hasher)
    }
}
