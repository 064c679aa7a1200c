import Sorting

/// What two sets of quads do not share, up to the labels of blank nodes.
public struct GraphDifference: Sendable {
    /// Whether a renaming of blank nodes turns one side into the other. If so, there is no difference to show.
    public let isIsomorphic: Bool
    /// The quads that only the left side has, sorted.
    public let onlyLeft: [Quad]
    /// The quads that only the right side has, sorted.
    public let onlyRight: [Quad]
    /// Which blank node of the right side each of the left is taken for.
    public let partners: [BlankNode: BlankNode]

    /// Compares two sets of quads.
    ///
    /// Where they differ, blank nodes are taken for each other as far as their surroundings agree, those with more in
    /// common first; the same graphs always in the same way. This need not be the pairing with the fewest differences, which would take exponential time to
    /// find.
    ///
    /// - Parameters:
    ///   - left: the quads of one side.
    ///   - right: the quads of the other.
    ///   - limit: the most pairs of nodes that are tried; see ``Isomorphism/mapping(_:_:limit:)``.
    /// - Throws: ``IsomorphismError``.
    public init(
        _ left: some Sequence<Quad>, _ right: some Sequence<Quad>, limit: Int = 1_000_000
    ) throws(IsomorphismError) {
        let (leftSet, rightSet) = (Set(left), Set(right))
        if let mapping = try Isomorphism.mapping(leftSet, rightSet, limit: limit) {
            isIsomorphic = true
            (onlyLeft, onlyRight) = ([], [])
            partners = mapping
            return
        }
        var matching = PartialMatching(leftSet, rightSet)
        matching.matchByColours()
        matching.matchByVotes()
        let partners = matching.partners
        var rest = rightSet
        onlyLeft = leftSet.filter { rest.remove(matching.mapped($0)) == nil }.ordered()
        onlyRight = rest.ordered()
        self.partners = partners
        isIsomorphic = false
    }
}

/// A pairing of blank nodes of two sides that differ.
private struct PartialMatching {
    private let pair: GraphPair
    private let right: Set<Quad>
    private var quadsOfLeft: [BlankNode: [Quad]] = [:]
    private var quadsOfRight: [BlankNode: [Quad]] = [:]
    /// The vertices of blank nodes in the order of their labels: the order of sets is another one in each run.
    private let vertices: [Int]
    private(set) var partners: [BlankNode: BlankNode] = [:]
    private var taken: Set<BlankNode> = []

    /// How far from a node its colour sees.
    private static let rounds = 6
    /// How many nodes of one colour are looked at to find the one with the most in common.
    private static let mostCandidates = 16

    init(_ left: Set<Quad>, _ right: Set<Quad>) {
        let pair = GraphPair(left, right)
        self.pair = pair
        self.right = right
        vertices = (0..<pair.nodeCount).ordered { pair.node($0) < pair.node($1) }
        for quad in left { for node in Set(quad.blankNodes) { quadsOfLeft[node, default: []].append(quad) } }
        for quad in right { for node in Set(quad.blankNodes) { quadsOfRight[node, default: []].append(quad) } }
    }

    /// The quad as the right side would say it; a node without a partner is none of that side's.
    func mapped(_ quad: Quad) -> Quad {
        quad.mapBlankNodes { partners[$0] ?? BlankNode("\u{0}" + $0.label) }
    }

    /// Pairs nodes whose surroundings agree, those that agree farthest first.
    mutating func matchByColours() {
        var rounds = [pair.colours]
        for _ in 0..<PartialMatching.rounds {
            let last = rounds[rounds.count - 1]
            rounds.append(
                last.indices.map { vertex in
                    var sum = last[vertex]
                    for edge in pair.edges(of: vertex) {
                        sum &+= GraphPair.mix(edge.label ^ last[Int(edge.target)])
                    }
                    return GraphPair.mix(sum)
                })
        }
        for colours in rounds.dropFirst().reversed() {
            var groups: [UInt64: Int] = [:]
            var open: [(left: [Int], right: [Int])] = []
            for vertex in vertices {
                let node = pair.node(vertex)
                if pair.isLeft[vertex] ? partners[node] != nil : taken.contains(node) { continue }
                let group = groups[colours[vertex]] ?? open.count
                if group == open.count {
                    groups[colours[vertex]] = group
                    open.append(([], []))
                }
                if pair.isLeft[vertex] { open[group].left.append(vertex) } else { open[group].right.append(vertex) }
            }
            for (left, right) in open where !left.isEmpty && !right.isEmpty { match(left, right) }
        }
    }

    private mutating func match(_ left: [Int], _ right: [Int]) {
        var right = right
        for vertex in left {
            let node = pair.node(vertex)
            let candidates = right.suffix(PartialMatching.mostCandidates)
            let best = candidates.indices.max { score(node, pair.node(right[$0])) < score(node, pair.node(right[$1])) }
            guard let best else { return }
            join(node, pair.node(right[best]))
            right.swapAt(best, right.count - 1)
            right.removeLast()
        }
    }

    /// How many quads two nodes would share.
    private func score(_ node: BlankNode, _ partner: BlankNode) -> Int {
        (quadsOfLeft[node] ?? []).count { quad in
            right.contains(quad.mapBlankNodes { $0 == node ? partner : partners[$0] ?? BlankNode("\u{0}") })
        }
    }

    private mutating func join(_ node: BlankNode, _ partner: BlankNode) {
        partners[node] = partner
        taken.insert(partner)
    }

    /// Pairs the nodes that are left over by the quads that they share once their neighbours have partners.
    mutating func matchByVotes() {
        let hole = BlankNode("\u{0}")
        while true {
            var nodesOfPattern: [Quad: [BlankNode]] = [:]
            for vertex in vertices where !pair.isLeft[vertex] && !taken.contains(pair.node(vertex)) {
                let node = pair.node(vertex)
                for quad in quadsOfRight[node] ?? [] {
                    nodesOfPattern[quad.mapBlankNodes { $0 == node ? hole : $0 }, default: []].append(node)
                }
            }
            var offers: [(votes: Int, left: BlankNode, right: BlankNode)] = []
            for vertex in vertices where pair.isLeft[vertex] && partners[pair.node(vertex)] == nil {
                let node = pair.node(vertex)
                var votes: [BlankNode: Int] = [:]
                for quad in quadsOfLeft[node] ?? [] {
                    let pattern = quad.mapBlankNodes { $0 == node ? hole : partners[$0] ?? BlankNode("\u{0}\u{0}") }
                    for other in (nodesOfPattern[pattern] ?? []).prefix(PartialMatching.mostCandidates) {
                        votes[other, default: 0] += 1
                    }
                }
                offers += votes.map { ($0.value, node, $0.key) }
            }
            if offers.isEmpty { return }
            let order = offers.indices.ordered {
                let (one, other) = (offers[$0], offers[$1])
                if one.votes != other.votes { return one.votes > other.votes }
                return one.left != other.left ? one.left < other.left : one.right < other.right
            }
            for offer in order.map({ offers[$0] }) where partners[offer.left] == nil && !taken.contains(offer.right) {
                join(offer.left, offer.right)
            }
        }
    }
}
