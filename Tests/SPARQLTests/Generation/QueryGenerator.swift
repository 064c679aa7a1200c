import RDFModel
import TestSupport

/// Makes data and queries from a seed: small pools of terms and variables, so that joins meet, and every operator.
///
/// What a query leaves open is avoided: no random functions, no fresh blank nodes, no `SAMPLE` of different values, and
/// `LIMIT` only outside, where the comparison can allow for it. Sums are of halves, which no order of addition changes.
struct QueryGenerator {
    var random: SeededGenerator
    /// The variables that a pattern may use.
    private static let variables = ["a", "b", "c", "d", "e"]
    private static let predicates = [":p", ":p", ":q", ":q", ":r"]
    private static let things = [":a", ":b", ":c"]
    private static let allLiterals = [
        "1", "2", "-3", "1.0", "1.5", "0.5", "2.0e0", "0", "\"x\"", "\"xy\"", "\"\"", "\"x\"@en", "\"y\"@en-GB", "true",
        "false", "\"abc\"^^xsd:integer", "\"v\"^^:unknown", "\"2020-01-02T03:04:05Z\"^^xsd:dateTime",
        "\"2021-01-02T00:00:00+07:00\"^^xsd:dateTime", "\"01\"^^xsd:integer", "\"น้ำ\"@th", "\"2.5\"^^xsd:float",
    ]
    /// How deep groups stand in one another.
    private static let depth = 3
    /// Literals that another program keeps as they are written.
    private static let canonicalLiterals = [
        "1", "2", "-3", "1.5", "0.5", "0", "\"x\"", "\"xy\"", "\"\"", "\"x\"@en", "\"y\"@en-gb", "true", "false",
        "\"2020-01-02T03:04:05Z\"^^xsd:dateTime", "\"น้ำ\"@th",
    ]
    /// The literals of this seed: few, so that they meet.
    let literals: [String]
    private var fresh = 0
    /// Whether what another program is known to do differently is avoided; see ``PeerDeviation``.
    let isForPeer: Bool
    /// Variables that an aggregate reads, which must be bound where the peer does not know errors of aggregates.
    private var aggregated: Set<String> = []

    init(seed: UInt64, isForPeer: Bool = false) {
        random = SeededGenerator(seed: seed)
        self.isForPeer = isForPeer
        let all = isForPeer ? Self.canonicalLiterals : Self.allLiterals
        literals = Array(all.shuffled(using: &random).prefix(6))
    }

