import MessageDigests
import RDFModel
import Sorting

/// What the algorithm holds while it runs (§4.3): the quads, the blank nodes by number, and the labels issued so far.
struct CanonicalizationState {
    typealias Bytes = [UInt8]

    /// The distinct quads.
    let quads: [Quad]
    /// The blank nodes by number.
    private(set) var nodes: [BlankNode] = []
    private var numbers: [BlankNode: Int] = [:]
    /// The quads that each blank node stands in.
    private var quadsOfNode: [[Int]] = []
    private var firstDegreeHashes: [Bytes] = []
    private var canonical: IdentifierIssuer
    private let digest: MessageDigest
    private let hashFunction: Canonicalizer.HashFunction
    /// How many steps may be done.
    var limit = 0
    /// How many steps may be done beside these where there is but one order to try: on the way along a chain. There are
    /// as many at most as there are pairs of nodes, and they copy nothing.
    var straightLimit = 0
    /// How deep calls may go, which the thread's stack bounds.
    var deepest = 0
    private var steps = 0
    private var straightSteps = 0
    /// What stands for nodes without a label in a quad, for as long as no canonical label comes.
    private var relatedHashes: [RelatedPlace: Bytes] = [:]

    init(_ quads: some Sequence<Quad>, _ hashFunction: Canonicalizer.HashFunction) throws(CanonicalizationError) {
        var seen: Set<Quad> = []
        self.quads = quads.filter { seen.insert($0).inserted }
        self.hashFunction = hashFunction
        digest = hashFunction == .sha256 ? .sha256 : .sha384
        canonical = IdentifierIssuer(prefix: "c14n")
        for (index, quad) in self.quads.enumerated() {
            if case .triple = quad.object {
                var nested: BlankNode?
                quad.object.forEachBlankNode { nested = nested ?? $0 }
                if let nested { throw .blankNodeInTripleTerm(nested) }
            }
            for node in Set(quad.blankNodes) {
                let number = numbers[node] ?? nodes.count
                if number == nodes.count {
                    numbers[node] = number
                    nodes.append(node)
                    quadsOfNode.append([])
                }
                quadsOfNode[number].append(index)
            }
        }
    }

    /// Issues the canonical labels (§4.4.3).
    mutating func issueLabels() throws(CanonicalizationError) {
        var nodesOfHash: [Bytes: [Int]] = [:]
        for number in nodes.indices {
            let hash = try hashFirstDegreeQuads(number)
            firstDegreeHashes.append(hash)
            nodesOfHash[hash, default: []].append(number)
        }
        let hashes = nodesOfHash.ordered { $0.key.lexicographicallyPrecedes($1.key) }
        for (_, numbers) in hashes where numbers.count == 1 { _ = canonical.issue(numbers[0]) }
        for (_, numbers) in hashes where numbers.count > 1 {
            var results: [(hash: Bytes, issuer: IdentifierIssuer)] = []
            for number in numbers where canonical.identifier(of: number) == nil {
                var issuer = IdentifierIssuer(prefix: "b")
                _ = issuer.issue(number)
                let hash = try hashNDegreeQuads(number, &issuer, depth: 0)
                results.append((hash, issuer))
            }
            relatedHashes.removeAll(keepingCapacity: true)
            // A stable sort: results of one hash give the same labels in any order.
            let order = results.indices.ordered {
                results[$0].hash == results[$1].hash
                    ? $0 < $1 : results[$0].hash.lexicographicallyPrecedes(results[$1].hash)
            }
            for index in order {
                for number in results[index].issuer.order { _ = canonical.issue(number) }
            }
        }
    }

    /// The dataset with its labels.
    func result() -> CanonicalDataset {
        var labels: [BlankNode: String] = [:]
        for (number, node) in nodes.enumerated() { labels[node] = canonical.identifier(of: number) }
        var lines: [(line: Bytes, quad: Int)] = quads.indices.map { index in
            var line: Bytes = []
            CanonicalNQuads.append(quads[index], to: &line) { labels[$0] ?? $0.label }
            return (line, index)
        }
        let order = lines.indices.ordered { lines[$0].line.lexicographicallyPrecedes(lines[$1].line) }
        lines = order.map { lines[$0] }
        return CanonicalDataset(
            labels: labels,
            quads: lines.map { quads[$0.quad].mapBlankNodes { BlankNode(labels[$0] ?? $0.label) } },
            nquads: lines.flatMap(\.line))
    }

    private func hash(_ bytes: Bytes) throws(CanonicalizationError) -> Bytes {
        guard let hash = digest.hexadecimal(of: bytes) else { throw .noHashFunction(hashFunction) }
        return hash
    }

    private mutating func step(isStraight: Bool) throws(CanonicalizationError) {
        if isStraight, straightSteps < straightLimit {
            straightSteps += 1
        } else {
            steps += 1
            if steps > limit { throw .tooComplex(limit: limit + straightLimit) }
        }
    }

