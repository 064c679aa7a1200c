internal import RDFModel
package import XSDTypes

/// A value in the order of `ORDER BY` (SPARQL 1.1 §15.1, SPARQL 1.2 §15.1), which is defined for every pair.
///
/// First nothing, then blank nodes, IRIs, literals, triple terms. Literals that `<` compares are in its order; what
/// §15.1 leaves open is by kind of value, then by time line or length, then as terms. Triple terms are ordered by
/// subject, predicate, object. Numbers are ordered by their exact values, of which `<` sees the promoted ones, so that
/// the order is transitive; NaN comes before all others. Values that are equal, such as `1` and `1.0`, are ties, which
/// the next key decides.
package struct SortKey: Sendable {
    /// What is ordered; `nil` is unbound or an error.
    package let value: Value?
    private let typed: TypedValue
    private let rank: Int8

    /// Reads the value once for all comparisons.
    package init(_ value: Value?) {
        self.value = value
        let typed = value?.typed ?? .notLiteral
        self.typed = typed
        rank = SortKey.rank(value, typed)
    }

    private static func rank(_ value: Value?, _ typed: TypedValue) -> Int8 {
        switch value {
        case nil: return 0
        case .blankNode?: return 1
        case .iri?: return 2
        case .triple?: return 40
        default: break
        }
        switch typed {
        case .number(let number): return number.isNaN ? 3 : 4
        case .string: return 5
        case .languageString: return 6
        case .boolean: return 7
        case .moment(let moment):
            switch moment.kind {
            case .dateTime: return 10
            case .date: return 11
            case .time: return 12
            case .year: return 13
            case .yearMonth: return 14
            case .month: return 15
            case .monthDay: return 16
            case .day: return 17
            }
        case .duration: return 20
        case .illTyped, .unknown, .notLiteral: return 30
        }
    }

    /// How two values lie to each other.
    package static func compare(_ left: SortKey, _ right: SortKey) -> XSDOrder {
        if left.rank != right.rank { return left.rank < right.rank ? .less : .greater }
        switch (left.typed, right.typed) {
        case (.number(let l), .number(let r)):
            return compare(l, r)
        case (.string(let l), .string(let r)):
            return CodeUnits.equal(l, r) ? .equal : CodeUnits.less(l, r) ? .less : .greater
        case (.boolean(let l), .boolean(let r)):
            return l == r ? .equal : r ? .less : .greater
        case (.moment(let l), .moment(let r)):
            // As if in UTC where there is no time zone: one of the orders that agree with the partial one.
            return compare(l.timeOnTimeline, r.timeOnTimeline)
        case (.duration(let l), .duration(let r)):
            return XSDDuration.totalOrder(l, r)
        case (.languageString(let l), .languageString(let r)):
            return compare(l, r)
        default:
            break
        }
        switch (left.value, right.value) {
        case (.iri(let l)?, .iri(let r)?): return compare(l, r)
        case (.blankNode(let l)?, .blankNode(let r)?): return compare(l, r)
        case (.triple(let l)?, .triple(let r)?): return compare(l, r)
        case (.literal(let l)?, .literal(let r)?): return compare(l, r)
        default: return .equal
        }
    }

    /// The order with ties decided by the terms, so that one of several equal values is always the same.
    package static func compareStrictly(_ left: SortKey, _ right: SortKey) -> XSDOrder {
        let order = compare(left, right)
        if order != .equal { return order }
        guard let l = left.value, let r = right.value else { return .equal }
        if case .number(.integer) = l, case .number(.integer) = r { return .equal }
        return compare(l.term, r.term)
    }

    private static func compare<Item: Comparable>(_ left: Item, _ right: Item) -> XSDOrder {
        left < right ? .less : right < left ? .greater : .equal
    }

    private static func compare(_ left: Triple, _ right: Triple) -> XSDOrder {
        let subject = compare(SortKey(Value(left.subject)), SortKey(Value(right.subject)))
        if subject != .equal { return subject }
        let predicate = compare(left.predicate, right.predicate)
        if predicate != .equal { return predicate }
        return compare(SortKey(Value(left.object)), SortKey(Value(right.object)))
    }

    /// By exact value: rounding keeps an order or makes ties of it, so this agrees with `<` on promoted numbers.
    private static func compare(_ left: Number, _ right: Number) -> XSDOrder {
        switch (left, right) {
        case (.integer(let l), .integer(let r)): return l < r ? .less : l == r ? .equal : .greater
        case (.double(let l), .double(let r)): return compare(l, r)
        default: break
        }
        let (l, r) = (left.exact, right.exact)
        if let exactLeft = exactDecimal(l), let exactRight = exactDecimal(r) { return compare(exactLeft, exactRight) }
        return compare(left.doubleValue, right.doubleValue)
    }

    /// The exact value; `nil` for infinities and NaN.
    private static func exactDecimal(_ number: XSDNumber) -> XSDDecimal? {
        if let decimal = number.decimalValue { return decimal }
        return XSDDecimal(binary: number.doubleValue)
    }
}

extension XSDDecimal {
    /// The exact value of a double, all binary digits of it; `nil` if it is not finite.
    init?(binary value: Double) {
        guard value.isFinite else { return nil }
        if let whole = Int(exactly: value) {
            self.init(whole)
            return
        }
        // value = significand · 2^exponent with a whole significand of 53 bits.
        let exponent = Int(value.exponent) - 52
        guard let significand = Int(exactly: value.significand * 0x1p52) else { return nil }
        var result = XSDDecimal(value < 0 ? -significand : significand)
        let factor = exponent < 0 ? XSDDecimal(digits: 5, scale: 1) : XSDDecimal(2)
        var remaining = exponent.magnitude
        var power = factor
        while remaining > 0 {
            if remaining & 1 == 1 { result = result.multiplied(by: power) }
            power = power.multiplied(by: power)
            remaining >>= 1
        }
        self = result
    }
}
