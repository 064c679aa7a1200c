import RDFModel
import Testing

@Suite("Graphs are compared up to the labels of blank nodes")
struct IsomorphismTests {
    private let p = IRI(unchecked: "http://e/p")
    private let q = IRI(unchecked: "http://e/q")

    private func node(_ label: String) -> Term { .blankNode(BlankNode(label)) }

    /// A ring of blank nodes.
    private func ring(_ labels: [String]) -> [Quad] {
        labels.indices.map { Quad(node(labels[$0]), p, node(labels[($0 + 1) % labels.count])) }
    }

    @Test("Rings of one length are the same, whatever the labels")
    func rings() {
        let isSame = Isomorphism.areIsomorphic(ring(["a", "b", "c", "d"]), ring(["x", "c", "a", "y"]))
        #expect(isSame)
    }

    @Test("Two rings of three are not one of six, though every node looks alike")
    func regular() {
        let two = ring(["a", "b", "c"]) + ring(["d", "e", "f"])
        let one = ring(["a", "b", "c", "d", "e", "f"])
        let isSame = Isomorphism.areIsomorphic(two, one)
        #expect(!isSame)
    }

    @Test("A different predicate, literal or graph is a difference")
    func differences() {
        let base = [Quad(node("a"), p, .literal(Literal("1")))]
        let others = [
            [Quad(node("a"), q, .literal(Literal("1")))], [Quad(node("a"), p, .literal(Literal("2")))],
            [Quad(node("a"), p, .literal(Literal("1")), graph: node("g"))],
            base + [Quad(node("b"), p, .literal(Literal("1")))],
        ]
        for other in others {
            let isSame = Isomorphism.areIsomorphic(base, other)
            #expect(!isSame)
        }
    }

    @Test("Blank graph names and subjects are renamed together")
    func graphs() {
        let left = [Quad(node("a"), p, node("b"), graph: node("b"))]
        let same = [Quad(node("x"), p, node("y"), graph: node("y"))]
        let other = [Quad(node("x"), p, node("y"), graph: node("x"))]
        let mapping = Isomorphism.mapping(left, same)
        #expect(mapping == [BlankNode("a"): BlankNode("x"), BlankNode("b"): BlankNode("y")])
        #expect(Isomorphism.mapping(left, other) == nil)
    }

    @Test("A full graph of eight nodes, where all are alike")
    func symmetric() {
        let labels = (0..<8).map { "n\($0)" }
        let full = labels.flatMap { left in
            labels.filter { $0.utf8.last != left.utf8.last }.map { Quad(node(left), p, node($0)) }
        }
        let renamed = full.reversed().map { quad in
            Quad(node("m" + (quad.subject.blankNode?.label ?? "")), p, node("m" + (quad.object.blankNode?.label ?? "")))
        }
        let isSame = Isomorphism.areIsomorphic(full, renamed)
        #expect(isSame)
    }

    @Test("Fifty thousand small structures that look alike are compared in time, and one that differs is found")
    func many() throws {
        func triangles(_ count: Int, _ prefix: String) -> [Quad] {
            (0..<count).flatMap { ring(["\(prefix)\($0)a", "\(prefix)\($0)b", "\(prefix)\($0)c"]) }
        }
        let left = triangles(50_000, "l")
        #expect(try Isomorphism.mapping(left, triangles(50_000, "r").reversed(), limit: 100_000)?.count == 150_000)
        let other = triangles(49_998, "r") + ring((0..<6).map { "x\($0)" })
        #expect(try Isomorphism.mapping(left, other, limit: 1_000_000) == nil)
    }

