import SPARQLFunctions

/// Adds variables whose values are computed, in their order; an error leaves a variable unbound (`Extend`, SPARQL 1.1
/// §18.5).
final class ExtendOperator: Operator {
    private let input: Operator
    private let expressions: [(column: Int, expression: RowExpression)]
    private let frame: Frame

    init(
        _ input: Operator, _ extensions: [(variable: Int, expression: RowExpression)], _ context: QueryContext,
        _ node: PlanNode? = nil
    ) {
        self.input = input
        let variables = input.variables + extensions.map(\.variable)
        expressions = extensions.enumerated().map { (input.variables.count + $0, $1.expression) }
        frame = Frame(variables, computed: extensions.count, context)
        inputBatch = input.makeBatch()
        super.init(variables, context, node)
    }

    private var inputBatch: Batch

    override func produce(_ batch: inout Batch) throws -> Bool {
        inputBatch.limit = batch.limit
        guard try input.next(&inputBatch) else { return false }
        for column in inputBatch.columns.indices { swap(&batch.columns[column], &inputBatch.columns[column]) }
        batch.count = inputBatch.count
        let count = batch.count
        frame.exchange(&batch)
        defer { frame.exchange(&batch) }
        for row in 0..<count {
            frame.row = row
            // Labels of `BNODE` hold for one solution, so a row is finished before the next.
            context.functions.startRow()
            if row & 63 == 63 { try context.check() }
            for (column, expression) in expressions { frame.set(try id(expression), column: column) }
        }
        return true
    }

    private func id(_ expression: RowExpression) throws -> UInt64 {
        do throws(ExpressionError) {
            return try context.id(of: expression.value(frame))
        } catch {
            if error == .stopped { try context.stop() }
            return 0
        }
    }

    override func skip(to value: UInt64) throws { try input.skip(to: value) }
}
