import QuadStore
import RDFModel
import SPARQLFunctions
import SPARQLSyntax
import XSDTypes

/// The order of `ORDER BY` on ids. Most pairs are told apart by their bits.
final class IDOrder {
    private unowned let context: QueryContext
    private var keys: [UInt64: SortKey] = [:]
    private var texts: [UInt64: SortKey] = [:]
    /// The ids of IRIs, of strings and of strings with a language in sorted segments, where the order of ids is that of
    /// the texts, and behind it that of the languages.
    private lazy var iris = ranges(of: .iri)
    private lazy var strings = ranges(of: .string)
    private lazy var ordered = iris + strings + ranges(of: .language)

    init(_ context: QueryContext) {
        self.context = context
    }

    private func ranges(of kind: TermKeyParts.Kind) -> [ClosedRange<UInt64>] {
        // What cannot be read is told when a term is read.
        (try? context.terms.stored(startingWith: TermKey.prefixes([kind], text: [])[0])) ?? []
    }

    /// Less than, equal to or more than 0.
    func compare(_ left: UInt64, _ right: UInt64) throws -> Int {
        if left == right { return 0 }
        if left == 0 || right == 0 { return left == 0 ? -1 : 1 }
        let (one, other) = (TermID(bits: left), TermID(bits: right))
        if let order = IDComparison.order(one, other) { return order.sign }
        if one.tag == .sortedTerm, other.tag == .sortedTerm {
            for range in ordered where range.contains(left) && range.contains(right) { return left < right ? -1 : 1 }
        }
        return try slowly(left, right, SortKey.compare)
    }

    /// As ``compare(_:_:)``, with ties decided by the terms.
    func compareStrictly(_ left: UInt64, _ right: UInt64) throws -> Int {
        if left == right { return 0 }
        let order = try compare(left, right)
        return order != 0 ? order : try slowly(left, right, SortKey.compareStrictly)
    }

    /// The order of what `STR` makes of two terms: less than, equal to or more than 0. What it makes nothing of comes
    /// first, as what is unbound does.
    func compareTexts(_ left: UInt64, _ right: UInt64) throws -> Int {
        if left == right { return 0 }
        for range in iris where range.contains(left) && range.contains(right) { return left < right ? -1 : 1 }
        for range in strings where range.contains(left) && range.contains(right) { return left < right ? -1 : 1 }
        return SortKey.compare(try text(left), try text(right)).sign
    }

    private func text(_ id: UInt64) throws -> SortKey {
        if let known = texts[id] { return known }
        let text: Term? =
            switch try context.terms.term(id) {
            case .iri(let name): .literal(Literal(name.text))
            case .literal(let literal): .literal(Literal(literal.lexicalForm))
            case .blankNode, .triple, nil: nil
            }
        let key = SortKey(text.map { Value($0) })
        if texts.count >= 1 << 18 { texts.removeAll(keepingCapacity: true) }
        texts[id] = key
        return key
    }

    private func slowly(
        _ left: UInt64, _ right: UInt64, _ compare: (SortKey, SortKey) -> XSDOrder
    ) throws -> Int {
        compare(try key(left), try key(right)).sign
    }

    /// What a comparison of two terms gives where their ids tell it; `nil` where they do not.
    func holds(_ comparison: ComparisonOperator, _ left: UInt64, _ right: UInt64) -> Bool? {
        if left == 0 || right == 0 { return nil }
        let (one, other) = (TermID(bits: left), TermID(bits: right))
        if let order = IDComparison.order(one, other) { return Comparison.holds(comparison, order) }
        // Nothing else equals an IRI.
        guard comparison == .equal || comparison == .notEqual,
            iris.contains(where: { $0.contains(left) }) || iris.contains(where: { $0.contains(right) })
        else { return nil }
        return (left == right) == (comparison == .equal)
    }

    private func key(_ id: UInt64) throws -> SortKey {
        if let known = keys[id] { return known }
        let key = SortKey(try context.terms.term(id).map { Value($0) })
        if keys.count >= 1 << 18 { keys.removeAll(keepingCapacity: true) }
        keys[id] = key
        return key
    }
}

extension XSDOrder {
    /// Less than, equal to or more than 0.
    fileprivate var sign: Int {
        switch self {
        case .less: -1
        case .equal: 0
        case .greater: 1
        }
    }
}
