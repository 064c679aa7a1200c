internal import RDFModel
package import SPARQLSyntax
internal import XSDTypes

/// The value of one aggregate over one group, computed row by row (SPARQL 1.1 §18.5.1, SPARQL 1.2 §18.5.2).
///
/// `COUNT(*)` counts rows by ``addRow()``; every other aggregate is given the value of its expression for each row, or
/// the news that it had none. Where `DISTINCT` is set, the same term counts once.
///
/// What an error does is the specification's: `COUNT` and `SAMPLE` leave it out, `SUM`, `AVG` and `GROUP_CONCAT` have no
/// value then, and neither has `MIN`, since nothing comes before an error in the order of `ORDER BY`, while `MAX` has.
package struct Accumulator {
    private enum State {
        case count(Int)
        case sum(Number)
        case average(sum: Number, count: Int)
        case least(SortKey?)
        case greatest(SortKey?)
        case sample(Value?)
        case text([UInt8], separator: [UInt8], isEmpty: Bool)
        case failed(ExpressionError)
    }

    private var state: State
    private let isDistinct: Bool
    private var seen: Set<Term> = []

    /// An aggregate over no rows.
    package init(_ function: Aggregate.Function, distinct: Bool) {
        isDistinct = distinct
        state =
            switch function {
            case .count: .count(0)
            case .sum: .sum(.integer(0))
            case .average: .average(sum: .integer(0), count: 0)
            case .minimum: .least(nil)
            case .maximum: .greatest(nil)
            case .sample: .sample(nil)
            case .groupConcat(let separator): .text([], separator: Array(separator.utf8), isEmpty: true)
            }
    }

    /// Counts a row of `COUNT(*)`; for `COUNT(DISTINCT *)` the caller leaves out rows that it has seen.
    package mutating func addRow() {
        if case .count(let count) = state { state = .count(count + 1) }
    }

    /// Takes the value of a row.
    package mutating func add(_ value: Value) {
        if isDistinct, !seen.insert(value.term).inserted { return }
        do throws(ExpressionError) {
            try take(value)
        } catch {
            state = .failed(error)
        }
    }

    private mutating func take(_ value: Value) throws(ExpressionError) {
        switch state {
        case .count(let count): state = .count(count + 1)
        case .sum(let sum): state = .sum(try Number.apply(.add, sum, try value.number))
        case .average(let sum, let count):
            state = .average(sum: try Number.apply(.add, sum, try value.number), count: count + 1)
        case .least(let least):
            let key = SortKey(value)
            if least.map({ SortKey.compareStrictly(key, $0) == .less }) ?? true { state = .least(key) }
        case .greatest(let greatest):
            let key = SortKey(value)
            if greatest.map({ SortKey.compareStrictly(key, $0) == .greater }) ?? true { state = .greatest(key) }
        case .sample(let sample):
            if sample == nil { state = .sample(value) }
        case .text(var text, let separator, let isEmpty):
            let part = try Terms.string(value)
            if text.count + separator.count + part.utf8.count > TextLimit.bytes { throw .length }
            // The bytes must not be held twice while they grow.
            state = .count(0)
            if !isEmpty { text += separator }
            text += part.utf8
            state = .text(text, separator: separator, isEmpty: false)
        case .failed: break
        }
    }

    /// Takes a row whose expression has no value.
    package mutating func add(_ error: ExpressionError) {
        if error == .stopped {
            state = .failed(error)
            return
        }
        switch state {
        case .sum, .text, .least: state = .failed(error)
        // The average of nothing but errors is that of no value.
        case .average(_, let count) where count > 0: state = .failed(error)
        case .average: errorInAverage = error
        case .count, .greatest, .sample, .failed: break
        }
    }

    private var errorInAverage: ExpressionError?

    /// How many bytes of text it holds.
    package var textSize: Int { if case .text(let text, _, _) = state { text.count } else { 0 } }

    /// The value of the aggregate for the rows so far.
    ///
    /// - Throws: if it has none.
    package var result: Value {
        get throws(ExpressionError) {
            switch state {
            case .count(let count): return .integer(count)
            case .sum(let sum): return .number(sum)
            case .average(let sum, let count):
                if count == 0 { return .integer(0) }
                if let errorInAverage { throw errorInAverage }
                return .number(try Number.apply(.divide, sum, .integer(count)))
            case .least(let key), .greatest(let key):
                guard let value = key?.value else { throw .unbound }
                return value
            case .sample(let value):
                guard let value else { throw .unbound }
                return value
            case .text(let text, _, _): return .string(String(decoding: text, as: UTF8.self))
            case .failed(let error): throw error
            }
        }
    }
}
