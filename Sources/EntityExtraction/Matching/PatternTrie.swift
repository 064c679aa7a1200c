/// Many patterns matched at once: a trie over the codes of ``SymbolText``.
///
/// The two upper levels are tables, since most walks end there; deeper levels keep their edges in one sorted array,
/// a slice a node. Built once, never changed. A walk costs at most the length of the longest pattern.
struct PatternTrie: Sendable {
    /// A match: where it ends, and the number of the pattern.
    struct Match: Sendable, Equatable {
        var end: Int
        var pattern: Int
    }

    private var root: [Int32]
    /// The patterns of one code.
    private var rootAccepted: [Int32]
    private var second: [Int32]
    private var firstEdge: [Int32] = []
    private var labels: [UInt8] = []
    private var targets: [Int32] = []
    private var accepted: [Int32] = []
    /// How many different patterns there are.
    let count: Int

    /// Makes a trie; a pattern's number is its index. The first of equal patterns counts.
    init(_ patterns: [[UInt8]]) {
        root = Array(repeating: -1, count: 256)
        rootAccepted = root
        second = []
        let order = patterns.indices.filter { !patterns[$0].isEmpty }.sorted {
            patterns[$0].lexicographicallyPrecedes(patterns[$1]) || (patterns[$0] == patterns[$1] && $0 < $1)
        }
        count = order.count
        build(patterns, order)
        tabulate()
    }

    /// Lays the nodes out breadth first, so that the edges of a node are neighbours.
    private mutating func build(_ patterns: [[UInt8]], _ order: [Int]) {
        var queue: [(range: Range<Int>, depth: Int)] = [(0..<order.count, 0)]
        var head = 0
        while head < queue.count {
            let (range, depth) = queue[head]
            head += 1
            firstEdge.append(Int32(labels.count))
            var index = range.lowerBound
            var terminal: Int32 = -1
            while index < range.upperBound, patterns[order[index]].count == depth {
                if terminal < 0 { terminal = Int32(order[index]) }
                index += 1
            }
            accepted.append(terminal)
            while index < range.upperBound {
                let label = patterns[order[index]][depth]
                var end = index
                while end < range.upperBound, patterns[order[end]][depth] == label { end += 1 }
                labels.append(label)
                targets.append(Int32(queue.count))
                queue.append((index..<end, depth + 1))
                index = end
            }
        }
        firstEdge.append(Int32(labels.count))
    }

    private mutating func tabulate() {
        second = []
        for edge in Int(firstEdge[0])..<Int(firstEdge[1]) {
            let node = Int(targets[edge])
            root[Int(labels[edge])] = Int32(second.count / 256)
            rootAccepted[Int(labels[edge])] = accepted[node]
            var row: [Int32] = Array(repeating: -1, count: 256)
            for inner in Int(firstEdge[node])..<Int(firstEdge[node + 1]) { row[Int(labels[inner])] = targets[inner] }
            second.append(contentsOf: row)
        }
    }

    /// The longest pattern that stands at `start`, ends by `limit` and ends where a word may end.
    func longest(_ codes: [UInt8], at start: Int, limit: Int) -> Match? {
        var best: Match?
        walk(codes, at: start, limit: limit) { best = $0 }
        return best
    }

    /// Calls `found` for every pattern that stands at `start` and ends where a word may end, shortest first.
    @inline(__always)
    func walk(_ codes: [UInt8], at start: Int, limit: Int, _ found: (Match) -> Void) {
        guard start < limit else { return }
        let row = root[Int(codes[start])]
        guard row >= 0 else { return }
        let single = rootAccepted[Int(codes[start])]
        if single >= 0, Symbol.isBoundary(codes, start + 1) {
            found(Match(end: start + 1, pattern: Int(single)))
        }
        guard start + 1 < limit else { return }
        var node = second[Int(row) * 256 + Int(codes[start + 1])]
        var index = start + 2
        while node >= 0 {
            let pattern = accepted[Int(node)]
            if pattern >= 0, Symbol.isBoundary(codes, index) { found(Match(end: index, pattern: Int(pattern))) }
            guard index < limit else { return }
            node = child(Int(node), codes[index])
            index += 1
        }
    }

    private func child(_ node: Int, _ label: UInt8) -> Int32 {
        var edge = Int(firstEdge[node])
        let end = Int(firstEdge[node + 1])
        while edge < end {
            if labels[edge] == label { return targets[edge] }
            edge += 1
        }
        return -1
    }
}
