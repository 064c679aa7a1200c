import ExtractionModel

/// What each rule of the resolver compares, as links between entities.
///
/// Whoever adds a rule that looks at more than one document adds its links here; tests compare the graph that is made
/// in parts with the one that is made at once.
///
/// A seed links only what is known by it: others that need it, such as the people who work for it, get it as company
/// (see ``slices(of:components:id:)``), since what it is does not depend on any document.
extension Resolver {
    /// What the entities of a document have in common with others.
    mutating func links(of document: Int, _ finder: inout PostFinder) -> DocumentLinks {
        var links = DocumentLinks()
        let entities = entities(of: document)
        for entity in entities {
            let own = vertex(of: entity, in: document)
            links.own.append(own)
            linkNames(of: entity, own, &links)
        }
        for entity in entities where isLocal(entity) { linkContainers(of: entity, in: document, &links) }
        for relation in relations(of: document) {
            let row = table.relations[relation]
            let subject = links.own[Int(row.subject) - entities.lowerBound]
            if row.predicate == .worksFor, case .entity(let body) = row.object {
                join(subject, to: body, entities, &links)
            } else if row.predicate == .holdsPosition, case .text(let text) = row.object {
                linkOffice(finder.writeOut(text, &self), of: Int(row.subject), subject, in: document, finder, &links)
            }
        }
        // Offices in such documents are not looked at closely; slices of them would be.
        if entities.count > PostFinder.mostThings {
            for own in links.own { links.join(links.own[0], own) }
        }
        return links
    }

    /// Whether an entity is one only within what contains it.
    private mutating func isLocal(_ entity: Int) -> Bool {
        let row = table.entities[entity]
        return table.keys.isLocal(Int(row.key), of: row.thingClass) && seed(of: entity) == nil
    }

    private mutating func vertex(of entity: Int, in document: Int) -> LinkVertex {
        let row = table.entities[entity]
        let key = Int(row.key)
        if let seed = seed(of: entity) { return LinkVertex(.seed, seeds.entries[seed].identifier.utf8) }
        if table.keys.isEmpty(key), row.thingClass != .person {
            return LinkVertex(.alone, Array(documentKey(of: document).utf8) + Array("#\(entity)".utf8))
        }
        return LinkVertex(
            .name(row.thingClass), row.thingClass == .event ? EventName(table.keys[key]).key[...] : table.keys[key])
    }

    /// Links an entity with those that may be called like it, and those whose IRIs may begin like its own.
    private mutating func linkNames(of entity: Int, _ own: LinkVertex, _ links: inout DocumentLinks) {
        let row = table.entities[entity]
        let key = Int(row.key)
        let seed = seed(of: entity)
        let thingClass = seed.map { ThingClass(seeds.entries[$0].type) } ?? row.thingClass
        if let seed {
            let identifier = Array(seeds.entries[seed].identifier.utf8)
            let step = identifier.firstIndex(of: UInt8(ascii: "/")).map { identifier[($0 + 1)...] } ?? identifier[...]
            links.join(own, LinkVertex(.path(thingClass), LinkVertex.withoutBracket(step)))
            // Others of the seed's name, if it means several things, are told apart from it.
            let label = LinkVertex(.name(thingClass), NameKey(seeds.label(of: seed), of: thingClass).bytes)
            if thingClass == .person { links.join(own, label, if: label) }
        } else {
            links.join(own, LinkVertex(pathOf: table.texts[Int(row.name)], thingClass))
        }
        if row.thingClass == .event { return }
        for form in table.forms(of: entity) {
            let other = Int(table.formKeys[form])
            guard other != key else { continue }
            if row.thingClass == .person ? !table.keys.hasSpace(other) : table.keys.contains(key, other) { continue }
            let vertex = LinkVertex(.name(thingClass), table.keys[other])
            links.join(own, vertex, if: vertex)
        }
        guard row.thingClass == .person else { return }
        for part in partNames(of: entity) where part != key {
            let vertex = LinkVertex(.person, table.keys[part])
            links.join(own, vertex, if: vertex)
        }
        if seed == nil, table.keys.hasSpace(key) { links.fullNames.insert(Array(table.keys[key])) }
    }

