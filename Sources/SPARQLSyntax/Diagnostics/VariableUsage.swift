/// Which variables something binds, anywhere in a query, and which are read.
struct VariableUsage {
    private(set) var bound: Set<Variable> = []
    private(set) var read: Set<Variable> = []

    mutating func add(_ query: Query) {
        switch query.form {
        case .select, .ask: break
        case .construct(let template):
            for triple in template { readAll(triple) }
        case .describe(let things):
            for thing in things { thing.forEachVariable { read.insert($0) } }
        }
        add(query.body)
    }

    mutating func add(_ modification: Modification) {
        for quad in modification.delete + modification.insert {
            readAll(quad.triple)
            quad.graph?.forEachVariable { read.insert($0) }
        }
        add(modification.pattern)
    }

    private mutating func readAll(_ triple: TriplePattern) { triple.forEachVariable { read.insert($0) } }

    private mutating func bind(_ place: PatternTerm) { place.forEachVariable { bound.insert($0) } }

    private mutating func add(_ body: QueryBody) {
        add(body.pattern)
        for item in body.projection.items ?? [] {
            if let expression = item.expression {
                add(expression)
                bound.insert(item.variable)
            } else {
                read.insert(item.variable)
            }
        }
        for key in body.modifiers.groupBy {
            add(key.expression)
            if let variable = key.variable, key.expression != .variable(variable) { bound.insert(variable) }
        }
        for condition in body.modifiers.having { add(condition) }
        for key in body.modifiers.orderBy { add(key.expression) }
        if let values = body.values { bound.formUnion(values.variables) }
    }

    private mutating func add(_ group: GroupPattern) {
        for element in group.elements { add(element) }
    }

    private mutating func add(_ element: PatternElement) {
        switch element {
        case .triple(let triple): triple.forEachVariable { bound.insert($0) }
        case .path(let path):
            bind(path.subject)
            bind(path.object)
        case .group(let group), .optional(let group), .minus(let group): add(group)
        case .union(let groups):
            for group in groups { add(group) }
        case .graph(let name, let group), .service(let name, _, let group):
            bind(name)
            add(group)
        case .filter(let condition): add(condition)
        case .bind(let expression, let variable):
            add(expression)
            bound.insert(variable)
        case .values(let data): bound.formUnion(data.variables)
        case .subquery(let body): add(body)
        }
    }

    private mutating func add(_ expression: Expression) {
        switch expression {
        case .variable(let variable): read.insert(variable)
        case .constant: break
        case .or(let operands), .and(let operands), .call(_, let operands), .function(_, let operands):
            for operand in operands { add(operand) }
        case .not(let operand), .negative(let operand), .positive(let operand): add(operand)
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            add(left)
            add(right)
        case .membership(let operand, let list, _):
            add(operand)
            for member in list { add(member) }
        case .exists(let pattern, _): add(pattern.group)
        case .aggregate(let aggregate):
            if let operand = aggregate.expression { add(operand) }
        }
    }
}
