import SPARQLFunctions

/// Adds columns with the keys of what expressions give (``Value/equalityKey``), by which rows are joined whose values may
/// be equal. A key that cannot be told is unbound, which a join takes for any; a row of whose values one is an error is
/// left out, as nothing equals an error.
final class EqualityKeyOperator: Operator {
    private let input: Operator
    private let expressions: [RowExpression]
    private let frame: Frame
    private var inputBatch: Batch

    init(
        _ input: Operator, _ keys: [(variable: Int, expression: RowExpression)], _ context: QueryContext,
        _ node: PlanNode? = nil
    ) {
        self.input = input
        let variables = input.variables + keys.map(\.variable)
        expressions = keys.map(\.expression)
        frame = Frame(variables, computed: keys.count, context)
        inputBatch = input.makeBatch()
        super.init(variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        inputBatch.limit = batch.limit
        while try input.next(&inputBatch) {
            for column in inputBatch.columns.indices { swap(&batch.columns[column], &inputBatch.columns[column]) }
            batch.count = inputBatch.count
            let places = try setKeys(&batch)
            batch.keep(places)
            if batch.count > 0 { return true }
        }
        return false
    }

    /// Sets the keys of all rows; tells which rows have values.
    private func setKeys(_ batch: inout Batch) throws -> [Int] {
        let (count, first) = (batch.count, input.variables.count)
        var places: [Int] = []
        places.reserveCapacity(count)
        frame.exchange(&batch)
        defer { frame.exchange(&batch) }
        for row in 0..<count {
            frame.row = row
            if row & 63 == 63 { try context.check() }
            do throws(ExpressionError) {
                for (number, expression) in expressions.enumerated() {
                    frame.set(try key(of: expression.value(frame)), column: first + number)
                }
                places.append(row)
            } catch {
                if error == .stopped { try context.stop() }
            }
        }
        return places
    }

    /// An unbound key stands for one that cannot be told, so no other is that.
    private func key(of value: Value) -> UInt64 { value.equalityKey.map { $0 | 1 } ?? 0 }
}
