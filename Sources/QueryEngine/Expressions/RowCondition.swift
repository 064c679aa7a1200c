import SPARQLFunctions

/// A condition on rows.
final class RowCondition {
    private let expression: RowExpression
    private var frame: Frame

    /// - Parameter variables: the variable of each column of the rows.
    init(_ expression: RowExpression, _ variables: [Int], _ context: QueryContext) {
        self.expression = expression
        frame = Frame(variables, context)
    }

    /// The rows of a batch from `start` on for which the condition is true; an error counts as false.
    func places(in batch: Batch, from start: Int) throws -> [Int] {
        frame.look(at: batch, from: start)
        defer { frame.release() }
        var places: [Int] = []
        places.reserveCapacity(batch.count - start)
        for row in start..<batch.count {
            frame.row = row
            frame.context.functions.startRow()
            if row & 63 == 63 { try frame.context.check() }
            do throws(ExpressionError) {
                if try expression.isTrue(frame) { places.append(row) }
            } catch {
                if error == .stopped { try frame.context.stop() }
            }
        }
        return places
    }
}
