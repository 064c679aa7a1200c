import QuadStore

/// How a triple pattern is read from a permutation.
struct ScanAccess {
    /// The rows.
    var range: ScanRange
    /// Parts of the range that are read in place of it, in their order: what a condition leaves of it.
    var parts: [ScanRange]?
    /// The columns that are handed out, and the variable of each.
    var outputs: [(column: Int, variable: Int)]
    /// Columns that must hold an id.
    var constants: [(column: Int, id: UInt64)]
    /// Pairs of columns that must hold the same id.
    var equalities: [(Int, Int)]
    /// The graphs that count, as the graph column's ids; `nil` is all.
    var graphs: Set<UInt64>?
    /// Whether statements that stand in several graphs are handed out once; their rows are neighbours.
    var collapsesGraphs: Bool

    /// Whether each value of the first column behind the prefix is handed out once; ``graphs`` are then such values.
    var isDistinct = false

    /// The names of the graphs that hold statements, each once.
    static func graphNames(_ variable: Int, among graphs: Set<UInt64>?) -> ScanAccess {
        ScanAccess(
            range: ScanRange(.gspo), outputs: [(0, variable)], constants: [], equalities: [], graphs: graphs,
            collapsesGraphs: false, isDistinct: true)
    }

    /// Whether rows are handed out as they are.
    var isPlain: Bool {
        constants.isEmpty && equalities.isEmpty && graphs == nil && !collapsesGraphs && !isDistinct
    }
}

/// Reads a triple pattern from a permutation.
final class ScanOperator: Operator {
    private let access: ScanAccess
    private var scan: Scan
    /// The parts that have not been begun, the next one last.
    private var pending: [ScanRange]
    private let columns: [Int]
    private var rows: RowBatch
    /// The triple that was handed out last, where graphs collapse.
    private var last: (UInt64, UInt64, UInt64)?
    private let prefix: [UInt64]
    /// The value that was handed out last, where each is wanted once.
    private var lastValue: UInt64 = 0
    /// The next of the rows that were read for it.
    private var row = 0

    init(_ access: ScanAccess, _ context: QueryContext, _ node: PlanNode? = nil) throws {
        self.access = access
        let columnCount = access.range.permutation.positions.count
        let needsAll = !access.isDistinct && (access.graphs != nil || access.collapsesGraphs)
        columns = (0..<columnCount).filter { column in
            needsAll || access.outputs.contains { $0.column == column }
                || access.constants.contains { $0.column == column }
                || access.equalities.contains { $0.0 == column || $0.1 == column }
        }
        pending = (access.parts ?? [access.range]).reversed()
        // Without any part nothing is read: an empty range of the values behind the prefix does not exist.
        scan = try context.view.scan(
            pending.popLast() ?? ScanRange(access.range.permutation, prefix: [.unbound]), columns: columns)
        rows = RowBatch(columnCount: columnCount, capacity: context.batchSize)
        prefix = access.range.prefix.map(\.bits)
        super.init(access.outputs.map(\.variable), context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        if access.isDistinct {
            try takeValues(&batch)
            return batch.count > 0
        }
        while true {
            guard try scan.next(&rows, atMost: batch.limit) else {
                guard let next = pending.popLast() else { return false }
                scan = try context.view.scan(next, columns: columns)
                continue
            }
            if access.isPlain {
                for (target, output) in access.outputs.enumerated() {
                    swap(&batch.columns[target], &rows.columns[output.column])
                }
                batch.count = rows.count
                return true
            }
            filter(&batch)
            if batch.count > 0 { return true }
            try context.check()
        }
    }

    /// Hands out each value once, and jumps over the rows of values that have many.
    private func takeValues(_ batch: inout Batch) throws {
        let column = access.range.prefix.count
        var count = 0
        while count < batch.limit {
            if row == rows.count {
                if lastValue > 0 { try scan.seek(prefix + [lastValue + 1]) }
                row = 0
                guard try scan.next(&rows, atMost: ScanOperator.fewRows) else { break }
            }
            let value = rows.columns[column][row]
            row += 1
            if value == lastValue { continue }
            lastValue = value
            if let graphs = access.graphs, !graphs.contains(value) { continue }
            batch.columns[0][count] = value
            count += 1
        }
        batch.count = count
    }

    private static let fewRows = 64

    private func filter(_ batch: inout Batch) {
        let graphColumn = access.range.permutation.positions.firstIndex(of: .graph)
        var count = 0
        row: for row in 0..<rows.count {
            for (column, id) in access.constants where rows.columns[column][row] != id { continue row }
            for (one, other) in access.equalities where rows.columns[one][row] != rows.columns[other][row] {
                continue row
            }
            if let graphs = access.graphs, let graphColumn, !graphs.contains(rows.columns[graphColumn][row]) {
                continue
            }
            if access.collapsesGraphs {
                let triple = (rows.columns[0][row], rows.columns[1][row], rows.columns[2][row])
                if let last, last == triple { continue }
                last = triple
            }
            for (target, output) in access.outputs.enumerated() {
                batch.columns[target][count] = rows.columns[output.column][row]
            }
            count += 1
        }
        batch.count = count
    }

    override func skip(to value: UInt64) throws {
        while let next = pending.last, let range = next.next, range.lowerBound <= value {
            scan = try context.view.scan(next, columns: columns)
            pending.removeLast()
        }
        try scan.seek(prefix + [value])
    }
}
