import RDFModel
import Testing

@testable import GraphDrawing

@Suite("Pictures of graphs")
struct GraphPictureTests {
    private static let vocabulary = "http://example.org/v#"

    private static func iri(_ name: String) -> IRI { IRI(unchecked: vocabulary + name) }
    private static func thing(_ name: String) -> Term { .iri(IRI(unchecked: "http://example.org/id/" + name)) }

    private static func dataset(_ things: Int, _ relations: [(Int, String, Int)]) -> Dataset {
        var dataset = Dataset()
        for index in 0..<things {
            dataset.insert(Quad(thing("\(index)"), RDF.type, .iri(iri(index == 0 ? "Event" : "Person"))))
            dataset.insert(
                Quad(thing("\(index)"), RDFS.label, .literal(Literal("การประชุมครั้งที่ \(index)", language: "th"))))
        }
        for (source, name, target) in relations {
            dataset.insert(Quad(thing("\(source)"), iri(name), thing("\(target)")))
        }
        return dataset
    }

    @Test("What XML cannot hold in a name is replaced, and what is not drawn is told")
    func omissions() throws {
        var dataset = Self.dataset(3, [(0, "attends", 1)])
        dataset.insert(Quad(Self.thing("1"), RDFS.label, .literal(Literal("ก\u{C}ข", language: "th"))))
        let picture = GraphPicture(of: dataset, vocabulary: Self.vocabulary)
        #expect(try !picture.svg().contains(0x0C))
        #expect(picture.omission(vocabulary: Self.vocabulary)?.hasPrefix("2 of 3 things are drawn") == true)
        let whole = GraphPicture(of: Self.dataset(2, [(0, "attends", 1)]), vocabulary: Self.vocabulary)
        #expect(whole.omission(vocabulary: Self.vocabulary) == nil)
        let none = GraphPicture(of: Dataset(), vocabulary: Self.vocabulary)
        #expect(none.omission(vocabulary: Self.vocabulary)?.hasPrefix("nothing can be drawn") == true)
    }

    @Test("Boxes do not cover each other")
    func overlap() {
        let sizes: [(width: Double, height: Double)] = (0..<40).map { (index: Int) in
            (width: Double(80 + index % 5 * 40), height: Double(40 + index % 3 * 20))
        }
        let edges: [(Int, Int)] = (1..<40).map { (index: Int) in (index / 3, index) }
        let boxes = Layout(sizes: sizes, edges: edges).boxes
        for a in boxes.indices {
            for b in boxes.indices where b > a {
                let gapX: Double = abs(boxes[a].x - boxes[b].x) - (boxes[a].width + boxes[b].width) / 2
                let gapY: Double = abs(boxes[a].y - boxes[b].y) - (boxes[a].height + boxes[b].height) / 2
                #expect(gapX >= 0 || gapY >= 0, "boxes \(a) and \(b)")
            }
        }
    }

    @Test("Only things with a relation are drawn, and a mutual one is one line without an arrow")
    func graph() {
        let graph = DrawnGraph(
            Self.dataset(4, [(1, "participatesIn", 0), (1, "meets", 2), (2, "meets", 1)]),
            vocabulary: Self.vocabulary, languages: ["th"], maximum: 10)
        #expect(graph.nodes.count == 3)
        #expect(
            Set(graph.edges) == [
                .init(source: 1, target: 0, labels: ["participatesIn"], isSymmetric: false),
                .init(source: 1, target: 2, labels: ["meets"], isSymmetric: true),
            ])
    }

    @Test("The same graph gives the same well-formed picture")
    func stable() throws {
        let relations = (1..<9).map { ($0, "participatesIn", 0) }
        let first = try GraphPicture(of: Self.dataset(9, relations), vocabulary: Self.vocabulary).svg()
        let second = try GraphPicture(of: Self.dataset(9, relations.reversed()), vocabulary: Self.vocabulary).svg()
        #expect(first == second)
        let text = String(decoding: first, as: UTF8.self)
        #expect(text.contains("<svg") && text.contains("การประชุม") && text.contains("participatesIn"))
    }

    @Test("The best connected things stay when there are too many")
    func maximum() {
        let graph = DrawnGraph(
            Self.dataset(30, (1..<30).map { ($0, "participatesIn", 0) }), vocabulary: Self.vocabulary,
            languages: ["th"], maximum: 5)
        #expect(graph.nodes.count == 5)
        #expect(graph.nodes.contains { $0.type == "Event" })
    }

    @Test("Lines break between words, and what is left out is shown")
    func wrapping() {
        let text = "รัฐมนตรีว่าการกระทรวงการต่างประเทศ"
        let lines = TextWidth.wrap(text, width: 8, lines: 9)
        #expect(lines.count > 1)
        #expect(lines.joined().utf8.elementsEqual(text.utf8))
        #expect(lines.allSatisfy { !$0.hasSuffix("ป") }, "ประเทศ is not cut: \(lines)")
        let short = TextWidth.wrap(text, width: 8, lines: 1)
        #expect(short.count == 1 && short[0].hasSuffix("…"))
    }
}
