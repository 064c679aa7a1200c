internal import RDFModel
internal import XMLEvents

/// What a syntax cannot hold.
public enum WritingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// RDF/XML writes predicates as XML names, and this one has no part at its end that is a name, or it is one of
    /// the syntax's own words.
    case unwritablePredicate(String)
    /// A literal holds a character that XML 1.0 cannot, not even as a reference.
    case unwritableCharacter(Unicode.Scalar, predicate: String)
    /// The object of a predicate is a term of RDF 1.2 that the writer of this format does not know: a triple term,
    /// or a literal with a base direction.
    case unwritableTerm(predicate: String)
    /// The object of a predicate is a triple term, for which JSON-LD 1.1 has no form.
    case unwritableTripleTerm(predicate: String)

    /// One line for people.
    public var description: String {
        switch self {
        case .unwritablePredicate(let predicate):
            let isReserved = RDFXMLWord(IRI(unchecked: predicate)).isUnwritable
            return "RDF/XML cannot write the predicate <\(predicate)>: "
                + (isReserved ? "the syntax gives that name another meaning" : "it does not end in an XML name")
        case .unwritableCharacter(let scalar, let predicate):
            let code = String(scalar.value, radix: 16, uppercase: true)
            return "RDF/XML cannot write a value of <\(predicate)>: XML has no place for the character U+"
                + String(repeating: "0", count: max(0, 4 - code.count)) + code
        case .unwritableTerm(let predicate):
            return "RDF/XML cannot write a value of <\(predicate)>: a triple term or a base direction"
        case .unwritableTripleTerm(let predicate):
            return "JSON-LD cannot write a value of <\(predicate)>: a triple term"
        }
    }
}

/// Writes the triples of a dataset as RDF/XML: an element a subject, named by its type where it has one.
///
/// What only RDF 1.2 has is written as RDF 1.2 XML Syntax has it, and the document then says its version: triple terms
/// as elements of `rdf:parseType="Triple"`, the reifier of a triple that stands in the graph as `rdf:annotation` or
/// `rdf:annotationNodeID` on the triple's element, base directions as `its:dir`.
struct RDFXMLWriter {
    private let quads: GroupedQuads
    private var names: QualifiedNames
    /// Whether a triple term or a base direction is to be written.
    private var isVersion12 = false
    private var hasDirections = false

    init(_ dataset: Dataset, prefixes: [String: IRI]) {
        quads = GroupedQuads(dataset, mergesGraphs: true)
        names = QualifiedNames(prefixes)
    }

    /// Writes everything.
    ///
    /// - Throws: ``WritingError``, before anything is written if a predicate cannot be; or what the sink throws.
    func write(to sink: inout some ByteSink) throws {
        var copy = self
        try copy.run(&sink)
    }

    private mutating func run(_ sink: inout some ByteSink) throws {
        try makeNames()
        var writer = try XMLWriter()
        try writer.startElement("rdf:RDF")
        for (prefix, namespace) in names.declarations { try writer.attribute("xmlns:" + prefix, namespace) }
        if isVersion12 { try writer.attribute("rdf:version", "1.2") }
        if hasDirections { try writer.attribute(names.tagSet + ":version", "2.0") }
        var index = 0
        while index < quads.rows.count {
            let rows = quads.subject(at: index)
            index = rows.endIndex
            // A reifier of which nothing else is said stands at the triple alone.
            guard !rows.indices.allSatisfy(isElsewhere) else { continue }
            try write(rows, to: &writer)
            try sink.write(writer.take())
        }
        try writer.endElement()
        try writer.endDocument()
        try sink.write(writer.take())
    }

    /// Makes all names, as all namespaces are declared at the root, and finds out what the document needs.
    private mutating func makeNames() throws {
        var last: UInt32 = 0
        for row in quads.rows {
            if row.predicate != last, let predicate = quads.term(row.predicate).iri { _ = try name(of: predicate) }
            if row.predicate == quads.type { _ = typeName(row.object) }
            last = row.predicate
            try look(at: quads.term(row.object))
        }
        if hasDirections { names.declareTagSet() }
    }