    @Test("A list of a hundred thousand equal items, and a hub of as many alike leaves")
    func long() throws {
        func list(_ prefix: String) -> [Quad] {
            (0..<100_000).flatMap { index in
                [
                    Quad(node("\(prefix)\(index)"), p, .literal(Literal("1"))),
                    Quad(node("\(prefix)\(index)"), q, node("\(prefix)\(index + 1)")),
                ]
            }
        }
        func hub(_ prefix: String) -> [Quad] {
            (0..<50_000).map { Quad(node(prefix), p, node("\(prefix)\($0)")) }
        }
        #expect(try Isomorphism.mapping(list("l"), list("r"), limit: 10) != nil)
        #expect(try Isomorphism.mapping(hub("l"), hub("r"), limit: 50_000) != nil)
        #expect(
            try Isomorphism.mapping(hub("l"), hub("r").dropLast() + [Quad(node("s"), p, node("t"))], limit: 9) == nil)
    }

    @Test("Regular graphs that only a search can tell apart, and a bound on it")
    func search() throws {
        // Both have sixteen nodes with six neighbours each; only in one do the neighbours of each form a ring.
        func graph(_ prefix: String, _ isNeighbour: (Int, Int, Int, Int) -> Bool) -> [Quad] {
            (0..<256).compactMap { pair in
                let (a, b, c, d) = (pair / 64, pair / 16 % 4, pair / 4 % 4, pair % 4)
                guard (a, b) != (c, d), isNeighbour(a, b, c, d) else { return nil }
                return Quad(node("\(prefix)\(a)x\(b)"), p, node("\(prefix)\(c)x\(d)"))
            }
        }
        func rook(_ prefix: String) -> [Quad] { graph(prefix) { $0 == $2 || $1 == $3 } }
        func shrikhande(_ prefix: String) -> [Quad] {
            graph(prefix) {
                [[0, 1], [0, 3], [1, 0], [3, 0], [1, 1], [3, 3]].contains([($2 - $0 + 4) % 4, ($3 - $1 + 4) % 4])
            }
        }
        #expect(rook("a").count == 96 && shrikhande("a").count == 96)
        #expect(try Isomorphism.mapping(rook("a"), shrikhande("b"), limit: 10_000) == nil)
        #expect(try Isomorphism.mapping(shrikhande("a"), shrikhande("b"), limit: 100)?.count == 16)
        #expect(throws: IsomorphismError.undecided(limit: 5)) {
            try Isomorphism.mapping(rook("a"), shrikhande("b"), limit: 5)
        }
    }

    @Test("Blank nodes within triple terms and as names of graphs are renamed with the others")
    func tripleTerms() {
        func statements(_ a: String, _ b: String, _ c: String) -> [Quad] {
            [
                Quad(node(a), p, .triple(Triple(node(b), q, .triple(Triple(node(c), q, node(b)))))),
                Quad(node(a), p, node(b), graph: node(c)), Quad(node(c), q, node(c)),
            ]
        }
        let mapping = Isomorphism.mapping(statements("a", "b", "c"), statements("b", "c", "a"))
        #expect(mapping?[BlankNode("a")] == BlankNode("b") && mapping?[BlankNode("c")] == BlankNode("a"))
        let turned = [Quad(node("a"), p, .triple(Triple(node("b"), q, node("a"))))]
        let straight = [Quad(node("a"), p, .triple(Triple(node("a"), q, node("b"))))]
        let isSame = Isomorphism.areIsomorphic(turned, straight)
        #expect(!isSame)
    }

    @Test("Random graphs are found again under other labels, and not after a change", arguments: 1...60)
    func random(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % bound
        }
        let count = 4 + seed % 9
        var quads = Set<Quad>()
        while quads.count < 2 * count {
            let object =
                random(5) == 0
                ? Term.triple(Triple(node("n\(random(count))"), p, node("n\(random(count))")))
                : node("n\(random(count))")
            quads.insert(
                Quad(
                    node("n\(random(count))"), random(3) == 0 ? q : p, object,
                    graph: random(6) == 0 ? node("n\(random(count))") : nil))
        }
        let names = (0..<count).map { "n\(($0 * 5 + 3) % 13)" }
        let renamed = Set(quads.map { $0.mapBlankNodes { BlankNode(names[Int($0.label.dropFirst()) ?? 0]) } })
        let mapping = Isomorphism.mapping(quads, renamed)
        #expect(mapping.map { mapping in Set(quads.map { $0.mapBlankNodes { mapping[$0] ?? $0 } }) } == renamed)
        // One quad is moved to another predicate, so that the sides differ in the number of quads by predicate.
        guard let moved = renamed.min() else { return }
        let changed = renamed.subtracting([moved]).union([
            Quad(
                moved.subject, moved.predicate == p ? q : IRI(unchecked: "http://e/r"), moved.object, graph: moved.graph
            )
        ])
        let isSame = changed.count == renamed.count && Isomorphism.areIsomorphic(quads, changed)
        #expect(!isSame)
    }
}
