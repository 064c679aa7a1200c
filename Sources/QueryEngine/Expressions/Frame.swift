import QuadStore
import RDFModel
import SPARQLFunctions

/// The row that expressions are evaluated on.
///
/// A column is decoded whole when an expression first reads it, as the dictionary gives many terms at a time far more
/// cheaply than one by one.
final class Frame {
    let context: QueryContext
    /// The columns by variable; -1 where there is none.
    private let columns: [Int]
    private var batch = Batch(columnCount: 0, capacity: 0)
    /// The row that is looked at.
    var row = 0
    private var decoded: [[Value?]?]
    private var start = 0
    /// What tests found in the columns of the batch.
    private var verdicts: [(test: TextTest, found: [TextTest.Verdict])] = []
    /// The first of the columns that change while rows are looked at.
    private let firstComputed: Int

    /// - Parameters:
    ///   - variables: the variable of each column.
    ///   - computed: how many of the last columns are given values while rows are looked at.
    init(_ variables: [Int], computed: Int = 0, _ context: QueryContext) {
        self.context = context
        firstComputed = variables.count - computed
        var columns = [Int](repeating: -1, count: (variables.max() ?? -1) + 1)
        for (column, variable) in variables.enumerated() { columns[variable] = column }
        self.columns = columns
        decoded = [[Value?]?](repeating: nil, count: variables.count)
    }

    /// Looks at the rows of a batch from `start` on.
    func look(at batch: Batch, from start: Int = 0) {
        self.batch = batch
        self.start = start
        forget()
    }

    /// Exchanges the batch, so that values can be set and no array is copied.
    func exchange(_ batch: inout Batch) {
        swap(&self.batch, &batch)
        start = 0
        forget()
    }

    private func forget() {
        for column in decoded.indices { decoded[column] = nil }
        verdicts.removeAll(keepingCapacity: true)
    }

    /// Sets a value of the row in a column that is computed.
    func set(_ id: UInt64, column: Int) {
        batch.columns[column][row] = id
    }

    /// Lets the batch go, so that its owner may change it in place.
    func release() {
        batch = Batch(columnCount: 0, capacity: 0)
    }

    /// The id that a variable has in the row; 0 if it is unbound.
    @inline(__always)
    func id(of variable: Int) -> UInt64 {
        guard variable < columns.count, columns[variable] >= 0 else { return 0 }
        return batch.columns[columns[variable]][row]
    }

    /// What a test finds in the row. A column is looked at whole.
    func verdict(_ test: TextTest) throws(ExpressionError) -> TextTest.Verdict {
        guard test.variable < columns.count, columns[test.variable] >= 0 else { throw .unbound }
        let column = columns[test.variable]
        if column >= firstComputed { return .unknown }
        if let known = verdicts.first(where: { $0.test === test }) { return known.found[row - start] }
        do {
            let found = try test.verdicts(batch.columns[column][start..<batch.count], context)
            verdicts.append((test, found))
            return found[row - start]
        } catch {
            context.fail(error)
            throw .stopped
        }
    }

    /// The value that a variable has in the row.
    func value(of variable: Int) throws(ExpressionError) -> Value {
        guard variable < columns.count, columns[variable] >= 0 else { throw .unbound }
        let column = columns[variable]
        let bits = batch.columns[column][row]
        if bits == 0 { throw .unbound }
        if let value = Value(inline: bits) { return value }
        if decoded[column] == nil {
            do {
                if column >= firstComputed { return try context.terms.values([bits])[0] ?? .boolean(false) }
                decoded[column] = try context.terms.values(batch.columns[column][start..<batch.count])
            } catch {
                context.fail(error)
                throw .stopped
            }
        }
        guard let value = decoded[column]?[row - start] else { throw .unbound }
        return value
    }
}

extension QueryTerms {
    /// The values of a column; `nil` where it is unbound.
    func values(_ ids: ArraySlice<UInt64>) throws -> [Value?] {
        try terms(ids).map { $0.map { Value($0) } }
    }

    /// The id of a value.
    func id(of value: Value) throws -> UInt64 {
        switch value {
        case .number(.integer(let number)):
            if let id = TermID(integer: number) { return id.bits }
        case .number(.double(let number)):
            if let id = TermID(double: number) { return id.bits }
        case .boolean(let value): return TermID(boolean: value).bits
        default: break
        }
        return try id(of: value.term)
    }
}
