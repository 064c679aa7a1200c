import JSONSyntax
import RDFModel
import RDFSyntax
import SPARQLSyntax
import TestSupport
import XMLEvents

/// Reads the result that a test expects, in whatever form the suite keeps it. A second implementation beside the
/// product's own readers, so that a mistake in one shows.
enum ExpectedResult {
    struct Malformed: Error { let path: String }

    /// The result, and whether its rows are ordered.
    static func read(_ path: String, base: IRI) throws -> (result: QueryResult, isOrdered: Bool) {
        if path.hasSuffix(".srx") { return (try xml(path, base: base), false) }
        if path.hasSuffix(".srj") {
            guard let result = try json(Shared.bytes(ofFile: path)) else { throw Malformed(path: path) }
            return (result, false)
        }
        var dataset = Dataset()
        try RDFReader.read(file: path, base: base, into: &dataset)
        return resultSet(dataset) ?? (.graph(dataset.quads().map(\.triple)), false)
    }

    // MARK: SPARQL Query Results XML Format

    private struct XMLResultReader {
        let base: IRI
        var variables: [String] = []
        var rows: [[String: Term]] = []
        var answer: Bool?
        private var name = ""
        private var text = ""
        private var literal: XMLElement?
        /// The terms of the triple terms that are open: subject, predicate, object as they come.
        private var open: [[Term]] = []

        init(base: IRI) {
            self.base = base
        }

        mutating func handle(_ event: XMLEvent) throws {
            switch event {
            case .start(let element):
                text = ""
                switch element.name.local {
                case "variable": variables.append(element.attribute("name") ?? "")
                case "result": rows.append([:])
                case "binding": name = element.attribute("name") ?? ""
                case "literal": literal = element
                case "triple": open.append([])
                default: break
                }
            case .end(let element):
                switch element.local {
                case "uri": add(.iri(try base.resolve(text)))
                case "bnode": add(.blankNode(BlankNode(text)))
                case "literal": add(.literal(value(literal)))
                case "triple":
                    guard let parts = open.popLast(), parts.count == 3, let predicate = parts[1].iri else {
                        throw Malformed(path: base.text)
                    }
                    add(.triple(Triple(parts[0], predicate, parts[2])))
                case "boolean": answer = text == "true"
                default: break
                }
            case .text(let piece): text += piece
            default: break
            }
        }

        private mutating func add(_ term: Term) {
            if open.isEmpty { rows[rows.count - 1][name] = term } else { open[open.count - 1].append(term) }
        }

        private func value(_ element: XMLElement?) -> Literal {
            let language = element?.attribute("lang", namespace: "http://www.w3.org/XML/1998/namespace")
            if let language {
                let direction = element?.attribute("dir", namespace: "http://www.w3.org/2005/11/its")
                return Literal(text, language: language, direction: direction.flatMap { BaseDirection(rawValue: $0) })
            }
            return element?.attribute("datatype").map { Literal(text, datatype: IRI(unchecked: $0)) } ?? Literal(text)
        }
    }

    private static func xml(_ path: String, base: IRI) throws -> QueryResult {
        var result = XMLResultReader(base: base)
        let reader = try XMLReader()
        func handle(_ event: XMLEvent, _ position: XMLPosition) throws { try result.handle(event) }
        try reader.read(try Shared.bytes(ofFile: path), handle)
        try reader.finish(handle)
        if let answer = result.answer { return .boolean(answer) }
        let variables = result.variables
        return .solutions(
            Solutions(variables: variables, rows: result.rows.map { row in variables.map { row[$0] } }))
    }

    // MARK: SPARQL Query Results JSON Format

    /// The result; `nil` if a term is not one.
    static func json(_ bytes: [UInt8]) throws -> QueryResult? {
        var parser = JSONParser(bytes)
        let document = try parser.parse().object
        if let answer = document?["boolean"]?.bool { return .boolean(answer) }
        let variables = (document?["head"]?.object?["vars"]?.array ?? []).compactMap { $0.string?.text }
        var rows: [[Term?]] = []
        for binding in document?["results"]?.object?["bindings"]?.array ?? [] {
            var row: [Term?] = []
            for name in variables {
                guard let cell = binding.object?[JSONString(name)] else {
                    row.append(nil)
                    continue
                }
                guard let term = term(cell) else { return nil }
                row.append(term)
            }
            rows.append(row)
        }
        return .solutions(Solutions(variables: variables, rows: rows))
    }

    private static func term(_ cell: JSONValue) -> Term? {
        guard let cell = cell.object, let type = cell["type"]?.string?.text else { return nil }
        if type == "triple" {
            guard let parts = cell["value"]?.object, let subject = parts["subject"].flatMap(term),
                let predicate = parts["predicate"].flatMap(term)?.iri, let object = parts["object"].flatMap(term)
            else { return nil }
            return .triple(Triple(subject, predicate, object))
        }
        guard let value = cell["value"]?.string?.text else { return nil }
        switch type {
        case "uri": return .iri(IRI(unchecked: value))
        case "bnode": return .blankNode(BlankNode(value))
        case "literal", "typed-literal":
            if let language = cell["xml:lang"]?.string?.text {
                let direction = (cell["its:dir"]?.string?.text).flatMap { BaseDirection(rawValue: $0) }
                return .literal(Literal(value, language: language, direction: direction))
            }
            return .literal(
                (cell["datatype"]?.string?.text).map { Literal(value, datatype: IRI(unchecked: $0)) }
                    ?? Literal(value))
        default: return nil
        }
    }

    // MARK: The result set vocabulary of the first test suite

    /// The result; `nil` if the graph is not one.
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
