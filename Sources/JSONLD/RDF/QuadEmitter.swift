internal import JSONSyntax
internal import RDFModel

/// Turns expanded documents into quads (JSON-LD 1.1 API §8.1, Deserialize JSON-LD to RDF).
///
/// The specification makes a node map first. As a node map only gathers what is said of one node, the quads are the
/// same without it, but for their order and repetitions, and a node can be forgotten once its quads are told. What RDF
/// cannot hold is left out as the specification asks: statements with relative IRIs, or with blank nodes as properties.
struct QuadEmitter {
    /// Where the quads of a node go.
    private enum Graph {
        case named(Term?)
        /// The graph's name is no IRI: nothing of it remains.
        case none
    }

    private let direction: JSONLDOptions.RDFDirection?
    private let blankNodes: (JSONString?) -> BlankNode
    /// Properties that were checked before; `nil` for what is no IRI.
    private var properties: [JSONString: IRI?] = [:]
    /// What was left out, and not asked for yet.
    private(set) var leftOut: [JSONLDOmission] = []
    private let keepsOmissions: Bool
    private let keepsDoubtfulIRIs: Bool

    /// Makes an emitter.
    ///
    /// - Parameters:
    ///   - keepsOmissions: whether what is left out is told by ``takeOmissions()``.
    ///   - keepsDoubtfulIRIs: whether IRIs with characters that none may hold are taken as they are.
    ///   - blankNodes: the node of a label, or a new one where there is no label.
    init(
        direction: JSONLDOptions.RDFDirection?, keepsOmissions: Bool = false, keepsDoubtfulIRIs: Bool = false,
        blankNodes: @escaping (JSONString?) -> BlankNode
    ) {
        self.direction = direction
        self.keepsOmissions = keepsOmissions
        self.keepsDoubtfulIRIs = keepsDoubtfulIRIs
        self.blankNodes = blankNodes
    }

    /// Tells the quads of an expanded value at the top of a document.
    mutating func emit(_ value: JSONValue, into sink: inout some QuadSink) throws {
        guard let object = value.object else { return }
        _ = try emit(object, .named(nil), into: &sink)
    }

    /// Tells what an object says of a node and gives the node; `nil` if its identifier is no IRI.
    private mutating func emit(_ object: JSONObject, _ graph: Graph, into sink: inout some QuadSink) throws -> Term? {
        let subject = subject(of: object)
        for member in object.members {
            switch member.name {
            case "@id", "@index": break
            case "@type":
                for type in member.value.elements {
                    try tell(subject, RDF.type, term(type), graph, into: &sink)
                }
            case "@graph":
                let inner = subject.map { Graph.named($0) } ?? .none
                for value in member.value.elements {
                    guard let object = value.object, object.isNode else { continue }
                    _ = try emit(object, inner, into: &sink)
                }
            case "@included":
                for value in member.value.elements {
                    if let object = value.object { _ = try emit(object, graph, into: &sink) }
                }
            case "@reverse":
                for inner in member.value.object?.members ?? [] {
                    let property = property(inner.name)
                    for value in inner.value.elements {
                        guard let object = value.object else { continue }
                        let other = try emit(object, graph, into: &sink)
                        try tell(other, property, subject, graph, into: &sink)
                    }
                }
            default:
                let property = property(member.name)
                if property == nil, let value = member.value.elements.first {
                    omit(value, "a property that is an IRI, not <\(member.name.text)>")
                }
                for value in member.value.elements {
                    let object = try self.object(value, graph, into: &sink)
                    try tell(subject, property, object, graph, into: &sink)
                }
            }
        }
        return subject
    }

    private func tell(
        _ subject: Term?, _ property: IRI?, _ object: Term?, _ graph: Graph, into sink: inout some QuadSink
    ) throws {
        guard let subject, let property, let object, case .named(let name) = graph else { return }
        try sink.quad(Quad(subject, property, object, graph: name))
    }

