public import RDFModel
public import SPARQLSyntax

/// Answers a pattern at another endpoint (SPARQL 1.1 Federated Query), called on the thread of the query. Whatever it
/// throws is the failure of the service, which `SILENT` turns into one solution that binds nothing.
public typealias ServiceClient = @Sendable (_ endpoint: IRI, _ pattern: Algebra) throws -> Solutions

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

    /// Asks the endpoint, or each of those that the keys name.
    func makeOperator(_ variables: [Int], _ context: QueryContext, _ node: PlanNode) throws -> Operator {
        var relation = Relation(columnCount: variables.count)
        do {
            if case .variable(let variable) = endpoint {
                let number = scope.names.number(of: variable)
                for id in scope.bindings[number].map({ [$0] }) ?? keys(of: number) {
                    try ask(try context.terms.term(id), binding: (number, id), variables, &relation)
                }
            } else if case .term(let term) = endpoint {
                try ask(term, binding: nil, variables, &relation)
            }
        } catch {
            guard isSilent else { throw error }
            relation = Relation(columnCount: variables.count)
            relation.append([UInt64](repeating: 0, count: variables.count))
        }
        return RelationOperator(relation, variables, context, node)
    }

    /// The values of a variable among the rows that the pattern is joined with.
    private func keys(of variable: Int) -> [UInt64] {
        guard let keys = scope.keys, case .table(let relation) = keys.kind,
            let column = keys.variables.firstIndex(of: variable)
        else { return [0] }
        var seen: Set<UInt64> = []
        return relation.columns[column].filter { seen.insert($0).inserted }
    }

    private func ask(
        _ name: Term?, binding: (variable: Int, id: UInt64)?, _ variables: [Int], _ relation: inout Relation
    ) throws {
        guard case .iri(let endpoint)? = name else {
            throw QueryError.service(
                "SERVICE needs an IRI, and has \(name.map { "\($0)" } ?? "a variable without value")")
        }
        guard let client = planner.services else {
            throw QueryError.service("SERVICE <\(endpoint.text)> is not allowed here; --allow-service allows it")
        }
        let terms = planner.context.terms
        let found = try client(endpoint, pattern)
        let numbers = found.variables.map { scope.names.number(of: Variable($0)) }
        row: for row in found.rows {
            let ids = try row.map { try $0.map { try terms.id(of: $0) } ?? 0 }
            var values: [Int: UInt64] = scope.bindings
            if let binding { values[binding.variable] = binding.id }
            for (number, id) in zip(numbers, ids) where id != 0 {
                if let known = values[number], known != id { continue row }
                values[number] = id
            }
            relation.append(variables.map { values[$0] ?? 0 })
        }
    }
}
