internal import Glibc

/// A step of a plan, with what is expected of it and, once it has run, what it gave.
final class PlanNode {
    /// What the step does.
    indirect enum Kind {
        /// Reads a triple pattern.
        case scan(ScanAccess)
        /// Rows that are known.
        case table(Relation)
        /// Joins two inputs that are ordered by a variable.
        case mergeJoin(JoinKind, on: Int)
        /// Joins by a hash table of the second input.
        case hashJoin(JoinKind, condition: RowExpression?)
        /// Joins with a pattern that is planned when the rows of the first input are known.
        case adaptiveJoin(AdaptiveJoin)
        /// Orders rows by the ids of a variable.
        case idSort(Int)
        case filter(RowExpression)
        case extend([(variable: Int, expression: RowExpression)])
        /// Adds keys of what is equal in rows that are joined.
        case equalityKeys([(variable: Int, expression: RowExpression)], keepsErrors: Bool)
        case union
        case group([Int], [RowAggregate])
        case orderBy([SortColumn], limit: Int?)
        case project
        case distinct
        case slice(offset: Int, limit: Int?)
        /// Follows a property path.
        case path(PathAccess)
        /// Takes triple terms apart.
        case tripleTerm(variable: Int, TripleShape)
        /// Evaluates a pattern graph by graph.
        case graphs(GraphLoop)
        /// Asks another endpoint.
        case service(ServiceCall)
    }

    /// What the step does.
    let kind: Kind
    /// The steps whose rows it takes.
    let inputs: [PlanNode]
    /// The variable of each column.
    let variables: [Int]
    /// Variables that every row binds.
    let certain: Set<Int>
    /// Variables of which some values may be handed to the step, though not every row binds them.
    var restrictable: Set<Int> = []
    /// The variables by whose ids the rows ascend, the first one most significant.
    let order: [Int]
    /// How many rows are expected.
    let rows: Double
    /// How many different values of a variable are expected.
    let distinct: [Int: Double]
    /// The work that is expected, in rows that are touched.
    let cost: Double
    /// Some values of variables, where they are known before the step runs.
    var samples: [Int: [UInt64]] = [:]
    /// What an explanation says in place of the kind of the step: name and detail.
    var note: (name: String, detail: String)?
    /// How many rows it gave.
    var actualRows = 0
    /// What was planned while it ran.
    var later: [PlanNode] = []

    init(
        _ kind: Kind, _ inputs: [PlanNode] = [], variables: [Int], certain: Set<Int>, order: [Int] = [], rows: Double,
        distinct: [Int: Double] = [:], cost: Double
    ) {
        self.kind = kind
        self.inputs = inputs
        self.variables = variables
        self.certain = certain
        self.order = order
        self.rows = rows
        self.distinct = distinct
        self.cost = cost
        canSkip = PlanNode.canSkip(kind, inputs, order)
        scanCount = max(1, inputs.reduce(0) { $0 + $1.scanCount })
    }

    /// How many different values of a variable are expected.
    func distinctCount(of variable: Int) -> Double {
        max(1, min(distinct[variable] ?? rows, rows))
    }

    /// Whether the step can leave out what lies between two values of the first variable of its order without reading it.
    let canSkip: Bool

    private static func canSkip(_ kind: Kind, _ inputs: [PlanNode], _ order: [Int]) -> Bool {
        switch kind {
        case .scan(let access): access.constants.isEmpty && !order.isEmpty
        case .table: !order.isEmpty
        case .mergeJoin(.inner, _): inputs.allSatisfy(\.canSkip)
        case .filter, .extend, .tripleTerm: inputs[0].canSkip
        default: false
        }
    }

    /// The work of reading the rows of some values of the first variable of the order.
    func cost(ofKeys keys: Double) -> Double {
        guard canSkip, let lead = order.first else { return cost }
        return min(cost, cost * keys / distinctCount(of: lead) + keys * PlanNode.seekCost * Double(scanCount))
    }

    /// The work of a jump within a scan.
    static let seekCost = 80.0

    private let scanCount: Int

    /// The work of reading the rows of some values of a variable in their order.
    func cost(sortedBy variable: Int, keys: Double) -> Double {
        order.first == variable ? cost(ofKeys: keys) : cost + sortingWork
    }

    /// The work of sorting the rows by ids.
    var sortingWork: Double { rows * max(1, log2(max(2, rows))) * 2 }

    /// Whether the step reads what conditions leave of a range.
    var isNarrowed: Bool {
        if case .scan(let access) = kind { access.parts != nil } else { false }
    }

    /// The condition of the step and what is in front of it, if it takes far more work than a join of the rows.
    var dearFilter: (input: PlanNode, condition: RowExpression)? {
        guard case .filter(let condition) = kind, condition.work(orderedBy: inputs[0].order.first) > 50 else {
            return nil
        }
        return (inputs[0], condition)
    }

    /// Rows that are known.
    convenience init(table relation: Relation, _ variables: [Int], order: [Int] = []) {
        var (certain, distinct) = (Set<Int>(), [Int: Double]())
        for (column, variable) in variables.enumerated() {
            if !relation.columns[column].contains(0) { certain.insert(variable) }
            distinct[variable] = Double(Set(relation.columns[column]).count)
        }
        self.init(
            .table(relation), variables: variables, certain: certain, order: order, rows: Double(relation.count),
            distinct: distinct, cost: Double(relation.count))
    }

    /// No rows.
    static func empty(_ variables: [Int]) -> PlanNode {
        PlanNode(
            .table(Relation(columnCount: variables.count)), variables: variables, certain: Set(variables), rows: 0,
            cost: 0)
    }

    /// One row that binds nothing.
    static var unit: PlanNode {
        var relation = Relation(columnCount: 0)
        relation.append([])
        return PlanNode(.table(relation), variables: [], certain: [], rows: 1, cost: 0)
    }

    /// Hands on the rows of one input in its order, with other expectations.
    static func unary(
        _ kind: Kind, _ input: PlanNode, variables: [Int]? = nil, certain: Set<Int>? = nil, order: [Int]? = nil,
        rows: Double? = nil, work: Double? = nil
    ) -> PlanNode {
        let rows = rows ?? input.rows
        let node = PlanNode(
            kind, [input], variables: variables ?? input.variables, certain: certain ?? input.certain,
            order: order ?? input.order, rows: rows, distinct: input.distinct, cost: input.cost + (work ?? input.rows))
        node.samples = input.samples
        return node
    }
}
