import RDFModel

/// SPARQL 1.1 Update (rules 29–51).
extension Parser {
    /// `Update ::= Prologue ( Update1 ( ';' Update )? )?`
    mutating func update() throws(SPARQLSyntaxError) -> Update {
        var operations: [UpdateOperation] = []
        try prologue()
        while token.kind != .end {
            operationNumber += 1
            operations.append(UpdateOperation(try operation(), base: base))
            guard take(.semicolon) else { break }
            try prologue()
        }
        guard token.kind == .end else { throw unexpected("';' or the end of the update") }
        return Update(operations: operations, prefixes: prefixes.declared, version: version)
    }

    /// `Update1` (rule 30)
    private mutating func operation() throws(SPARQLSyntaxError) -> UpdateOperation.Kind {
        if at("INSERT"), isWord(following, "DATA") {
            advance()
            advance()
            return .insertData(try quadData(for: .insertData))
        }
        if at("DELETE"), isWord(following, "DATA") {
            advance()
            advance()
            return .deleteData(try quadData(for: .deleteData))
        }
        if at("DELETE"), isWord(following, "WHERE") {
            advance()
            advance()
            return .modify(try deleteWhere())
        }
        if at("WITH") || at("DELETE") || at("INSERT") { return .modify(try modification()) }
        if take("LOAD") { return try load() }
        if take("CLEAR") {
            let silent = take("SILENT")
            return .clear(try graphSelection(), silent: silent)
        }
        if take("DROP") {
            let silent = take("SILENT")
            return .drop(try graphSelection(), silent: silent)
        }
        if take("CREATE") {
            let silent = take("SILENT")
            try expect("GRAPH")
            return .create(try iri(), silent: silent)
        }
        if take("ADD") { return try transfer(.add) }
        if take("MOVE") { return try transfer(.move) }
        if take("COPY") { return try transfer(.copy) }
        let updates = "INSERT, DELETE, WITH, LOAD, CLEAR, DROP, CREATE, ADD, MOVE or COPY"
        throw unexpected(mayBeQuery ? "SELECT, ASK, CONSTRUCT, DESCRIBE, " + updates : updates)
    }

    /// `Load ::= 'LOAD' 'SILENT'? iri ( 'INTO' GraphRef )?`
    private mutating func load() throws(SPARQLSyntaxError) -> UpdateOperation.Kind {
        let silent = take("SILENT")
        let source = try iri()
        guard take("INTO") else { return .load(source, into: nil, silent: silent) }
        try expect("GRAPH")
        return .load(source, into: try iri(), silent: silent)
    }

    /// `GraphRefAll ::= GraphRef | 'DEFAULT' | 'NAMED' | 'ALL'`
    private mutating func graphSelection() throws(SPARQLSyntaxError) -> GraphTarget {
        if take("DEFAULT") { return .defaultGraph }
        if take("NAMED") { return .named }
        if take("ALL") { return .all }
        guard take("GRAPH") else { throw unexpected("GRAPH, DEFAULT, NAMED or ALL") }
        return .graph(try iri())
    }

    /// `'ADD' 'SILENT'? GraphOrDefault 'TO' GraphOrDefault`, and the same of `MOVE` and `COPY`.
    private mutating func transfer(
        _ transfer: UpdateOperation.Transfer
    ) throws(SPARQLSyntaxError) -> UpdateOperation.Kind {
        let silent = take("SILENT")
        let source = try graphOrDefault()
        try expect("TO")
        return .transfer(transfer, from: source, to: try graphOrDefault(), silent: silent)
    }

    /// `GraphOrDefault ::= 'DEFAULT' | 'GRAPH'? iri`
    private mutating func graphOrDefault() throws(SPARQLSyntaxError) -> IRI? {
        if take("DEFAULT") { return nil }
        if !take("GRAPH"), !startsIRI { throw unexpected("DEFAULT, GRAPH or an IRI") }
        return try iri()
    }

    /// `Modify ::= ( 'WITH' iri )? ( DeleteClause InsertClause? | InsertClause ) UsingClause* 'WHERE'
    /// GroupGraphPattern`
    private mutating func modification() throws(SPARQLSyntaxError) -> Modification {
        var result = Modification(pattern: GroupPattern())
        if take("WITH") { result.with = try iri() }
        guard at("DELETE") || at("INSERT") else { throw unexpected("DELETE or INSERT") }
        if take("DELETE") { result.delete = try quads(for: .deleteTemplate) }
        if take("INSERT") { result.insert = try quads(for: .template) }
        while take("USING") {
            var using = result.using ?? DatasetClause()
            if take("NAMED") {
                using.namedGraphs.append(try iri())
            } else {
                using.defaultGraphs.append(try iri())
            }
            result.using = using
        }
        try expect("WHERE")
        guard at(.openBrace) else { throw unexpected("'{'") }
        result.pattern = try groupPattern()
        return result
    }

    /// `DeleteWhere ::= 'DELETE WHERE' QuadTemplate`: the quads are both template and pattern.
    private mutating func deleteWhere() throws(SPARQLSyntaxError) -> Modification {
        let quads = try quads(for: .deleteTemplate)
        var pattern = GroupPattern()
        var start = 0
        while start < quads.count {
            let graph = quads[start].graph
            let end = quads[start...].firstIndex { $0.graph != graph } ?? quads.count
            let triples = quads[start..<end].map { PatternElement.triple($0.triple) }
            pattern.elements += graph.map { [.graph($0, GroupPattern(triples))] } ?? triples
            start = end
        }
        return Modification(delete: quads, pattern: pattern)
    }

    /// `QuadTemplate ::= '{' Quads '}'`, `Quads ::= TriplesTemplate? ( QuadsNotTriples '.'? TriplesTemplate? )*`
    private mutating func quads(for role: TripleRole) throws(SPARQLSyntaxError) -> [QuadTemplate] {
        var result: [QuadTemplate] = []
        try quads(for: role) { graph, triple in result.append(QuadTemplate(triple, graph: graph)) }
        return result
    }

    private mutating func quads(
        for role: TripleRole, _ add: (PatternTerm?, TriplePattern) -> Void
    ) throws(SPARQLSyntaxError) {
        try expect(.openBrace)
        try triples(for: role) { add(nil, $0) }
        while take("GRAPH") {
            let outer = self.role
            self.role = role
            let name = try variableOrIRI()
            self.role = outer
            try expect(.openBrace)
            try triples(for: role) { add(name, $0) }
            guard take(.closeBrace) else { throw unexpected("'}' or a triple") }
            _ = take(.dot)
            try triples(for: role) { add(nil, $0) }
        }
        guard take(.closeBrace) else { throw unexpected("'}', GRAPH or a triple") }
    }

    /// `QuadData ::= '{' Quads '}'` without variables.
    private mutating func quadData(for role: TripleRole) throws(SPARQLSyntaxError) -> [Quad] {
        var result: [Quad] = []
        try quads(for: role) { graph, triple in
            if let triple = Parser.ground(triple) { result.append(Quad(triple, graph: graph.flatMap(Parser.ground))) }
        }
        return result
    }

    /// The term that a place in data holds: there are no variables in it.
    static func ground(_ place: PatternTerm) -> Term? {
        switch place {
        case .term(let term): term
        case .variable: nil
        case .triple(let triple): ground(triple).map { .triple($0) }
        }
    }

    private static func ground(_ triple: TriplePattern) -> Triple? {
        guard let subject = ground(triple.subject), case .iri(let predicate)? = ground(triple.predicate),
            let object = ground(triple.object)
        else { return nil }
        return Triple(subject, predicate, object)
    }
}
