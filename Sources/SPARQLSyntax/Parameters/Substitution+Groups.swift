/// The same in patterns as they are written: what is sent to other endpoints, and written out, is the text of these.
extension Substitution {
    /// The group with terms in the place of variables.
    ///
    /// A variable that a sub-query shows becomes an expression, as a text must show something.
    ///
    /// - Throws: ``ParameterError``.
    package func callAsFunction(_ group: GroupPattern) throws -> GroupPattern {
        GroupPattern(try map(group.elements) { try self($0) })
    }

    private func callAsFunction(_ element: PatternElement) throws -> PatternElement {
        switch element {
        case .triple(let triple): return .triple(try self(triple))
        case .path(let path):
            return .path(PathPattern(try self(path.subject), path.path, try self(path.object)))
        case .group(let group): return .group(try self(group))
        case .optional(let group): return .optional(try self(group))
        case .union(let groups): return .union(try map(groups) { try self($0) })
        case .minus(let group): return .minus(try self(group))
        case .graph(let name, let group): return .graph(try self(name), try self(group))
        case .service(let name, let silent, let group):
            return .service(try self(name), silent: silent, try self(group))
        case .filter(let condition): return .filter(try self(condition))
        case .bind(let expression, let variable): return .bind(try self(expression), try assigned(variable))
        case .values(let data): return .values(try self(data))
        case .subquery(let body): return .subquery(try self(body))
        }
    }

    private func callAsFunction(_ body: QueryBody) throws -> QueryBody {
        var result = body
        if let items = body.projection.items {
            result.projection.items = try map(items) { item in
                if let expression = item.expression {
                    return Projection.Item(variable: try assigned(item.variable), expression: try self(expression))
                }
                return Projection.Item(
                    variable: item.variable, expression: term(of: item.variable).map { .constant($0) })
            }
        }
        result.pattern = try self(body.pattern)
        result.modifiers.groupBy = try map(body.modifiers.groupBy) { try self($0) }
        result.modifiers.having = try map(body.modifiers.having) { try self($0) }
        result.modifiers.orderBy = try map(body.modifiers.orderBy) {
            SolutionModifiers.OrderKey(expression: try self($0.expression), descending: $0.descending)
        }
        result.values = try map(body.values) { try self($0) }
        return result
    }
}
