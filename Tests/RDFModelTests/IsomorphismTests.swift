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
}
