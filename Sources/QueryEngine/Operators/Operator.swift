/// A step of a running query: gives rows, batch by batch.
class Operator {
    /// The number of the variable in each column.
    let variables: [Int]
    /// What the run shares.
    let context: QueryContext
    /// Where the step counts the rows that it gave, for explanations.
    private let node: PlanNode?

    init(_ variables: [Int], _ context: QueryContext, _ node: PlanNode? = nil) {
        self.variables = variables
        self.context = context
        self.node = node
    }

    /// Fills a batch with the next rows; `false` if there are no more.
    final func next(_ batch: inout Batch) throws -> Bool {
        try context.check()
        batch.count = 0
        let isThere = try produce(&batch)
        node?.actualRows += batch.count
        return isThere
    }

    /// Fills an empty batch with at least one row, or returns `false`.
    func produce(_ batch: inout Batch) throws -> Bool { false }

    /// Says that no row is wanted any more whose first column by order is less than `value`. A step that can skips
    /// them; others go on as they were.
    func skip(to value: UInt64) throws {}

    /// An empty batch for the rows.
    final func makeBatch() -> Batch {
        Batch(columnCount: variables.count, capacity: context.batchSize)
    }

    /// The column of a variable.
    final func column(of variable: Int) -> Int? { variables.firstIndex(of: variable) }

    /// All rows.
    final func collect(_ operation: String) throws -> Relation {
        var relation = Relation(columnCount: variables.count)
        var batch = makeBatch()
        var size = 0
        while try next(&batch) {
            relation.append(batch)
            if relation.size != size {
                try context.use(relation.size - size, operation)
                size = relation.size
            }
        }
        return relation
    }
}

/// Gives the rows of a relation.
final class RelationOperator: Operator {
    private let relation: Relation
    private var row = 0
    private let leadColumn: Int?

    /// - Parameter leadColumn: the column by which the rows ascend, if there is one.
    init(
        _ relation: Relation, _ variables: [Int], _ context: QueryContext, _ node: PlanNode? = nil,
        leadColumn: Int? = nil
    ) {
        self.relation = relation
        self.leadColumn = leadColumn
        super.init(variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        batch.take(relation, from: &row)
        return batch.count > 0
    }

    override func skip(to value: UInt64) {
        guard let leadColumn else { return }
        row = relation.columns[leadColumn].firstIndex(atLeast: value, from: row)
    }
}

extension Array<UInt64> {
    /// The first place from `start` on whose value is not less than `bound`, by steps that grow; the values ascend.
    func firstIndex(atLeast bound: UInt64, from start: Int, end: Int? = nil) -> Int {
        let end = end ?? count
        var (low, step) = (start, 1)
        while low + step < end, self[low + step] < bound {
            low += step
            step *= 2
        }
        var high = Swift.min(end, low + step)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
