import QuadStore

/// Finds the statements that a path follows.
final class PathStatements {
    private let context: QueryContext
    private let graph: PathGraph
    private var rows3 = RowBatch(columnCount: 3, capacity: 256)
    private var rows4 = RowBatch(columnCount: 4, capacity: 256)

    init(_ graph: PathGraph, _ context: QueryContext) {
        self.graph = graph
        self.context = context
    }

    /// Calls `body` with subject, predicate and object of each statement, each once; 0 is any term.
    func forEach(
        _ subject: UInt64, _ predicate: UInt64, _ object: UInt64, _ body: (UInt64, UInt64, UInt64) throws -> Void
    ) throws {
        try context.check()
        let ids = [subject, predicate, object]
        switch graph {
        case .stored: try scan(false, ids, graphs: nil, body)
        case .named(let graph): try scan(true, ids, graphs: [graph], body)
        case .merge(let graphs): try scan(true, ids, graphs: graphs, body)
        case .union:
            var seen: Set<[UInt64]> = []
            for isNamed in [false, true] {
                try scan(isNamed, ids, graphs: nil) { s, p, o in
                    if seen.insert([s, p, o]).inserted { try body(s, p, o) }
                }
            }
        }
    }

    private func scan(
        _ isNamed: Bool, _ ids: [UInt64], graphs: Set<UInt64>?, _ body: (UInt64, UInt64, UInt64) throws -> Void
    ) throws {
        let bound = ids.map { $0 != 0 }
        let (range, rest) = access(isNamed, ids, bound, graphs)
        let positions = range.permutation.positions
        var scan = try context.view.scan(range, columns: Array(positions.indices))
        var places = [0, 0, 0, 0]
        for (column, position) in positions.enumerated() { places[position.rawValue] = column }
        var last: (UInt64, UInt64, UInt64)?
        while true {
            // Steps ask for others while they look at these, so each takes its own rows along.
            var rows = isNamed ? rows4 : rows3
            guard try scan.next(&rows) else { break }
            for row in 0..<rows.count {
                let triple = (
                    rows.columns[places[0]][row], rows.columns[places[1]][row], rows.columns[places[2]][row]
                )
                if let graphs, rest.contains(3), !graphs.contains(rows.columns[places[3]][row]) { continue }
                if rest.contains(0), triple.0 != ids[0] { continue }
                if rest.contains(1), triple.1 != ids[1] { continue }
                if rest.contains(2), triple.2 != ids[2] { continue }
                if isNamed, let last, last == triple { continue }
                last = triple
                try body(triple.0, triple.1, triple.2)
            }
        }
    }

    /// The rows to read, and the places that must be compared there.
    private func access(
        _ isNamed: Bool, _ ids: [UInt64], _ bound: [Bool], _ graphs: Set<UInt64>?
    ) -> (ScanRange, rest: Set<Int>) {
        let graph = graphs?.count == 1 ? graphs?.first : nil
        let permutation: Permutation
        switch (bound[0], bound[1], bound[2]) {
        case (true, false, true): permutation = isNamed ? .ospg : .osp
        case (true, _, _): permutation = !isNamed ? .spo : graph != nil ? .gspo : .spog
        case (false, true, true): permutation = !isNamed ? .pos : graph != nil ? .gpos : .posg
        case (false, true, false): permutation = !isNamed ? .pso : graph != nil ? .gpos : .psog
        case (false, false, true): permutation = isNamed ? .ospg : .osp
        case (false, false, false): permutation = !isNamed ? .spo : graph != nil ? .gspo : .spog
        }
        var range = ScanRange(permutation)
        for position in permutation.positions {
            let id = position == .graph ? (graph ?? 0) : ids[position.rawValue]
            if id == 0 { break }
            range.prefix.append(TermID(bits: id))
        }
        var rest = Set(permutation.positions.dropFirst(range.prefix.count).map(\.rawValue)).filter {
            $0 == 3 ? graphs != nil : bound[$0]
        }
        if !isNamed { rest.remove(3) }
        return (range, rest)
    }
}
