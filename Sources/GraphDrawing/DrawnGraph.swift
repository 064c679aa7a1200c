import RDFModel
import Sorting
import XMLEvents

/// The part of a dataset that is worth drawing: things with a name, and how they are related.
struct DrawnGraph {
    struct Node {
        var iri: IRI
        /// The class of the thing, which chooses its colour.
        var type: String
        var label: String
        /// Values that stand inside the box below the name, such as a date.
        var details: [String]
    }

    struct Edge: Hashable {
        var source: Int
        var target: Int
        /// The names of the properties between the two, sorted.
        var labels: [String]
        /// Whether the relation holds both ways, so that it has no arrow head.
        var isSymmetric: Bool
    }

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    /// How many things could be drawn, but for their number or for want of a relation.
    private(set) var candidateCount = 0

    /// Takes the things of `dataset`'s default graph that have a type in `vocabulary` and take part in a relation;
    /// names that are things of their own for the sake of their dates are left out.
    init(_ dataset: Dataset, vocabulary: String, languages: [String], maximum: Int) {
        var indexByIRI: [IRI: Int] = [:]
        for quad in dataset.quads(predicate: RDF.type, graph: .defaultGraph).ordered() {
            guard let subject = quad.subject.iri, let type = quad.object.iri,
                let name = Self.localName(type, in: vocabulary), indexByIRI[subject] == nil,
                !name.utf8.elementsEqual("DatedName".utf8),
                let label = Self.label(of: quad.subject, in: dataset, languages: languages)
            else { continue }
            indexByIRI[subject] = nodes.count
            nodes.append(Node(iri: subject, type: name, label: XMLCharacters.writable(label), details: []))
        }
        var pairs: [Pair: Set<String>] = [:]
        for node in nodes.indices {
            for quad in dataset.quads(subject: .iri(nodes[node].iri), graph: .defaultGraph).ordered() {
                guard let name = Self.localName(quad.predicate, in: vocabulary) else { continue }
                if let target = quad.object.iri.flatMap({ indexByIRI[$0] }), target != node {
                    pairs[Pair(source: node, target: target), default: []].insert(name)
                } else if let literal = quad.object.literal, literal.datatype == XSD.date {
                    nodes[node].details.append(XMLCharacters.writable(literal.lexicalForm))
                }
            }
        }
        edges = Self.edges(pairs)
        candidateCount = nodes.count
        keepConnected(atMost: maximum)
    }

    private struct Pair: Hashable, Comparable {
        var source: Int
        var target: Int

        static func < (left: Pair, right: Pair) -> Bool {
            (left.source, left.target) < (right.source, right.target)
        }
    }

    /// One edge a pair of things and direction; what is said both ways becomes one edge without direction.
    private static func edges(_ pairs: [Pair: Set<String>]) -> [Edge] {
        var result: [Edge] = []
        for (pair, names) in pairs.ordered(by: { $0.key < $1.key }) {
            let back = pairs[Pair(source: pair.target, target: pair.source)] ?? []
            let mutual = names.intersection(back)
            if !mutual.isEmpty, pair.source < pair.target {
                result.append(
                    Edge(source: pair.source, target: pair.target, labels: mutual.ordered(), isSymmetric: true))
            }
            let oneWay = names.subtracting(mutual)
            if !oneWay.isEmpty {
                result.append(
                    Edge(source: pair.source, target: pair.target, labels: oneWay.ordered(), isSymmetric: false))
            }
        }
        return result
    }

    /// Drops things without a relation, and beyond `maximum` those with the fewest.
    private mutating func keepConnected(atMost maximum: Int) {
        var degree = [Int](repeating: 0, count: nodes.count)
        for edge in edges {
            degree[edge.source] += 1
            degree[edge.target] += 1
        }
        let best = nodes.indices.filter { degree[$0] > 0 }.ordered { (-degree[$0], $0) < (-degree[$1], $1) }
        let kept = best.prefix(maximum).ordered()
        var renumbered: [Int: Int] = [:]
        for (number, node) in kept.enumerated() { renumbered[node] = number }
        nodes = kept.map { nodes[$0] }
        edges = edges.compactMap { edge in
            guard let source = renumbered[edge.source], let target = renumbered[edge.target] else { return nil }
            return Edge(source: source, target: target, labels: edge.labels, isSymmetric: edge.isSymmetric)
        }
    }

    private static func localName(_ iri: IRI, in vocabulary: String) -> String? {
        guard iri.text.utf8.starts(with: vocabulary.utf8) else { return nil }
        return String(decoding: iri.text.utf8.dropFirst(vocabulary.utf8.count), as: UTF8.self)
    }

    private static func label(of subject: Term, in dataset: Dataset, languages: [String]) -> String? {
        let labels = dataset.quads(subject: subject, predicate: RDFS.label, graph: .defaultGraph)
            .compactMap(\.object.literal).ordered()
        for language in languages {
            if let label = labels.first(where: { $0.language.map { CodeUnits.equal($0, language) } ?? false }) {
                return label.lexicalForm
            }
        }
        return labels.first?.lexicalForm
    }
}
