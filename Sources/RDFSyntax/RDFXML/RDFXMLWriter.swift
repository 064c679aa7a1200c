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
            return "RDF/XML cannot write the predicate <\(predicate)>: it does not end in an XML name"
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
struct RDFXMLWriter {
    private let quads: GroupedQuads
    private var names: QualifiedNames

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
        // All namespaces are declared at the root, so all names are made first.
        var last: UInt32 = 0
        for row in quads.rows {
            if row.predicate != last { _ = try predicateName(row.predicate) }
            if row.predicate == quads.type { _ = typeName(row.object) }
            last = row.predicate
        }
        var writer = try XMLWriter()
        try writer.startElement("rdf:RDF")
        for (prefix, namespace) in names.declarations { try writer.attribute("xmlns:" + prefix, namespace) }
        var index = 0
        while index < quads.rows.count {
            let rows = quads.subject(at: index)
            index = rows.endIndex
            try write(rows, to: &writer)
            try sink.write(writer.take())
        }
        try writer.endElement()
        try writer.endDocument()
        try sink.write(writer.take())
    }

    private mutating func write(_ rows: ArraySlice<Row>, to writer: inout XMLWriter) throws {
        guard let subject = rows.first?.subject else { return }
        var elementType: UInt32 = 0
        var name = "rdf:Description"
        for row in rows where row.predicate == quads.type {
            if let typeName = typeName(row.object) {
                (elementType, name) = (row.object, typeName)
                break
            }
        }
        try writer.startElement(name)
        switch quads.term(subject) {
        case .iri(let iri): try writer.attribute("rdf:about", iri.text)
        case .blankNode(let node):
            if !quads.isUnused(subject) { try writer.attribute("rdf:nodeID", BlankNodeLabels.xml(node.label)) }
        case .literal, .triple: break
        }
        for row in rows where row.predicate != quads.type || row.object != elementType {
            try write(row, to: &writer)
        }
        try writer.endElement()
    }

    private mutating func write(_ row: Row, to writer: inout XMLWriter) throws {
        try writer.startElement(predicateName(row.predicate))
        switch quads.term(row.object) {
        case .iri(let iri): try writer.attribute("rdf:resource", iri.text)
        case .blankNode(let node): try writer.attribute("rdf:nodeID", BlankNodeLabels.xml(node.label))
        case .literal(let literal):
            if let scalar = XMLCharacters.firstUnwritable(in: literal.lexicalForm) {
                let predicate = quads.term(row.predicate).iri?.text ?? ""
                throw WritingError.unwritableCharacter(scalar, predicate: predicate)
            }
            if literal.direction != nil {
                throw WritingError.unwritableTerm(predicate: quads.term(row.predicate).iri?.text ?? "")
            }
            if let language = literal.language {
                try writer.attribute("xml:lang", language)
            } else if literal.datatype != XSD.string {
                try writer.attribute("rdf:datatype", literal.datatype.text)
            }
            try writer.text(literal.lexicalForm)
        case .triple:
            throw WritingError.unwritableTerm(predicate: quads.term(row.predicate).iri?.text ?? "")
        }
        try writer.endElement()
    }

    private mutating func predicateName(_ number: UInt32) throws -> String {
        guard case .iri(let iri) = quads.term(number) else { return "" }
        guard let name = names.name(of: iri), !RDFXMLWord(iri).isUnwritable else {
            throw WritingError.unwritablePredicate(iri.text)
        }
        return name
    }

    private mutating func typeName(_ number: UInt32) -> String? {
        guard case .iri(let iri) = quads.term(number), !RDFXMLWord(iri).isUnwritable else { return nil }
        return names.name(of: iri)
    }
}

/// XML names for IRIs, and the namespaces that they need.
struct QualifiedNames {
    private let known: [(prefix: String, namespace: String)]
    private var prefixes: [IRI: String] = [:]
    private var names: [IRI: String?] = [:]
    private var made = 0

    init(_ prefixes: [String: IRI]) {
        // The longest namespace that fits is the one that is meant; XML keeps names in `xml` for itself.
        known = prefixes.filter { name, namespace in
            XMLCharacters.isNCName(name) && !name.lowercased().hasPrefix("xml") && name != "rdf"
                && namespace != IRI(unchecked: RDF.namespace)
        }
        .map { ($0.key, $0.value.text) }
        .sorted {
            let (left, right) = ($0.1.utf8.count, $1.1.utf8.count)
            return left != right ? left > right : $0.0.utf8.lexicographicallyPrecedes($1.0.utf8)
        }
        self.prefixes[IRI(unchecked: RDF.namespace)] = "rdf"
    }

    /// The namespaces in use, by prefix.
    var declarations: [(prefix: String, namespace: String)] {
        prefixes.map { ($0.value, $0.key.text) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    /// The name of an IRI, or `nil` if no end of it is an XML name.
    mutating func name(of iri: IRI) -> String? {
        if let name = names[iri] { return name }
        let name = make(iri)
        names[iri] = name
        return name
    }

    private mutating func make(_ iri: IRI) -> String? {
        let text = iri.text
        for (prefix, namespace) in known where text.utf8.starts(with: namespace.utf8) {
            let local = String(Substring(text.utf8.dropFirst(namespace.utf8.count)))
            guard XMLCharacters.isNCName(local), let start = local.unicodeScalars.first, Self.mayStart(start) else {
                continue
            }
            prefixes[IRI(unchecked: namespace)] = prefix
            return prefix + ":" + local
        }
        // The longest end that is a name.
        let scalars = text.unicodeScalars
        var index = scalars.endIndex
        var start: String.UnicodeScalarView.Index?
        while index > scalars.startIndex {
            let before = scalars.index(before: index)
            guard XMLCharacters.continuesName(scalars[before]) else { break }
            if Self.mayStart(scalars[before]) { start = before }
            index = before
        }
        guard let start, start > scalars.startIndex else { return nil }
        let namespace = IRI(unchecked: String(text[..<start]))
        // The namespaces of XML itself cannot be bound to another prefix.
        guard namespace.text != "http://www.w3.org/XML/1998/namespace",
            namespace.text != "http://www.w3.org/2000/xmlns/"
        else { return nil }
        return prefix(of: namespace) + ":" + text[start...]
    }

    /// XML 1.0 lets a name start with a combining mark only since its fifth edition, which not all readers know.
    private static func mayStart(_ scalar: Unicode.Scalar) -> Bool {
        XMLCharacters.startsName(scalar) && scalar.properties.generalCategory != .nonspacingMark
    }

    private mutating func prefix(of namespace: IRI) -> String {
        if let prefix = prefixes[namespace] { return prefix }
        if let entry = known.first(where: { $0.namespace.utf8.elementsEqual(namespace.text.utf8) }) {
            prefixes[namespace] = entry.prefix
            return entry.prefix
        }
        var prefix = ""
        repeat {
            made += 1
            prefix = "ns\(made)"
        } while known.contains { $0.prefix == prefix }
        prefixes[namespace] = prefix
        return prefix
    }
}
