import RDFModel

/// Group graph patterns (rules 53–62), triples and inline data.
extension SPARQLWriter {
    mutating func write(_ group: GroupPattern) {
        if group.elements.count == 1, case .subquery(let body) = group.elements[0] {
            braces { writer in writer.subquery(body) }
            return
        }
        braces(isEmpty: group.elements.isEmpty) { writer in writer.elements(group.elements) }
    }

    private mutating func subquery(_ body: QueryBody) {
        newLine()
        select(body.projection)
        whereAndModifiers(body)
    }

    private mutating func elements(_ elements: [PatternElement]) {
        var index = 0
        while index < elements.count {
            newLine()
            if let statement = Statement(elements[index]) {
                index += 1
                write(statement.subject)
                write(" ")
                write(statement)
                while index < elements.count, let next = Statement(elements[index]), next.subject == statement.subject {
                    write(" ;")
                    newLine()
                    write("    ")
                    write(next)
                    index += 1
                }
                write(" .")
            } else {
                write(elements[index])
                index += 1
            }
        }
    }

    /// A triple or a path: a subject, and what follows it.
    private struct Statement {
        let subject: PatternTerm
        let object: PatternTerm
        let verb: Verb

        enum Verb {
            case predicate(PatternTerm)
            case path(PropertyPath)
        }

        init?(_ element: PatternElement) {
            switch element {
            case .triple(let triple):
                (subject, object, verb) = (triple.subject, triple.object, .predicate(triple.predicate))
            case .path(let pattern):
                (subject, object, verb) = (pattern.subject, pattern.object, .path(pattern.path))
            default:
                return nil
            }
        }
    }

    private mutating func write(_ statement: Statement) {
        switch statement.verb {
        case .predicate(let term): predicate(term)
        case .path(let path): write(path)
        }
        write(" ")
        write(statement.object)
    }

    private mutating func write(_ element: PatternElement) {
        switch element {
        case .triple, .path: break
        case .group(let group): write(group)
        case .optional(let group): keyword("OPTIONAL ", group)
        case .minus(let group): keyword("MINUS ", group)
        case .union(let groups):
            for (number, group) in groups.enumerated() {
                if number > 0 { write(" UNION ") }
                write(group)
            }
        case .graph(let name, let group):
            write("GRAPH ")
            write(name)
            keyword(" ", group)
        case .service(let name, let silent, let group):
            write(silent ? "SERVICE SILENT " : "SERVICE ")
            write(name)
            keyword(" ", group)
        case .filter(let condition):
            write("FILTER ")
            constraint(condition)
        case .bind(let expression, let variable):
            write("BIND (")
            write(expression)
            write(" AS ")
            write(variable)
            write(")")
        case .values(let data):
            write("VALUES ")
            write(data)
        case .subquery(let body): write(GroupPattern([.subquery(body)]))
        }
    }

    private mutating func keyword(_ keyword: String, _ group: GroupPattern) {
        write(keyword)
        write(group)
    }

    /// `DataBlock`: a row a line.
    mutating func write(_ data: InlineData) {
        let isSingle = data.variables.count == 1
        if isSingle {
            write(data.variables[0])
        } else {
            write("(")
            for (number, variable) in data.variables.enumerated() {
                if number > 0 { write(" ") }
                write(variable)
            }
            write(")")
        }
        write(" ")
        braces(isEmpty: data.rows.isEmpty) { writer in
            for row in data.rows {
                writer.newLine()
                if !isSingle { writer.write("(") }
                for (number, cell) in row.enumerated() {
                    if number > 0 { writer.write(" ") }
                    if let cell { writer.write(cell) } else { writer.write("UNDEF") }
                }
                if !isSingle { writer.write(")") }
            }
        }
    }

    /// Triples of a template, a line each.
    mutating func triples(_ triples: [TriplePattern]) {
        elements(triples.map { .triple($0) })
    }
}
