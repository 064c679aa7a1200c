import RDFModel
import SPARQLFunctions
import SPARQLSyntax
import Sorting

/// A pattern that another endpoint answers.
struct ServiceCall {
    /// The endpoint, an IRI or a variable.
    var endpoint: PatternTerm
    /// Whether a failure is one solution that binds nothing.
    var isSilent: Bool
    /// The pattern.
    var pattern: ServicePattern
    /// Where it stands.
    var scope: Scope
    /// What plans the query.
    var planner: Planner

    /// What is known of a solution beforehand: which endpoint it comes from.
    private typealias Binding = (variable: Int, id: UInt64)

    /// Asks the endpoint, or each of those that the keys name.
    func makeOperator(_ variables: [Int], _ context: QueryContext, _ node: PlanNode) throws -> Operator {
        var relation = Relation(columnCount: variables.count)
        guard case .variable(let variable) = endpoint else {
            var name: Term?
            if case .term(let term) = endpoint { name = term }
            try answer(name, nil, variables, &relation)
            return RelationOperator(relation, variables, context, node)
        }
        let number = scope.names.number(of: variable)
        for id in scope.bindings[number].map({ [$0] }) ?? keys(of: number) {
            try answer(try context.terms.term(id), (number, id), variables, &relation)
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

    /// Adds the solutions of an endpoint, or the one that stands for its failure.
    private func answer(
        _ name: Term?, _ binding: Binding?, _ variables: [Int], _ relation: inout Relation
    ) throws {
        var found: [Solutions] = []
        do {
            found = try solutions(name, binding)
        } catch {
            // That the query's own time is over is no failure of the service.
            try planner.context.check()
            guard isSilent else { throw error }
            found = [Solutions(variables: [], rows: [[]])]
        }
        for solutions in found { try add(solutions, binding, variables, &relation) }
        try planner.context.use(relation.size, "SERVICE")
    }

    /// What an endpoint answers.
    private func solutions(_ name: Term?, _ binding: Binding?) throws -> [Solutions] {
        guard case .iri(let endpoint)? = name else {
            throw QueryError.service(
                "SERVICE needs an IRI, and has \(name.map { "\($0)" } ?? "a variable without value")")
        }
        guard let client = planner.services else {
            throw QueryError.service("SERVICE <\(endpoint.text)> is not allowed here; --allow-service allows it")
        }
        let context = planner.context
        return try values(binding).map { values in
            try context.check()
            let request = ServiceRequest(endpoint, pattern, values: values, base: context.functions.base)
            return try client(request) { try context.check() }
        }
    }

    /// The rows that solutions will be joined with, as a table for each request; one `nil` if they are not to be sent.
    /// A row with a blank node is left out, as no endpoint has that node.
    private func values(_ binding: Binding?) throws -> [InlineData?] {
        guard let keys = scope.keys, case .table(let relation) = keys.kind,
            relation.count <= ServiceRequest.mostRows
        else { return [nil] }
        let columns = pattern.algebra.certainVariables.filter(\.isVisible).compactMap { variable in
            keys.variables.firstIndex(of: scope.names.number(of: variable)).map { (variable, relation.columns[$0]) }
        }.ordered { CodeUnits.less($0.0.name, $1.0.name) }
        if columns.isEmpty { return [nil] }
        let endpoints = binding.flatMap { keys.variables.firstIndex(of: $0.variable) }
        var distinct = RowSet(columnCount: columns.count)
        for row in 0..<relation.count {
            if let binding, let endpoints, relation.columns[endpoints][row] != binding.id { continue }
            _ = distinct.insert(columns.map(\.1), row)
        }
        var rows: [[Term]] = []
        for row in 0..<distinct.rows.count {
            let terms = try distinct.rows.columns.compactMap { try planner.context.terms.term($0[row]) }
            // Endpoints that are not of SPARQL 1.2 cannot read triple terms.
            if terms.contains(where: { if case .triple = $0 { true } else { false } }) { return [nil] }
            if terms.count == columns.count, terms.allSatisfy({ $0.blankNode == nil }) { rows.append(terms) }
        }
        return stride(from: 0, to: rows.count, by: ServiceRequest.rowsPerRequest).map { start in
            let part = rows[start..<min(start + ServiceRequest.rowsPerRequest, rows.count)]
            return InlineData(variables: columns.map(\.0), rows: part.map { $0 })
        }
    }

    /// Adds solutions that agree with what is bound. Their blank nodes are none of this query's data.
    private func add(
        _ found: Solutions, _ binding: Binding?, _ variables: [Int], _ relation: inout Relation
    ) throws {
        let terms = planner.context.terms
        var nodes: [BlankNode: BlankNode] = [:]
        func own(_ node: BlankNode) -> BlankNode {
            if let known = nodes[node] { return known }
            let made = planner.context.functions.makeBlankNode()
            nodes[node] = made
            return made
        }
        let numbers = found.variables.map { scope.names.number(of: Variable($0)) }
        row: for row in found.rows {
            var values: [Int: UInt64] = scope.bindings
            if let binding { values[binding.variable] = binding.id }
            for (number, term) in zip(numbers, row) {
                guard let id = try term.map({ try terms.id(of: $0.mapBlankNodes(own)) }) else { continue }
                if let known = values[number], known != id { continue row }
                values[number] = id
            }
            relation.append(variables.map { values[$0] ?? 0 })
        }
    }
}
