internal import Glibc
import QuadStore
import RDFModel
import SPARQLFunctions
import SPARQLSyntax
internal import Sorting
import XSDTypes

/// Ids among which all values of a variable lie for which a condition may be true: so that a scan need not read the
/// others. The condition is evaluated all the same.
struct CandidateRanges {
    /// Ranges of bits, ascending and apart.
    private(set) var ranges: [ClosedRange<UInt64>]

    /// Ranges in any order.
    init(_ ranges: [ClosedRange<UInt64>]) {
        var merged: [ClosedRange<UInt64>] = []
        for range in ranges.ordered(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, last.upperBound == .max || range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    /// What lies in both.
    func intersection(_ other: CandidateRanges) -> CandidateRanges {
        var found: [ClosedRange<UInt64>] = []
        for one in ranges {
            for another in other.ranges where one.overlaps(another) { found.append(one.clamped(to: another)) }
        }
        return CandidateRanges(found)
    }

    /// All ids of a tag.
    static func all(_ tag: TermTag) -> ClosedRange<UInt64> {
        TermID(tag, 0).bits...TermID(tag, .max).bits
    }
}

extension Planner {
    /// The ranges of each variable that the conditions narrow.
    func candidateRanges(_ filters: [RowExpression]) throws -> [Int: CandidateRanges] {
        guard context.follows(.narrowing) else { return [:] }
        var found: [Int: CandidateRanges] = [:]
        for filter in filters {
            guard let (variable, ranges) = try candidates(filter) else { continue }
            found[variable] = found[variable].map { $0.intersection(ranges) } ?? ranges
        }
        return found
    }

    /// The ways to read a pattern, of which those that come by a variable with ranges read these only.
    func narrowed(_ plans: [PlanNode], _ ranges: [Int: CandidateRanges]) throws -> [PlanNode] {
        if ranges.isEmpty { return plans }
        return try plans.map { plan in
            guard case .scan(var access) = plan.kind,
                let lead = access.outputs.first(where: { $0.column == access.range.prefix.count }),
                let ranges = ranges[lead.variable]
            else { return plan }
            var (parts, rows, values) = ([ScanRange](), 0, 0)
            for range in ranges.ranges {
                var part = access.range
                part.next = range
                let count = try context.view.count(part)
                if count == 0 { continue }
                parts.append(part)
                rows += count
                values += try context.view.distinctCount(part, columns: part.prefix.count + 1)
            }
            access.parts = parts
            let share = plan.rows == 0 ? 0 : Double(rows) / max(1, plan.cost)
            var distinct = plan.distinct
            distinct[lead.variable] = Double(values)
            return PlanNode(
                .scan(access), variables: plan.variables, certain: plan.certain, order: plan.order,
                rows: min(plan.rows, rows == 0 ? 0 : max(1, plan.rows * min(1, share))), distinct: distinct,
                cost: Double(rows) + 50 * Double(max(1, parts.count)))
        }
    }

    private func candidates(_ filter: RowExpression) throws -> (Int, CandidateRanges)? {
        switch filter {
        case .text(let test): return try candidates(test).map { (test.variable, $0) }
        case .order(let order):
            return try candidates(order.comparison, order.value).map { (order.variable, $0) }
        case .comparison(let comparison, .variable(let variable), .constant(let value)):
            return try candidates(comparison, value).map { (variable, $0) }
        case .comparison(let comparison, .constant(let value), .variable(let variable)):
            return try candidates(comparison.mirrored, value).map { (variable, $0) }
        default: return nil
        }
    }

    /// The terms whose text begins as it must.
    private func candidates(_ test: TextTest) throws -> CandidateRanges? {
        let prefix: [UInt8]
        switch test.test {
        case .starts(let text): prefix = text
        case .matches(_, let text): prefix = text
        default: return nil
        }
        if prefix.isEmpty || prefix.contains(0) { return nil }
        let kinds: [TermKeyParts.Kind] = test.isOfString ? [.iri, .string, .language, .typed] : [.string, .language]
        var ranges = [CandidateRanges.all(.tailTerm)]
        for key in TermKey.prefixes(kinds, text: prefix) { ranges += try context.terms.stored(startingWith: key) }
        if test.isOfString {
            // The text of what stands in an id is not looked at here.
            ranges.append(CandidateRanges.all(.boolean).lowerBound...CandidateRanges.all(.date).upperBound)
        }
        return CandidateRanges(ranges)
    }

    /// The terms whose value may compare so.
    private func candidates(_ comparison: ComparisonOperator, _ value: Value) throws -> CandidateRanges? {
        guard comparison != .notEqual else { return nil }
        let typed = try context.terms.stored(startingWith: TermKey.prefixes([.typed], text: [])[0])
        let others = typed + [CandidateRanges.all(.tailTerm)]
        if let number = (try? value.number)?.doubleValue {
            if !number.isFinite { return nil }
            return CandidateRanges(CandidateRanges.numbers(comparison, number) + others)
        }
        guard case .literal(let literal) = value, literal.language == nil else { return nil }
        var key: [UInt8] = []
        guard case .inline(let id) = TermKey.append(.literal(literal), to: &key) else { return nil }
        return CandidateRanges.moments(comparison, id).map { CandidateRanges($0 + others) }
    }
}

extension CandidateRanges {
    /// The ids of numbers that may compare with a number: those of each type in the order of the values, with a margin
    /// for what conversion between types rounds.
    fileprivate static func numbers(_ comparison: ComparisonOperator, _ number: Double) -> [ClosedRange<UInt64>] {
        let margin = max(1e-5, abs(number) * 1e-6)
        let (low, high) = (number - margin, number + margin)
        var ranges = [all(.derivedInteger)]
        func add(_ tag: TermTag, _ low: UInt64?, _ high: UInt64?) {
            let whole = all(tag)
            let from = comparison.isFromBelow ? whole.lowerBound : max(whole.lowerBound, low ?? whole.lowerBound)
            let to = comparison.isFromAbove ? whole.upperBound : min(whole.upperBound, high ?? whole.upperBound)
            if from <= to { ranges.append(from...to) }
        }
        func bits(_ value: Double, _ make: (Int) -> TermID?) -> UInt64? {
            Int(exactly: value.rounded(.down)).flatMap(make)?.bits
        }
        add(.integer, bits(low) { TermID(integer: $0) }, bits(high + 1) { TermID(integer: $0) })
        add(
            .decimal, bits(low * 1e6) { TermID(decimalMillionths: $0, digits: 6) }.map { $0 & ~7 },
            bits(high * 1e6 + 1) { TermID(decimalMillionths: $0, digits: 6) })
        add(.double, TermID(double: low)?.bits, TermID(double: high)?.bits)
        add(.float, TermID(float: Float(low))?.bits, TermID(float: Float(high))?.bits)
        return ranges
    }

    /// The ids of dates or points in time that may compare with one. Fourteen hours are the greatest distance between
    /// what a time without a zone may stand for (XPath Functions §3.2.7).
    fileprivate static func moments(_ comparison: ComparisonOperator, _ id: TermID) -> [ClosedRange<UInt64>]? {
        let (tag, margin): (TermTag, Int)
        switch id.tag {
        case .dateTime: (tag, margin) = (.dateTime, 28 * 3_600_000)
        case .date: (tag, margin) = (.date, 28 * 60)
        default: return nil
        }
        let whole = all(tag)
        let distance = UInt64(margin) << 11
        let from = id.bits - min(distance, id.bits - whole.lowerBound)
        let to = id.bits + min(distance, whole.upperBound - id.bits)
        if comparison.isFromBelow { return [whole.lowerBound...to] }
        return [comparison.isFromAbove ? from...whole.upperBound : from...to]
    }
}

extension ComparisonOperator {
    /// Whether small values fulfil it.
    fileprivate var isFromBelow: Bool { self == .less || self == .lessOrEqual }
    /// Whether great values fulfil it.
    fileprivate var isFromAbove: Bool { self == .greater || self == .greaterOrEqual }

    /// The same comparison with its sides exchanged.
    var mirrored: ComparisonOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual: self
        }
    }
}
