internal import RDFModel
internal import XMLEvents

extension RDFXMLParser {
    /// The attributes of an element, sorted by what they are to RDF.
    struct Attributes {
        var base: IRI?
        var language: String?
        var id: String?
        var about: String?
        var nodeID: String?
        var resource: String?
        var datatype: String?
        var parseType: String?
        /// The attributes that are properties with a literal as value, or `rdf:type` with an IRI.
        var properties: [(predicate: IRI, value: String)] = []

        /// Whether nothing stands here but attributes of XML itself.
        var isBare: Bool {
            id == nil && about == nil && nodeID == nil && resource == nil && datatype == nil && parseType == nil
                && properties.isEmpty
        }
    }

    private static let xml = "http://www.w3.org/XML/1998/namespace"

    func attributes(of element: XMLElement) throws(RDFXMLError) -> Attributes {
        var result = Attributes(base: top.base, language: top.language)
        // The base comes first: it counts for the other attributes of its own tag.
        if let base = element.attribute("base", namespace: RDFXMLParser.xml) {
            result.base = try iri(base, base: top.base)
        }
        if let language = element.attribute("lang", namespace: RDFXMLParser.xml) {
            guard language.isEmpty || RDFXMLParser.isLanguageTag(language) else {
                throw RDFXMLError(expected: "a language tag in xml:lang", found: "'\(language)'")
            }
            result.language = language.isEmpty ? nil : language
        }
        for attribute in element.attributes where !isOfXML(attribute.name) {
            let iri = try iri(of: attribute.name)
            let value = attribute.value
            switch rdfName(iri) {
            case "ID": result.id = value
            case "about": result.about = value
            case "nodeID": result.nodeID = value
            case "resource": result.resource = value
            case "datatype": result.datatype = value
            case "parseType": result.parseType = value
            case "RDF", "Description", "li", "aboutEach", "aboutEachPrefix", "bagID":
                throw RDFXMLError(
                    expected: "an attribute that RDF/XML allows", found: "'\(attribute.name.qualified)'")
            default: result.properties.append((iri, value))
            }
        }
        return result
    }

    /// `xml:lang`, `xml:base` and what else XML has: it is nothing to RDF. So are names that start with `xml`.
    private func isOfXML(_ name: XMLName) -> Bool {
        if let namespace = name.namespace { return namespace.utf8.elementsEqual(RDFXMLParser.xml.utf8) }
        return name.local.lowercased().utf8.starts(with: "xml".utf8)
    }

    /// The name within the RDF namespace, or nothing.
    private func rdfName(_ iri: IRI) -> String {
        guard iri.text.utf8.starts(with: RDF.namespace.utf8) else { return "" }
        return String(Substring(iri.text.utf8.dropFirst(RDF.namespace.utf8.count)))
    }

