import Sorting

/// Looks for partners of the vertices on the left among those on the right.
struct IsomorphismSearch {
    private let pair: GraphPair
    private var partition: Partition
    private let limit: Int
    private var tried = 0
    /// How deep pieces may lie within pieces, which a thread's stack bounds.
    private static let deepest = 500
    /// The last round of ``pieces(of:)`` that came to each vertex.
    private var visited: [Int]
    private var round = 0

    init(_ pair: GraphPair, limit: Int) {
        self.pair = pair
        self.limit = limit
        partition = Partition(pair)
        visited = Array(repeating: 0, count: pair.vertexCount)
    }

    /// Pairs of blank nodes as vertices, left and right; `nil` if there is no isomorphism.
    mutating func run() throws(IsomorphismError) -> [(Int, Int)]? {
        guard partition.refineAll() else { return nil }
        let vertices = (0..<Int32(pair.vertexCount)).map { $0 }
        guard try matchPieces(of: vertices, depth: 0) else { return nil }
        var partners: [(Int, Int)] = []
        for vertex in 0..<pair.nodeCount where pair.isLeft[vertex] {
            let members = partition.members(of: Int(partition.classes[vertex]))
            guard let partner = members.first(where: { !pair.isLeft[Int($0)] }) else { return nil }
            partners.append((vertex, Int(partner)))
        }
        return partners
    }

    /// A part of one side whose vertices are connected, without those that have a partner.
    private struct Piece {
        var vertices: [Int32]
        /// What isomorphic pieces have in common: the classes of their vertices.
        var classes: [Int32]
    }

    /// Settles all of `vertices`. Since to be isomorphic is an equivalence, a piece may take the first piece that fits:
    /// if all can be matched, then so can the others.
    private mutating func matchPieces(of vertices: [Int32], depth: Int) throws(IsomorphismError) -> Bool {
        var (left, right) = pieces(of: vertices)
        if left.isEmpty && right.isEmpty { return true }
        guard left.count == right.count else { return false }
        if depth >= IsomorphismSearch.deepest { throw .undecided(limit: limit) }
        left = left.ordered { $0.classes.lexicographicallyPrecedes($1.classes) }
        right = right.ordered { $0.classes.lexicographicallyPrecedes($1.classes) }
        var start = 0
        while start < left.count {
            var end = start
            while end < left.count, left[end].classes == left[start].classes { end += 1 }
            var open = Array(right[start..<end])
            for piece in left[start..<end] {
                var match: Int?
                for (index, candidate) in open.enumerated().reversed() {
                    if candidate.classes != piece.classes { return false }
                    if try settle(piece, candidate, depth: depth) {
                        match = index
                        break
                    }
                }
                guard let match else { return false }
                open.remove(at: match)
            }
            start = end
        }
        return true
    }

    private mutating func pieces(of vertices: [Int32]) -> (left: [Piece], right: [Piece]) {
        round += 1
        var (left, right): ([Piece], [Piece]) = ([], [])
        for start in vertices where visited[Int(start)] != round && !partition.isSettled(Int(start)) {
            visited[Int(start)] = round
            var found = [start]
            var next = 0
            while next < found.count {
                for edge in pair.edges(of: Int(found[next])) where visited[Int(edge.target)] != round {
                    visited[Int(edge.target)] = round
                    if !partition.isSettled(Int(edge.target)) { found.append(edge.target) }
                }
                next += 1
            }
            let piece = Piece(vertices: found, classes: found.map { partition.classes[Int($0)] }.sorted())
            if pair.isLeft[Int(start)] { left.append(piece) } else { right.append(piece) }
        }
        return (left, right)
    }

    /// Whether two pieces are isomorphic; if so, their vertices are settled afterwards.
    private mutating func settle(_ left: Piece, _ right: Piece, depth: Int) throws(IsomorphismError) -> Bool {
        guard let first = left.vertices.first else { return true }
        let number = partition.classes[Int(first)]
        let mark = partition.classCount
        for candidate in right.vertices where partition.classes[Int(candidate)] == number {
            tried += 1
            if tried > limit { throw .undecided(limit: limit) }
            if partition.pairUp(first, candidate),
                try matchPieces(of: left.vertices + right.vertices, depth: depth + 1)
            {
                return true
            }
            partition.undo(to: mark)
        }
        return false
    }
}
