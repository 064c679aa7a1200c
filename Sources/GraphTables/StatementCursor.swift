internal import QuadStore

/// A statement as the bits of ids, in the order of the permutation that it was read from.
struct Statement: Hashable {
    var first: UInt64
    var second: UInt64
    var third: UInt64

    /// Whether it stands in front of another one.
    func precedes(_ other: Statement) -> Bool {
        if first != other.first { return first < other.first }
        return second != other.second ? second < other.second : third < other.third
    }
}

/// Reads the statements of the default graph, and of named graphs if they are wanted, in one order and each once.
struct StatementCursor {
    /// The rows of one permutation, of which the first three columns count.
    private struct Source {
        private var scan: Scan
        private var batch: RowBatch
        private var index = 0

        init(_ view: QuadView, _ range: ScanRange) throws {
            scan = try view.scan(range, columns: [0, 1, 2])
            batch = RowBatch(columnCount: scan.columnCount, capacity: 4096)
            current = nil
            try advance()
        }

        private(set) var current: Statement?

        mutating func advance() throws {
            if index == batch.count {
                index = 0
                guard try scan.next(&batch) else {
                    current = nil
                    return
                }
            }
            current = Statement(
                first: batch.columns[0][index], second: batch.columns[1][index], third: batch.columns[2][index])
            index += 1
        }
    }

    private var sources: [Source]

    /// Starts in front of the statements by subject, or by predicate.
    init(_ view: QuadView, byPredicate: Bool = false, withNamedGraphs: Bool) throws {
        var permutations: [Permutation] = [byPredicate ? .pso : .spo]
        if withNamedGraphs { permutations.append(byPredicate ? .psog : .spog) }
        sources = try permutations.map { try Source(view, ScanRange($0)) }
    }

    /// The next statement.
    mutating func next() throws -> Statement? {
        var least: Statement?
        for source in sources {
            guard let current = source.current else { continue }
            if let known = least, !current.precedes(known) { continue }
            least = current
        }
        guard let least else { return nil }
        for index in sources.indices {
            while sources[index].current == least { try sources[index].advance() }
        }
        return least
    }
}
