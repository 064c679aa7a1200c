import SPARQLFunctions
import SPARQLSyntax

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
        if aggregate.function == .minimum || aggregate.function == .maximum,
            case .variable(let variable)? = aggregate.expression, let column = variables.firstIndex(of: variable)
        {
            return ExtremeColumn(column, isGreatest: aggregate.function == .maximum, context)
        }
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

/// `MIN` or `MAX` of a variable, in the order of `ORDER BY` with ties decided by the terms.
private final class ExtremeColumn: AggregateColumn {
    private var best: [UInt64] = []
    /// Whether a row of the group binds nothing: nothing comes before that.
    private var lacksValue: [Bool] = []
    private let column: Int
    private let isGreatest: Bool
    private let context: QueryContext

    init(_ column: Int, isGreatest: Bool, _ context: QueryContext) {
        self.column = column
        self.isGreatest = isGreatest
        self.context = context
    }

    override func addGroup() {
        best.append(0)
        lacksValue.append(false)
    }

    override func add(_ batch: Batch, _ groups: [Int]) throws {
        let values = batch.columns[column]
        var last = (id: UInt64(0), group: -1)
        for row in 0..<batch.count {
            let (id, group) = (values[row], groups[row])
            if id == last.id, group == last.group { continue }
            last = (id, group)
            if id == 0 {
                lacksValue[group] = true
            } else if best[group] == 0 {
                best[group] = id
            } else {
                let order = try context.order.compareStrictly(id, best[group])
                if isGreatest ? order > 0 : order < 0 { best[group] = id }
            }
        }
    }

    override func result(_ group: Int, _ context: QueryContext) throws -> UInt64 {
        lacksValue[group] && !isGreatest ? 0 : best[group]
    }

    override var size: Int { best.capacity * 9 }
}

/// Computes any aggregate from the values of its expression.
private final class GeneralColumn: AggregateColumn {
    private var accumulators: [Accumulator] = []
    /// What they hold of texts.
    private var textSize = 0
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
                let value = try expression.value(frame)
                textSize -= accumulators[groups[row]].textSize
                accumulators[groups[row]].add(value)
                textSize += accumulators[groups[row]].textSize
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
            if error == .length { throw QueryError.textLength }
            return 0
        }
    }

    override var size: Int { accumulators.capacity * 96 + textSize }
}
