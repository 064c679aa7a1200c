internal import RDFModel
internal import XMLEvents

/// Makes triples out of the events of an RDF/XML document (RDF 1.1 XML Syntax §7).
///
/// A frame for every open element: what it is to RDF decides what may stand in it.
struct RDFXMLParser {
    /// What an open element is.
    enum Role {
        /// Around the document element.
        case document
        /// `rdf:RDF`: node elements stand in it.
        case root
        /// A node element, or a property element of `parseType="Resource"`: property elements stand in it.
        case node(Term)
        /// A property element whose content is not yet known: a node element, or else text.
        case property(datatype: IRI?)
        /// A property element that is complete with its start tag.
        case complete
        /// A property element of `parseType="Collection"`.
        case collection
        /// A property element of `parseType="Literal"`, or an element within one.
        case markup
    }

    /// An open element.
    struct Frame {
        var role: Role
        var base: IRI?
        var language: String?
        /// The subject and predicate that the element's content is the object of.
        var statement: (subject: Term, predicate: IRI)?
        /// What `rdf:ID` names the statement, if it does.
        var reification: IRI?
        var text = ""
        /// The node elements met: the object, or the items of a collection.
        var objects: [Term] = []
        /// The number of the last `rdf:li`.
        var items = 0
    }

    var frames: [Frame]
    var scope: BlankNodeScope
    var quads: [Quad] = []
    var declared: [(name: String, namespace: IRI)] = []
    var literal = XMLLiteralText()
    private var identifiers: Set<IRI> = []

    init(base: IRI?, blankNodePrefix: String) {
        frames = [Frame(role: .document, base: base)]
        scope = BlankNodeScope(prefix: blankNodePrefix)
    }

    /// The innermost open element.
    var top: Frame { frames[frames.count - 1] }

    mutating func take(_ event: XMLEvent) throws(RDFXMLError) {
        switch event {
        case .start(let element): try start(element)
        case .end(let name): try end(name)
        case .text(let text): try take(text: text)
        case .comment(let text): if case .markup = top.role { literal.comment(text) }
        case .processingInstruction(let target, let data):
            if case .markup = top.role { literal.instruction(target, data) }
        }
    }

    private mutating func take(text: String) throws(RDFXMLError) {
        switch top.role {
        case .markup: literal.text(text)
        case .property: frames[frames.count - 1].text += text
        case .document, .root, .node, .complete, .collection:
            guard RDFXMLParser.isSpace(text) else {
                throw RDFXMLError(expected: expectedContent, found: "the text '\(RDFXMLParser.beginning(of: text))'")
            }
        }
    }

    private var expectedContent: String {
        switch top.role {
        case .document: "the document element"
        case .root, .collection: "a node element"
        case .node: "a property element"
        case .complete: "an empty element, as its attributes give the property's value"
        case .property, .markup: "text or an element"
        }
    }

    private mutating func start(_ element: XMLElement) throws(RDFXMLError) {
        if case .markup = top.role {
            literal.start(element)
            frames.append(Frame(role: .markup))
            return
        }
        for namespace in element.namespaces {
            if let iri = try? IRI(namespace.name) { declared.append((namespace.prefix ?? "", iri)) }
        }
        let attributes = try attributes(of: element)
        switch top.role {
        case .document where element.name.matches("RDF", namespace: RDF.namespace):
            guard attributes.isBare else {
                throw RDFXMLError(expected: "no attributes of rdf:RDF but those of XML", found: "another")
            }
            frames.append(Frame(role: .root, base: attributes.base, language: attributes.language))
        case .document, .root, .collection: try nodeElement(element, attributes)
        case .property:
            guard RDFXMLParser.isSpace(top.text) else {
                throw RDFXMLError(
                    expected: "either text or a node element in a property element", found: "both")
            }
            guard top.objects.isEmpty else {
                throw RDFXMLError(expected: "one node element in a property element", found: "a second one")
            }
            if case .property(let datatype) = top.role, datatype != nil {
                throw RDFXMLError(expected: "text, as there is rdf:datatype", found: "an element")
            }
            try nodeElement(element, attributes)
        case .node(let subject): try propertyElement(element, attributes, of: subject)
        case .complete: throw RDFXMLError(expected: expectedContent, found: "the element '\(element.name.qualified)'")
        case .markup: break
        }
    }

