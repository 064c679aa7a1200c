import RDFModel
import RDFSyntax
import SPARQLSyntax
import XMLEvents

/// Reads the result that a test expects, in whatever form the suite keeps it.
enum ExpectedResult {
    /// The result, and whether its rows are ordered.
    static func read(_ path: String, base: IRI) throws -> (result: QueryResult, isOrdered: Bool) {
        if path.hasSuffix(".srx") { return (try xml(path, base: base), false) }
        if path.hasSuffix(".srj") { return (try json(TestFile.text(path)), false) }
        var dataset = Dataset()
        try RDFReader.read(file: path, base: base, into: &dataset)
        return resultSet(dataset) ?? (.graph(dataset.quads().map(\.triple)), false)
    }

    /// SPARQL Query Results XML Format.
    private static func xml(_ path: String, base: IRI) throws -> QueryResult {
        var variables: [String] = []
        var rows: [[String: Term]] = []
        var answer: Bool?
        var name = ""
        var text = ""
        var literal: XMLElement?
        let reader = try XMLReader()
        func handle(_ event: XMLEvent, _ position: XMLPosition) throws {
            switch event {
            case .start(let element):
                text = ""
                switch element.name.local {
                case "variable": variables.append(element.attribute("name") ?? "")
                case "result": rows.append([:])
                case "binding": name = element.attribute("name") ?? ""
                case "literal": literal = element
                default: break
                }
            case .end(let element):
                switch element.local {
                case "uri": rows[rows.count - 1][name] = .iri(try base.resolve(text))
                case "bnode": rows[rows.count - 1][name] = .blankNode(BlankNode(text))
                case "literal":
                    let language = literal?.attribute("lang", namespace: "http://www.w3.org/XML/1998/namespace")
                    let datatype = literal?.attribute("datatype").map { IRI(unchecked: $0) }
                    rows[rows.count - 1][name] = .literal(
                        language.map { Literal(text, language: $0) } ?? datatype.map { Literal(text, datatype: $0) }
                            ?? Literal(text))
                case "boolean": answer = text == "true"
                default: break
                }
            case .text(let piece): text += piece
            default: break
            }
        }
        try reader.read(try TestFile.bytes(path), handle)
        try reader.finish(handle)
        if let answer { return .boolean(answer) }
        return .solutions(Solutions(variables: variables, rows: rows.map { row in variables.map { row[$0] } }))
    }

    /// SPARQL 1.1 Query Results JSON Format.
    static func json(_ text: String) throws -> QueryResult {
        let document = try JSONValue(text)
        if let answer = document["boolean"]?.boolean { return .boolean(answer) }
        let variables = (document["head"]?["vars"]?.array ?? []).compactMap(\.string)
        let rows = (document["results"]?["bindings"]?.array ?? []).map { row in
            variables.map { name in row[name].map(term) }
        }
        return .solutions(Solutions(variables: variables, rows: rows))
    }

    private static func term(_ cell: JSONValue) -> Term {
        let value = cell["value"]?.string ?? ""
        switch cell["type"]?.string {
        case "uri": return .iri(IRI(unchecked: value))
        case "bnode": return .blankNode(BlankNode(value))
        default:
            if let language = cell["xml:lang"]?.string { return .literal(Literal(value, language: language)) }
            return .literal(
                cell["datatype"]?.string.map { Literal(value, datatype: IRI(unchecked: $0)) } ?? Literal(value))
        }
    }

    /// The result set vocabulary of the first test suite; `nil` if the graph is not one.
    private static func resultSet(_ dataset: Dataset) -> (QueryResult, Bool)? {
        func term(_ name: String) -> IRI {
            IRI(unchecked: "http://www.w3.org/2001/sw/DataAccess/tests/result-set#" + name)
        }
        func values(_ subject: Term, _ name: String) -> [Term] {
            dataset.quads(subject: subject, predicate: term(name)).map(\.object)
        }
        guard let set = dataset.quads(predicate: RDF.type, object: .iri(term("ResultSet"))).first?.subject else {
            return nil
        }
        if let answer = values(set, "boolean").first?.literal {
            return (.boolean(answer.lexicalForm == "true"), false)
        }
        let variables = values(set, "resultVariable").compactMap { $0.literal?.lexicalForm }
        var rows: [(index: Int?, cells: [Term?])] = values(set, "solution").map { solution in
            var cells: [String: Term] = [:]
            for binding in values(solution, "binding") {
                if let name = values(binding, "variable").first?.literal?.lexicalForm {
                    cells[name] = values(binding, "value").first
                }
            }
            let index = values(solution, "index").first?.literal.flatMap { Int($0.lexicalForm) }
            return (index, variables.map { cells[$0] })
        }
        let isOrdered = rows.allSatisfy { $0.index != nil }
        if isOrdered { rows.sort { ($0.index ?? 0) < ($1.index ?? 0) } }
        return (.solutions(Solutions(variables: variables, rows: rows.map(\.cells))), isOrdered)
    }
}
