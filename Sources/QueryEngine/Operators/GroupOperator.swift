import QuadStore
import SPARQLFunctions
import SPARQLSyntax

/// Groups rows by the values of variables and aggregates each group (SPARQL 1.1 §18.5.1).
final class GroupOperator: Operator {
    private var input: Operator?
    private let keyColumns: [Int]
    private let aggregates: [RowAggregate]
    private var keys: RowSet
    private var states: [AggregateColumn] = []
    private var row = 0

    /// - Parameters:
    ///   - keys: the variables by which rows are grouped; the input has a column for each.
    ///   - aggregates: what is computed, with the variable that holds it.
    init(
        _ input: Operator, by keys: [Int], _ aggregates: [RowAggregate], _ context: QueryContext,
        _ node: PlanNode? = nil
    ) {
        self.input = input
        keyColumns = keys.map { input.column(of: $0) ?? 0 }
        self.aggregates = aggregates
        self.keys = RowSet(columnCount: keys.count)
        super.init(keys + aggregates.map(\.variable), context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        if let input {
            self.input = nil
            try group(input)
        }
        let first = row
        batch.take(keys.rows, from: &row)
        for (place, state) in states.enumerated() {
            for index in 0..<batch.count {
                batch.columns[keyColumns.count + place][index] = try state.result(first + index, context)
            }
        }
        return batch.count > 0
    }

    private func group(_ input: Operator) throws {
        states = aggregates.map { AggregateColumn.make($0, input.variables, context) }
        if keyColumns.isEmpty {
            // Without keys there is one group, even of no rows (§11.2).
            _ = keys.insert([], 0)
            for state in states { state.addGroup() }
        }
        var batch = input.makeBatch()
        var groups = [Int](repeating: 0, count: batch.capacity)
        var size = 0
        while try input.next(&batch) {
            if !keyColumns.isEmpty { number(batch, &groups) }
            for state in states { try state.add(batch, groups) }
            let now = keys.size + states.reduce(0) { $0 + $1.size }
            if now != size {
                try context.use(now - size, "GROUP BY")
                size = now
            }
        }
    }

    /// Finds the group of each row; neighbours are often of one group.
    private func number(_ batch: Batch, _ groups: inout [Int]) {
        let columns = keyColumns.map { batch.columns[$0] }
        for row in 0..<batch.count {
            if row > 0, columns.allSatisfy({ $0[row] == $0[row - 1] }) {
                groups[row] = groups[row - 1]
                continue
            }
            let (number, isNew) = keys.insert(columns, row)
            groups[row] = number
            if isNew { for state in states { state.addGroup() } }
        }
    }
}
