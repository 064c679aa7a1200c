/// The quads with blank nodes of two sides as one graph of vertices and labelled edges.
///
/// Vertices are the blank nodes of both sides and, for quads with three or more of them, the quads: a quad with two
/// blank nodes is two edges, one either way. A label stands for all that the quad says besides the two nodes, and for
/// their places in it. So a bijection of vertices that keeps sides, colours and edges is an isomorphism.
struct GraphPair {
    /// An edge to a vertex.
    struct Edge {
        var target: Int32
        var label: UInt64
    }

    private var nodes: [BlankNode] = []
    /// How many vertices stand for blank nodes; the others stand for quads.
    private(set) var nodeCount = 0
    /// What is known of each vertex without its neighbours.
    private(set) var colours: [UInt64] = []
    /// Whether each vertex belongs to the left side.
    private(set) var isLeft: [Bool] = []
    /// For each vertex the start of its edges in ``edges``; one more at the end.
    private var starts: [Int32] = []
    private var edges: [Edge] = []
    /// Whether both sides have the same quads without blank nodes.
    let haveSameGroundQuads: Bool

    var vertexCount: Int { colours.count }

    init(_ left: Set<Quad>, _ right: Set<Quad>) {
        haveSameGroundQuads =
            left.allSatisfy { !$0.blankNodes.isEmpty || right.contains($0) }
            && right.allSatisfy { !$0.blankNodes.isEmpty || left.contains($0) }
        var builder = Builder()
        builder.add(left, isLeft: true)
        builder.add(right, isLeft: false)
        nodes = builder.nodes
        nodeCount = nodes.count
        builder.addQuadVertices()
        colours = builder.colours
        isLeft = builder.isLeft
        var counts = [Int32](repeating: 0, count: colours.count + 1)
        for edge in builder.edges { counts[Int(edge.source) + 1] += 1 }
        for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
        starts = counts
        edges = Array(repeating: Edge(target: 0, label: 0), count: builder.edges.count)
        for edge in builder.edges {
            edges[Int(counts[Int(edge.source)])] = Edge(target: edge.target, label: edge.label)
            counts[Int(edge.source)] += 1
        }
    }

    /// The blank node of a vertex.
    func node(_ vertex: Int) -> BlankNode { nodes[vertex] }

    /// The edges of a vertex.
    func edges(of vertex: Int) -> ArraySlice<Edge> { edges[Int(starts[vertex])..<Int(starts[vertex + 1])] }

    /// Spreads the bits of a number, so that sums of results do not meet by accident.
    static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension GraphPair {
    private struct Builder {
        struct LabelledEdge {
            var source: Int32
            var target: Int32
            var label: UInt64
        }

        var nodes: [BlankNode] = []
        var colours: [UInt64] = []
        var isLeft: [Bool] = []
        var edges: [LabelledEdge] = []
        /// Quads of three blank nodes or more, whose vertices come behind those of all blank nodes.
        private var large: [(shape: UInt64, vertices: [Int32], isLeft: Bool)] = []

        mutating func add(_ quads: Set<Quad>, isLeft side: Bool) {
            var numbers: [BlankNode: Int32] = [:]
            for quad in quads {
                let found = quad.blankNodes
                if found.isEmpty { continue }
                var distinct: [BlankNode] = []
                for node in found where !distinct.contains(node) { distinct.append(node) }
                let shape = Builder.shape(of: quad, distinct)
                var vertices: [Int32] = []
                for node in distinct {
                    let number = numbers[node] ?? Int32(nodes.count)
                    if number == nodes.count {
                        numbers[node] = number
                        nodes.append(node)
                        colours.append(0)
                        isLeft.append(side)
                    }
                    vertices.append(number)
                }
                switch vertices.count {
                case 1: colours[Int(vertices[0])] &+= mix(shape)
                case 2:
                    edges.append(LabelledEdge(source: vertices[0], target: vertices[1], label: mix(shape)))
                    edges.append(LabelledEdge(source: vertices[1], target: vertices[0], label: mix(shape ^ 1)))
                default: large.append((shape, vertices, side))
                }
            }
        }

        mutating func addQuadVertices() {
            for (shape, vertices, side) in large {
                let quad = Int32(colours.count)
                colours.append(mix(shape ^ 2))
                isLeft.append(side)
                for (place, vertex) in vertices.enumerated() {
                    let label = UInt64(place) << 32
                    edges.append(LabelledEdge(source: quad, target: vertex, label: mix(label | 3)))
                    edges.append(LabelledEdge(source: vertex, target: quad, label: mix(label | 4)))
                }
            }
        }

        /// A number for the quad with its blank nodes replaced by the order in which they first stand there.
        private static func shape(of quad: Quad, _ distinct: [BlankNode]) -> UInt64 {
            let shaped = quad.mapBlankNodes { node in
                // A blank node of the data cannot get in between: all are replaced.
                BlankNode(String(distinct.firstIndex(of: node) ?? 0))
            }
            var hasher = Hasher()
            hasher.combine(shaped)
            return UInt64(bitPattern: Int64(hasher.finalize()))
        }
    }
}
