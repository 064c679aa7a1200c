import QuadStore
import SPARQLSyntax

/// A pattern that is evaluated in each named graph.
struct GraphLoop {
    /// The variable that holds the graph's name.
    var variable: Int
    /// The pattern.
    var pattern: Algebra
    /// Where it stands.
    var scope: Scope
    /// What plans it.
    var planner: Planner
}

/// Evaluates a pattern in each named graph (`Graph(var, P)`, SPARQL 1.1 §18.6).
final class GraphLoopOperator: Operator {
    private let loop: GraphLoop
    private var graphs: Operator?
    private var names: Batch
    private var row = 0
    private var running: Operator?
    private var rows = Batch(columnCount: 0, capacity: 0)
    private var sources: [Int?] = []
    private var ownColumn: Int?

    init(_ loop: GraphLoop, _ variables: [Int], _ context: QueryContext, _ node: PlanNode? = nil) throws {
        self.loop = loop
        graphs = try ScanOperator(.graphNames(loop.variable, among: loop.planner.dataset.named), context)
        names = Batch(columnCount: 1, capacity: context.batchSize)
        super.init(variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        while true {
            if let running, try running.next(&rows) {
                if take(&batch) { return true }
                continue
            }
            running = nil
            guard row < names.count else {
                row = 0
                guard let graphs, try graphs.next(&names) else {
                    graphs = nil
                    names.count = 0
                    return false
                }
                continue
            }
            try start(names.columns[0][row])
            row += 1
        }
    }

    private func start(_ graph: UInt64) throws {
        try context.check()
        var scope = loop.scope.withoutKeys
        scope.graph = .named(graph)
        let started = try loop.planner.plan(loop.pattern, scope).makeOperator(context)
        sources = variables.map { started.column(of: $0) }
        ownColumn = started.column(of: loop.variable)
        rows = started.makeBatch()
        running = started
        name = graph
    }

    private var name: UInt64 = 0

    /// Hands on the rows that agree with the graph's name.
    private func take(_ batch: inout Batch) -> Bool {
        var count = 0
        for row in 0..<rows.count {
            if let ownColumn, rows.columns[ownColumn][row] != 0, rows.columns[ownColumn][row] != name { continue }
            for (target, source) in sources.enumerated() {
                if variables[target] == loop.variable {
                    batch.columns[target][count] = name
                } else {
                    batch.columns[target][count] = source.map { rows.columns[$0][row] } ?? 0
                }
            }
            count += 1
        }
        batch.count = count
        return count > 0
    }
}
