internal import RDFModel
internal import XMLEvents

extension RDFXMLParser {
    /// The attributes of an element, sorted by what they are to RDF; -1 is one that is not there.
    struct Attributes {
        var id: Int32 = -1
        var about: Int32 = -1
        var nodeID: Int32 = -1
        var resource: Int32 = -1
        var datatype: Int32 = -1
        var parseType: Int32 = -1
        var annotation: Int32 = -1
        var annotationNodeID: Int32 = -1
        /// How many attributes are properties with a literal as value, or `rdf:type` with an IRI.
        var properties = 0

        /// Whether nothing stands here but attributes of XML itself.
        var isBare: Bool {
            id & about & nodeID & resource & datatype & parseType & annotation & annotationNodeID == -1
                && properties == 0
        }
    }

    /// Sorts the attributes of a start tag, and puts in force what they say of base, language, direction and version.
    mutating func attributes(
        of event: XMLBatch.Event, _ batch: XMLBatch, _ names: XMLNames, _ frame: inout Frame
    ) throws(RDFXMLError) -> Attributes {
        var result = Attributes()
        let first = Int(event.first)
        for index in first..<first + Int(event.count) {
            let attribute = batch.attributes[index]
            let place = Int32(truncatingIfNeeded: index)
            switch self.names[Int(attribute.name)].word {
            case .id: result.id = place
            case .about: result.about = place
            case .nodeID: result.nodeID = place
            case .resource: result.resource = place
            case .datatype: result.datatype = place
            case .parseType: result.parseType = place
            case .annotation: result.annotation = place
            case .annotationNodeID: result.annotationNodeID = place
            case .xmlBase: try take(base: attribute)
            case .xmlLanguage: try take(language: attribute, &frame)
            case .direction: try take(direction: attribute, &frame)
            case .version: take(version: attribute, &frame)
            case .xml, .directionVersion: break
            case .rdf, .description, .li, .withdrawn:
                throw RDFXMLError(
                    expected: "an attribute that RDF/XML allows", found: "'\(names[attribute.name].qualified)'")
            case .type, .other:
                try check(attribute.name)
                result.properties += 1
            }
        }
        return result
    }

    // MARK: What is in force within an element

    private mutating func take(base attribute: XMLBatch.Attribute) throws(RDFXMLError) {
        // The base is resolved against the one around it, and then counts for the other attributes of its own tag,
        // which are looked at later.
        let number = try iri(attribute)
        terms.push(base: IRI(unchecked: terms.block.string(of: number)))
    }

    private mutating func take(
        language attribute: XMLBatch.Attribute, _ frame: inout Frame
    ) throws(RDFXMLError) {
        if attribute.length == 0 {
            frame.language = HeldTerm()
            return
        }
        if let number = terms.language(attribute, isChecked: true) {
            frame.language = terms.held(number)
            return
        }
        try doubt(expected: "a language tag in xml:lang", found: "'\(terms.string(attribute))'")
        frame.language = terms.language(attribute, isChecked: false).map { terms.held($0) } ?? HeldTerm()
    }

    private mutating func take(
        direction attribute: XMLBatch.Attribute, _ frame: inout Frame
    ) throws(RDFXMLError) {
        let value = terms.string(attribute)
        frame.direction = BaseDirection(rawValue: value)
        if frame.direction == nil, !value.isEmpty {
            try doubt(expected: "'ltr' or 'rtl' in its:dir", found: "'\(value)'")
        }
    }

    /// The versions that are known are 1.1, 1.2 and the part of 1.2 without triple terms.
    private mutating func take(version attribute: XMLBatch.Attribute, _ frame: inout Frame) {
        let value = terms.string(attribute)
        frame.isVersion12 = value.utf8.starts(with: "1.2".utf8)
        switch value {
        case "1.1", "1.2", "1.2-basic": break
        default:
            warnings.append(RDFXMLError(expected: "a version of RDF that is known: 1.1 or 1.2", found: "'\(value)'"))
        }
    }

    // MARK: Values of attributes

    /// The IRI that an attribute holds, resolved against the base in force.
    @inline(__always)
    mutating func iri(_ attribute: XMLBatch.Attribute) throws(RDFXMLError) -> UInt32 {
        try checkLength(Int(attribute.length))
        // Who asks for warnings wants each part looked at.
        if options.terms != .warn, let number = terms.usualIRI(attribute) { return number }
        return try unusualIRI(attribute)
    }

