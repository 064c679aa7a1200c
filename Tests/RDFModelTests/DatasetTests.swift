import RDFModel
import Testing

@Suite("A dataset in memory")
struct DatasetTests {
    private func iri(_ name: String) -> IRI { IRI(unchecked: "http://e/" + name) }

    /// 3,000 quads over few terms, so that every pattern meets some.
    private func sample() -> [Quad] {
        var state: UInt64 = 7
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        return (0..<3_000).map { _ in
            let graph = next(4)
            return Quad(
                .iri(iri("s\(next(40))")), iri("p\(next(5))"), .literal(Literal("\(next(60))")),
                graph: graph == 0 ? nil : .iri(iri("g\(graph)")))
        }
    }

    @Test("Patterns answer as a plain filter does, in the order of insertion")
    func patterns() {
        let quads = sample()
        let dataset = Dataset(quads)
        var seen: Set<Quad> = []
        let distinct = quads.filter { seen.insert($0).inserted }
        #expect(dataset.count == distinct.count)
        let subjects: [Term?] = [nil, .iri(iri("s3")), .iri(iri("none"))]
        let predicates: [IRI?] = [nil, iri("p1"), iri("none")]
        let objects: [Term?] = [nil, .literal(Literal("7")), .iri(iri("s3"))]
        let graphs: [Dataset.GraphPattern] = [
            .all, .anyNamed, .defaultGraph, .named(.iri(iri("g2"))), .named(.iri(iri("none"))),
        ]
        for subject in subjects {
            for predicate in predicates {
                for object in objects {
                    for graph in graphs {
                        let expected = distinct.filter { quad in
                            (subject == nil || quad.subject == subject)
                                && (predicate == nil || quad.predicate == predicate)
                                && (object == nil || quad.object == object) && matches(quad.graph, graph)
                        }
                        let found = dataset.quads(subject: subject, predicate: predicate, object: object, graph: graph)
                        let isSame = found == expected
                        #expect(isSame)
                        let estimate = dataset.estimatedCount(
                            subject: subject, predicate: predicate, object: object, graph: graph)
                        #expect(estimate >= expected.count)
                    }
                }
            }
        }
    }

    private func matches(_ graph: Term?, _ pattern: Dataset.GraphPattern) -> Bool {
        switch pattern {
        case .all: true
        case .anyNamed: graph != nil
        case .defaultGraph: graph == nil
        case .named(let name): graph == name
        }
    }

    @Test("The estimate of one term is exact")
    func estimate() {
        let dataset = Dataset(sample())
        let term = Term.iri(iri("s3"))
        #expect(dataset.estimatedCount(subject: term) == dataset.quads(subject: term).count)
        #expect(dataset.estimatedCount(graph: .anyNamed) == dataset.quads(graph: .anyNamed).count)
        #expect(dataset.estimatedCount() == dataset.count)
        #expect(dataset.estimatedCount(object: .iri(iri("none"))) == 0)
    }

    @Test("Contains what was inserted and nothing else; copies do not share changes")
    func membership() {
        let quads = sample()
        var dataset = Dataset(quads)
        let copy = dataset
        let allFound = quads.allSatisfy { dataset.contains($0) }
        #expect(allFound)
        let fresh = Quad(.iri(iri("s3")), iri("p1"), .iri(iri("s3")), graph: .iri(iri("g9")))
        #expect(!dataset.contains(fresh))
        let isNew = dataset.insert(fresh)
        let isNewAgain = dataset.insert(fresh)
        #expect(isNew && !isNewAgain)
        #expect(!copy.contains(fresh))
        #expect(dataset.graphNames.last == .iri(iri("g9")))
        #expect(copy.graphNames.count == 3)
    }

    @Test("Terms whose text is canonically equivalent stay apart")
    func codePoints() {
        var dataset = Dataset()
        for text in [
            "ก\u{E38}\u{E48}", "ก\u{E48}\u{E38}", "\u{E9}", "e\u{301}", "น\u{E49}\u{E33}", "น\u{E4D}\u{E49}\u{E32}",
        ] {
            dataset.insert(Quad(.iri(iri("s")), iri("p"), .literal(Literal(text))))
        }
        #expect(dataset.count == 6)
    }
}
