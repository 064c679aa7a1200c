import RDFModel

/// The translation of a syntax tree into algebra (SPARQL 1.1 §18.2.2–18.2.5).
public struct AlgebraTranslation {
    private var freshCount = 0

    /// Translates a group graph pattern (§18.2.2.6).
    public static func translate(_ group: GroupPattern) -> Algebra {
        var translation = AlgebraTranslation()
        return translation.group(group)
    }

    /// Translates a query's pattern, modifiers and projection (§18.2.4, §18.2.5).
    public static func translate(_ body: QueryBody) -> Algebra {
        var translation = AlgebraTranslation()
        return translation.body(body)
    }

    private mutating func fresh(_ purpose: String) -> Variable {
        freshCount += 1
        return Variable(".\(purpose)\(freshCount)")
    }

    // MARK: Patterns

    private mutating func group(_ group: GroupPattern) -> Algebra {
        let (pattern, condition) = parts(group)
        return condition.map { .filter($0, pattern) } ?? pattern
    }

    /// A group's pattern, and its own filters as one condition.
    private mutating func parts(_ group: GroupPattern) -> (Algebra, Expression?) {
        var filters: [Expression] = []
        var result = Algebra.basicPattern([])
        var triples: [TriplePattern] = []
        var paths: [Algebra] = []
        func flush() {
            if !triples.isEmpty { result = AlgebraTranslation.join(result, .basicPattern(triples)) }
            for path in paths { result = AlgebraTranslation.join(result, path) }
            triples = []
            paths = []
        }
        for element in group.elements {
            switch element {
            case .triple(let triple):
                triples.append(AlgebraTranslation.withVariables(triple))
                continue
            case .path(let path):
                self.path(path.subject, path.path, path.object, triples: &triples, others: &paths)
                continue
            case .filter(let condition):
                filters.append(condition)
                continue
            default:
                flush()
            }
            result = combine(result, element)
        }
        flush()
        if filters.isEmpty { return (result, nil) }
        return (result, filters.count == 1 ? filters[0] : .and(filters))
    }

    /// One round of the loop of §18.2.2.6.
    private mutating func combine(_ result: Algebra, _ element: PatternElement) -> Algebra {
        switch element {
        case .optional(let inner):
            let (pattern, condition) = parts(inner)
            return .leftJoin(result, pattern, condition)
        case .minus(let inner):
            return .minus(result, group(inner))
        case .bind(let expression, let variable):
            return .extend(result, variable, expression)
        case .group(let inner):
            return AlgebraTranslation.join(result, group(inner))
        case .union(let alternatives):
            return AlgebraTranslation.join(result, .union(alternatives.map { group($0) }))
        case .graph(let name, let inner):
            return AlgebraTranslation.join(result, .graph(name, group(inner)))
        case .service(let name, let silent, let inner):
            return AlgebraTranslation.join(
                result, .service(name, silent: silent, ServicePattern(algebra: group(inner), group: inner)))
        case .values(let data):
            return AlgebraTranslation.join(result, .table(data))
        case .subquery(let inner):
            return AlgebraTranslation.join(result, body(inner))
        case .triple, .path, .filter:
            return result
        }
    }

    /// `Join(Z, A)` is `A` (§18.2.2.8).
    private static func join(_ left: Algebra, _ right: Algebra) -> Algebra {
        if case .basicPattern(let triples) = left, triples.isEmpty { return right }
        if case .basicPattern(let triples) = right, triples.isEmpty { return left }
        return .join(left, right)
    }

    /// Property paths: what can be triples becomes triples (§18.2.2.4).
    private mutating func path(
        _ subject: PatternTerm, _ path: PropertyPath, _ object: PatternTerm, triples: inout [TriplePattern],
        others: inout [Algebra]
    ) {
        switch path {
        case .link(let predicate):
            triples.append(AlgebraTranslation.withVariables(TriplePattern(subject, .term(.iri(predicate)), object)))
        case .inverse(let inner):
            self.path(object, inner, subject, triples: &triples, others: &others)
        case .sequence(let first, let second):
            let middle = PatternTerm.variable(fresh("path"))
            self.path(subject, first, middle, triples: &triples, others: &others)
            self.path(middle, second, object, triples: &triples, others: &others)
        default:
            others.append(
                .path(
                    PathPattern(
                        AlgebraTranslation.withVariable(subject), path, AlgebraTranslation.withVariable(object))))
        }
    }

