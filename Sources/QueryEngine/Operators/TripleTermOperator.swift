import QuadStore
import RDFModel

/// A triple term with variables in it (SPARQL 1.2 §4.3).
struct TripleShape {
    /// What stands at a place.
    indirect enum Part {
        case constant(UInt64)
        case variable(Int)
        case shape(TripleShape)
    }

    /// Subject, predicate, object.
    var parts: [Part]

    /// The variables, each once.
    var variables: [Int] {
        var found: [Int] = []
        for part in parts {
            switch part {
            case .constant: break
            case .variable(let variable): if !found.contains(variable) { found.append(variable) }
            case .shape(let shape):
                for variable in shape.variables where !found.contains(variable) { found.append(variable) }
            }
        }
        return found
    }
}

/// Keeps rows in which a variable holds a triple term of a shape, and binds the variables of the shape.
final class TripleTermOperator: Operator {
    private let input: Operator
    private let source: Int
    private let shape: TripleShape
    private var rows: Batch
    /// Where the values of the shape's variables stand.
    private let columns: [Int: Int]

    init(
        _ input: Operator, _ variable: Int, _ shape: TripleShape, _ variables: [Int], _ context: QueryContext,
        _ node: PlanNode? = nil
    ) {
        self.input = input
        self.shape = shape
        source = input.column(of: variable) ?? 0
        rows = input.makeBatch()
        columns = Dictionary(uniqueKeysWithValues: variables.enumerated().map { ($1, $0) })
        super.init(variables, context, node)
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        rows.limit = batch.limit
        while try input.next(&rows) {
            var count = 0
            for row in 0..<rows.count {
                for column in rows.columns.indices { batch.columns[column][count] = rows.columns[column][row] }
                for column in rows.columns.count..<batch.columns.count { batch.columns[column][count] = 0 }
                if try match(rows.columns[source][row], shape, &batch, count) { count += 1 }
            }
            batch.count = count
            if count > 0 { return true }
        }
        return false
    }

    private func match(_ id: UInt64, _ shape: TripleShape, _ batch: inout Batch, _ row: Int) throws -> Bool {
        guard let parts = try context.terms.parts(of: id) else { return false }
        for (part, value) in zip(shape.parts, parts) {
            switch part {
            case .constant(let constant): if constant != value { return false }
            case .shape(let inner): if !(try match(value, inner, &batch, row)) { return false }
            case .variable(let variable):
                guard let column = columns[variable] else { return false }
                if batch.columns[column][row] == 0 {
                    batch.columns[column][row] = value
                } else if batch.columns[column][row] != value {
                    return false
                }
            }
        }
        return true
    }

    override func skip(to value: UInt64) throws { try input.skip(to: value) }
}

extension QueryTerms {
    /// The ids of a triple term's parts; `nil` of other terms.
    func parts(of id: UInt64) throws -> [UInt64]? {
        guard case .triple(let triple)? = try term(id) else { return nil }
        return [
            try self.id(of: triple.subject), try self.id(of: .iri(triple.predicate)), try self.id(of: triple.object),
        ]
    }
}