    @inline(never)
    private mutating func unusualIRI(_ attribute: XMLBatch.Attribute) throws(RDFXMLError) -> UInt32 {
        let reference = terms.string(attribute)
        let iri: IRI
        do throws(IRIError) {
            if let base = terms.baseIRI, !IRI.hasScheme(reference) {
                iri = try base.resolve(reference)
            } else {
                iri = try IRI(reference)
            }
        } catch {
            try doubt(expected: "an IRI", found: "'\(reference)': \(error.description)")
            return terms.keep(IRI(unchecked: reference), isPlain: false, attribute)
        }
        if options.terms == .warn, let problem = IRI.misplacedPart(of: reference, resolvedTo: iri) {
            try doubt(expected: "an IRI", found: "'\(reference)': \(problem)")
        }
        return terms.keep(iri, isPlain: true, attribute)
    }

    /// The IRI that `rdf:ID` makes, which may stand once for a base.
    private mutating func identifier(_ attribute: XMLBatch.Attribute) throws(RDFXMLError) -> IRI {
        let id = terms.string(attribute)
        guard XMLCharacters.isNCName(id) else {
            throw RDFXMLError(expected: "a name without colon in rdf:ID", found: "'\(id)'")
        }
        let iri: IRI
        do throws(IRIError) {
            if let base = terms.baseIRI { iri = try base.resolve("#" + id) } else { iri = try IRI("#" + id) }
        } catch {
            throw RDFXMLError(expected: "an IRI", found: "'#\(id)': \(error.description)")
        }
        guard isFirst(iri) else {
            throw RDFXMLError(expected: "an rdf:ID that stands once", found: "'\(id)' for the second time")
        }
        return iri
    }

    /// The node that an attribute names.
    private mutating func node(_ attribute: XMLBatch.Attribute, _ name: String) throws(RDFXMLError) -> UInt32 {
        guard let number = terms.node(attribute) else {
            throw RDFXMLError(
                expected: "a name without colon in \(name)", found: "'\(terms.string(attribute))'")
        }
        return number
    }

    // MARK: Node elements

    /// A node element (§7.2.11): a subject with its properties.
    mutating func nodeElement(
        _ event: XMLBatch.Event, _ attributes: Attributes, _ batch: XMLBatch, _ names: XMLNames, _ frame: Frame
    ) throws(RDFXMLError) {
        let word = self.names[Int(event.name)].word
        if word != .description {
            try check(event.name)
            if word.isCoreOrWithdrawn || word == .li {
                throw RDFXMLError(expected: "a node element", found: "'\(names[event.name].qualified)'")
            }
        }
        guard attributes.resource & attributes.datatype & attributes.parseType == -1 else {
            throw RDFXMLError(
                expected: "an attribute that a node element may have",
                found: "rdf:resource, rdf:datatype or rdf:parseType")
        }
        guard attributes.annotation & attributes.annotationNodeID == -1 else {
            throw RDFXMLError(
                expected: "an attribute that a node element may have",
                found: "rdf:annotation or rdf:annotationNodeID")
        }
        let subject: UInt32
        switch (attributes.id >= 0, attributes.about >= 0, attributes.nodeID >= 0) {
        case (false, true, false): subject = try iri(batch.attributes[Int(attributes.about)])
        case (false, false, false): subject = terms.freshNode()
        case (false, false, true): subject = try node(batch.attributes[Int(attributes.nodeID)], "rdf:nodeID")
        case (true, false, false):
            subject = terms.append(.iri(try identifier(batch.attributes[Int(attributes.id)])))
        default: throw RDFXMLError(expected: "one of rdf:ID, rdf:about and rdf:nodeID", found: "more than one")
        }
        frames[top].hasObject = true
        if word != .description { add(subject, terms.constant(.type), number(ofName: event.name)) }
        if attributes.properties > 0 { try addProperties(event, batch, of: subject, frame) }
        var frame = frame
        frame.role = .node
        frame.term = terms.held(subject)
        frames.append(frame)
    }

    /// Adds what the attributes of a tag that are properties say of a node (§7.2.11, §7.2.21).
    private mutating func addProperties(
        _ event: XMLBatch.Event, _ batch: XMLBatch, of subject: UInt32, _ frame: Frame
    ) throws(RDFXMLError) {
        let first = Int(event.first)
        for index in first..<first + Int(event.count) {
            let attribute = batch.attributes[index]
            switch names[Int(attribute.name)].word {
            case .type: add(subject, terms.constant(.type), try iri(attribute))
            case .other:
                try checkLength(Int(attribute.length))
                var entry = QuadBlock.Entry(
                    .stringLiteral, offset: attribute.offset, length: attribute.length, isPlain: false)
                if !frame.language.isNone {
                    entry.kind = RDFXMLTerms.kind(frame.isVersion12 ? frame.direction : nil)
                    entry.extra = terms.number(frame.language)
                }
                let object = terms.block.append(entry)
                add(subject, number(ofName: attribute.name), object)
            default: break
            }
        }
    }

    // MARK: Property elements

