extension PlanNode {
    /// The steps that run the plan.
    func makeOperator(_ context: QueryContext) throws -> Operator {
        actualRows = 0
        later = []
        func input(_ number: Int = 0) throws -> Operator { try inputs[number].makeOperator(context) }
        switch kind {
        case .scan(let access): return try ScanOperator(access, context, self)
        case .table(let relation):
            return RelationOperator(
                relation, variables, context, self, leadColumn: order.first.flatMap { variables.firstIndex(of: $0) })
        case .mergeJoin(let kind, let variable):
            return MergeJoinOperator(kind, try input(0), try input(1), on: variable, context, self)
        case .hashJoin(let kind, let condition):
            let condition = condition.map { RowCondition($0, variables, context) }
            return HashJoinOperator(kind, try input(0), try input(1), condition: condition, context, self)
        case .adaptiveJoin(let join): return AdaptiveJoinOperator(join, try input(), context, self)
        case .idSort(let variable): return IDSortOperator(try input(), by: variable, context, self)
        case .filter(let condition):
            let rows = try input()
            return FilterOperator(rows, RowCondition(condition, rows.variables, context), context, self)
        case .extend(let extensions): return ExtendOperator(try input(), extensions, context, self)
        case .equalityKeys(let keys, let keepsErrors):
            return EqualityKeyOperator(try input(), keys, keepsErrors: keepsErrors, context, self)
        case .union: return UnionOperator(try inputs.map { try $0.makeOperator(context) }, variables, context, self)
        case .group(let keys, let aggregates):
            if let groups = try PiecedInput(inputs[0], context)?.group(by: keys, aggregates, self) { return groups }
            return GroupOperator(try input(), by: keys, aggregates, context, self)
        case .orderBy(let keys, let limit):
            return SortOperator(try wholeInput(context), by: keys, limit: limit, context, self)
        case .project: return ProjectOperator(try input(), variables, context, self)
        case .distinct: return DistinctOperator(try input(), context, self)
        case .slice(let offset, let limit):
            return SliceOperator(try input(), offset: offset, limit: limit, context, self)
        case .path(let access): return PathOperator(access, context, self)
        case .tripleTerm(let variable, let shape):
            return TripleTermOperator(try input(), variable, shape, variables, context, self)
        case .graphs(let loop): return try GraphLoopOperator(loop, variables, context, self)
        case .service(let call): return try call.makeOperator(variables, context, self)
        }
    }
    /// The rows of the first input, of which the step wants all before it gives any.
    private func wholeInput(_ context: QueryContext) throws -> Operator {
        if inputs[0].doesMoreThanRead, let pieced = try PiecedInput(inputs[0], context) { return pieced.rows() }
        return try inputs[0].makeOperator(context)
    }
}
