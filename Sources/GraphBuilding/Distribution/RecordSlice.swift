import ExtractionModel

/// What a component needs of one document: the document's entities that belong to it, their company, and the relations
/// that rules look at.
struct RecordSlice {
    /// The document's id, with a number if it belongs to another one as well.
    var documentID: String
    /// Whether the document repeats another.
    var isRepost: Bool
    /// The number of each entity in its document, and whether it belongs to the component.
    var entities: [(number: Int, isMember: Bool)]
    /// The number of each relation in its document.
    var relations: [Int]
    /// Entities and relations, without what evidence is written from.
    var record: DocumentRecord

    /// The slice as it is handed over.
    var bytes: [UInt8] {
        var writer = RecordWriter()
        writer.text(documentID)
        writer.byte(isRepost ? 1 : 0)
        writer.number(entities.count)
        for entity in entities { writer.number(entity.number * 2 + (entity.isMember ? 1 : 0)) }
        writer.number(relations.count)
        for relation in relations { writer.number(relation) }
        return writer.bytes + record.bytes
    }

    init(documentID: String, isRepost: Bool) {
        (self.documentID, self.isRepost) = (documentID, isRepost)
        (entities, relations, record) = ([], [], DocumentRecord(bytes: []))
    }

    /// Reads a slice that was handed over; `nil` if it is damaged.
    init?(bytes: [UInt8]) {
        var reader = RecordReader(bytes)
        self.init(documentID: reader.string(), isRepost: reader.byte() == 1)
        for _ in 0..<reader.count() {
            let number = reader.number()
            entities.append((number >> 1, number & 1 == 1))
        }
        for _ in 0..<reader.count() { relations.append(reader.number()) }
        guard !reader.hasFailed else { return nil }
        record = DocumentRecord(bytes: Array(bytes[reader.place...]))
    }
}

extension Resolver {
    /// A document cut into what each component needs.
    ///
    /// Company are the document's entities that are seeds, where a rule may ask for them: for people and their offices,
    /// and for what is one only within something else.
    ///
    /// - Parameters:
    ///   - components: The component of each entity.
    ///   - id: The document's id, with a number if it belongs to another one as well.
    mutating func slices(
        of document: Int, components: [UInt64], id: String?
    ) -> [(component: UInt64, slice: RecordSlice)] {
        let entities = entities(of: document)
        guard components.count == entities.count else { return [] }
        let company = entities.filter { seed(of: $0) != nil }
        var members: [UInt64: [Int]] = [:]
        for entity in entities { members[components[entity - entities.lowerBound], default: []].append(entity) }
        return members.keys.sorted().map { component in
            let own = members[component] ?? []
            let asks = own.contains { entity in
                let row = table.entities[entity]
                return row.thingClass == .person || row.firstRelation >= 0
                    || table.keys.isLocal(Int(row.key), of: row.thingClass)
            }
            return (component, slice(of: document, own, company: asks ? company : [], id: id))
        }
    }

    private func slice(of document: Int, _ members: [Int], company: [Int], id: String?) -> RecordSlice {
        let row = table.documents[order[document]]
        let first = (entity: entities(of: document).lowerBound, relation: relations(of: document).lowerBound)
        let own = Set(members)
        let all = own.union(company).sorted()
        var slice = RecordSlice(
            documentID: id ?? table.texts.string(Int(row.id)), isRepost: isRepost[document])
        var numbers: [Int: Int] = [:]
        for (number, entity) in all.enumerated() {
            numbers[entity] = number
            slice.entities.append((entity - first.entity, own.contains(entity)))
        }
        var core = RecordWriter()
        core.text(table.texts[Int(row.id)])
        core.word(row.fingerprint)
        core.number(Int(row.day.rawValue))
        core.number(0)
        core.number(all.count)
        for entity in all { table.write(entity, seeds, to: &core) }
        let relations = relations(of: document).filter { relation in
            let row = table.relations[relation]
            guard own.contains(Int(row.subject)) else { return false }
            switch row.predicate {
            case .partOf, .locatedIn, .holdsPosition, .worksFor, .onDate: break
            default: return false
            }
            if case .entity(let object) = row.object { return numbers[object] != nil }
            return true
        }
        core.number(relations.count)
        for relation in relations {
            slice.relations.append(relation - first.relation)
            table.write(relation: relation, numbers, to: &core)
        }
        var record = RecordWriter()
        record.number(core.bytes.count)
        slice.record = DocumentRecord(bytes: record.bytes + core.bytes)
        return slice
    }
}

extension RecordTable {
    /// Writes an entity as a ``DocumentRecord`` holds it.
    fileprivate func write(_ entity: Int, _ seeds: SeedIndex, to core: inout RecordWriter) {
        let row = entities[entity]
        core.entity(
            row.type, name: texts[Int(row.name)], seed: row.seed >= 0 ? seeds.entries[Int(row.seed)].identifier : "",
            confidence: row.confidence, forms: forms(of: entity).map { texts[Int(forms[$0])] },
            titles: titles(of: entity).map { texts[Int(titles[$0])] }, mentions: Int(row.mentions))
    }

    /// Writes a relation as a ``DocumentRecord`` holds it.
    ///
    /// - Parameter numbers: The number that each entity has there.
    fileprivate func write(relation: Int, _ numbers: [Int: Int], to core: inout RecordWriter) {
        let row = relations[relation]
        let object: RecordObject<ArraySlice<UInt8>> =
            switch row.object {
            case .entity(let object): .entity(numbers[object] ?? 0)
            case .text(let text): .text(texts[text])
            case .day(let day): .day(Int(day.rawValue))
            }
        core.relation(
            subject: numbers[Int(row.subject)] ?? 0, row.predicate, row.status, confidence: row.confidence, object)
    }
}