    private mutating func end(_ name: XMLName) throws(RDFXMLError) {
        let frame = frames.removeLast()
        if case .markup = frame.role {
            if case .markup = top.role {
                literal.end(name)
                return
            }
            add(frame, object: .literal(Literal(literal.take(), datatype: RDF.xmlLiteral)))
            return
        }
        guard frame.statement != nil else { return }
        switch frame.role {
        case .property(let datatype):
            if let object = frame.objects.first {
                guard RDFXMLParser.isSpace(frame.text) else {
                    throw RDFXMLError(
                        expected: "either text or a node element in a property element", found: "both")
                }
                add(frame, object: object)
            } else if let datatype {
                add(frame, object: .literal(Literal(frame.text, datatype: datatype)))
            } else if let language = frame.language {
                add(frame, object: .literal(Literal(frame.text, language: language)))
            } else {
                add(frame, object: .literal(Literal(frame.text)))
            }
        case .collection: addCollection(frame)
        case .document, .root, .node, .complete, .markup: break
        }
    }

    // MARK: Triples

    mutating func add(_ subject: Term, _ predicate: IRI, _ object: Term) {
        quads.append(Quad(subject, predicate, object))
    }

    /// Adds the statement of a property element, and, if it has a name, the triples that say what it names.
    mutating func add(_ frame: Frame, object: Term) {
        guard let (subject, predicate) = frame.statement else { return }
        add(subject, predicate, object)
        guard let name = frame.reification else { return }
        add(.iri(name), RDF.type, .iri(RDF.statement))
        add(.iri(name), RDF.subject, subject)
        add(.iri(name), RDF.predicate, .iri(predicate))
        add(.iri(name), RDF.object, object)
    }

    private mutating func addCollection(_ frame: Frame) {
        var head = Term.iri(RDF.nil_)
        for item in frame.objects.reversed() {
            let cell = Term.blankNode(scope.fresh())
            add(cell, RDF.first, item)
            add(cell, RDF.rest, head)
            head = cell
        }
        add(frame, object: head)
    }

    // MARK: IRIs

    /// Resolves the value of an attribute against the base in force.
    func iri(_ reference: String, base: IRI?) throws(RDFXMLError) -> IRI {
        do throws(IRIError) {
            if let base, !IRI.hasScheme(reference) { return try base.resolve(reference) }
            return try IRI(reference)
        } catch {
            throw RDFXMLError(expected: "an IRI", found: "'\(reference)': \(error.description)")
        }
    }

    /// The IRI that `rdf:ID` makes, which may stand once for a base.
    mutating func identifier(_ id: String, base: IRI?) throws(RDFXMLError) -> IRI {
        guard XMLCharacters.isNCName(id) else {
            throw RDFXMLError(expected: "a name without colon in rdf:ID", found: "'\(id)'")
        }
        let iri = try iri("#" + id, base: base)
        guard identifiers.insert(iri).inserted else {
            throw RDFXMLError(expected: "an rdf:ID that stands once", found: "'\(id)' for the second time")
        }
        return iri
    }

    /// The node that `rdf:nodeID` names.
    func node(id: String) throws(RDFXMLError) -> Term {
        guard XMLCharacters.isNCName(id) else {
            throw RDFXMLError(expected: "a name without colon in rdf:nodeID", found: "'\(id)'")
        }
        return .blankNode(scope.node(labelled: id))
    }

    /// The IRI of an element's or attribute's name.
    func iri(of name: XMLName) throws(RDFXMLError) -> IRI {
        guard let namespace = name.namespace else {
            throw RDFXMLError(expected: "a name in a namespace", found: "'\(name.qualified)'")
        }
        do throws(IRIError) {
            return try IRI(namespace + name.local)
        } catch {
            throw RDFXMLError(expected: "an IRI as namespace", found: "'\(namespace)': \(error.description)")
        }
    }

    /// The first line of a text, without the space around it, for messages.
    private static func beginning(of text: String) -> String {
        let trimmed = text.unicodeScalars.drop { $0.properties.isWhitespace }
        return String(Substring(trimmed.prefix(40).prefix { $0 != "\n" }))
    }

    /// Whether a text is made of XML's white space alone.
    static func isSpace(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}
