/// The words of the language, for suggestions.
package enum Keywords {
    /// Keywords that start or join clauses.
    package static let clauses = [
        "BASE", "PREFIX", "VERSION", "SELECT", "DISTINCT", "REDUCED", "ASK", "CONSTRUCT", "DESCRIBE", "FROM", "NAMED",
        "WHERE", "GROUP", "BY", "HAVING", "ORDER", "ASC", "DESC", "LIMIT", "OFFSET", "VALUES", "UNDEF", "OPTIONAL",
        "MINUS", "UNION", "GRAPH", "SERVICE", "SILENT", "FILTER", "BIND", "EXISTS", "SEPARATOR", "INSERT", "DELETE",
        "DATA", "WITH", "USING", "LOAD", "INTO", "CLEAR", "DROP", "CREATE", "MOVE", "COPY", "DEFAULT", "TRUE", "FALSE",
    ]
    /// Aggregates.
    package static let aggregates = ["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"]
    /// Everything that may be written as a bare word.
    package static let all = clauses + aggregates + BuiltIn.allCases.map(\.spelling)
}