    /// Links an entity with what the document puts it into, up to what is the same everywhere.
    private mutating func linkContainers(of entity: Int, in document: Int, _ links: inout DocumentLinks) {
        let first = entities(of: document).lowerBound
        var (current, steps) = (entity, 0)
        while steps < 8, let parent = parent(of: current) {
            let isKnown = seed(of: parent) != nil
            let thingClass = table.entities[parent].thingClass
            let isNamed = thingClass != .person && thingClass != .event
            if isKnown && isNamed { return }
            links.join(links.own[entity - first], links.own[parent - first])
            if isNamed && !isLocal(parent) { return }
            (current, steps) = (parent, steps + 1)
        }
    }

    private mutating func join(
        _ subject: LinkVertex, to body: Int, _ entities: Range<Int>, _ links: inout DocumentLinks
    ) {
        if seed(of: body) == nil { links.join(subject, links.own[body - entities.lowerBound]) }
    }

    /// Links somebody with the bodies that the office's text may name, and with the holders of offices of one text, if
    /// some may name their body and some may not.
    private mutating func linkOffice(
        _ office: Int, of person: Int, _ subject: LinkVertex, in document: Int, _ finder: PostFinder,
        _ links: inout DocumentLinks
    ) {
        let entities = entities(of: document)
        let text = table.texts[office]
        var employers: [Int] = []
        for relation in table.relations(ofEntity: person) {
            let row = table.relations[relation]
            if row.predicate == .worksFor, case .entity(let body) = row.object { employers.append(body) }
        }
        var isNamed = employers.contains { names($0, in: text, atEnd: false) }
        if !isNamed {
            for body in finder.bodies(of: document, self) where names(body, in: text, atEnd: true) {
                isNamed = true
                join(subject, to: body, entities, &links)
            }
        }
        let number = table.key(of: office, .event)
        let key = table.keys[number]
        let (bodied, bare) = (LinkVertex(.bodiedOffice, key), LinkVertex(.bareOffice, key))
        // An employer that is a seed, or turns out to be one, may stand in the text by another of its names.
        if isNamed || !employers.isEmpty {
            links.marks.insert(bodied)
            links.join(subject, LinkVertex(.office, key), if: bare)
        }
        if !isNamed {
            links.marks.insert(bare)
            links.join(subject, LinkVertex(.office, key), if: bodied)
        }
    }

    /// Whether a name of an entity stands in an office's text.
    private func names(_ entity: Int, in text: ArraySlice<UInt8>, atEnd: Bool) -> Bool {
        PostFinder.range(of: table.texts[Int(table.entities[entity].name)], in: text, atEnd: atEnd) != nil
            || table.forms(of: entity).contains {
                PostFinder.range(of: table.texts[Int(table.forms[$0])], in: text, atEnd: atEnd) != nil
            }
    }

    /// What names a document and puts it in order, see ``DocumentKey``.
    func documentKey(of document: Int) -> String {
        let row = table.documents[order[document]]
        return DocumentKey.text(id: table.texts[Int(row.id)], fingerprint: row.fingerprint)
    }
}

/// What names a document in the steps of a build, in ASCII: the order of such texts, byte by byte, is that of documents.
enum DocumentKey {
    static func text(id: ArraySlice<UInt8>, fingerprint: UInt64) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in id { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        text.append(UInt8(ascii: "."))
        for shift in stride(from: 60, through: 0, by: -4) {
            text.append(digits[Int(fingerprint >> UInt64(shift) & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The id of the document that a key names; `nil` if it is no such key.
    static func id(in key: String) -> String? {
        let digits = key.utf8.prefix { $0 != UInt8(ascii: ".") }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var rest = digits[...]
        while let high = rest.popFirst(), let low = rest.popFirst() {
            guard let byte = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