    /// Hash First Degree Quads (§4.6): the quads of a node, where it is `_:a` and every other is `_:z`.
    private func hashFirstDegreeQuads(_ number: Int) throws(CanonicalizationError) -> Bytes {
        let node = nodes[number]
        let lines: [Bytes] = quadsOfNode[number].map { index in
            var line: Bytes = []
            CanonicalNQuads.append(quads[index], to: &line) { $0 == node ? "a" : "z" }
            return line
        }
        let order = lines.indices.ordered { lines[$0].lexicographicallyPrecedes(lines[$1]) }
        return try hash(order.flatMap { lines[$0] })
    }

    /// Hash Related Blank Node (§4.7).
    private mutating func hashRelated(
        _ number: Int, _ index: Int, _ issuer: IdentifierIssuer, _ position: Position
    ) throws(CanonicalizationError) -> Bytes {
        let label = canonical.identifier(of: number) ?? issuer.identifier(of: number)
        let place = RelatedPlace(number: number, quad: index, position: position)
        if label == nil, let known = relatedHashes[place] { return known }
        let quad = quads[index]
        var input: Bytes = [position.rawValue]
        if position != .graph {
            input.append(UInt8(ascii: "<"))
            input.append(contentsOf: quad.predicate.text.utf8)
            input.append(UInt8(ascii: ">"))
        }
        if let label {
            input += "_:".utf8
            input.append(contentsOf: label.utf8)
            return try hash(input)
        }
        input += firstDegreeHashes[number]
        let result = try hash(input)
        relatedHashes[place] = result
        return result
    }

    private struct RelatedPlace: Hashable {
        let number: Int
        let quad: Int
        let position: Position
    }

    /// Where a blank node stands in a quad, as the hash names it.
    private enum Position: UInt8 {
        case subject = 0x73
        case object = 0x6F
        case graph = 0x67
    }

    /// Hash N-Degree Quads (§4.8): a hash of what stands around a node; `issuer` gets the labels that were tried out for
    /// it.
    private mutating func hashNDegreeQuads(
        _ number: Int, _ issuer: inout IdentifierIssuer, depth: Int
    ) throws(CanonicalizationError) -> Bytes {
        if depth > deepest { throw .tooComplex(limit: limit + straightLimit) }
        let groups = try relatedNodes(of: number, issuer)
        try step(isStraight: groups.allSatisfy { Permutations.isSingle($0.value) })
        var data: Bytes = []
        for (hash, related) in groups {
            data += hash
            // With one order alone nothing is tried out: the labels are given, and no issuer is copied. Chains are long.
            guard !Permutations.isSingle(related) else {
                data += try path(through: related, &issuer, nil, depth: depth) ?? []
                continue
            }
            var best: (path: Bytes, issuer: IdentifierIssuer)?
            var orders = Permutations(related)
            while let order = orders.next() {
                try step(isStraight: false)
                var copy = issuer
                guard let found = try path(through: order, &copy, best?.path, depth: depth) else { continue }
                if best.map({ found.lexicographicallyPrecedes($0.path) }) ?? true { best = (found, copy) }
            }
            if let best {
                data += best.path
                issuer = best.issuer
            }
        }
        return try hash(data)
    }

    /// The other blank nodes in a node's quads by their hashes, in the order of these (§4.8.3, step 3).
    private mutating func relatedNodes(
        of number: Int, _ issuer: IdentifierIssuer
    ) throws(CanonicalizationError) -> [(key: Bytes, value: [Int])] {
        var related: [Bytes: [Int]] = [:]
        for index in quadsOfNode[number] {
            let quad = quads[index]
            let places: [(Term?, Position)] = [
                (quad.subject, .subject), (quad.object, .object), (quad.graph, .graph),
            ]
            for (term, position) in places {
                guard let node = term?.blankNode, let other = numbers[node], other != number else { continue }
                related[try hashRelated(other, index, issuer, position), default: []].append(other)
            }
        }
        return related.ordered { $0.key.lexicographicallyPrecedes($1.key) }
    }

    /// The path that one order of related nodes gives (§4.8.3, steps 5.4.1 to 5.4.5), and the labels in `issuer`;
    /// `nil` once it cannot become less than the best one so far.
    private mutating func path(
        through order: [Int], _ issuer: inout IdentifierIssuer, _ best: Bytes?, depth: Int
    ) throws(CanonicalizationError) -> Bytes? {
        func isWorse(_ path: Bytes) -> Bool {
            best.map { !$0.isEmpty && path.count >= $0.count && $0.lexicographicallyPrecedes(path) } ?? false
        }
        var path: Bytes = []
        var recursion: [Int] = []
        for number in order {
            path += "_:".utf8
            if let identifier = canonical.identifier(of: number) {
                path.append(contentsOf: identifier.utf8)
            } else {
                if issuer.identifier(of: number) == nil { recursion.append(number) }
                path.append(contentsOf: issuer.issue(number).utf8)
            }
            if isWorse(path) { return nil }
        }
        for number in recursion {
            let identifier = issuer.issue(number)
            let hash = try hashNDegreeQuads(number, &issuer, depth: depth + 1)
            path += "_:".utf8
            path.append(contentsOf: identifier.utf8)
            path.append(UInt8(ascii: "<"))
            path += hash
            path.append(UInt8(ascii: ">"))
            if isWorse(path) { return nil }
        }
        return path
    }
}
