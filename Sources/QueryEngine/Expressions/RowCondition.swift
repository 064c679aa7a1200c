import SPARQLFunctions

/// A condition on rows.
final class RowCondition {
    private let expression: RowExpression
    private var frame: Frame
    /// The variable that the condition reads, if it is one: rows often come in runs of the same value.
    private let variable: Int?

    /// - Parameter variables: the variable of each column of the rows.
    init(_ expression: RowExpression, _ variables: [Int], _ context: QueryContext) {
        self.expression = expression
        variable = expression.onlyVariable
        frame = Frame(variables, context)
    }

    /// The rows of a batch from `start` on for which the condition is true; an error counts as false.
    func places(in batch: Batch, from start: Int) throws -> [Int] {
        frame.look(at: batch, from: start)
        defer { frame.release() }
        var places: [Int] = []
        places.reserveCapacity(batch.count - start)
        var last: (value: UInt64, holds: Bool)?
        for row in start..<batch.count {
            frame.row = row
            let value = variable.map { frame.id(of: $0) } ?? 0
            if let last, variable != nil, last.value == value {
                if last.holds { places.append(row) }
                continue
            }
            var holds = false
            frame.context.functions.startRow()
            if row & 63 == 63 { try frame.context.check() }
            do throws(ExpressionError) {
                holds = try expression.isTrue(frame)
            } catch {
                if error == .stopped { try frame.context.stop() }
            }
            if holds { places.append(row) }
            last = (value, holds)
        }
        return places
    }
}
