/// Follows a property path from one start after the other.
final class PathOperator: Operator {
    private let access: PathAccess
    private let walk: PathWalk
    /// Ends between which the path is still to be followed.
    private var pending: [(PathWalk.End, PathWalk.End)]?
    private var pairs: [PathWalk.Pair] = []
    private var pair = 0

    init(_ access: PathAccess, _ context: QueryContext, _ node: PlanNode) {
        self.access = access
        walk = PathWalk(statements: PathStatements(access.graph, context))
        super.init(node.variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        if pending == nil { pending = try ends().reversed() }
        while batch.count < batch.limit {
            if pair == pairs.count {
                guard let (start, end) = pending?.popLast() else { break }
                pairs = try walk.pairs(access.path, from: start, to: end)
                pair = 0
                continue
            }
            take(pairs[pair], &batch)
            pair += 1
        }
        return batch.count > 0
    }

    private func take(_ pair: PathWalk.Pair, _ batch: inout Batch) {
        if let variable = access.subject.variable, variable == access.object.variable, pair.start != pair.end { return }
        var column = 0
        if access.subject.variable != nil {
            batch.columns[column][batch.count] = pair.start
            column += 1
        }
        if let variable = access.object.variable, variable != access.subject.variable {
            batch.columns[column][batch.count] = pair.end
        }
        batch.count += 1
    }

    /// The ends between which the path is followed.
    private func ends() throws -> [(PathWalk.End, PathWalk.End)] {
        guard let keys = access.keys else {
            let (start, end) = (fixed(access.subject), fixed(access.object))
            if start.id == nil, end.id == nil {
                // From start to start, so that rows come before all is followed.
                switch access.path {
                case .oneOrMore(let inner):
                    return try walk.starts(inner, includingStart: false).map { (.substituted($0), .open) }
                case .zeroOrMore(let inner):
                    return try walk.starts(inner, includingStart: true).map { (.substituted($0), .open) }
                default: break
                }
            }
            return [(start, end)]
        }
        let columns = [access.subject, access.object].map { end in
            end.variable.flatMap { access.keyVariables.firstIndex(of: $0) }
        }
        return (0..<keys.count).map { row in
            (
                columns[0].map { .substituted(keys.columns[$0][row]) } ?? fixed(access.subject),
                columns[1].map { .substituted(keys.columns[$0][row]) } ?? fixed(access.object)
            )
        }
    }

    private func fixed(_ end: PathTerminal) -> PathWalk.End {
        switch end {
        case .fixed(let id): .fixed(id)
        case .substituted(let id): .substituted(id)
        case .variable: .open
        }
    }
}
