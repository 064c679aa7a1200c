/// Hands on rows that fulfil a condition.
final class FilterOperator: Operator {
    private let input: Operator
    private let condition: RowCondition

    init(_ input: Operator, _ condition: RowCondition, _ context: QueryContext, _ node: PlanNode? = nil) {
        self.input = input
        self.condition = condition
        super.init(input.variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        while try input.next(&batch) {
            batch.keep(try condition.places(in: batch, from: 0))
            if batch.count > 0 { return true }
            batch.count = 0
        }
        return false
    }

    override func skip(to value: UInt64) throws { try input.skip(to: value) }
}

/// Hands on some columns, in another order; variables that the input lacks are unbound.
final class ProjectOperator: Operator {
    private let input: Operator
    private let sources: [Int?]
    private var rows: Batch

    init(_ input: Operator, _ variables: [Int], _ context: QueryContext, _ node: PlanNode? = nil) {
        self.input = input
        sources = variables.map { input.column(of: $0) }
        rows = input.makeBatch()
        super.init(variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        rows.limit = batch.limit
        guard try input.next(&rows) else { return false }
        for (target, source) in sources.enumerated() {
            if let source {
                // A column may be wanted once only, so that it can be handed over.
                swap(&batch.columns[target], &rows.columns[source])
            } else {
                for row in 0..<rows.count { batch.columns[target][row] = 0 }
            }
        }
        batch.count = rows.count
        return true
    }
}

/// Hands on the rows of one input after the other.
final class UnionOperator: Operator {
    private var inputs: [Operator]

    /// The inputs bind the same variables in the same order.
    init(_ inputs: [Operator], _ variables: [Int], _ context: QueryContext, _ node: PlanNode? = nil) {
        self.inputs = inputs.reversed()
        super.init(variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        while let input = inputs.last {
            if try input.next(&batch) { return true }
            inputs.removeLast()
        }
        return false
    }
}

/// Passes over rows at the beginning, and ends when there are enough.
final class SliceOperator: Operator {
    private let input: Operator
    private var offset: Int
    private var limit: Int

    init(_ input: Operator, offset: Int, limit: Int?, _ context: QueryContext, _ node: PlanNode? = nil) {
        self.input = input
        self.offset = offset
        self.limit = limit ?? .max
        super.init(input.variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        while limit > 0 {
            let wanted = batch.limit
            if limit < wanted { batch.limit = min(wanted, offset + limit) }
            defer { batch.limit = wanted }
            guard try input.next(&batch) else { break }
            if offset >= batch.count {
                offset -= batch.count
                batch.count = 0
                continue
            }
            let end = min(batch.count, limit > batch.count ? batch.count : offset + limit)
            if offset > 0 || end < batch.count { batch.keep(Array(offset..<end)) }
            offset = 0
            limit -= batch.count
            return true
        }
        batch.count = 0
        return false
    }
}

/// Hands on each row once, in the order in which they first come.
final class DistinctOperator: Operator {
    private let input: Operator
    private var known: RowSet
    private var size = 0

    init(_ input: Operator, _ context: QueryContext, _ node: PlanNode? = nil) {
        self.input = input
        known = RowSet(columnCount: input.variables.count)
        super.init(input.variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        while try input.next(&batch) {
            var places: [Int] = []
            for row in 0..<batch.count where known.insert(batch, row: row).isNew { places.append(row) }
            if known.size != size {
                try context.use(known.size - size, "DISTINCT")
                size = known.size
            }
            batch.keep(places)
            if batch.count > 0 { return true }
        }
        return false
    }
}
