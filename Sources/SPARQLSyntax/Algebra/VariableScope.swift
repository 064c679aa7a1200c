/// Which variables a pattern may bind (SPARQL 1.1 §18.2.1).
enum VariableScope {
    /// The in-scope variables of a group in the order in which they first occur.
    static func visible(in group: GroupPattern) -> [Variable] {
        var collector = Collector()
        collector.add(group)
        return collector.variables
    }

    /// The in-scope variables of a query's result.
    static func visible(in body: QueryBody) -> [Variable] {
        var collector = Collector()
        if let items = body.projection.items {
            // A variable that is named twice is one column: results hold variables by name.
            for item in items { collector.add(item.variable) }
            return collector.variables
        }
        collector.add(body.pattern)
        for variable in body.values?.variables ?? [] { collector.add(variable) }
        return collector.variables
    }

    /// Gathers in-scope variables in the order in which they first occur.
    struct Collector {
        private(set) var variables: [Variable] = []
        /// All of them, once they are more than are found soonest one by one.
        private var known: Set<Variable> = []
        private static let few = 8

        func contains(_ variable: Variable) -> Bool {
            variables.count > Collector.few ? known.contains(variable) : variables.contains(variable)
        }

        mutating func add(_ variable: Variable) {
            if contains(variable) { return }
            if variables.isEmpty { variables.reserveCapacity(4) }
            variables.append(variable)
            if variables.count == Collector.few + 1 {
                known = Set(variables)
            } else if variables.count > Collector.few {
                known.insert(variable)
            }
        }

        mutating func add(_ term: PatternTerm) {
            switch term {
            case .term: break
            case .variable(let variable): add(variable)
            case .triple(let triple): add(triple)
            }
        }

        mutating func add(_ triple: TriplePattern) {
            add(triple.subject)
            add(triple.predicate)
            add(triple.object)
        }

        mutating func add(_ group: GroupPattern) {
            for element in group.elements { add(element) }
        }

        mutating func add(_ element: PatternElement) {
            switch element {
            case .triple(let triple):
                add(triple)
            case .path(let path):
                add(path.subject)
                add(path.object)
            case .group(let group), .optional(let group):
                add(group)
            case .union(let groups):
                for group in groups { add(group) }
            case .graph(let name, let group), .service(let name, _, let group):
                add(name)
                add(group)
            case .bind(_, let variable):
                add(variable)
            case .values(let data):
                for variable in data.variables { add(variable) }
            case .subquery(let body):
                for variable in VariableScope.visible(in: body) { add(variable) }
            case .minus, .filter:
                break
            }
        }
    }
}

extension Expression {
    /// The variables that the expression reads outside of aggregates and `EXISTS`.
    var plainVariables: [Variable] {
        switch self {
        case .variable(let variable): [variable]
        case .constant, .exists, .aggregate: []
        case .not(let operand), .negative(let operand), .positive(let operand): operand.plainVariables
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            left.plainVariables + right.plainVariables
        case .membership(let operand, let list, _): operand.plainVariables + list.flatMap(\.plainVariables)
        case .or(let operands), .and(let operands), .call(_, let operands), .function(_, let operands):
            operands.flatMap(\.plainVariables)
        }
    }

    /// Whether an aggregate stands in the expression.
    var holdsAggregate: Bool {
        switch self {
        case .aggregate: true
        case .variable, .constant, .exists: false
        case .not(let operand), .negative(let operand), .positive(let operand): operand.holdsAggregate
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            left.holdsAggregate || right.holdsAggregate
        case .membership(let operand, let list, _): operand.holdsAggregate || list.contains(where: \.holdsAggregate)
        case .or(let operands), .and(let operands), .call(_, let operands), .function(_, let operands):
            operands.contains(where: \.holdsAggregate)
        }
    }
}

extension QueryBody {
    /// Whether the rows are grouped, by keys or as one group (§18.2.4.1).
    var isGrouped: Bool {
        !modifiers.groupBy.isEmpty || !modifiers.having.isEmpty
            || modifiers.orderBy.contains { $0.expression.holdsAggregate }
            || (projection.items ?? []).contains { $0.expression?.holdsAggregate ?? false }
    }
}

extension Parser {
    /// The rules for `SELECT` and `GROUP BY` of §18.2.1 and §11.4 that the grammar does not hold. Beside groups, only
    /// their keys are in scope (SPARQL 1.2).
    func checkProjection(_ body: QueryBody, at place: Token) throws(SPARQLSyntaxError) {
        let isGrouped = body.isGrouped
        guard let items = body.projection.items else {
            if isGrouped { throw error(.notAllowed("'*' beside GROUP BY"), at: place) }
            return
        }
        guard isGrouped || items.contains(where: { $0.expression != nil }) else { return }
        let visible = Set(VariableScope.visible(in: body.pattern))
        var known: Set<Variable> = []
        for key in body.modifiers.groupBy {
            guard let variable = key.variable else { continue }
            if case .variable(variable) = key.expression {
            } else if visible.contains(variable) {
                throw error(.variableInUse(variable.name), at: place)
            }
            known.insert(variable)
        }
        for item in items {
            if item.expression != nil, (isGrouped ? known : visible).contains(item.variable) {
                throw error(.variableInUse(item.variable.name), at: place)
            }
            if isGrouped {
                let read = item.expression?.plainVariables ?? [item.variable]
                if let stray = read.first(where: { !known.contains($0) }) {
                    throw error(.notGrouped(stray.name), at: place)
                }
            }
            known.insert(item.variable)
        }
    }
}
