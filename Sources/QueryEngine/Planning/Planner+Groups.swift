import QuadStore
import RDFModel
import SPARQLFunctions
import SPARQLSyntax
import Sorting

/// The parts of a group of patterns that are joined.
struct JoinGroup {
    /// Patterns, each with the ways to read it.
    var leaves: [[PlanNode]] = []
    /// Patterns that are planned when the rows of the others are known.
    var dependents: [(algebra: Algebra, scope: Scope)] = []
    /// Conditions, which are applied as soon as what they read is bound.
    var filters: [RowExpression] = []
    /// Conditions with patterns, which come last.
    var patternFilters: [(algebra: Algebra, negated: Bool)] = []
    /// Variables of parts that have no rows; `nil` if all may have some.
    var emptyVariables: [Int]?
}

extension Planner {
    /// A plan of patterns that are joined and filtered.
    func planGroup(_ algebra: Algebra, _ scope: Scope) throws -> PlanNode {
        if case .basicPattern(let triples) = algebra, triples.count == 1, scope.keys == nil,
            let plan = try singlePlan(triples[0], scope)
        {
            return plan
        }
        var group = JoinGroup()
        var (pattern, conditions) = (algebra, [Expression]())
        while case .filter(let condition, let inner) = pattern {
            if case .and(let operands) = condition { conditions += operands } else { conditions.append(condition) }
            pattern = inner
        }
        for condition in conditions {
            if case .exists(let inside, let negated) = condition {
                group.patternFilters.append((inside.algebra, negated))
            } else {
                group.filters.append(try expression(condition, scope))
            }
        }
        if let keys = scope.keys, mayJoinEarly(pattern, keys, scope) {
            group.leaves.append(orders(of: keys))
        }
        try add(pattern, scope.withoutKeys, to: &group)
        return try plan(group, scope.withoutKeys)
    }

    /// A plan of a triple pattern that stands alone; `nil` where more than one way has to be looked at.
    private func singlePlan(_ triple: TriplePattern, _ scope: Scope) throws -> PlanNode? {
        if TextPattern.isSearch(triple) { return nil }
        var shapes: [(variable: Int, shape: TripleShape)] = []
        guard let leaf = try resolved(triple, scope, &shapes), shapes.isEmpty, !leaf.collapsesGraphs else { return nil }
        return try leaf.cheapestPlan(context.view)
    }

    /// Whether the conditions of a pattern see the same if it is joined with keys beforehand.
    private func mayJoinEarly(_ pattern: Algebra, _ keys: PlanNode, _ scope: Scope) -> Bool {
        let certain = Set(pattern.certainVariables.map { scope.names.number(of: $0) })
        return keys.variables.allSatisfy(certain.contains)
    }

    /// A table may be read in the order of each of its variables.
    func orders(of table: PlanNode) -> [PlanNode] {
        guard case .table(let relation) = table.kind else { return [table] }
        let sorted = table.variables.indices.filter { table.certain.contains(table.variables[$0]) }.map { column in
            let values = relation.columns[column]
            let places = values.indices.ordered { values[$0] < values[$1] }
            return PlanNode(table: relation.reordered(places), table.variables, order: [table.variables[column]])
        }
        return [table] + sorted
    }

    /// Takes a pattern apart.
    private func add(_ algebra: Algebra, _ scope: Scope, to group: inout JoinGroup) throws {
        switch algebra {
        case .join:
            // Long groups are nested to the left, as deep as they are long.
            var (rest, parts) = (algebra, [Algebra]())
            while case .join(let left, let right) = rest {
                parts.append(right)
                rest = left
            }
            try add(rest, scope, to: &group)
            for part in parts.reversed() { try add(part, scope, to: &group) }
        case .basicPattern(let triples):
            try add(triples, scope, to: &group)
        case .table(let data):
            group.leaves.append(orders(of: try table(data, scope)))
        case .filter(let condition, let pattern):
            try addFilter(condition, pattern, scope, to: &group)
        case .graph(let name, let pattern):
            try addGraph(name, pattern, scope, to: &group)
        case .project, .slice, .orderBy, .group:
            // A sub-query whose result is the same whatever it is joined with.
            group.leaves.append([try plan(algebra, scope)])
        case .path, .union, .service, .leftJoin, .minus, .extend, .distinct, .reduced:
            group.dependents.append((algebra, scope))
        }
    }

