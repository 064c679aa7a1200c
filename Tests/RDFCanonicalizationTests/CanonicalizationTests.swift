import RDFCanonicalization
import RDFModel
import Testing

/// Properties of canonical forms beyond the W3C suite.
@Suite struct CanonicalizationTests {
    private let p = IRI(unchecked: "http://e/p")

    private func node(_ label: String) -> Term { .blankNode(BlankNode(label)) }

    private func chain(_ count: Int, prefix: String) -> [Quad] {
        (0..<count).map { Quad(node("\(prefix)\($0)"), p, node("\(prefix)\($0 + 1)")) }
    }

    @Test("Labels and order of the input do not matter", arguments: 1...20)
    func invariant(seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % bound
        }
        let quads = (0..<14).map { _ in
            Quad(
                node("n\(random(7))"), IRI(unchecked: "http://e/p\(random(2))"),
                random(3) == 0 ? .literal(Literal("\(random(2))")) : node("n\(random(7))"),
                graph: random(4) == 0 ? node("n\(random(7))") : nil)
        }
        var names = (0..<7).map { "x\($0)" }
        names.shuffle()
        let renamed = quads.shuffled().map { quad in
            quad.mapBlankNodes { BlankNode(names[Int($0.label.dropFirst()) ?? 0]) }
        }
        let (left, right) = (try Canonicalizer().canonicalize(quads), try Canonicalizer().canonicalize(renamed))
        #expect(left.nquads == right.nquads)
        #expect(left.quads == right.quads)
        let isSame = Isomorphism.areIsomorphic(quads, left.quads)
        #expect(isSame)
        #expect(try Canonicalizer().canonicalize(left.quads).nquads == left.nquads)
    }

    @Test("Many small alike structures take linear work")
    func many() throws {
        let quads = (0..<2000).flatMap { chain(2, prefix: "c\($0)x") }
        let canonical = try Canonicalizer().canonicalize(quads)
        #expect(canonical.labels.count == 6000)
    }

    @Test("A full graph, two stars of alike leaves and a long ring end with an error")
    func poison() {
        let full = (0..<10).flatMap { left in (0..<10).map { Quad(node("n\(left)"), p, node("n\($0)")) } }
        let stars = (0..<2).flatMap { hub in (0..<40).map { Quad(node("hub\(hub)"), p, node("leaf\(hub)x\($0)")) } }
        let ring = chain(5000, prefix: "r") + [Quad(node("r5000"), p, node("r0"))]
        for quads in [full, stars, ring] {
            #expect(throws: CanonicalizationError.self) { try Canonicalizer().canonicalize(quads) }
        }
        #expect(throws: CanonicalizationError.tooComplex(limit: 3)) {
            try Canonicalizer(limit: 3).canonicalize(chain(6, prefix: "a") + chain(6, prefix: "b"))
        }
    }

    @Test("Literals keep their code points, and controls are escaped")
    func escapes() throws {
        let text = "ก\u{0E38}\u{0E48}\u{01}\u{08}\t\n\u{0B}\u{0C}\r\"\\\u{7F}é\u{FFFE}"
        let quads = [Quad(.iri(p), p, .literal(Literal(text)))]
        let line =
            #"<http://e/p> <http://e/p> "ก"# + "\u{0E38}\u{0E48}" + #"\u0001\b\t\n\u000B\f\r\"\\\u007Fé\uFFFE" ."#
            + "\n"
        #expect(try Canonicalizer().canonicalize(quads + quads).nquads == Array(line.utf8))
    }

    @Test("Triple terms have a line of their own, but blank nodes within them no label")
    func tripleTerms() throws {
        let inner = Triple(.iri(p), p, .literal(Literal("ก", language: "th", direction: .leftToRight)))
        let quads = [Quad(node("r"), p, .triple(inner))]
        let line = "_:c14n0 <http://e/p> <<( <http://e/p> <http://e/p> \"ก\"@th--ltr )>> .\n"
        #expect(try Canonicalizer().canonicalize(quads).nquads == Array(line.utf8))
        let open = [Quad(node("r"), p, .triple(Triple(.iri(p), p, .triple(Triple(node("x"), p, .iri(p))))))]
        #expect(throws: CanonicalizationError.blankNodeInTripleTerm(BlankNode("x"))) {
            try Canonicalizer().canonicalize(open)
        }
    }
}
