import RDFModel
import SPARQLFunctions
import SPARQLSyntax
import XSDTypes

/// One run of a query: the dataset, the numbers of the variables, and what stays the same during the run.
final class Evaluation {
    /// Where a pattern is evaluated: `D(G)` of §18.6, and the row that is substituted into the pattern.
    struct Context {
        var graph = Dataset.GraphPattern.defaultGraph
        /// Every row of the result contains these bindings.
        var base = Row()
    }

    let dataset: Dataset
    let variables = VariableTable()
    let settings: ReferenceEvaluator.Settings
    let issuer: BlankNodeIssuer
    /// What functions depend on beside their arguments.
    let functions: FunctionContext

    /// - Parameters:
    ///   - dataset: what patterns are matched with.
    ///   - base: what `IRI()` resolves against.
    ///   - settings: the evaluator's.
    ///   - issuer: makes blank nodes; where the dataset is a part of another, for that other.
    init(_ dataset: Dataset, base: IRI?, settings: ReferenceEvaluator.Settings, issuer: BlankNodeIssuer? = nil) {
        let issuer = issuer ?? BlankNodeIssuer(dataset)
        self.dataset = dataset
        self.settings = settings
        self.issuer = issuer
        functions = FunctionContext(
            now: settings.now.map { XSDMoment(secondsSince1970: $0) }, base: base, makeBlankNode: issuer.fresh)
    }

    /// All solutions.
    ///
    /// - Throws: ``EvaluationError/patternTooExpensive(_:)`` if an error of an expression was none of the query's.
    func checkedRows(of algebra: Algebra) throws -> [Row] {
        let rows = try rows(of: algebra, Context())
        if let pattern = functions.exhaustedPattern { throw EvaluationError.patternTooExpensive(pattern) }
        if functions.hasLongText { throw EvaluationError.textTooLong }
        return rows
    }

    /// The rows as a table.
    func solutions(_ rows: [Row], _ columns: [Variable]) -> Solutions {
        let slots = columns.map { variables.slot(of: $0) }
        return Solutions(variables: columns.map(\.name), rows: rows.map { row in slots.map { row[$0] } })
    }

    /// `eval(D(G), pattern)` (§18.6). Long chains nest to the left, so the left operands are unwound first.
    func rows(of algebra: Algebra, _ context: Context) throws -> [Row] {
        var pending: [Algebra] = []
        var innermost = algebra
        while let operand = innermost.leftOperand {
            pending.append(innermost)
            innermost = operand
        }
        var rows = try leaf(innermost, context)
        while let operation = pending.popLast() {
            guard case .extend(_, let variable, let expression) = operation else {
                rows = try apply(operation, to: rows, context)
                continue
            }
            // A run of them is computed row by row, as `BNODE` knows its labels for one row.
            var extensions = [(variables.slot(of: variable), expression)]
            while case .extend(_, let variable, let expression)? = pending.last {
                pending.removeLast()
                extensions.append((variables.slot(of: variable), expression))
            }
            rows = rows.compactMap { row in
                functions.startRow()
                return extensions.reduce(Row?.some(row)) { row, step in
                    row.flatMap { extend($0, step.0, step.1, context) }
                }
            }
        }
        return rows
    }

    private func leaf(_ algebra: Algebra, _ context: Context) throws -> [Row] {
        switch algebra {
        case .basicPattern(let triples):
            return matches(triples, context)
        case .path(let path):
            return matches(path, context)
        case .union(let alternatives):
            return try alternatives.flatMap { try rows(of: $0, context) }
        case .graph(let name, let pattern):
            return try graph(name, pattern, context)
        case .table(let data):
            return data.rows.compactMap { cells in
                var row = Row()
                for (variable, cell) in zip(data.variables, cells) { row[variables.slot(of: variable)] = cell }
                return context.base.merged(with: row)
            }
        case .service(let name, let silent, let pattern):
            return try service(name, silent, pattern.algebra, context)
        case .project(let pattern, let names):
            return try project(pattern, names, context)
        default:
            return []
        }
    }

    private func apply(_ operation: Algebra, to left: [Row], _ context: Context) throws -> [Row] {
        switch operation {
        case .join(_, let right):
            return try join(left, right, context)
        case .leftJoin(_, let right, let condition):
            return try leftJoin(left, right, condition, context)
        case .minus(_, let right):
            return try minus(left, right, context)
        case .filter(let condition, _):
            return left.filter { isTrue(condition, $0, context) }
        case .group(_, let keys, let aggregates):
            return group(left, keys, aggregates, context)
        case .orderBy(_, let keys):
            return ordered(left, by: keys, context)
        case .distinct, .reduced:
            var seen: Set<Row> = []
            return left.filter { seen.insert($0).inserted }
        case .slice(_, let offset, let limit):
            return Array(left.dropFirst(offset).prefix(limit ?? Int.max))
        default:
            return left
        }
    }

    /// `Extend(μ, var, expr)`: an error leaves the variable unbound (§18.5).
    private func extend(_ row: Row, _ slot: Int, _ expression: Expression, _ context: Context) -> Row? {
        guard let value = term(of: expression, row, context) else { return row }
        // Only a substituted row can bind the variable already.
        if let bound = row[slot] { return bound == value ? row : nil }
        var row = row
        row[slot] = value
        return row
    }

    /// `Project`: inside, only the projected variables are those of the outside.
    private func project(_ pattern: Algebra, _ names: [Variable], _ context: Context) throws -> [Row] {
        let slots = names.map { variables.slot(of: $0) }
        var inner = context
        inner.base = context.base.restricted(to: slots)
        return try rows(of: pattern, inner).compactMap { $0.restricted(to: slots).merged(with: context.base) }
    }

    /// `Graph(IRI, P)` and `Graph(var, P)` (§18.6). A basic pattern finds its graphs by its first triple; any
    /// other is evaluated graph by graph.
    private func graph(_ name: PatternTerm, _ pattern: Algebra, _ context: Context) throws -> [Row] {
        var inner = context
        switch name {
        case .term(let term):
            inner.graph = .named(term)
            return try graphNames.contains(term) ? rows(of: pattern, inner) : []
        case .variable(let variable):
            let slot = variables.slot(of: variable)
            if let bound = context.base[slot] {
                inner.graph = .named(bound)
                return try graphNames.contains(bound) ? rows(of: pattern, inner) : []
            }
            if case .basicPattern(let triples) = pattern, !triples.isEmpty {
                inner.graph = .anyNamed
                return matches(triples, inner, graphSlot: slot)
            }
            var result: [Row] = []
            for name in orderedGraphNames {
                inner.graph = .named(name)
                for var row in try rows(of: pattern, inner) {
                    if let bound = row[slot], bound != name { continue }
                    row[slot] = name
                    result.append(row)
                }
            }
            return result
        case .triple:
            return []
        }
    }

    private(set) lazy var orderedGraphNames = dataset.graphNames
    private lazy var graphNames = Set(orderedGraphNames)
}

extension Algebra {
    /// The operand that is evaluated first, for operators that work on its rows.
    var leftOperand: Algebra? {
        switch self {
        case .join(let left, _), .leftJoin(let left, _, _), .minus(let left, _), .filter(_, let left),
            .extend(let left, _, _), .group(let left, _, _), .orderBy(let left, _), .distinct(let left),
            .reduced(let left), .slice(let left, _, _):
            left
        case .basicPattern, .path, .union, .graph, .service, .table, .project:
            nil
        }
    }
}
