import SPARQLFunctions

/// Adds columns with the keys of what expressions give (``Value/equalityKey``), by which rows are joined whose values may
/// be equal. A key that cannot be told is unbound, which a join takes for any. Nothing equals an error: a row of whose values
/// one is an error is left out, or has a key that no value has.
final class EqualityKeyOperator: Operator {
    private let input: Operator
    private let expressions: [RowExpression]
    private let keepsErrors: Bool
    private let frame: Frame
    private var inputBatch: Batch

    /// A key that no value has.
    private static let error: UInt64 = 2

    /// - Parameter keepsErrors: whether rows stay whose values are errors.
    init(
        _ input: Operator, _ keys: [(variable: Int, expression: RowExpression)], keepsErrors: Bool,
        _ context: QueryContext, _ node: PlanNode? = nil
    ) {
        self.input = input
        self.keepsErrors = keepsErrors
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
            var isEqual = true
            for (number, expression) in expressions.enumerated() {
                let key = try key(of: expression)
                frame.set(key, column: first + number)
                if key == EqualityKeyOperator.error { isEqual = keepsErrors }
            }
            if isEqual { places.append(row) }
        }
        return places
    }

    private func key(of expression: RowExpression) throws -> UInt64 {
        do throws(ExpressionError) {
            return key(of: try expression.value(frame))
        } catch {
            if error == .stopped { try context.stop() }
            return EqualityKeyOperator.error
        }
    }

    /// An unbound key stands for one that cannot be told, so no other is that.
    private func key(of value: Value) -> UInt64 { value.equalityKey.map { $0 | 1 } ?? 0 }
}