    // MARK: Choices

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func chance(_ percent: Int) -> Bool { number(0..<100) < percent }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0..<items.count)] }

    mutating func variable() -> String { pick(Self.variables) }

    private mutating func freshVariable() -> String {
        fresh += 1
        return "n\(fresh)"
    }

    // MARK: Data

    /// Some quads in the default graph and in two named ones.
    mutating func quads() -> [Quad] {
        var dataset = Dataset()
        for _ in 0..<number(10..<40) {
            let subject = chance(85) ? term(pick(Self.things)) : .blankNode(BlankNode("b\(number(0..<2))"))
            let object =
                chance(50)
                ? term(pick(Self.things)) : chance(85) ? term(pick(literals)) : .blankNode(BlankNode("b0"))
            let graph = chance(70) ? nil : term(pick([":g", ":h"]))
            if let predicate = term(pick(Self.predicates)).iri {
                dataset.insert(Quad(subject, predicate, object, graph: graph))
            }
        }
        return dataset.quads()
    }

    /// The term of a text that the pools hold.
    private func term(_ text: String) -> Term {
        GeneratedTerms.term(text)
    }

    // MARK: Queries

    /// A query.
    mutating func query() -> GeneratedQuery {
        var query = GeneratedQuery()
        query.parts = group(depth: Self.depth)
        if chance(8) { query.datasetClause = pick([" FROM :g", " FROM :g FROM NAMED :h", " FROM NAMED :g"]) }
        let kind = number(0..<100)
        if kind < 8 {
            query.form = .ask
            return query
        }
        if kind < 16 {
            query.form = .construct("?a :made ?b . ?c :p \(pick(literals)) . ?b ?d ?a")
            return query
        }
        if kind < 40 { aggregate(&query) } else { project(&query) }
        if chance(15) { query.values = values() }
        if chance(20) { query.isDistinct = true }
        let shown = query.columns.map(\.variable)
        if chance(25), !shown.isEmpty {
            for _ in 0..<number(1..<3) {
                query.orderBy.append(.init(variable: pick(shown), descending: chance(40), isText: chance(25)))
            }
        }
        if chance(15) { query.limit = number(0..<6) }
        if chance(8) { query.offset = number(0..<4) }
        return query
    }

    private mutating func project(_ query: inout GeneratedQuery) {
        if chance(25) { return }
        for variable in Self.variables where chance(60) { query.columns.append(.init(variable: variable)) }
        if chance(30) || query.columns.isEmpty {
            query.columns.append(.init(variable: freshVariable(), expression: expression(depth: 2)))
        }
    }

    private mutating func aggregate(_ query: inout GeneratedQuery) {
        for variable in Self.variables where chance(25) {
            query.groupBy.append(variable)
            query.columns.append(.init(variable: variable))
        }
        for _ in 0..<number(1..<3) {
            query.columns.append(.init(variable: freshVariable(), expression: aggregate(query.groupBy)))
        }
        if chance(20) { query.having = "\(aggregate(query.groupBy)) \(comparison()) \(number(0..<3))" }
        if isForPeer {
            query.bound = aggregated.sorted()
        }
        aggregated = []
    }

    private mutating func aggregate(_ keys: [String]) -> String {
        let distinct = chance(35) ? "DISTINCT " : ""
        let read = variable()
        aggregated.insert(read)
        let value = isForPeer || chance(75) ? "?" + read : expression(depth: 1)
        switch number(0..<10) {
        case 0, 1: return "COUNT(\(distinct)*)"
        case 2, 3: return "COUNT(\(distinct)\(value))"
        case 4: return "SUM(\(distinct)\(value))"
        case 5: return "AVG(\(distinct)\(value))"
        case 6, 7:
            let function = pick(["MIN", "MAX"])
            // The order of values of different types is open.
            if isForPeer { return "\(function)(IF(isNUMERIC(\(value)), xsd:decimal(\(value)), 0.5))" }
            return "\(function)(\(distinct)\(value))"
        // The order of the values is open, their length is not.
        case 8: return "STRLEN(GROUP_CONCAT(\(distinct)\(isForPeer ? "STR(\(value))" : value); SEPARATOR=\", \"))"
        default: return keys.first.map { "SAMPLE(?\($0))" } ?? "COUNT(\(value)) + SUM(\(value))"
        }
    }

    // MARK: Patterns

    /// The parts of a group.
    mutating func group(depth: Int) -> [GeneratedQuery.Part] {
        var parts: [GeneratedQuery.Part] = []
        // A group may start with what binds nothing for certain.
        if chance(88) { for _ in 0..<pick([1, 1, 1, 2, 2, 3]) { parts.append(triple()) } }
        for _ in 0..<number(0..<3) { parts.append(part(depth: depth)) }
        if chance(15) { parts.append(triple()) }
        return parts
    }

    private mutating func part(depth: Int) -> GeneratedQuery.Part {
        let isDeep = depth > 0
        switch number(0..<14) {
        case 0, 1: return isDeep ? .optional(group(depth: depth - 1)) : triple()
        case 2: return isDeep ? .union((0..<number(2..<4)).map { _ in group(depth: depth - 1) }) : triple()
        case 3: return isDeep ? .minus(group(depth: depth - 1)) : .filter(expression(depth: 2))
        case 4:
            if !isDeep { return path() }
            let parts = group(depth: depth - 1)
            return .graph(pick([":g", ":h", "?g", "?a"]), isForPeer ? [triple()] + parts : parts)
        case 5:
            if isForPeer { return depth == Self.depth ? .exists(group(depth: 0), negated: chance(50)) : path() }
            return isDeep ? .exists(group(depth: depth - 1), negated: chance(50)) : path()
        case 6: return isDeep ? .group(group(depth: depth - 1)) : triple()
        case 7: return isDeep ? .subquery(subquery(depth: depth - 1)) : triple()
        case 8: return .bind(expression(depth: 2), chance(60) ? freshVariable() : variable())
        case 9: return values()
        case 10: return .filter(expression(depth: 2))
        case 11: return .filter("BOUND(?\(variable())) || \(expression(depth: 2))")
        default: return path()
        }
    }

    private mutating func subquery(depth: Int) -> GeneratedQuery {
        var query = GeneratedQuery()
        query.parts = group(depth: depth)
        if chance(40) { aggregate(&query) } else { project(&query) }
        if chance(30) { query.isDistinct = true }
        return query
    }

    private mutating func triple() -> GeneratedQuery.Part {
        let subject = chance(90) ? "?" + variable() : pick(Self.things + ["_:x"])
        let predicate = chance(80) ? pick(Self.predicates) : "?" + variable()
        return .triple("\(subject) \(predicate) \(object())")
    }

    private mutating func object() -> String {
        chance(88) ? "?" + variable() : chance(70) ? pick(Self.things) : pick(literals)
    }

    private mutating func path() -> GeneratedQuery.Part {
        let path = path(depth: 2)
        if isForPeer, path.contains("?") || path.contains("*") {
            return .triple("?\(variable()) \(path) ?\(variable())")
        }
        let subject = chance(80) ? "?" + variable() : pick(Self.things)
        return .triple("\(subject) \(path) \(object())")
    }

    private mutating func path(depth: Int) -> String {
        let step = depth > 0 ? "(\(path(depth: depth - 1)))" : pick(Self.predicates)
        switch number(0..<9) {
        case 0: return "\(step)/\(pick(Self.predicates))"
        case 1: return isForPeer ? step : "\(step)|\(pick(Self.predicates))"
        case 2: return "^\(step)"
        case 3: return "\(step)*"
        case 4: return "\(step)+"
        case 5: return "\(step)?"
        case 6: return isForPeer ? step : "!(\(pick(Self.predicates))|^\(pick(Self.predicates)))"
        case 7: return isForPeer ? step : "!\(pick(Self.predicates))"
        default: return "\(pick(Self.predicates))/\(step)"
        }
    }

    private mutating func values() -> GeneratedQuery.Part {
        let first = variable()
        let second = Self.variables.filter { $0 != first }.randomElement(using: &random) ?? "z"
        let variables = chance(50) ? [first] : [first, second]
        let rows = (0..<number(1..<5)).map { _ in
            variables.map { _ in chance(20) ? "UNDEF" : chance(70) ? pick(Self.things) : pick(literals) }
        }
        return .values(variables, rows)
    }
}
