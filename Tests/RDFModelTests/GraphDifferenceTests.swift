import RDFModel
import Testing

@Suite("Differences show the quads of one side alone")
struct GraphDifferenceTests {
    private let p = IRI(unchecked: "http://e/p")
    private let q = IRI(unchecked: "http://e/q")

    private func node(_ label: String) -> Term { .blankNode(BlankNode(label)) }
    private func text(_ text: String) -> Term { .literal(Literal(text)) }

    /// People with a name, an age and an address of their own.
    private func people(_ prefix: String, ages: [Int]) -> [Quad] {
        ages.enumerated().flatMap { index, age in
            let (person, address) = (node("\(prefix)p\(index)"), node("\(prefix)a\(index)"))
            return [
                Quad(person, p, text("name \(index)")), Quad(person, q, text("\(age)")), Quad(person, p, address),
                Quad(address, q, text("street \(index)")),
            ]
        }
    }

    @Test("Nothing where only labels differ")
    func same() throws {
        let difference = try GraphDifference(people("l", ages: [1, 2, 3]), people("r", ages: [1, 2, 3]).reversed())
        #expect(difference.isIsomorphic && difference.onlyLeft.isEmpty && difference.onlyRight.isEmpty)
        #expect(difference.partners[BlankNode("lp2")] == BlankNode("rp2"))
    }

    @Test("One changed value is one quad on either side, with the node's own label")
    func changed() throws {
        let difference = try GraphDifference(people("l", ages: [1, 2, 3]), people("r", ages: [1, 7, 3]))
        #expect(!difference.isIsomorphic)
        #expect(difference.onlyLeft == [Quad(node("lp1"), q, text("2"))])
        #expect(difference.onlyRight == [Quad(node("rp1"), q, text("7"))])
    }

    @Test("A missing quad, a ground quad and another graph")
    func others() throws {
        let ground = Quad(.iri(p), p, .iri(q))
        let left = people("l", ages: [1, 2]) + [ground]
        let right = people("r", ages: [1, 2]).dropLast() + [Quad(.iri(p), p, .iri(q), graph: .iri(p))]
        let difference = try GraphDifference(left, right)
        #expect(difference.onlyLeft == [ground, Quad(node("la1"), q, text("street 1"))].sorted())
        #expect(difference.onlyRight == [Quad(.iri(p), p, .iri(q), graph: .iri(p))])
    }

    @Test("Rings of other lengths keep as much as a pairing can")
    func rings() throws {
        func ring(_ count: Int, _ prefix: String) -> [Quad] {
            (0..<count).map { Quad(node("\(prefix)\($0)"), p, node("\(prefix)\(($0 + 1) % count)")) }
        }
        let difference = try GraphDifference(ring(6, "l"), ring(3, "x") + ring(3, "y"))
        #expect(!difference.isIsomorphic)
        #expect(difference.onlyLeft.count == difference.onlyRight.count && difference.onlyLeft.count <= 4)
        // Sets have another order each time they grow otherwise; the difference has not.
        for size in [10, 1000] {
            var left = Set<Quad>(minimumCapacity: size)
            for quad in ring(6, "l").reversed() { left.insert(quad) }
            let again = try GraphDifference(left, ring(3, "y") + ring(3, "x"))
            #expect(again.onlyLeft == difference.onlyLeft && again.partners == difference.partners)
        }
    }

    @Test("Differences of many nodes take time about linear in their number")
    func many() throws {
        let ages = (0..<20_000).map { $0 % 90 }
        var other = ages
        other[77] = 99
        other[15_000] = 98
        let difference = try GraphDifference(people("l", ages: ages), people("r", ages: other))
        #expect(difference.onlyLeft.count == 2 && difference.onlyRight.count == 2)
    }
}
