import RDFModel
import SPARQLSyntax

extension Evaluation {
    /// `Service(name, pattern, silent)` (SPARQL 1.1 Federated Query §4): what the endpoint answers. `SILENT` turns a
    /// failure into one solution that binds nothing.
    func service(_ name: PatternTerm, _ silent: Bool, _ pattern: Algebra, _ context: Context) throws -> [Row] {
        do {
            return try answer(name, pattern, context)
        } catch {
            if silent { return [context.base] }
            throw error
        }
    }

    private func answer(_ name: PatternTerm, _ pattern: Algebra, _ context: Context) throws -> [Row] {
        let term: Term? =
            switch name {
            case .term(let term): term
            case .variable(let variable): context.base[variables.slot(of: variable)]
            case .triple: nil
            }
        guard let endpoint = term?.iri else { throw EvaluationError.serviceNotNamed("\(name)") }
        guard let client = settings.service else { throw EvaluationError.serviceNotSupported(endpoint.text) }
        let solutions = try client(endpoint, pattern)
        let slots = solutions.variables.map { variables.slot(of: Variable($0)) }
        return solutions.rows.compactMap { cells in
            var row = Row()
            for (slot, cell) in zip(slots, cells) { row[slot] = cell }
            return context.base.merged(with: row)
        }
    }
}

extension Algebra {
    /// Whether an endpoint of the pattern is a variable that the other side of a join must bind.
    var needsEndpoint: Bool {
        switch self {
        case .service(.variable, _, _): true
        case .service, .basicPattern, .path, .table, .project: false
        case .join(let left, let right): left.needsEndpoint || right.needsEndpoint
        case .union(let alternatives): alternatives.contains(where: \.needsEndpoint)
        case .leftJoin(let left, _, _), .minus(let left, _), .filter(_, let left), .extend(let left, _, _),
            .group(let left, _, _), .orderBy(let left, _), .distinct(let left), .reduced(let left),
            .slice(let left, _, _), .graph(_, let left):
            left.needsEndpoint
        }
    }
}
