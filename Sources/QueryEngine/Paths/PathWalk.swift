/// Follows paths: the pairs of nodes that a path joins, as often as the algebra gives them (SPARQL 1.1 §18.4).
struct PathWalk {
    /// An end of a part of a path.
    enum End {
        case open
        case fixed(UInt64)
        case substituted(UInt64)

        var id: UInt64? {
            switch self {
            case .open: nil
            case .fixed(let id), .substituted(let id): id
            }
        }
    }

    /// A pair of nodes.
    struct Pair: Hashable {
        var start: UInt64
        var end: UInt64
    }

    /// What the path follows.
    let statements: PathStatements

    /// The pairs between two ends.
    func pairs(_ path: PathSteps, from start: End, to end: End) throws -> [Pair] {
        switch path {
        case .link(let predicate):
            if predicate == 0 { return [] }
            var found: [Pair] = []
            try statements.forEach(start.id ?? 0, predicate, end.id ?? 0) { s, _, o in
                found.append(Pair(start: s, end: o))
            }
            return found
        case .inverse(let inner):
            return try pairs(inner, from: end, to: start).map { Pair(start: $0.end, end: $0.start) }
        case .sequence(let first, let second): return try sequence(first, second, from: start, to: end)
        case .alternative(let paths): return try paths.flatMap { try pairs($0, from: start, to: end) }
        case .negatedSet(let forward, let backward):
            var found: [Pair] = []
            if let forward {
                try statements.forEach(start.id ?? 0, 0, end.id ?? 0) { s, p, o in
                    if !forward.contains(p) { found.append(Pair(start: s, end: o)) }
                }
            }
            if let backward {
                try statements.forEach(end.id ?? 0, 0, start.id ?? 0) { s, p, o in
                    if !backward.contains(p) { found.append(Pair(start: o, end: s)) }
                }
            }
            return found
        case .zeroOrOne(let inner):
            var seen: Set<Pair> = []
            return (try zeroLength(from: start, to: end) + pairs(inner, from: start, to: end)).filter {
                seen.insert($0).inserted
            }
        case .zeroOrMore(let inner): return try closure(inner, from: start, to: end, includingStart: true)
        case .oneOrMore(let inner): return try closure(inner, from: start, to: end, includingStart: false)
        }
    }

    /// The join of two paths over the node between them.
    private func sequence(_ first: PathSteps, _ second: PathSteps, from start: End, to end: End) throws -> [Pair] {
        var found: [Pair] = []
        if start.id == nil, end.id != nil {
            for later in try pairs(second, from: .open, to: end) {
                for earlier in try pairs(first, from: start, to: .substituted(later.start)) {
                    found.append(Pair(start: earlier.start, end: later.end))
                }
            }
        } else {
            for earlier in try pairs(first, from: start, to: .open) {
                for later in try pairs(second, from: .substituted(earlier.end), to: end) {
                    found.append(Pair(start: earlier.start, end: later.end))
                }
            }
        }
        return found
    }

    /// `ZeroLengthPath`: every node of the graph leads to itself.
    private func zeroLength(from start: End, to end: End) throws -> [Pair] {
        func exists(_ end: End, _ id: UInt64) throws -> Bool {
            if case .substituted = end { try isNode(id) } else { true }
        }
        switch (start.id, end.id) {
        case (let s?, let e?): return try s == e && exists(start, s) && exists(end, e) ? [Pair(start: s, end: s)] : []
        case (let s?, nil): return try exists(start, s) ? [Pair(start: s, end: s)] : []
        case (nil, let e?): return try exists(end, e) ? [Pair(start: e, end: e)] : []
        case (nil, nil): return try nodes().map { Pair(start: $0, end: $0) }
        }
    }

    /// `ZeroOrMorePath` and `OneOrMorePath` by the procedure `ALP`: each node reached once.
    private func closure(_ inner: PathSteps, from start: End, to end: End, includingStart: Bool) throws -> [Pair] {
        if let id = start.id {
            var reached = try reachable(from: start, inner)
            if includingStart, !(try zeroLength(from: start, to: .open).isEmpty), !reached.contains(id) {
                reached.insert(id, at: 0)
            }
            return reached.filter { end.id == nil || $0 == end.id }.map { Pair(start: id, end: $0) }
        }
        if end.id != nil {
            return try closure(.inverse(inner), from: end, to: start, includingStart: includingStart).map {
                Pair(start: $0.end, end: $0.start)
            }
        }
        var found: [Pair] = []
        for id in try starts(inner, includingStart: includingStart) {
            found += try closure(inner, from: .fixed(id), to: .open, includingStart: includingStart)
        }
        return found
    }

    /// Where a closure between open ends begins.
    func starts(_ inner: PathSteps, includingStart: Bool) throws -> [UInt64] {
        if includingStart { return try nodes() }
        var seen: Set<UInt64> = []
        return try pairs(inner, from: .open, to: .open).map(\.start).filter { seen.insert($0).inserted }
    }

    /// The nodes that one or more steps reach, in the order in which they are found. A first step of no length leads from
    /// a term of the query to itself, whether it is a node or not.
    private func reachable(from start: End, _ step: PathSteps) throws -> [UInt64] {
        var found: [UInt64] = []
        var seen: Set<UInt64> = []
        var pending = [start]
        while let node = pending.popLast() {
            for pair in try pairs(step, from: node, to: .open) where seen.insert(pair.end).inserted {
                found.append(pair.end)
                pending.append(.substituted(pair.end))
            }
        }
        return found
    }

    private func isNode(_ id: UInt64) throws -> Bool {
        var isThere = false
        try statements.forEach(id, 0, 0) { _, _, _ in isThere = true }
        if !isThere { try statements.forEach(0, 0, id) { _, _, _ in isThere = true } }
        return isThere
    }

    /// `nodes(G)`: subjects and objects, each once.
    private func nodes() throws -> [UInt64] {
        var seen: Set<UInt64> = []
        var found: [UInt64] = []
        try statements.forEach(0, 0, 0) { s, _, o in
            if seen.insert(s).inserted { found.append(s) }
            if seen.insert(o).inserted { found.append(o) }
        }
        return found
    }
}
