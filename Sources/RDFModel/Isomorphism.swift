/// Whether two sets of quads differ only in the labels of their blank nodes (RDF 1.1 Concepts §3.6).
///
/// Blank nodes are coloured by what stands around them until the colours no longer part, on both sides alike.
/// Where several nodes keep one colour, a pairing is tried and, if it leads nowhere, another. Only graphs with
/// large symmetries need many trials; the work is exponential in the worst case.
public enum Isomorphism {
    /// Whether a renaming of blank nodes turns `left` into `right`.
    public static func areIsomorphic(_ left: some Sequence<Quad>, _ right: some Sequence<Quad>) -> Bool {
        mapping(left, right) != nil
    }

    /// Whether a renaming of blank nodes turns `left` into `right`.
    public static func areIsomorphic(_ left: Dataset, _ right: Dataset) -> Bool {
        areIsomorphic(left.quads(), right.quads())
    }

    /// The renaming that turns `left` into `right`, if there is one.
    public static func mapping(
        _ left: some Sequence<Quad>, _ right: some Sequence<Quad>
    ) -> [BlankNode: BlankNode]? {
        let (leftSet, rightSet) = (Set(left), Set(right))
        guard leftSet.count == rightSet.count else { return nil }
        let leftOpen = leftSet.filter { !$0.blankNodes.isEmpty }
        let rightOpen = rightSet.filter { !$0.blankNodes.isEmpty }
        guard leftOpen.count == rightOpen.count else { return nil }
        guard leftSet.allSatisfy({ leftOpen.contains($0) || rightSet.contains($0) }) else { return nil }
        let sides = (Colouring(leftOpen), Colouring(rightOpen))
        return match(sides.0, sides.1, leftOpen, rightOpen)
    }

    private static func match(
        _ left: Colouring, _ right: Colouring, _ leftQuads: Set<Quad>, _ rightQuads: Set<Quad>
    ) -> [BlankNode: BlankNode]? {
        var (left, right) = (left, right)
        while true {
            let before = (left.classes.count, right.classes.count)
            guard left.agrees(with: right) else { return nil }
            left.refine()
            right.refine()
            if (left.classes.count, right.classes.count) == before { break }
        }
        guard left.agrees(with: right) else { return nil }
        let (leftClasses, rightClasses) = (left.classes, right.classes)
        let open = leftClasses.filter { $0.value.count > 1 }
        // Among classes of one size the smallest colour is as good as any.
        guard let smallest = open.min(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }) else {
            var mapping: [BlankNode: BlankNode] = [:]
            for (colour, nodes) in leftClasses {
                guard let node = nodes.first, let other = rightClasses[colour]?.first else { return nil }
                mapping[node] = other
            }
            return leftQuads.allSatisfy { rightQuads.contains($0.mapBlankNodes { mapping[$0] ?? $0 }) } ? mapping : nil
        }
        guard let node = smallest.value.min(), let candidates = rightClasses[smallest.key] else { return nil }
        for candidate in candidates.sorted() {
            var (nextLeft, nextRight) = (left, right)
            nextLeft.single(out: node)
            nextRight.single(out: candidate)
            if let mapping = match(nextLeft, nextRight, leftQuads, rightQuads) { return mapping }
        }
        return nil
    }
}

/// The colours of the blank nodes of one side.
private struct Colouring {
    private let quadsByNode: [BlankNode: [Quad]]
    private var colours: [BlankNode: Int]

    init(_ quads: Set<Quad>) {
        var quadsByNode: [BlankNode: [Quad]] = [:]
        for quad in quads {
            for node in Set(quad.blankNodes) { quadsByNode[node, default: []].append(quad) }
        }
        self.quadsByNode = quadsByNode
        colours = quadsByNode.mapValues { _ in 0 }
    }

    var classes: [Int: [BlankNode]] {
        var classes: [Int: [BlankNode]] = [:]
        for (node, colour) in colours { classes[colour, default: []].append(node) }
        return classes
    }

    func agrees(with other: Colouring) -> Bool {
        classes.mapValues(\.count) == other.classes.mapValues(\.count)
    }

    /// Gives a node a colour that no other node of this side has.
    mutating func single(out node: BlankNode) {
        var hasher = Hasher()
        hasher.combine(colours[node])
        hasher.combine("single")
        colours[node] = hasher.finalize()
    }

    /// Colours every node by its colour and the quads that it stands in.
    mutating func refine() {
        var next: [BlankNode: Int] = [:]
        for (node, quads) in quadsByNode {
            var signatures = quads.map { signature(of: $0, around: node) }
            signatures.sort()
            var hasher = Hasher()
            hasher.combine(colours[node])
            for signature in signatures { hasher.combine(signature) }
            next[node] = hasher.finalize()
        }
        colours = next
    }

    private func signature(of quad: Quad, around node: BlankNode) -> Int {
        var hasher = Hasher()
        for term in [quad.subject, quad.object, quad.graph] { combine(term, around: node, into: &hasher) }
        hasher.combine(quad.predicate)
        return hasher.finalize()
    }

    private func combine(_ term: Term?, around node: BlankNode, into hasher: inout Hasher) {
        switch term {
        case .blankNode(let other)?:
            hasher.combine(other == node)
            hasher.combine(colours[other])
        case .triple(let triple)?:
            combine(triple.subject, around: node, into: &hasher)
            hasher.combine(triple.predicate)
            combine(triple.object, around: node, into: &hasher)
        case let term: hasher.combine(term)
        }
    }
}
