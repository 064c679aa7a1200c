internal import RDFModel
internal import XMLEvents

extension RDFXMLParser {
    /// Adds a statement, or notes that it is spoken of.
    mutating func add(_ subject: UInt32, _ predicate: UInt32, _ object: UInt32) {
        let statement = QuadBlock.Statement(subject: subject, predicate: predicate, object: object)
        guard spoken.isEmpty else { return speak(of: statement) }
        terms.block.append(statement: statement)
    }

    private mutating func speak(of statement: QuadBlock.Statement) {
        let last = spoken.count - 1
        spoken[last].count += 1
        // The triple outlives the block, and there is only one of it.
        if spoken[last].count == 1, let predicate = terms.block.term(statement.predicate).iri {
            spoken[last].triple = Triple(
                terms.block.term(statement.subject), predicate, terms.block.term(statement.object))
        }
    }

    /// Adds the statement of the property element at an index of ``frames``, and what names it.
    mutating func add(property index: Int, object: UInt32) {
        let subject = terms.number(frames[index - 1].term)
        let predicate = predicate(frames[index])
        add(subject, predicate, object)
        if frames[index].isNamed { name(subject, predicate, object) }
    }

    /// The IRI of a property element: its name, or the number that stands for `rdf:li` (§7.4).
    private mutating func predicate(_ frame: Frame) -> UInt32 {
        guard frame.item == 0 else {
            return terms.block.append(constant: .iri, RDF.namespace + "_\(frame.item)")
        }
        return number(ofName: frame.name)
    }

    /// Adds what `rdf:ID` and `rdf:annotation` say of the statement (§7.3).
    private mutating func name(_ subject: UInt32, _ predicate: UInt32, _ object: UInt32) {
        guard let note = notes.last else { return }
        if let annotation = note.annotation {
            let triple = terms.block.append(
                triple: .init(subject: subject, predicate: predicate, object: object))
            add(terms.append(annotation), terms.constant(.reifies), triple)
        }
        if let identifier = note.identifier {
            let name = terms.append(.iri(identifier))
            add(name, terms.constant(.type), terms.constant(.statement))
            add(name, terms.constant(.subject), subject)
            add(name, terms.constant(.predicate), predicate)
            add(name, terms.constant(.object), object)
        }
    }

    /// Ends a node element: it is what the element around it waits for.
    mutating func endNode(_ index: Int) {
        let parent = index - 1
        switch frames[parent].role {
        case .property: add(property: parent, object: terms.number(frames[index].term))
        case .collection: addItem(parent, terms.number(frames[index].term))
        default: break
        }
    }

    /// Adds an item to the list of a collection (§7.2.19). The list grows as its items come.
    private mutating func addItem(_ index: Int, _ item: UInt32) {
        let cell = terms.freshNode()
        if frames[index].term.isNone {
            add(property: index, object: cell)
        } else {
            add(terms.number(frames[index].term), terms.constant(.rest), cell)
        }
        add(cell, terms.constant(.first), item)
        // The saved cell stays where it is until the element ends.
        frames[index].term = terms.held(cell)
        unsave(index)
    }

    mutating func endCollection(_ index: Int) {
        let end = terms.constant(.nil)
        if frames[index].term.isNone {
            add(property: index, object: end)
        } else {
            add(terms.number(frames[index].term), terms.constant(.rest), end)
        }
    }

    /// Ends an element of `parseType="Triple"`: what stands in it must be one triple.
    mutating func endTriple(_ index: Int) throws(RDFXMLError) {
        guard let (triple, count) = spoken.popLast() else { return }
        guard count == 1, let triple else {
            throw RDFXMLError(
                expected: "one triple in an element of rdf:parseType=\"Triple\"",
                found: count == 0 ? "none" : "\(count)")
        }
        add(property: index, object: terms.append(.triple(triple)))
    }

    /// Tells of a namespace that a start tag declares, unless it is in force already.
    ///
    /// A namespace that is no IRI is none that a writer could use.
    mutating func declare(_ namespace: XMLNamespace) {
        let name = namespace.prefix ?? ""
        let place = prefixes.firstIndex { CodeUnits.equal($0.name, name) }
        if let place, CodeUnits.equal(prefixes[place].namespace.text, namespace.name) { return }
        guard let iri = try? IRI(namespace.name) else { return }
        if let place { prefixes.remove(at: place) }
        prefixes.append((name, iri))
        terms.block.declare(prefix: name, iri)
    }

    // MARK: IRIs

    /// The IRI of a name in the current block.
    @inline(__always)
    mutating func number(ofName name: UInt32) -> UInt32 {
        let entry = names[Int(name)].entry
        if entry.generation == terms.generation { return entry.number }
        let number = terms.append(iri: names[Int(name)].iri)
        names[Int(name)].entry = terms.held(number)
        return number
    }

    /// Checks that a name makes an IRI.
    mutating func check(_ name: UInt32) throws(RDFXMLError) {
        guard let problem = names[Int(name)].problem else { return }
        // A name without a namespace makes no IRI whatever the policy.
        if names[Int(name)].iri.isEmpty { throw problem }
        names[Int(name)].problem = options.terms == .strict ? problem : nil
        try doubt(expected: problem.expected, found: problem.found)
    }

    /// Takes note of a doubtful term, or throws if the options are strict.
    mutating func doubt(expected: String, found: String) throws(RDFXMLError) {
        switch options.terms {
        case .strict: throw RDFXMLError(expected: expected, found: found)
        case .warn: warnings.append(RDFXMLError(expected: expected, found: found, isDoubtfulTerm: true))
        case .lenient: break
        }
    }
}

extension RDFXMLTerms {
    /// Whether an entry is this IRI.
    func isIRI(_ number: UInt32, _ iri: [UInt8]) -> Bool {
        let entry = block.entries[Int(number)]
        guard Int(entry.length) == iri.count else { return false }
        return block.withBytes(of: number) { bytes in
            for index in iri.indices where bytes[index] != iri[index] { return false }
            return true
        }
    }
}
