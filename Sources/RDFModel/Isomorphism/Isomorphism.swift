/// Whether two sets of quads differ only in the labels of their blank nodes (RDF 1.2 Concepts §3.7). Blank nodes within
/// triple terms are renamed as all others are.
///
/// Blank nodes are parted into classes of those that look alike, on both sides at once, until the classes no longer
/// part. What is still alike then falls into pieces that have nothing to do with each other: of each, one node is
/// paired with each node of its class in turn, and what follows is worked out in that piece alone. So data with many
/// small symmetries takes time about linear in its size. Made-up graphs of high regularity may take exponential time,
/// which ``mapping(_:_:limit:)`` bounds.
public enum Isomorphism {
    /// Whether a renaming of blank nodes turns `left` into `right`, however long it takes to tell.
    public static func areIsomorphic(_ left: some Sequence<Quad>, _ right: some Sequence<Quad>) -> Bool {
        mapping(left, right) != nil
    }

    /// Whether a renaming of blank nodes turns `left` into `right`, however long it takes to tell.
    public static func areIsomorphic(_ left: Dataset, _ right: Dataset) -> Bool {
        left.count == right.count && areIsomorphic(left.quads(), right.quads())
    }

    /// The renaming that turns `left` into `right`, if there is one, however long it takes to tell.
    public static func mapping(
        _ left: some Sequence<Quad>, _ right: some Sequence<Quad>
    ) -> [BlankNode: BlankNode]? {
        // Without a limit nothing is thrown.
        (try? mapping(left, right, limit: .max)) ?? nil
    }

    /// The renaming that turns `left` into `right`, if there is one.
    ///
    /// - Parameters:
    ///   - left: the quads of one side.
    ///   - right: the quads of the other.
    ///   - limit: the most pairs of nodes that are tried.
    /// - Throws: ``IsomorphismError/undecided(limit:)`` if more would be needed.
    public static func mapping(
        _ left: some Sequence<Quad>, _ right: some Sequence<Quad>, limit: Int
    ) throws(IsomorphismError) -> [BlankNode: BlankNode]? {
        let (leftSet, rightSet) = (Set(left), Set(right))
        guard leftSet.count == rightSet.count else { return nil }
        let pair = GraphPair(leftSet, rightSet)
        guard pair.haveSameGroundQuads else { return nil }
        var search = IsomorphismSearch(pair, limit: limit)
        guard let partners = try search.run() else { return nil }
        var mapping: [BlankNode: BlankNode] = [:]
        for (node, partner) in partners { mapping[pair.node(node)] = pair.node(partner) }
        let isRight = leftSet.allSatisfy { rightSet.contains($0.mapBlankNodes { mapping[$0] ?? $0 }) }
        return isRight ? mapping : nil
    }
}

/// Why it could not be told whether two graphs are the same.
public enum IsomorphismError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The blank nodes are so much alike that more pairs would have to be tried than allowed.
    case undecided(limit: Int)

    /// One line for people.
    public var description: String {
        switch self {
        case .undecided(let limit): "the blank nodes are too much alike: \(limit) pairs were tried without a result"
        }
    }
}
