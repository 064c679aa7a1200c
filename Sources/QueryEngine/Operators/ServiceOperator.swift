public import RDFModel
public import SPARQLSyntax

/// What answers a pattern at another endpoint (SPARQL 1.1 Federated Query).
public protocol ServiceClient: Sendable {
    /// The solutions of a pattern at an endpoint, called on the thread of the query.
    ///
    /// - Throws: whatever hinders the answer; `SILENT` turns it into one solution that binds nothing.
    func solutions(of pattern: Algebra, at endpoint: IRI) throws -> ServiceSolutions
}

/// Solutions that another endpoint gave.
public struct ServiceSolutions: Sendable {
    /// The variables.
    public var variables: [Variable]
    /// The rows.
    public var rows: [[Term?]]

    /// Puts solutions together.
    public init(variables: [Variable], rows: [[Term?]]) {
        self.variables = variables
        self.rows = rows
    }
}

/// A pattern that another endpoint answers.
struct ServiceCall {
    /// The endpoint, an IRI or a variable.
    var endpoint: PatternTerm
    /// Whether a failure is one solution that binds nothing.
    var isSilent: Bool
    /// The pattern.
    var pattern: Algebra
    /// Where it stands.
    var scope: Scope
    /// What plans the query.
    var planner: Planner

    /// Asks the endpoint.
    func makeOperator(_ variables: [Int], _ context: QueryContext, _ node: PlanNode) throws -> Operator {
        var relation = Relation(columnCount: variables.count)
        do {
            guard let client = planner.services else {
                throw QueryError.service("SERVICE is not allowed here; --allow-service allows it")
            }
            let found = try client.solutions(of: pattern, at: try name())
            let columns = variables.map { variable in
                found.variables.firstIndex { scope.names.number(of: $0) == variable }
            }
            let bound = found.variables.map { scope.bindings[scope.names.number(of: $0)] }
            row: for row in found.rows {
                let ids = try row.map { try $0.map { try context.terms.id(of: $0) } ?? 0 }
                for (id, value) in zip(ids, bound) { if let value, id != 0, id != value { continue row } }
                relation.append(columns.map { column in column.map { ids[$0] } ?? 0 })
            }
        } catch {
            guard isSilent else { throw error }
            relation = Relation(columnCount: variables.count)
            relation.append([UInt64](repeating: 0, count: variables.count))
        }
        return RelationOperator(relation, variables, context, node)
    }

    private func name() throws -> IRI {
        switch endpoint {
        case .term(.iri(let iri)): return iri
        case .variable(let variable):
            if let id = scope.bindings[scope.names.number(of: variable)],
                case .iri(let iri)? = try planner.context.terms.term(id)
            { return iri }
            throw QueryError.service("SERVICE ?\(variable.name): the variable holds no IRI there")
        default: throw QueryError.service("SERVICE needs an IRI")
        }
    }
}
