import RDFModel
import Sorting

/// Writes a tree as SPARQL text that is read back as an equal tree, but for the names of blank nodes without a label.
///
/// One line a triple or clause, four spaces a level. IRIs are shortened by the prefixes of the tree where a prefixed
/// name needs no escape; whatever could end an IRI or a string before its time is escaped.
struct SPARQLWriter {
    /// What is written so far.
    private(set) var text = ""
    private var level = 0
    /// The prefixes and their namespaces, the longest namespace first.
    private let namespaces: [(prefix: String, namespace: [UInt8])]
    /// What the names of blank nodes without a label start with; no label of the text does.
    private var generatedPrefix = "b"
    /// How often each blank node stands in the text, from the run before.
    private var counts: [BlankNode: Int] = [:]
    private var seen: [BlankNode: Int] = [:]

    private init(prefixes: [String: IRI]) {
        namespaces = prefixes.map { ($0.key, Array($0.value.text.utf8)) }
            .ordered { $0.1.count != $1.1.count ? $0.1.count > $1.1.count : CodeUnits.less($0.0, $1.0) }
    }

    /// The text that `write` makes. It runs twice: at first to learn which blank nodes there are.
    static func text(prefixes: [String: IRI], _ write: (inout SPARQLWriter) -> Void) -> String {
        var trial = SPARQLWriter(prefixes: prefixes)
        write(&trial)
        if trial.seen.isEmpty { return trial.text }
        var writer = SPARQLWriter(prefixes: prefixes)
        writer.counts = trial.seen
        let labels = trial.seen.keys.map(\.label).filter { $0.utf8.first != UInt8(ascii: ".") }
        while labels.contains(where: { $0.utf8.starts(with: writer.generatedPrefix.utf8) }) {
            writer.generatedPrefix += "b"
        }
        write(&writer)
        return writer.text
    }

    // MARK: Layout

    /// The level from which on lines are not set in further, so that a text grows with its tree and not with the
    /// square of its depth.
    static let deepestIndentation = 32

    mutating func write(_ piece: String) { text += piece }

    mutating func newLine() {
        text += "\n"
        for _ in 0..<min(level, SPARQLWriter.deepestIndentation) { text += "    " }
    }

    /// Writes `{`, what `content` writes on lines one level further in, and `}`.
    mutating func braces(isEmpty: Bool = false, _ content: (inout SPARQLWriter) -> Void) {
        if isEmpty {
            text += "{}"
            return
        }
        text += "{"
        level += 1
        content(&self)
        level -= 1
        newLine()
        text += "}"
    }

    // MARK: Terms

    /// `BASE`, `PREFIX` and `VERSION`, a line each.
    mutating func prologue(base: IRI?, prefixes: [String: IRI], version: String?) {
        if let version { text += "VERSION " + TermText.quoted(version) + "\n" }
        if let base { text += "BASE <" + TermText.escapedIRI(base) + ">\n" }
        for (prefix, namespace) in prefixes.ordered(by: { CodeUnits.less($0.key, $1.key) }) {
            text += "PREFIX " + prefix + ": <" + TermText.escapedIRI(namespace) + ">\n"
        }
        if !text.utf8.isEmpty { text += "\n" }
    }

    mutating func write(_ variable: Variable) { text += "?" + variable.name }

    mutating func write(_ iri: IRI) {
        let bytes = Array(iri.text.utf8)
        for (prefix, namespace) in namespaces where bytes.starts(with: namespace) {
            let local = bytes[namespace.count...]
            guard CharacterClasses.isPlainLocalName(local) else { continue }
            text += prefix + ":" + String(decoding: local, as: UTF8.self)
            return
        }
        text += "<" + TermText.escapedIRI(iri) + ">"
    }

    mutating func write(_ literal: Literal) {
        if TermText.isBare(literal) || literal.datatype == XSD.boolean && TermText.isBoolean(literal.lexicalForm) {
            text += literal.lexicalForm
            return
        }
        text += TermText.quoted(literal.lexicalForm)
        if let language = literal.language {
            text += "@" + language
            if let direction = literal.direction { text += "--" + direction.rawValue }
        } else if literal.datatype != XSD.string {
            text += "^^"
            write(literal.datatype)
        }
    }

    private mutating func write(_ node: BlankNode) {
        seen[node, default: 0] += 1
        guard node.label.utf8.first == UInt8(ascii: ".") else {
            text += "_:" + node.label
            return
        }
        text += counts[node] == 1 ? "[]" : "_:" + generatedPrefix + node.label.dropFirst()
    }

    mutating func write(_ term: Term) {
        switch term {
        case .iri(let iri): write(iri)
        case .literal(let literal): write(literal)
        case .blankNode(let node): write(node)
        case .triple(let triple): tripleTerm(triple.subject, .iri(triple.predicate), triple.object)
        }
    }

    mutating func write(_ place: PatternTerm) {
        switch place {
        case .term(let term): write(term)
        case .variable(let variable): write(variable)
        case .triple(let triple):
            text += "<<( "
            write(triple.subject)
            text += " "
            predicate(triple.predicate)
            text += " "
            write(triple.object)
            text += " )>>"
        }
    }

    private mutating func tripleTerm(_ subject: Term, _ predicate: Term, _ object: Term) {
        write(.triple(TriplePattern(.term(subject), .term(predicate), .term(object))))
    }

    /// `Verb`: `rdf:type` is `a`.
    mutating func predicate(_ place: PatternTerm) {
        if case .term(.iri(RDF.type)) = place {
            text += "a"
        } else {
            write(place)
        }
    }
}
