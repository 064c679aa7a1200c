import RDFModel
import XMLEvents

/// Reads SPARQL Query Results XML Format, event by event.
struct XMLResultReader<Sink: SolutionSink> {
    private let resolve: ResultIRI
    private var variables: [String] = []
    private var columns: [[UInt8]: Int] = [:]
    private var isBegun = false
    private var isAnswered = false
    private var path: [String] = []
    private var text = ""
    private var row: [Term?] = []
    private var column: Int?
    /// The term that was read last and has not found its place yet.
    private var term: Term?
    /// The literal that is being read.
    private var literal: XMLElement?
    /// The triple terms that are being read, the innermost last.
    private var triples: [(subject: Term?, predicate: Term?, object: Term?)] = []

    private init(base: IRI?) { resolve = ResultIRI(base: base) }

    /// Why an event does not fit.
    private struct Mismatch: Error {
        var expected: String
    }

    static func read(_ bytes: [UInt8], base: IRI?, into sink: inout Sink) throws(ResultError) {
        var state = XMLResultReader(base: base)
        var line = 1
        do {
            let reader = try XMLReader()
            let handle: (XMLEvent, XMLPosition) throws -> Void = { event, position in
                line = position.line
                switch event {
                case .start(let element): try state.start(element, &sink)
                case .end(let name): try state.end(name.local, &sink)
                case .text(let piece): state.text += piece
                default: break
                }
            }
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + 65_536)
                try reader.read(Array(bytes[start..<end]), handle)
                start = end
            }
            try reader.finish(handle)
            guard state.isBegun || state.isAnswered else { throw Mismatch(expected: "results or a boolean") }
        } catch let error as ResultError {
            throw error
        } catch let error as Mismatch {
            throw .malformed(.xml, expected: error.expected, line: line)
        } catch let error as XMLError {
            if case .malformed(let reason, let position) = error {
                throw .malformed(.xml, expected: "well-formed XML: \(reason)", line: position.line)
            }
            throw .xml("\(error)")
        } catch {
            throw .malformed(.xml, expected: "an IRI: \(error)", line: line)
        }
    }

    private mutating func start(_ element: XMLElement, _ sink: inout Sink) throws {
        guard element.name.namespace.map({ $0.utf8.elementsEqual(ResultNamespace.results.utf8) }) == true else {
            throw Mismatch(expected: "elements of the namespace \(ResultNamespace.results)")
        }
        let name = element.name.local
        guard ResultElements.parents[name]?.contains(path.last ?? "") == true else {
            throw Mismatch(expected: "no element '\(name)' here")
        }
        // Each nested triple term is a level of recursion for whoever takes it.
        guard path.count < 500 else { throw Mismatch(expected: "fewer levels of triple terms") }
        path.append(name)
        text = ""
        switch name {
        case "variable":
            guard let variable = element.attribute("name") else { throw Mismatch(expected: "the variable's name") }
            columns[Array(variable.utf8)] = variables.count
            variables.append(variable)
        case "results":
            isBegun = true
            try sink.begin(variables)
        case "result": row = [Term?](repeating: nil, count: variables.count)
        case "binding":
            guard let variable = element.attribute("name"), let known = columns[Array(variable.utf8)] else {
                throw Mismatch(expected: "the name of a variable of the head")
            }
            column = known
            term = nil
        case "literal": literal = element
        case "triple": triples.append((nil, nil, nil))
        default: break
        }
    }

    private mutating func end(_ name: String, _ sink: inout Sink) throws {
        path.removeLast()
        switch name {
        case "uri": term = .iri(try resolve(text))
        case "bnode": term = .blankNode(BlankNode(text))
        case "literal": term = .literal(try literalValue())
        case "subject": try part(\.subject)
        case "predicate": try part(\.predicate)
        case "object": try part(\.object)
        case "triple":
            guard let parts = triples.popLast(), let subject = parts.subject,
                case .iri(let predicate)? = parts.predicate,
                let object = parts.object
            else { throw Mismatch(expected: "subject, predicate and object") }
            term = .triple(Triple(subject, predicate, object))
        case "binding":
            guard let term, let column else { throw Mismatch(expected: "a term") }
            row[column] = term
        case "result": try sink.row(row)
        case "boolean":
            let answer = text.filter { !$0.isWhitespace }
            guard TermText.isBoolean(answer) else { throw Mismatch(expected: "true or false") }
            isAnswered = true
            try sink.boolean(answer.utf8.count == 4)
        default: break
        }
    }

    private mutating func part(
        _ part: WritableKeyPath<(subject: Term?, predicate: Term?, object: Term?), Term?>
    ) throws {
        guard let term, !triples.isEmpty else { throw Mismatch(expected: "a term") }
        triples[triples.count - 1][keyPath: part] = term
        self.term = nil
    }

    private func literalValue() throws -> Literal {
        guard let literal else { throw Mismatch(expected: "a literal") }
        if let language = literal.attribute("lang", namespace: ResultNamespace.xml) {
            guard let direction = literal.attribute("dir", namespace: ResultNamespace.its) else {
                return Literal(text, language: language)
            }
            guard let known = BaseDirection(rawValue: direction) else { throw Mismatch(expected: "ltr or rtl") }
            return Literal(text, language: language, direction: known)
        }
        guard let datatype = literal.attribute("datatype") else { return Literal(text) }
        return Literal(text, datatype: try resolve(datatype))
    }
}

private enum ResultElements {
    /// Which elements an element may stand in.
    static let parents: [String: [String]] = {
        let places = ["binding", "subject", "predicate", "object"]
        return [
            "sparql": [""], "head": ["sparql"], "variable": ["head"], "link": ["head"], "boolean": ["sparql"],
            "results": ["sparql"], "result": ["results"], "binding": ["result"], "uri": places, "bnode": places,
            "literal": places, "triple": places, "subject": ["triple"], "predicate": ["triple"], "object": ["triple"],
        ]
    }()
}
