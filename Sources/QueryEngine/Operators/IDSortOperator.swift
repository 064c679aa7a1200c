/// Sorts rows by the ids of one column, for a join that needs them so.
final class IDSortOperator: Operator {
    private let input: Operator
    private let column: Int
    private var sorted: RelationOperator?

    init(_ input: Operator, by variable: Int, _ context: QueryContext, _ node: PlanNode? = nil) {
        self.input = input
        column = input.column(of: variable) ?? 0
        super.init(input.variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        try rows().next(&batch)
    }

    override func skip(to value: UInt64) throws { try rows().skip(to: value) }

    private func rows() throws -> RelationOperator {
        if let sorted { return sorted }
        let relation = try input.collect("a join")
        let values = relation.columns[column]
        var keyed = values.indices.map { (values[$0], $0) }
        keyed.sort { $0 < $1 }
        let operation = RelationOperator(
            relation.reordered(keyed.map(\.1)), variables, context, leadColumn: column)
        sorted = operation
        return operation
    }
}
