import QuadStore
import SPARQLFunctions
import SPARQLSyntax

/// Groups rows by the values of variables and aggregates each group (SPARQL 1.1 §18.5.1).
final class GroupOperator: Operator {
    private var input: Operator?
    private let keyColumns: [Int]
    private let aggregates: [RowAggregate]
    private var keys: RowSet
    private var states: [AggregateColumn] = []
    private var row = 0

    /// - Parameters:
    ///   - keys: the variables by which rows are grouped; the input has a column for each.
    ///   - aggregates: what is computed, with the variable that holds it.
    init(
        _ input: Operator, by keys: [Int], _ aggregates: [RowAggregate], _ context: QueryContext,
        _ node: PlanNode? = nil
    ) {
        self.input = input
        keyColumns = keys.map { input.column(of: $0) ?? 0 }
        self.aggregates = aggregates
        self.keys = RowSet(columnCount: keys.count)
        super.init(keys + aggregates.map(\.variable), context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        if let input {
            self.input = nil
            try group(input)
        }
        let count = min(batch.limit, keys.rows.count - row)
        for column in keyColumns.indices {
            for index in 0..<count { batch.columns[column][index] = keys.rows.columns[column][row + index] }
        }
        for (place, state) in states.enumerated() {
            for index in 0..<count {
                batch.columns[keyColumns.count + place][index] = try state.result(row + index, context)
            }
        }
        row += count
        batch.count = count
        return count > 0
    }

    private func group(_ input: Operator) throws {
        states = aggregates.map { AggregateColumn.make($0, input.variables, context) }
        if keyColumns.isEmpty {
            // Without keys there is one group, even of no rows (§11.2).
            _ = keys.insert([], 0)
            for state in states { state.addGroup() }
        }
        var batch = input.makeBatch()
        var groups = [Int](repeating: 0, count: batch.capacity)
        var size = 0
        while try input.next(&batch) {
            if !keyColumns.isEmpty { number(batch, &groups) }
            for state in states { try state.add(batch, groups) }
            let now = keys.size + states.reduce(0) { $0 + $1.size }
            if now != size {
                try context.use(now - size, "GROUP BY")
                size = now
            }
        }
    }

    /// Finds the group of each row; neighbours are often of one group.
    private func number(_ batch: Batch, _ groups: inout [Int]) {
        let columns = keyColumns.map { batch.columns[$0] }
        for row in 0..<batch.count {
            if row > 0, columns.allSatisfy({ $0[row] == $0[row - 1] }) {
                groups[row] = groups[row - 1]
                continue
            }
            let (number, isNew) = keys.insert(columns, row)
            groups[row] = number
            if isNew { for state in states { state.addGroup() } }
        }
    }
}

/// An aggregate of rows.
struct RowAggregate {
    /// The variable that holds the result.
    var variable: Int
    /// What is computed.
    var function: Aggregate.Function
    /// Whether equal values count once.
    var distinct: Bool
    /// Of what; `nil` stands for the rows themselves.
    var expression: RowExpression?
    /// The variables by which rows differ: a blank node of a pattern is none.
    var rowVariables: Set<Int>
}

/// One aggregate over all groups.
class AggregateColumn {
    /// The way to compute an aggregate.
    static func make(_ aggregate: RowAggregate, _ variables: [Int], _ context: QueryContext) -> AggregateColumn {
        guard aggregate.function == .count else { return GeneralColumn(aggregate, variables, context) }
        switch aggregate.expression {
        case nil:
            return aggregate.distinct
                ? CountDistinctColumn(variables.indices.filter { aggregate.rowVariables.contains(variables[$0]) })
                : CountColumn(nil)
        case .variable(let variable):
            guard let column = variables.firstIndex(of: variable) else {
                return GeneralColumn(aggregate, variables, context)
            }
            return aggregate.distinct ? CountDistinctColumn([column], skipsUnbound: true) : CountColumn(column)
        default: return GeneralColumn(aggregate, variables, context)
        }
    }

    /// Begins another group.
    func addGroup() {}
    /// Takes rows, of which each belongs to a group.
    func add(_ batch: Batch, _ groups: [Int]) throws {}
    /// The id of a group's value; 0 if it has none.
    func result(_ group: Int, _ context: QueryContext) throws -> UInt64 { 0 }
    /// About how many bytes are in use.
    var size: Int { 0 }
}

/// Counts rows, or those that bind a variable.
private final class CountColumn: AggregateColumn {
    private var counts: [Int] = []
    private let column: Int?

    init(_ column: Int?) {
        self.column = column
    }

    override func addGroup() { counts.append(0) }

    override func add(_ batch: Batch, _ groups: [Int]) {
        if let column {
            let values = batch.columns[column]
            for row in 0..<batch.count where values[row] != 0 { counts[groups[row]] += 1 }
        } else if counts.count == 1 {
            counts[0] += batch.count
        } else {
            for row in 0..<batch.count { counts[groups[row]] += 1 }
        }
    }

    override func result(_ group: Int, _ context: QueryContext) throws -> UInt64 {
        try context.terms.id(of: .integer(counts[group]))
    }

    override var size: Int { counts.capacity * 8 }
}

/// Counts distinct rows, or distinct values of a variable.
private final class CountDistinctColumn: AggregateColumn {
    private var counts: [Int] = []
    private let columns: [Int]
    private let skipsUnbound: Bool
    private var known: RowSet

    init(_ columns: [Int], skipsUnbound: Bool = false) {
        self.columns = columns
        self.skipsUnbound = skipsUnbound
        known = RowSet(columnCount: columns.count + 1)
    }

    override func addGroup() { counts.append(0) }

    override func add(_ batch: Batch, _ groups: [Int]) {
        let values = columns.map { batch.columns[$0] } + [groups.map { UInt64($0) }]
        for row in 0..<batch.count where !(skipsUnbound && values[0][row] == 0) {
            if known.insert(values, row).isNew { counts[groups[row]] += 1 }
        }
    }

    override func result(_ group: Int, _ context: QueryContext) throws -> UInt64 {
        try context.terms.id(of: .integer(counts[group]))
    }

    override var size: Int { known.size + counts.capacity * 8 }
}

/// Computes any aggregate from the values of its expression.
private final class GeneralColumn: AggregateColumn {
    private var accumulators: [Accumulator] = []
    private let aggregate: RowAggregate
    private let frame: Frame

    init(_ aggregate: RowAggregate, _ variables: [Int], _ context: QueryContext) {
        self.aggregate = aggregate
        frame = Frame(variables, context)
    }

    override func addGroup() {
        accumulators.append(Accumulator(aggregate.function, distinct: aggregate.distinct))
    }

    override func add(_ batch: Batch, _ groups: [Int]) throws {
        guard let expression = aggregate.expression else { return }
        frame.look(at: batch)
        defer { frame.release() }
        for row in 0..<batch.count {
            frame.row = row
            frame.context.functions.startRow()
            if row & 63 == 63 { try frame.context.check() }
            do throws(ExpressionError) {
                accumulators[groups[row]].add(try expression.value(frame))
            } catch {
                if error == .stopped { try frame.context.stop() }
                accumulators[groups[row]].add(error)
            }
        }
    }

    override func result(_ group: Int, _ context: QueryContext) throws -> UInt64 {
        do throws(ExpressionError) {
            return try context.id(of: accumulators[group].result)
        } catch {
            if error == .stopped { try context.stop() }
            return 0
        }
    }

    override var size: Int { accumulators.capacity * 96 }
}