    /// What was left out since the last call.
    mutating func takeOmissions() -> [JSONLDOmission] {
        defer { leftOut.removeAll() }
        return leftOut
    }

    private mutating func omit(_ value: JSONValue, _ expected: String) {
        guard keepsOmissions else { return }
        leftOut.append(JSONLDOmission(position: value.position, expected: expected, found: value.brief))
    }

    // MARK: Terms

    private mutating func subject(of object: JSONObject) -> Term? {
        guard let id = object["@id"] else { return .blankNode(blankNodes(nil)) }
        return term(id)
    }

    private mutating func term(_ value: JSONValue) -> Term? {
        guard let text = value.string else {
            omit(value, "an IRI that is no word kept for JSON-LD")
            return nil
        }
        if text.isBlankNode { return .blankNode(blankNodes(text)) }
        guard let iri = iri(text) else {
            omit(value, "an absolute IRI")
            return nil
        }
        return .iri(iri)
    }

    private func iri(_ text: JSONString) -> IRI? {
        if let iri = IRI(wellFormed: text) { return iri }
        return keepsDoubtfulIRIs && IRI.hasScheme(text.text) ? IRI(unchecked: text.text) : nil
    }

    private mutating func property(_ name: JSONString) -> IRI? {
        if let known = properties[name] { return known }
        let iri = iri(name)
        // Documents with ever new properties must not fill the memory.
        if properties.count >= 4096 { properties.removeAll() }
        properties[name] = .some(iri)
        return iri
    }

    private mutating func object(_ value: JSONValue, _ graph: Graph, into sink: inout some QuadSink) throws -> Term? {
        guard let object = value.object else { return nil }
        if object.isValue { return try literal(object, graph, into: &sink) }
        if let list = object["@list"] { return try self.list(list.elements, graph, into: &sink) }
        return try emit(object, graph, into: &sink)
    }

    private mutating func list(_ items: [JSONValue], _ graph: Graph, into sink: inout some QuadSink) throws -> Term {
        let cells = items.map { _ in Term.blankNode(blankNodes(nil)) }
        for (index, item) in items.enumerated() {
            let first = try object(item, graph, into: &sink)
            try tell(cells[index], RDF.first, first, graph, into: &sink)
            let rest = index + 1 < cells.count ? cells[index + 1] : .iri(RDF.nil_)
            try tell(cells[index], RDF.rest, rest, graph, into: &sink)
        }
        return cells.first ?? .iri(RDF.nil_)
    }

    private mutating func literal(_ object: JSONObject, _ graph: Graph, into sink: inout some QuadSink) throws -> Term?
    {
        let literal = ValueLiteral(object)
        guard let text = literal.text else {
            if literal.isBadJSON {
                let value = object["@value"] ?? .null
                throw JSONLDError(
                    .invalidJSONLiteral, at: value.position, expected: "JSON with numbers in the range of doubles",
                    found: value.brief)
            }
            omit(object["@value"] ?? .null, "a value with a well-formed type or language")
            return nil
        }
        guard let way = literal.direction, let direction else { return literal.term(text) }
        let language = object["@language"]?.string
        switch direction {
        case .dirLangString: return literal.term(text, withDirection: true)
        case .i18nDatatype:
            let name = I18n.namespace + InverseContext.tag(language, way).text
            return .literal(Literal(text, datatype: IRI(unchecked: name)))
        case .compoundLiteral:
            let node = Term.blankNode(blankNodes(nil))
            try tell(node, CompoundLiteral.value, .literal(Literal(text)), graph, into: &sink)
            if let language {
                let tag = Literal(language.lowercasedASCII.text)
                try tell(node, CompoundLiteral.language, .literal(tag), graph, into: &sink)
            }
            try tell(node, CompoundLiteral.direction, .literal(Literal(way.text)), graph, into: &sink)
            return node
        }
    }
}