    /// Conditions can be applied anywhere in the group if all that they read is bound by the pattern that they stand
    /// at; others are evaluated there.
    private func addFilter(
        _ condition: Expression, _ pattern: Algebra, _ scope: Scope, to group: inout JoinGroup
    ) throws {
        let certain = Set(pattern.certainVariables.map { scope.names.number(of: $0) })
        let compiled = try expression(condition, scope)
        if compiled.holdsPattern || !compiled.variables.isSubset(of: certain) {
            group.dependents.append((.filter(condition, pattern), scope))
        } else {
            group.filters.append(compiled)
            try add(pattern, scope, to: &group)
        }
    }

    /// Adds triple patterns, and the text searches among them.
    func add(_ triples: [TriplePattern], _ scope: Scope, to group: inout JoinGroup) throws {
        let (triples, searches) = try TextPattern.split(triples)
        for triple in triples { try add(triple, scope, to: &group) }
        for search in searches { group.leaves.append(try plans(of: search, scope)) }
    }

    private func add(_ triple: TriplePattern, _ scope: Scope, to group: inout JoinGroup) throws {
        guard let leaf = try leaf(triple, scope) else {
            group.emptyVariables = group.emptyVariables ?? []
            triple.forEachVariable { variable in
                let number = scope.names.number(of: variable)
                if scope.bindings[number] == nil { group.emptyVariables?.append(number) }
            }
            return
        }
        group.leaves.append(leaf)
    }

    // MARK: Graphs

    private func addGraph(_ name: PatternTerm, _ pattern: Algebra, _ scope: Scope, to group: inout JoinGroup) throws {
        var inner = scope
        let graph: UInt64
        switch name {
        case .term(let term): graph = try context.terms.id(of: term)
        case .variable(let variable):
            let number = scope.names.number(of: variable)
            guard let bound = scope.bindings[number] else {
                if pattern.isJoinOfTriples {
                    inner.graph = .variable(number)
                    try add(pattern, inner, to: &group)
                } else {
                    group.leaves.append([try planGraphs(number, pattern, scope)])
                }
                return
            }
            graph = bound
        case .triple: graph = 0
        }
        inner.graph = .named(graph)
        guard try isGraph(graph) else {
            group.emptyVariables =
                (group.emptyVariables ?? [])
                + pattern.visibleVariables.map { scope.names.number(of: $0) }.filter { scope.bindings[$0] == nil }
            return
        }
        if pattern.isJoinOfTriples {
            try add(pattern, inner, to: &group)
        } else {
            group.dependents.append((pattern, inner))
        }
    }

    /// Whether a graph is one of the dataset's and holds a statement.
    func isGraph(_ graph: UInt64) throws -> Bool {
        if let named = dataset.named, !named.contains(graph) { return false }
        return try context.view.count(ScanRange(.gspo, prefix: [TermID(bits: graph)])) > 0
    }

    /// Evaluates a pattern in each named graph (`Graph(var, P)`, SPARQL 1.1 §18.6).
    private func planGraphs(_ variable: Int, _ pattern: Algebra, _ scope: Scope) throws -> PlanNode {
        var variables = pattern.visibleVariables.map { scope.names.number(of: $0) }.filter {
            scope.bindings[$0] == nil && $0 != variable
        }
        variables.append(variable)
        let loop = GraphLoop(variable: variable, pattern: pattern, scope: scope, planner: self)
        let certain = Set(pattern.certainVariables.map { scope.names.number(of: $0) }).intersection(variables)
        return PlanNode(
            .graphs(loop), variables: variables, certain: certain.union([variable]), rows: 1000, cost: 1_000_000)
    }
}

extension Algebra {
    /// Whether the pattern is nothing but triple patterns, at least one.
    var isJoinOfTriples: Bool {
        switch self {
        case .basicPattern(let triples): !triples.isEmpty
        case .join(let left, let right): left.isJoinOfTriples && right.isJoinOfTriples
        default: false
        }
    }
}
