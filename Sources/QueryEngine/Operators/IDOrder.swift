import QuadStore
import SPARQLFunctions
import XSDTypes

/// The order of `ORDER BY` on ids. Most pairs are told apart by their bits.
final class IDOrder {
    private let context: QueryContext
    private var keys: [UInt64: SortKey] = [:]
    private lazy var iris = ranges(of: 2)
    private lazy var strings = ranges(of: 3)

    init(_ context: QueryContext) {
        self.context = context
    }

    /// The ids of the terms of a kind in sorted segments, where the order of ids is that of the strings.
    private func ranges(of kind: UInt8) -> [Range<TermID>] {
        let prefix = [kind]
        return (try? prefix.withUnsafeBytes { try context.view.dictionary.ids(startingWith: $0) })?.ranges ?? []
    }

    /// Less than, equal to or more than 0.
    func compare(_ left: UInt64, _ right: UInt64) throws -> Int {
        if left == right { return 0 }
        if left == 0 || right == 0 { return left == 0 ? -1 : 1 }
        let (one, other) = (TermID(bits: left), TermID(bits: right))
        if one.tag == other.tag {
            switch one.tag {
            case .integer, .boolean: return left < right ? -1 : 1
            case .date, .dateTime:
                // The lower bits tell the time zone, of which there is one or none in both.
                let (first, second) = (left >> 11, right >> 11)
                if (left & 2047 == 0) == (right & 2047 == 0) { return first == second ? 0 : first < second ? -1 : 1 }
            case .sortedTerm:
                let isOfOneKind =
                    iris.contains { $0.contains(one) && $0.contains(other) }
                    || strings.contains { $0.contains(one) && $0.contains(other) }
                if isOfOneKind { return left < right ? -1 : 1 }
            default: break
            }
        }
        switch SortKey.compare(try key(left), try key(right)) {
        case .less: return -1
        case .equal: return 0
        case .greater: return 1
        }
    }

    private func key(_ id: UInt64) throws -> SortKey {
        if let known = keys[id] { return known }
        let key = SortKey(try context.terms.term(id).map { Value($0) })
        if keys.count >= 1 << 18 { keys.removeAll(keepingCapacity: true) }
        keys[id] = key
        return key
    }
}
