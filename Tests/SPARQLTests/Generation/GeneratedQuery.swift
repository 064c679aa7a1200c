/// A query as the generator makes it: a tree that can be written as text and made smaller.
struct GeneratedQuery: Sendable {
    /// What the query asks for.
    enum Form: Sendable {
        case select
        case ask
        /// The text of the template.
        case construct(String)
    }

    /// A column: a variable, and the expression that gives its value if it has one.
    struct Column: Sendable {
        var variable: String
        var expression: String?
    }

    /// A sort key: a variable that the query shows, or its text.
    struct Key: Sendable {
        var variable: String
        var descending: Bool
        var isText = false

        var text: String { (descending ? "DESC" : "ASC") + (isText ? "(STR(?\(variable)))" : "(?\(variable))") }
    }

    var form = Form.select
    var isDistinct = false
    /// The columns; empty is `*`.
    var columns: [Column] = []
    var datasetClause = ""
    var parts: [Part] = []
    /// Variables that must be bound: what other parts rely on, so that no smaller query goes without it.
    var bound: [String] = []
    var groupBy: [String] = []
    var having: String?
    var orderBy: [Key] = []
    var limit: Int?
    var offset: Int?
    var values: Part?

    /// A part of a group.
    indirect enum Part: Sendable {
        /// A triple pattern or a path pattern.
        case triple(String)
        case group([Part])
        case optional([Part])
        case union([[Part]])
        case minus([Part])
        case graph(String, [Part])
        case filter(String)
        case exists([Part], negated: Bool)
        case bind(String, String)
        case values([String], [[String]])
        case subquery(GeneratedQuery)
    }

    /// The text.
    var text: String { text(isOuter: true) }

    private func text(isOuter: Bool) -> String {
        var result = isOuter ? "PREFIX : <http://example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n" : ""
        switch form {
        case .select:
            let shown = columns.map { column in
                column.expression.map { "(\($0) AS ?\(column.variable))" } ?? "?\(column.variable)"
            }
            result += "SELECT " + (isDistinct ? "DISTINCT " : "") + (shown.isEmpty ? "*" : shown.joined(separator: " "))
        case .ask: result += "ASK"
        case .construct(let template): result += "CONSTRUCT { \(template) }"
        }
        result += datasetClause + " WHERE " + Self.text(parts + bound.map { .filter("BOUND(?\($0))") })
        if !groupBy.isEmpty { result += " GROUP BY " + groupBy.map { "?" + $0 }.joined(separator: " ") }
        if let having { result += " HAVING (\(having))" }
        if !orderBy.isEmpty {
            result += " ORDER BY " + orderBy.map(\.text).joined(separator: " ")
        }
        if let limit { result += " LIMIT \(limit)" }
        if let offset { result += " OFFSET \(offset)" }
        if let values { result += " " + values.text }
        return result
    }

    fileprivate static func text(_ parts: [Part]) -> String {
        "{ " + parts.map(\.text).joined(separator: " ") + " }"
    }
}

extension GeneratedQuery.Part {
    /// The text of the part.
    var text: String {
        switch self {
        case .triple(let text): return text + " ."
        case .group(let parts): return GeneratedQuery.text(parts)
        case .optional(let parts): return "OPTIONAL " + GeneratedQuery.text(parts)
        case .union(let sides): return sides.map(GeneratedQuery.text).joined(separator: " UNION ")
        case .minus(let parts): return "MINUS " + GeneratedQuery.text(parts)
        case .graph(let name, let parts): return "GRAPH \(name) " + GeneratedQuery.text(parts)
        case .filter(let expression): return "FILTER (\(expression))"
        case .exists(let parts, let negated):
            return "FILTER " + (negated ? "NOT " : "") + "EXISTS " + GeneratedQuery.text(parts)
        case .bind(let expression, let variable): return "BIND (\(expression) AS ?\(variable))"
        case .values(let variables, let rows):
            let head = variables.map { "?" + $0 }.joined(separator: " ")
            let body = rows.map { "(" + $0.joined(separator: " ") + ")" }.joined(separator: " ")
            return "VALUES (\(head)) { \(body) }"
        case .subquery(let query): return "{ " + query.innerText + " }"
        }
    }
}

extension GeneratedQuery {
    fileprivate var innerText: String { text(isOuter: false) }

    /// Queries that are smaller by one step: without a part or a modifier, or with a part's own parts in its place.
    var smaller: [GeneratedQuery] {
        var result: [GeneratedQuery] = []
        func with(_ change: (inout GeneratedQuery) -> Void) {
            var copy = self
            change(&copy)
            result.append(copy)
        }
        for parts in Self.smaller(parts) { with { $0.parts = parts } }
        if values != nil { with { $0.values = nil } }
        if having != nil { with { $0.having = nil } }
        if limit != nil { with { $0.limit = nil } }
        if offset != nil { with { $0.offset = nil } }
        if isDistinct { with { $0.isDistinct = false } }
        if !datasetClause.isEmpty { with { $0.datasetClause = "" } }
        for index in orderBy.indices { with { $0.orderBy.remove(at: index) } }
        if columns.count > 1 { for index in columns.indices { with { $0.columns.remove(at: index) } } }
        if !groupBy.isEmpty {
            with {
                $0.groupBy = []
                $0.having = nil
                $0.columns.removeAll { $0.expression == nil }
            }
        }
        return result
    }

    private static func smaller(_ parts: [Part]) -> [[Part]] {
        var result: [[Part]] = []
        for index in parts.indices {
            var without = parts
            let part = without.remove(at: index)
            result.append(without)
            for replacement in smaller(part) {
                var replaced = without
                replaced.insert(contentsOf: replacement, at: index)
                result.append(replaced)
            }
        }
        return result
    }

    /// What may stand in the place of a part.
    private static func smaller(_ part: Part) -> [[Part]] {
        switch part {
        case .triple, .filter, .bind: return []
        case .group(let inner): return [inner] + smaller(inner).map { [.group($0)] }
        case .optional(let inner): return [inner] + smaller(inner).map { [.optional($0)] }
        case .minus(let inner): return smaller(inner).map { [.minus($0)] }
        case .graph(let name, let inner): return smaller(inner).map { [.graph(name, $0)] }
        case .exists(let inner, let negated): return smaller(inner).map { [.exists($0, negated: negated)] }
        case .union(let sides):
            return sides
                + sides.indices.flatMap { index in
                    smaller(sides[index]).map { side in
                        var changed = sides
                        changed[index] = side
                        return [.union(changed)]
                    }
                }
        case .values(let variables, let rows):
            guard rows.count > 1 else { return [] }
            return rows.indices.map { index in
                var fewer = rows
                fewer.remove(at: index)
                return [.values(variables, fewer)]
            }
        case .subquery(let query): return [query.parts] + query.smaller.map { [.subquery($0)] }
        }
    }
}
