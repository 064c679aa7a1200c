import SPARQLFunctions

/// Adds variables whose values are computed, in their order; an error leaves a variable unbound (`Extend`, SPARQL 1.1
/// §18.5).
final class ExtendOperator: Operator {
    private let input: Operator
    private var expressions: [ComputedColumn]

    /// A column that is computed. Rows often come in runs of the same value.
    private struct ComputedColumn {
        var column: Int
        var expression: RowExpression
        /// The variable that the expression reads, if it is one.
        var variable: Int?
        var lastValue: UInt64?
        var lastResult: UInt64 = 0
    }

    private let frame: Frame

    init(
        _ input: Operator, _ extensions: [(variable: Int, expression: RowExpression)], _ context: QueryContext,
        _ node: PlanNode? = nil
    ) {
        self.input = input
        let variables = input.variables + extensions.map(\.variable)
        expressions = extensions.enumerated().map { number, extended in
            ComputedColumn(
                column: input.variables.count + number, expression: extended.expression,
                variable: extended.expression.onlyVariable)
        }
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
        // An expression may name its own variable, which is unbound until it has its value.
        for computed in expressions {
            for row in 0..<count { batch.columns[computed.column][row] = 0 }
        }
        frame.exchange(&batch)
        defer { frame.exchange(&batch) }
        for row in 0..<count {
            frame.row = row
            // Labels of `BNODE` hold for one solution, so a row is finished before the next.
            context.functions.startRow()
            if row & 63 == 63 { try context.check() }
            for place in expressions.indices {
                if let variable = expressions[place].variable {
                    let value = frame.id(of: variable)
                    if value != expressions[place].lastValue {
                        expressions[place].lastResult = try id(expressions[place].expression)
                        expressions[place].lastValue = value
                    }
                    frame.set(expressions[place].lastResult, column: expressions[place].column)
                } else {
                    frame.set(try id(expressions[place].expression), column: expressions[place].column)
                }
            }
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