    private mutating func look(at object: Term) throws {
        switch object {
        case .iri, .blankNode: break
        case .literal(let literal):
            if literal.direction != nil { (isVersion12, hasDirections) = (true, true) }
        case .triple(let triple):
            isVersion12 = true
            _ = try name(of: triple.predicate)
            try look(at: triple.object)
        }
    }

    /// Whether the row says what a node reifies, and is said by an attribute at that triple, which has room for one.
    private func isElsewhere(_ row: Int) -> Bool { quads.annotations.isFirstReifier(row) }

    private mutating func write(_ rows: ArraySlice<Row>, to writer: inout XMLWriter) throws {
        guard let subject = rows.first?.subject else { return }
        var elementRow = -1
        var name = "rdf:Description"
        for index in rows.indices where rows[index].predicate == quads.type {
            // A type that is spoken of needs an element of its own.
            if let typeName = typeName(rows[index].object), !quads.annotations.isAnnotated(index) {
                (elementRow, name) = (index, typeName)
                break
            }
        }
        try writer.startElement(name)
        if !quads.isUnused(subject) || quads.annotations.isInline(subject) {
            try writeSubject(quads.term(subject), to: &writer)
        }
        for index in rows.indices where index != elementRow && !isElsewhere(index) {
            guard let predicate = quads.term(rows[index].predicate).iri else { continue }
            let reifier = quads.annotations.reifiers(of: index).first.map { quads.term(quads.rows[$0].subject) }
            try write(predicate, quads.term(rows[index].object), reifier: reifier, to: &writer)
        }
        try writer.endElement()
    }

    private func writeSubject(_ subject: Term, to writer: inout XMLWriter) throws {
        switch subject {
        case .iri(let iri): try writer.attribute("rdf:about", iri.text)
        case .blankNode(let node): try writer.attribute("rdf:nodeID", BlankNodeLabels.xml(node.label))
        case .literal, .triple: break
        }
    }

    /// A property element.
    private mutating func write(
        _ predicate: IRI, _ object: Term, reifier: Term? = nil, to writer: inout XMLWriter
    ) throws {
        try writer.startElement(name(of: predicate))
        switch reifier {
        case .iri(let iri)?: try writer.attribute("rdf:annotation", iri.text)
        case .blankNode(let node)?:
            try writer.attribute("rdf:annotationNodeID", BlankNodeLabels.xml(node.label))
        case .literal?, .triple?, nil: break
        }
        switch object {
        case .iri(let iri): try writer.attribute("rdf:resource", iri.text)
        case .blankNode(let node): try writer.attribute("rdf:nodeID", BlankNodeLabels.xml(node.label))
        case .literal(let literal): try write(literal, of: predicate, to: &writer)
        case .triple(let triple):
            try writer.attribute("rdf:parseType", "Triple")
            try writer.startElement("rdf:Description")
            try writeSubject(triple.subject, to: &writer)
            try write(triple.predicate, triple.object, to: &writer)
            try writer.endElement()
        }
        try writer.endElement()
    }

    private func write(_ literal: Literal, of predicate: IRI, to writer: inout XMLWriter) throws {
        if let scalar = XMLCharacters.firstUnwritable(in: literal.lexicalForm) {
            throw WritingError.unwritableCharacter(scalar, predicate: predicate.text)
        }
        if let language = literal.language {
            try writer.attribute("xml:lang", language)
            if let direction = literal.direction {
                try writer.attribute(names.tagSet + ":dir", direction.rawValue)
            }
        } else if literal.datatype != XSD.string {
            try writer.attribute("rdf:datatype", literal.datatype.text)
        }
        try writer.text(literal.lexicalForm)
    }

    private mutating func name(of predicate: IRI) throws -> String {
        guard let name = names.name(of: predicate), !RDFXMLWord(predicate).isUnwritable else {
            throw WritingError.unwritablePredicate(predicate.text)
        }
        return name
    }

    private mutating func typeName(_ number: UInt32) -> String? {
        guard case .iri(let iri) = quads.term(number), !RDFXMLWord(iri).isUnwritable else { return nil }
        return names.name(of: iri)
    }
}