    /// Blank nodes of a pattern are variables that no projection shows.
    private static func withVariable(_ term: PatternTerm) -> PatternTerm {
        switch term {
        case .term(.blankNode(let node)): .variable(Variable("_:" + node.label))
        case .triple(let triple): .triple(withVariables(triple))
        case .term, .variable: term
        }
    }

    private static func withVariables(_ triple: TriplePattern) -> TriplePattern {
        TriplePattern(withVariable(triple.subject), triple.predicate, withVariable(triple.object))
    }

    // MARK: Queries

    private mutating func body(_ body: QueryBody) -> Algebra {
        var result = group(body.pattern)
        var aggregates: [AggregateBinding] = []
        var items = body.projection.items ?? []
        var having = body.modifiers.having
        var orderBy = body.modifiers.orderBy
        if body.isGrouped {
            for index in items.indices {
                items[index].expression = items[index].expression.map { replaceAggregates($0, &aggregates) }
            }
            having = having.map { replaceAggregates($0, &aggregates) }
            for index in orderBy.indices {
                orderBy[index].expression = replaceAggregates(orderBy[index].expression, &aggregates)
            }
            result = .group(result, keys: body.modifiers.groupBy, aggregates: aggregates)
        }
        if !having.isEmpty { result = .filter(having.count == 1 ? having[0] : .and(having), result) }
        if let values = body.values { result = AlgebraTranslation.join(result, .table(values)) }
        for item in items {
            if let expression = item.expression { result = .extend(result, item.variable, expression) }
        }
        if !orderBy.isEmpty { result = .orderBy(result, orderBy) }
        result = .project(result, VariableScope.visible(in: body))
        switch body.projection.duplicates {
        case .keep: break
        case .distinct: result = .distinct(result)
        case .reduced: result = .reduced(result)
        }
        if body.modifiers.limit != nil || body.modifiers.offset != nil {
            result = .slice(result, offset: body.modifiers.offset ?? 0, limit: body.modifiers.limit)
        }
        return result
    }

    /// Puts a variable in the place of every aggregate (§18.2.4.1).
    private mutating func replaceAggregates(_ expression: Expression, _ found: inout [AggregateBinding]) -> Expression {
        switch expression {
        case .aggregate(let aggregate):
            if let known = found.first(where: { $0.aggregate == aggregate }) { return .variable(known.variable) }
            let variable = fresh("aggregate")
            found.append(AggregateBinding(variable: variable, aggregate: aggregate))
            return .variable(variable)
        case .variable, .constant, .exists:
            return expression
        case .not(let operand): return .not(replaceAggregates(operand, &found))
        case .negative(let operand): return .negative(replaceAggregates(operand, &found))
        case .positive(let operand): return .positive(replaceAggregates(operand, &found))
        case .comparison(let operation, let left, let right):
            return .comparison(operation, replaceAggregates(left, &found), replaceAggregates(right, &found))
        case .arithmetic(let operation, let left, let right):
            return .arithmetic(operation, replaceAggregates(left, &found), replaceAggregates(right, &found))
        case .membership(let operand, let list, let negated):
            return .membership(
                replaceAggregates(operand, &found), list.map { replaceAggregates($0, &found) }, negated: negated)
        case .or(let operands): return .or(operands.map { replaceAggregates($0, &found) })
        case .and(let operands): return .and(operands.map { replaceAggregates($0, &found) })
        case .call(let function, let operands):
            return .call(function, operands.map { replaceAggregates($0, &found) })
        case .function(let name, let operands):
            return .function(name, operands.map { replaceAggregates($0, &found) })
        }
    }
}
