internal import RDFModel
package import SPARQLSyntax
package import XSDTypes

/// The comparisons of SPARQL 1.1 §17.3 and SPARQL 1.2 §17.3.
package enum Comparison {
    /// Whether a comparison holds.
    ///
    /// - Throws: ``ExpressionError/type`` if no operator compares the two.
    package static func holds(
        _ comparison: ComparisonOperator, _ left: Value, _ right: Value
    ) throws(ExpressionError) -> Bool {
        switch comparison {
        case .equal: return try equal(left, right)
        case .notEqual: return !(try equal(left, right))
        case .less, .greater, .lessOrEqual, .greaterOrEqual: break
        }
        // Numbers are by far the most.
        if case .number(let l) = left, case .number(let r) = right {
            return Number.compare(l, r).map { holds(comparison, $0) } ?? false
        }
        let (l, r) = (left.typed, right.typed)
        guard let order = order(l, r) else {
            // NaN is comparable, but neither less nor greater.
            if case .number = l, case .number = r { return false }
            throw .type
        }
        return holds(comparison, order)
    }

    /// Whether a comparison holds for values that lie so to each other.
    package static func holds(_ comparison: ComparisonOperator, _ order: XSDOrder) -> Bool {
        switch comparison {
        case .equal: return order == .equal
        case .notEqual: return order != .equal
        case .less: return order == .less
        case .greater: return order == .greater
        case .lessOrEqual: return order != .greater
        default: return order != .less
        }
    }

    /// `=` (§17.3, and `sameValue`, §17.4.1.7 of SPARQL 1.1).
    ///
    /// - Throws: ``ExpressionError/type`` if only knowledge of an unknown datatype could tell.
    package static func equal(_ left: Value, _ right: Value) throws(ExpressionError) -> Bool {
        switch (left, right) {
        case (.number(let l), .number(let r)): return Number.compare(l, r) == .equal
        case (.string(let l), .string(let r)): return CodeUnits.equal(l, r)
        case (.iri(let l), .iri(let r)): return l == r
        case (.blankNode(let l), .blankNode(let r)): return l == r
        case (.triple(let l), .triple(let r)): return try equal(l, r)
        case (.iri, _), (_, .iri), (.blankNode, _), (_, .blankNode), (.triple, _), (_, .triple): return false
        default: return try equal(left.typed, right.typed)
        }
    }

    /// `=` of triple terms is that of their parts, joined by `&&`, which an inequality decides in spite of an error.
    private static func equal(_ left: Triple, _ right: Triple) throws(ExpressionError) -> Bool {
        if left.predicate != right.predicate { return false }
        var failure: ExpressionError?
        for (l, r) in [(left.subject, right.subject), (left.object, right.object)] {
            do throws(ExpressionError) {
                if !(try equal(Value(l), Value(r))) { return false }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return true
    }

    private static func equal(_ left: TypedValue, _ right: TypedValue) throws(ExpressionError) -> Bool {
        switch (left, right) {
        case (.number(let l), .number(let r)): return Number.compare(l, r) == .equal
        case (.string(let l), .string(let r)): return CodeUnits.equal(l, r)
        case (.boolean(let l), .boolean(let r)): return l == r
        case (.languageString(let l), .languageString(let r)): return l == r
        case (.moment(let l), .moment(let r)) where l.kind == r.kind:
            guard let order = XSDMoment.compare(l, r) else { throw .type }
            return order == .equal
        case (.duration(let l), .duration(let r)): return l == r
        case (.illTyped(let l), .illTyped(let r)), (.illTyped(let l), .unknown(let r)),
            (.unknown(let l), .illTyped(let r)), (.unknown(let l), .unknown(let r)):
            if l == r { return true }
            throw .type
        // A literal with a language is none of a datatype, whatever that may be and even if it is ill-typed.
        case (.languageString, _), (_, .languageString): return false
        case (.illTyped, _), (_, .illTyped), (.unknown, _), (_, .unknown): throw .type
        // The value spaces of the known datatypes have nothing in common.
        default: return false
        }
    }

    /// How two values lie to each other (§17.3, `<`); `nil` if no operator compares them, and for NaN.
    package static func order(_ left: TypedValue, _ right: TypedValue) -> XSDOrder? {
        switch (left, right) {
        case (.number(let l), .number(let r)): return Number.compare(l, r)
        case (.string(let l), .string(let r)):
            if CodeUnits.equal(l, r) { return .equal }
            return CodeUnits.less(l, r) ? .less : .greater
        case (.boolean(let l), .boolean(let r)): return l == r ? .equal : r ? .less : .greater
        case (.moment(let l), .moment(let r)): return XSDMoment.compare(l, r)
        case (.duration(let l), .duration(let r)): return XSDDuration.compare(l, r)
        default: return nil
        }
    }

    /// `sameTerm` (§17.4.1.8).
    package static func isSameTerm(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.number(.integer(let l)), .number(.integer(let r))): l == r
        case (.string(let l), .string(let r)): CodeUnits.equal(l, r)
        case (.boolean(let l), .boolean(let r)): l == r
        case (.iri(let l), .iri(let r)): l == r
        default: left.term == right.term
        }
    }
}