    static func isLanguageTag(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, first.allSatisfy(ASCII.isLetter) else { return false }
        return parts.allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
        }
    }

    /// A node element (RDF 1.1 XML Syntax §7.2.11): a subject with its properties.
    mutating func nodeElement(_ element: XMLElement, _ attributes: Attributes) throws(RDFXMLError) {
        let type = try iri(of: element.name)
        let isDescription = element.name.matches("Description", namespace: RDF.namespace)
        if !isDescription, RDFXMLWords.isForbiddenElement(type) {
            throw RDFXMLError(expected: "a node element", found: "'\(element.name.qualified)'")
        }
        guard attributes.resource == nil, attributes.datatype == nil, attributes.parseType == nil else {
            throw RDFXMLError(
                expected: "an attribute that a node element may have",
                found: "rdf:resource, rdf:datatype or rdf:parseType")
        }
        let names = [attributes.id, attributes.about, attributes.nodeID].compactMap { $0 }
        guard names.count <= 1 else {
            throw RDFXMLError(expected: "one of rdf:ID, rdf:about and rdf:nodeID", found: "more than one")
        }
        let subject: Term
        if let id = attributes.id {
            subject = .iri(try identifier(id, base: attributes.base))
        } else if let about = attributes.about {
            subject = .iri(try iri(about, base: attributes.base))
        } else if let id = attributes.nodeID {
            subject = try node(id: id)
        } else {
            subject = .blankNode(scope.fresh())
        }
        switch top.role {
        case .property, .collection: frames[frames.count - 1].objects.append(subject)
        default: break
        }
        if !isDescription { add(subject, RDF.type, .iri(type)) }
        try addProperties(attributes, of: subject)
        frames.append(Frame(role: .node(subject), base: attributes.base, language: attributes.language))
    }

    private mutating func addProperties(_ attributes: Attributes, of subject: Term) throws(RDFXMLError) {
        for (predicate, value) in attributes.properties {
            if predicate == RDF.type {
                add(subject, predicate, .iri(try iri(value, base: attributes.base)))
            } else if let language = attributes.language {
                add(subject, predicate, .literal(Literal(value, language: language)))
            } else {
                add(subject, predicate, .literal(Literal(value)))
            }
        }
    }

    /// A property element (RDF 1.1 XML Syntax §7.2.14).
    mutating func propertyElement(
        _ element: XMLElement, _ attributes: Attributes, of subject: Term
    ) throws(RDFXMLError) {
        var predicate = try iri(of: element.name)
        if element.name.matches("li", namespace: RDF.namespace) {
            frames[frames.count - 1].items += 1
            predicate = IRI(unchecked: RDF.namespace + "_\(top.items)")
        } else if RDFXMLWords.isForbiddenPredicate(predicate) {
            throw RDFXMLError(expected: "a property element", found: "'\(element.name.qualified)'")
        }
        guard attributes.about == nil else {
            throw RDFXMLError(expected: "an attribute that a property element may have", found: "rdf:about")
        }
        var frame = Frame(role: .complete, base: attributes.base, language: attributes.language)
        frame.statement = (subject, predicate)
        if let id = attributes.id { frame.reification = try identifier(id, base: attributes.base) }
        if let parseType = attributes.parseType {
            try start(parseType: parseType, frame, attributes)
            return
        }
        let hasObject = attributes.resource != nil || attributes.nodeID != nil || !attributes.properties.isEmpty
        guard hasObject else {
            frame.role = .property(
                datatype: try attributes.datatype.map { value throws(RDFXMLError) in
                    try iri(value, base: attributes.base)
                })
            frames.append(frame)
            return
        }
        guard attributes.datatype == nil else {
            throw RDFXMLError(
                expected: "no rdf:datatype, as attributes give the property's value", found: "rdf:datatype")
        }
        let object: Term
        switch (attributes.resource, attributes.nodeID) {
        case (_?, _?): throw RDFXMLError(expected: "one of rdf:resource and rdf:nodeID", found: "both")
        case (let resource?, nil): object = .iri(try iri(resource, base: attributes.base))
        case (nil, let id?): object = try node(id: id)
        case (nil, nil): object = .blankNode(scope.fresh())
        }
        add(frame, object: object)
        try addProperties(attributes, of: object)
        frame.statement = nil
        frames.append(frame)
    }

    private mutating func start(
        parseType: String, _ frame: Frame, _ attributes: Attributes
    ) throws(RDFXMLError) {
        guard attributes.resource == nil, attributes.nodeID == nil, attributes.datatype == nil,
            attributes.properties.isEmpty
        else {
            throw RDFXMLError(expected: "no attribute beside rdf:parseType but rdf:ID", found: "another")
        }
        var frame = frame
        if parseType.utf8.elementsEqual("Resource".utf8) {
            let object = Term.blankNode(scope.fresh())
            add(frame, object: object)
            frame.role = .node(object)
            frame.statement = nil
        } else if parseType.utf8.elementsEqual("Collection".utf8) {
            frame.role = .collection
        } else {
            // Every other value is read as `Literal`.
            frame.role = .markup
            literal = XMLLiteralText()
        }
        frames.append(frame)
    }
}