    /// A property element (§7.2.14).
    mutating func propertyElement(
        _ event: XMLBatch.Event, _ attributes: Attributes, _ batch: XMLBatch, _ names: XMLNames, _ frame: Frame
    ) throws(RDFXMLError) {
        var frame = frame
        frame.name = event.name
        switch self.names[Int(event.name)].word {
        case .li:
            frames[top].item += 1
            frame.item = frames[top].item
        case let word:
            try check(event.name)
            if word.isCoreOrWithdrawn || word == .description {
                throw RDFXMLError(expected: "a property element", found: "'\(names[event.name].qualified)'")
            }
        }
        guard attributes.about == -1 else {
            throw RDFXMLError(expected: "an attribute that a property element may have", found: "rdf:about")
        }
        if attributes.parseType >= 0 {
            return try start(parseType: batch.attributes[Int(attributes.parseType)], frame, attributes, batch)
        }
        try takeNames(attributes, batch, &frame)
        let hasObject = attributes.resource & attributes.nodeID != -1 || attributes.properties > 0
        guard hasObject else {
            if attributes.datatype >= 0 {
                frame.term = terms.held(try iri(batch.attributes[Int(attributes.datatype)]))
            }
            frame.role = .property
            frames.append(frame)
            startText()
            return
        }
        guard attributes.datatype == -1 else {
            throw RDFXMLError(
                expected: "no rdf:datatype, as attributes give the property's value", found: "rdf:datatype")
        }
        let object: UInt32
        switch (attributes.resource >= 0, attributes.nodeID >= 0) {
        case (true, true): throw RDFXMLError(expected: "one of rdf:resource and rdf:nodeID", found: "both")
        case (true, false): object = try iri(batch.attributes[Int(attributes.resource)])
        case (false, true): object = try node(batch.attributes[Int(attributes.nodeID)], "rdf:nodeID")
        case (false, false): object = terms.freshNode()
        }
        frame.role = .complete
        frames.append(frame)
        add(property: top, object: object)
        if attributes.properties > 0 { try addProperties(event, batch, of: object, frame) }
    }

    /// Keeps what names the statement of a property element.
    private mutating func takeNames(
        _ attributes: Attributes, _ batch: XMLBatch, _ frame: inout Frame
    ) throws(RDFXMLError) {
        guard attributes.id & attributes.annotation & attributes.annotationNodeID != -1 else { return }
        var note = Note()
        if attributes.id >= 0 { note.identifier = try identifier(batch.attributes[Int(attributes.id)]) }
        switch (attributes.annotation >= 0, attributes.annotationNodeID >= 0) {
        case (true, true):
            throw RDFXMLError(expected: "one of rdf:annotation and rdf:annotationNodeID", found: "both")
        case (true, false):
            let number = try iri(batch.attributes[Int(attributes.annotation)])
            note.annotation = terms.block.term(number)
        case (false, true):
            let number = try node(batch.attributes[Int(attributes.annotationNodeID)], "rdf:annotationNodeID")
            note.annotation = terms.block.term(number)
        case (false, false): break
        }
        notes.append(note)
        frame.isNamed = true
    }

    private mutating func start(
        parseType attribute: XMLBatch.Attribute, _ frame: Frame, _ attributes: Attributes, _ batch: XMLBatch
    ) throws(RDFXMLError) {
        let parseType = terms.string(attribute)
        var frame = frame
        // Triple terms are nothing to RDF 1.1, and left out.
        if parseType.utf8.elementsEqual("Triple".utf8), !frame.isVersion12 {
            frame.role = .skipped
            return frames.append(frame)
        }
        guard attributes.resource & attributes.nodeID & attributes.datatype == -1, attributes.properties == 0 else {
            throw RDFXMLError(
                expected: "no attribute beside rdf:parseType but rdf:ID and rdf:annotation", found: "another")
        }
        try takeNames(attributes, batch, &frame)
        if parseType.utf8.elementsEqual("Resource".utf8) {
            let object = terms.freshNode()
            frames.append(frame)
            add(property: top, object: object)
            frames[top].role = .node
            frames[top].term = terms.held(object)
            // Its own items are counted from 1, and nothing waits for it.
            frames[top].item = 0
        } else if parseType.utf8.elementsEqual("Collection".utf8) {
            frame.role = .collection
            frames.append(frame)
        } else if parseType.utf8.elementsEqual("Triple".utf8) {
            // What handles triple terms goes down into them, so their depth is bounded as in the other syntaxes.
            guard spoken.count < NTriplesParser.deepestTripleTerm else {
                throw RDFXMLError(
                    expected: "at most \(NTriplesParser.deepestTripleTerm) triple terms within each other",
                    found: "one more")
            }
            frame.role = .triple
            frames.append(frame)
            spoken.append((nil, 0))
        } else {
            // Every other value is read as `Literal`.
            frame.role = .literal
            frames.append(frame)
            literal = XMLLiteralText()
        }
    }
}
