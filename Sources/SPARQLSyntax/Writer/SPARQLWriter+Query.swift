import RDFModel

extension Query {
    /// The query as SPARQL text, which is read back as an equal query; only blank nodes that had no label may get one.
    public var text: String {
        withStack {
            SPARQLWriter.text(prefixes: prefixes) { writer in
                writer.prologue(base: base, prefixes: prefixes, version: version)
                writer.write(self)
                writer.write("\n")
            }
        }
    }
}

/// Queries (rules 2–28).
extension SPARQLWriter {
    fileprivate mutating func write(_ query: Query) {
        switch query.form {
        case .select:
            select(query.body.projection)
        case .ask:
            write("ASK")
        case .construct(let template):
            write("CONSTRUCT ")
            braces(isEmpty: template.isEmpty) { writer in writer.triples(template) }
        case .describe(let things):
            write("DESCRIBE")
            if things.isEmpty { write(" *") }
            for thing in things {
                write(" ")
                write(thing)
            }
        }
        dataset(query.dataset, "FROM")
        if case .describe = query.form, query.body.pattern.elements.isEmpty {
            modifiers(query.body)
        } else {
            whereAndModifiers(query.body)
        }
    }

    /// `FROM` or `USING`, a line a graph.
    mutating func dataset(_ dataset: DatasetClause?, _ keyword: String) {
        for graph in dataset?.defaultGraphs ?? [] {
            newLine()
            write(keyword + " ")
            write(graph)
        }
        for graph in dataset?.namedGraphs ?? [] {
            newLine()
            write(keyword + " NAMED ")
            write(graph)
        }
    }

    mutating func select(_ projection: Projection) {
        switch projection.duplicates {
        case .keep: write("SELECT")
        case .distinct: write("SELECT DISTINCT")
        case .reduced: write("SELECT REDUCED")
        }
        guard let items = projection.items else {
            write(" *")
            return
        }
        for item in items {
            write(" ")
            guard let expression = item.expression else {
                write(item.variable)
                continue
            }
            named(expression, item.variable)
        }
    }

    /// `( expression AS variable )`
    private mutating func named(_ expression: Expression, _ variable: Variable) {
        write("(")
        write(expression)
        write(" AS ")
        write(variable)
        write(")")
    }

    mutating func whereAndModifiers(_ body: QueryBody) {
        newLine()
        write("WHERE ")
        write(body.pattern)
        modifiers(body)
    }

    private mutating func modifiers(_ body: QueryBody) {
        let modifiers = body.modifiers
        if !modifiers.groupBy.isEmpty {
            newLine()
            write("GROUP BY")
            for key in modifiers.groupBy { groupKey(key) }
        }
        if !modifiers.having.isEmpty {
            newLine()
            write("HAVING")
            for condition in modifiers.having {
                write(" ")
                constraint(condition)
            }
        }
        if !modifiers.orderBy.isEmpty {
            newLine()
            write("ORDER BY")
            for key in modifiers.orderBy { orderKey(key) }
        }
        if let limit = modifiers.limit {
            newLine()
            write("LIMIT \(limit)")
        }
        if let offset = modifiers.offset {
            newLine()
            write("OFFSET \(offset)")
        }
        if let values = body.values {
            newLine()
            write("VALUES ")
            write(values)
        }
    }

    private mutating func groupKey(_ key: SolutionModifiers.GroupKey) {
        write(" ")
        switch (key.expression, key.variable) {
        case (.variable(let read), let variable?) where read == variable: write(variable)
        case (_, let variable?): named(key.expression, variable)
        case (_, nil): constraint(key.expression)
        }
    }

    private mutating func orderKey(_ key: SolutionModifiers.OrderKey) {
        write(" ")
        if key.descending {
            write("DESC")
            bracketed(key.expression)
        } else if case .variable(let variable) = key.expression {
            write(variable)
        } else {
            constraint(key.expression)
        }
    }
}
