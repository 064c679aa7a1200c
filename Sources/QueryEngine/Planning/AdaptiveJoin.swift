/// A join whose right side is planned when rows of the left side are known: few rows are handed to the plan, so that it
/// reads no more than what they need.
struct AdaptiveJoin {
    /// What is made of the rows.
    var kind: JoinKind
    /// The right side.
    var right: DependentPattern
    /// The condition of a `LeftJoin`.
    var condition: RowExpression?
    /// The variables of the right side.
    var rightVariables: [Int]
}

/// A pattern that can be planned with rows to be joined with it.
struct DependentPattern {
    /// Makes the plan; the parameter is distinct rows of variables that both sides bind, or `nil`.
    var plan: (PlanNode?) throws -> PlanNode
}

/// Runs an ``AdaptiveJoin``.
final class AdaptiveJoinOperator: Operator {
    private let join: AdaptiveJoin
    private let left: Operator
    private let node: PlanNode
    private var running: Operator?

    init(_ join: AdaptiveJoin, _ left: Operator, _ context: QueryContext, _ node: PlanNode) {
        self.join = join
        self.left = left
        self.node = node
        super.init(node.variables, context, node)
    }

    /// How many rows of the left side are looked at before it is decided that they are many.
    private static let fewRows = 1 << 15

    override func produce(_ batch: inout Batch) throws -> Bool {
        let running = try self.running ?? start()
        return try running.next(&batch)
    }

    private func start() throws -> Operator {
        var known = Relation(columnCount: left.variables.count)
        var batch = left.makeBatch()
        var isComplete = true
        while try left.next(&batch) {
            known.append(batch)
            if known.count >= AdaptiveJoinOperator.fewRows {
                isComplete = false
                break
            }
        }
        try context.use(known.size, "a join")
        var inputs: [Operator] = [RelationOperator(known, left.variables, context)]
        if !isComplete { inputs.append(left) }
        let rows = inputs.count == 1 ? inputs[0] : UnionOperator(inputs, left.variables, context)
        let plan = try rightPlan(isComplete ? known : nil)
        node.later.append(plan)
        let right = try plan.makeOperator(context)
        let condition = join.condition.map {
            RowCondition($0, HashJoinOperator.variables(join.kind, left.variables, plan.variables), context)
        }
        let joined = HashJoinOperator(join.kind, rows, right, condition: condition, context)
        let result =
            joined.variables == variables ? joined : ProjectOperator(joined, variables, context)
        running = result
        return result
    }

    /// The cheaper of the plans with and without keys.
    private func rightPlan(_ known: Relation?) throws -> PlanNode {
        if known?.count == 0 { return .empty(join.rightVariables) }
        let whole = try join.right.plan(nil)
        guard let known, context.follows(.keys) else { return whole }
        let columns = left.variables.indices.filter { column in
            let variable = left.variables[column]
            return (whole.certain.contains(variable) || whole.restrictable.contains(variable))
                && !known.columns[column].contains(0)
        }
        if columns.isEmpty { return whole }
        var keys = RowSet(columnCount: columns.count)
        let values = columns.map { known.columns[$0] }
        for row in 0..<known.count { _ = keys.insert(values, row) }
        let reduced = try join.right.plan(PlanNode(table: keys.rows, columns.map { left.variables[$0] }))
        return reduced.cost < whole.cost ? reduced : whole
    }
}
