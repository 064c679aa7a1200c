extension Algebra {
    /// The variables that solutions may bind, in the order in which they first stand there.
    package var visibleVariables: [Variable] {
        var collector = VariableCollector()
        collector.add(self, all: false)
        return collector.variables
    }

    /// All variables that stand in the pattern, be it in a condition, but for those that a sub-query keeps to itself.
    package var mentionedVariables: [Variable] {
        var collector = VariableCollector()
        collector.add(self, all: true)
        return collector.variables
    }

    /// Variables that every solution of the pattern binds.
    package var certainVariables: Set<Variable> {
        switch self {
        case .basicPattern, .path: return Set(visibleVariables)
        case .join(let left, let right): return left.certainVariables.union(right.certainVariables)
        case .leftJoin(let left, _, _), .minus(let left, _), .filter(_, let left), .extend(let left, _, _),
            .orderBy(let left, _), .distinct(let left), .reduced(let left), .slice(let left, _, _):
            return left.certainVariables
        case .union(let alternatives):
            guard let first = alternatives.first?.certainVariables else { return [] }
            return alternatives.dropFirst().reduce(first) { $0.intersection($1.certainVariables) }
        case .graph(let name, let pattern):
            return pattern.certainVariables.union([name.variable].compactMap { $0 })
        case .table(let data):
            return Set(
                data.variables.indices.filter { column in data.rows.allSatisfy { $0[column] != nil } }
                    .map { data.variables[$0] })
        case .project(let pattern, let names): return pattern.certainVariables.intersection(names)
        case .group, .service: return []
        }
    }
}

extension Expression {
    /// All variables that the expression reads; `nil` if it holds a pattern or an aggregate.
    package var readVariables: Set<Variable>? {
        var collector = VariableCollector()
        return collector.add(self) ? Set(collector.variables) : nil
    }
}

/// Collects variables in the order in which they first stand somewhere.
private struct VariableCollector {
    var variables: [Variable] = []
    private var known: Set<Variable> = []

    mutating func add(_ variable: Variable) {
        if known.insert(variable).inserted { variables.append(variable) }
    }

    mutating func add(_ algebra: Algebra, all: Bool) {
        switch algebra {
        case .basicPattern(let triples):
            for triple in triples { triple.forEachVariable { add($0) } }
        case .path(let path):
            path.subject.forEachVariable { add($0) }
            path.object.forEachVariable { add($0) }
        case .join(let left, let right):
            add(left, all: all)
            add(right, all: all)
        case .leftJoin(let left, let right, let condition):
            add(left, all: all)
            add(right, all: all)
            if all, let condition { _ = add(condition) }
        case .filter(let condition, let pattern):
            add(pattern, all: all)
            if all { _ = add(condition) }
        case .union(let alternatives): for alternative in alternatives { add(alternative, all: all) }
        case .minus(let left, let right):
            add(left, all: all)
            if all { add(right, all: all) }
        case .graph(let name, let pattern):
            name.forEachVariable { add($0) }
            add(pattern, all: all)
        case .service(let name, _, let pattern):
            name.forEachVariable { add($0) }
            add(pattern.algebra, all: all)
        case .extend(let pattern, let variable, let expression):
            add(pattern, all: all)
            add(variable)
            if all { _ = add(expression) }
        case .table(let data): for variable in data.variables { add(variable) }
        case .group(let pattern, let keys, let aggregates):
            for key in keys {
                if let variable = key.variable { add(variable) }
                if case .variable(let variable) = key.expression { add(variable) }
            }
            for aggregate in aggregates { add(aggregate.variable) }
            if all { add(pattern, all: all) }
        case .orderBy(let pattern, let keys):
            add(pattern, all: all)
            if all { for key in keys { _ = add(key.expression) } }
        case .project(_, let variables): for variable in variables { add(variable) }
        case .distinct(let pattern), .reduced(let pattern), .slice(let pattern, _, _): add(pattern, all: all)
        }
    }

    /// Adds what an expression reads, patterns within included; `false` if there are such patterns,
    /// or aggregates.
    mutating func add(_ expression: Expression) -> Bool {
        switch expression {
        case .variable(let variable):
            add(variable)
            return true
        case .constant: return true
        case .exists(let pattern, _):
            add(pattern.algebra, all: true)
            return false
        case .aggregate(let aggregate):
            if let inner = aggregate.expression { _ = add(inner) }
            return false
        case .not(let operand), .negative(let operand), .positive(let operand): return add(operand)
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right): return add(all: [left, right])
        case .membership(let operand, let list, _): return add(all: [operand] + list)
        case .or(let operands), .and(let operands), .call(_, let operands), .function(_, let operands):
            return add(all: operands)
        }
    }

    private mutating func add(all expressions: [Expression]) -> Bool {
        var isPlain = true
        for expression in expressions where !add(expression) { isPlain = false }
        return isPlain
    }
}

extension PatternElement {
    /// Whether the element is a triple, a path, or a condition without patterns: what sees all that its group binds.
    package var isTripleOrCondition: Bool {
        switch self {
        case .triple, .path: true
        case .filter(let condition): condition.readVariables != nil
        default: false
        }
    }
}
