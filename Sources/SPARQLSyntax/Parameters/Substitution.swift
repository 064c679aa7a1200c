package import RDFModel

/// Terms in the place of variables: what parameters of a query are.
///
/// A term stands wherever the query writes the variable: in patterns, conditions and templates, in sub-queries whether
/// they project the variable or not, in `EXISTS`, `OPTIONAL`, `MINUS` and `SERVICE`. It is put into the algebra and not
/// into the text, so that a blank node is the node of the data and not a wildcard, and no text can change the query.
///
/// - A `VALUES` with a column of that name keeps the rows that hold the term or `UNDEF`.
/// - Projections lose the name; whoever reads the result knows the term.
/// - The query must not give the variable a value of its own (``ParameterError/assigned(_:)``).
///
/// It notes which of the variables it met. Used by one thread at a time.
package final class Substitution {
    private let terms: [Variable: Term]
    private var isInService = false
    /// The variables that have been found somewhere.
    package private(set) var found: Set<Variable> = []

    /// Puts terms in the place of variables.
    package init(_ terms: [Variable: Term]) {
        self.terms = terms
    }

    /// Whether there is nothing to put anywhere.
    package var isEmpty: Bool { terms.isEmpty }

    /// The term of a variable, which is noted as found; `nil` if it stays one.
    package func term(of variable: Variable) -> Term? {
        guard let term = terms[variable] else { return nil }
        found.insert(variable)
        return term
    }

    /// The pattern with terms in the place of variables.
    ///
    /// - Throws: ``ParameterError``.
    package func callAsFunction(_ algebra: Algebra) throws -> Algebra {
        switch algebra {
        case .basicPattern(let triples): return .basicPattern(try map(triples) { try self($0) })
        case .path(let path):
            return .path(PathPattern(try self(path.subject), path.path, try self(path.object)))
        case .join(let left, let right): return .join(try self(left), try self(right))
        case .leftJoin(let left, let right, let condition):
            return .leftJoin(try self(left), try self(right), try map(condition) { try self($0) })
        case .filter(let condition, let pattern): return .filter(try self(condition), try self(pattern))
        case .union(let alternatives): return .union(try map(alternatives) { try self($0) })
        case .minus(let left, let right): return .minus(try self(left), try self(right))
        case .graph(let name, let pattern): return .graph(try self(name), try self(pattern))
        case .service(let name, let silent, let pattern):
            let endpoint = try self(name)
            let wasInService = isInService
            isInService = true
            defer { isInService = wasInService }
            return .service(endpoint, silent: silent, try self(pattern))
        case .extend(let pattern, let variable, let expression):
            return .extend(try self(pattern), try assigned(variable), try self(expression))
        case .table(let data): return .table(try self(data))
        case .group(let pattern, let keys, let aggregates):
            return .group(
                try self(pattern), keys: try map(keys) { try self($0) },
                aggregates: try map(aggregates) {
                    AggregateBinding(variable: $0.variable, aggregate: try self($0.aggregate))
                })
        case .orderBy(let pattern, let keys):
            return .orderBy(
                try self(pattern),
                try map(keys) {
                    SolutionModifiers.OrderKey(expression: try self($0.expression), descending: $0.descending)
                })
        case .project(let pattern, let variables):
            return .project(try self(pattern), variables.filter { term(of: $0) == nil })
        case .distinct(let pattern): return .distinct(try self(pattern))
        case .reduced(let pattern): return .reduced(try self(pattern))
        case .slice(let pattern, let offset, let limit):
            return .slice(try self(pattern), offset: offset, limit: limit)
        }
    }

    // MARK: Parts

    func map<Part>(
        _ parts: [Part], _ body: (Part) throws -> Part
    ) throws -> [Part] {
        var result: [Part] = []
        result.reserveCapacity(parts.count)
        for part in parts { result.append(try body(part)) }
        return result
    }

    func map<Part>(
        _ part: Part?, _ body: (Part) throws -> Part
    ) throws -> Part? {
        guard let part else { return nil }
        return try body(part)
    }

    func callAsFunction(_ triple: TriplePattern) throws -> TriplePattern {
        TriplePattern(try self(triple.subject), try self(triple.predicate), try self(triple.object))
    }

    func callAsFunction(_ place: PatternTerm) throws -> PatternTerm {
        switch place {
        case .term: return place
        case .variable(let variable): return try sent(variable).map { .term($0) } ?? place
        case .triple(let triple): return .tripleTerm(try self(triple))
        }
    }

    private func sent(_ variable: Variable) throws -> Term? {
        guard let term = term(of: variable) else { return nil }
        if isInService, term.blankNode != nil { throw ParameterError.blankNodeInService(variable) }
        return term
    }

    func assigned(_ variable: Variable) throws -> Variable {
        if terms[variable] != nil { throw ParameterError.assigned(variable) }
        return variable
    }

    /// The rows that agree with the terms, without their columns.
    func callAsFunction(_ data: InlineData) throws -> InlineData {
        let fixed = data.variables.map { term(of: $0) }
        if fixed.allSatisfy({ $0 == nil }) { return data }
        let kept = fixed.indices.filter { fixed[$0] == nil }
        let rows = data.rows.filter { row in
            zip(row, fixed).allSatisfy { cell, term in cell == nil || term == nil || cell == term }
        }
        return InlineData(variables: kept.map { data.variables[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }

    func callAsFunction(
        _ key: SolutionModifiers.GroupKey
    ) throws -> SolutionModifiers.GroupKey {
        var key = key
        if case .variable(let variable) = key.expression, let term = term(of: variable) {
            // A key may be named like itself.
            if key.variable == variable { key.variable = nil }
            key.expression = .constant(term)
        } else {
            key.expression = try self(key.expression)
        }
        key.variable = try map(key.variable) { try assigned($0) }
        return key
    }

    private func callAsFunction(_ aggregate: Aggregate) throws -> Aggregate {
        Aggregate(
            aggregate.function, distinct: aggregate.distinct, try map(aggregate.expression) { try self($0) })
    }

    func callAsFunction(_ expression: Expression) throws -> Expression {
        switch expression {
        case .variable(let variable): return try sent(variable).map { .constant($0) } ?? expression
        case .constant: return expression
        case .or(let operands): return .or(try map(operands) { try self($0) })
        case .and(let operands): return .and(try map(operands) { try self($0) })
        case .not(let operand): return .not(try self(operand))
        case .comparison(let comparison, let left, let right):
            return .comparison(comparison, try self(left), try self(right))
        case .membership(let operand, let list, let negated):
            return .membership(try self(operand), try map(list) { try self($0) }, negated: negated)
        case .arithmetic(let operation, let left, let right):
            return .arithmetic(operation, try self(left), try self(right))
        case .negative(let operand): return .negative(try self(operand))
        case .positive(let operand): return .positive(try self(operand))
        case .call(.bound, let operands):
            // `BOUND` takes a variable, and this one always has its value.
            if case .variable(let variable)? = operands.first, term(of: variable) != nil {
                return .constant(.literal(Literal("true", datatype: XSD.boolean)))
            }
            return expression
        case .call(let function, let operands): return .call(function, try map(operands) { try self($0) })
        case .function(let name, let operands): return .function(name, try map(operands) { try self($0) })
        case .exists(let pattern, let negated): return .exists(try self(pattern), negated: negated)
        case .aggregate(let aggregate): return .aggregate(try self(aggregate))
        }
    }

    private func callAsFunction(_ pattern: ServicePattern) throws -> ServicePattern {
        ServicePattern(algebra: try self(pattern.algebra), group: try self(pattern.group))
    }

    private func callAsFunction(_ pattern: ExistsPattern) throws -> ExistsPattern {
        ExistsPattern(try self(pattern.group), translated: try self(pattern.algebra))
    }
}
