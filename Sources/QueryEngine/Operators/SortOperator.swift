import Sorting

/// A key of an order.
struct SortColumn {
    /// The variable that is compared.
    var variable: Int
    /// Whether the greatest come first.
    var descending: Bool
    /// Whether it is the variable's text (`STR`) that is compared.
    var isText = false
}

/// Sorts rows (SPARQL 1.1 §15.1); rows that all keys find equal stay in their order. With a limit no more than some
/// multiple of it is held.
final class SortOperator: Operator {
    private var input: Operator?
    private let keys: [(column: Int, key: SortColumn)]
    private let limit: Int
    private var relation: Relation
    private var row = 0

    /// - Parameter limit: how many of the first rows are wanted; `nil` is all.
    init(
        _ input: Operator, by keys: [SortColumn], limit: Int?, _ context: QueryContext, _ node: PlanNode? = nil
    ) {
        self.input = input
        self.keys = keys.compactMap { key in input.column(of: key.variable).map { ($0, key) } }
        self.limit = limit ?? .max
        relation = Relation(columnCount: input.variables.count)
        super.init(input.variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        if let input {
            self.input = nil
            try read(input)
        }
        batch.take(relation, from: &row)
        return batch.count > 0
    }

    private func read(_ input: Operator) throws {
        if limit == 0 { return }
        let most = limit > 1 << 40 ? Int.max : max(4 * limit, 4 * context.batchSize)
        var batch = input.makeBatch()
        var size = 0
        /// Whether the relation holds the first rows so far, sorted.
        var isCut = false
        while try input.next(&batch) {
            if isCut {
                let last = limit - 1
                for row in 0..<batch.count
                where try compare(batch.columns, row, relation.columns, last) < 0 { relation.append(batch, row: row) }
            } else {
                relation.append(batch)
            }
            if relation.size != size {
                try context.use(relation.size - size, "ORDER BY")
                size = relation.size
            }
            if relation.count >= most {
                try sort()
                isCut = true
            }
        }
        try sort()
    }

    private func sort() throws {
        var failure: (any Error)?
        // What cannot be read ends the query; the comparison itself cannot fail.
        let places = (0..<relation.count).ordered { one, other in
            do {
                let result = try compare(relation.columns, one, relation.columns, other)
                return result == 0 ? one < other : result < 0
            } catch {
                failure = failure ?? error
                return one < other
            }
        }
        if let failure { throw failure }
        relation = relation.reordered(Array(places.prefix(limit)))
    }

    private func compare(_ left: [[UInt64]], _ one: Int, _ right: [[UInt64]], _ other: Int) throws -> Int {
        for (column, key) in keys {
            let (left, right) = (left[column][one], right[column][other])
            let result =
                key.isText ? try context.order.compareTexts(left, right) : try context.order.compare(left, right)
            if result != 0 { return key.descending ? -result : result }
        }
        return 0
    }
}
