import ExtractionModel
import ThaiText

/// What things are resolved by, of all documents, in columns: texts and names as numbers, no object a statement.
///
/// A document costs some two kilobytes here, whatever the length of its text.
struct RecordTable: Sendable {
    /// A document: where its entities, relations and sketch begin.
    struct Document: Sendable {
        var id: Int32
        var fingerprint: UInt64
        var day: PackedDay
        var firstEntity: Int32
        var firstRelation: Int32
        var firstHash: Int32
        /// Where its record is kept.
        var place: Int
    }

    /// An entity of a document.
    struct Entity: Sendable {
        var type: EntityType
        /// Its name, in single spaces.
        var name: Int32
        /// Its name's key.
        var key: Int32
        /// The seed that the extractor recognised, or -1.
        var seed: Int32
        var confidence: Double
        var firstForm: Int32
        var firstTitle: Int32
        var mentions: Int32
        /// The first and the last relation whose subject it is, or -1.
        var firstRelation: Int32 = -1
        var lastRelation: Int32 = -1

        var thingClass: ThingClass { ThingClass(type) }
    }

    /// What a relation points at.
    enum Object: Sendable, Equatable {
        /// An entity, by its number in the table.
        case entity(Int)
        /// A text of an office, as it was written.
        case text(Int)
        /// A day.
        case day(PackedDay)
    }

    /// A statement of a document.
    struct Relation: Sendable {
        /// An entity, by its number in the table.
        var subject: Int32
        var predicate: RelationPredicate
        var status: ClaimStatus
        var confidence: Double
        var object: Object
        /// The next relation of the same subject, or -1.
        var next: Int32 = -1
    }

    private(set) var texts = TextTable()
    private(set) var keys = KeyTable()
    private(set) var documents: [Document] = []
    private(set) var entities: [Entity] = []
    /// The distinct texts of entities' mentions, in single spaces, in order of first mention.
    private(set) var forms: [Int32] = []
    /// Their keys.
    private(set) var formKeys: [Int32] = []
    private(set) var titles: [Int32] = []
    private(set) var relations: [Relation] = []
    /// Sketches of the texts, see ``TextSketch``.
    private(set) var hashes: [UInt32] = []
    /// Texts as names, see ``NameText/name(_:)``, by the number of the text as it was written; -1 if not known yet.
    private var tidied: [Int32] = []

    /// Adds a record.
    ///
    /// - Parameter place: Where it is kept.
    /// - Returns: Whether the record is whole; a damaged one adds nothing.
    @discardableResult
    mutating func add(_ record: DocumentRecord, at place: Int, seeds: SeedIndex) -> Bool {
        var reader = RecordReader(record.bytes)
        _ = reader.number()
        let document = Document(
            id: Int32(texts.intern(reader.text())), fingerprint: reader.word(),
            day: PackedDay(rawValue: Int32(truncatingIfNeeded: reader.number())), firstEntity: Int32(entities.count),
            firstRelation: Int32(relations.count), firstHash: Int32(hashes.count), place: place)
        TextSketch.read(from: &reader, into: &hashes)
        let base = entities.count
        let count = reader.count()
        for _ in 0..<count { addEntity(&reader, seeds) }
        let relationCount = reader.count()
        for _ in 0..<relationCount { addRelation(&reader, base: base, count: count) }
        guard !reader.hasFailed else {
            entities.removeLast(entities.count - base)
            relations.removeLast(relations.count - Int(document.firstRelation))
            hashes.removeLast(hashes.count - Int(document.firstHash))
            return false
        }
        documents.append(document)
        return true
    }

    private mutating func addEntity(_ reader: inout RecordReader, _ seeds: SeedIndex) {
        let types = EntityType.allCases
        let type = types[min(Int(reader.byte()), types.count - 1)]
        let name = tidy(texts.intern(reader.text()))
        let seed = reader.text()
        var entity = Entity(
            type: type, name: Int32(name), key: keys.key(of: name, ThingClass(type), texts),
            seed: seed.isEmpty ? -1 : Int32(seeds.seed(identifier: seed) ?? -1), confidence: 0,
            firstForm: Int32(forms.count), firstTitle: Int32(titles.count), mentions: 0)
        entity.confidence = Double(bitPattern: reader.word())
        for _ in 0..<reader.count() {
            let form = tidy(texts.intern(reader.text()))
            forms.append(Int32(form))
            formKeys.append(keys.key(of: form, entity.thingClass, texts))
        }
        for _ in 0..<reader.count() { titles.append(Int32(tidy(texts.intern(reader.text())))) }
        entity.mentions = Int32(truncatingIfNeeded: reader.number())
        entities.append(entity)
    }

    private mutating func addRelation(_ reader: inout RecordReader, base: Int, count: Int) {
        let (predicates, statuses) = (RelationPredicate.allCases, ClaimStatus.allCases)
        let subject = reader.number()
        let predicate = predicates[min(Int(reader.byte()), predicates.count - 1)]
        let status = statuses[min(Int(reader.byte()), statuses.count - 1)]
        let confidence = Double(bitPattern: reader.word())
        let object: Object
        switch reader.byte() {
        case 0: object = .entity(base + min(max(0, reader.number()), max(0, count - 1)))
        case 1: object = .text(texts.intern(reader.text()))
        default: object = .day(PackedDay(rawValue: Int32(truncatingIfNeeded: reader.number())))
        }
        guard (0..<count).contains(subject) else { return }
        let number = Int32(relations.count)
        let last = entities[base + subject].lastRelation
        if last < 0 { entities[base + subject].firstRelation = number } else { relations[Int(last)].next = number }
        entities[base + subject].lastRelation = number
        relations.append(
            Relation(
                subject: Int32(base + subject), predicate: predicate, status: status, confidence: confidence,
                object: object))
    }

    private mutating func tidy(_ text: Int) -> Int {
        while tidied.count <= text { tidied.append(-1) }
        if tidied[text] >= 0 { return Int(tidied[text]) }
        let tidy = NameText.isTidy(texts[text]) ? text : texts.intern(Array(NameText.name(texts.string(text)).utf8))
        tidied[text] = Int32(tidy)
        return tidy
    }

    /// The number of an office's text in single spaces; a text that is made from others gets a number now.
    mutating func intern(_ text: [UInt8]) -> Int { texts.intern(text) }

    /// The key of a text as a name of a thing of a class.
    mutating func key(of text: Int, _ thingClass: ThingClass) -> Int { Int(keys.key(of: text, thingClass, texts)) }

    /// The key that some bytes are.
    mutating func key(bytes: [UInt8]) -> Int { keys.intern(bytes) }

    /// The entities of a document.
    func entities(of document: Int) -> Range<Int> {
        let end = document + 1 < documents.count ? Int(documents[document + 1].firstEntity) : entities.count
        return Int(documents[document].firstEntity)..<end
    }

    /// The relations of a document.
    func relations(of document: Int) -> Range<Int> {
        let end = document + 1 < documents.count ? Int(documents[document + 1].firstRelation) : relations.count
        return Int(documents[document].firstRelation)..<end
    }

    /// The relations whose subject an entity is, in order.
    func relations(ofEntity entity: Int) -> [Int] {
        var found: [Int] = []
        var next = entities[entity].firstRelation
        while next >= 0 {
            found.append(Int(next))
            next = relations[Int(next)].next
        }
        return found
    }

    /// The sketch of a document.
    func sketch(of document: Int) -> ArraySlice<UInt32> {
        let end = document + 1 < documents.count ? Int(documents[document + 1].firstHash) : hashes.count
        return hashes[Int(documents[document].firstHash)..<end]
    }

    /// The mentions' texts of an entity, in `forms` and `formKeys`.
    func forms(of entity: Int) -> Range<Int> {
        let end = entity + 1 < entities.count ? Int(entities[entity + 1].firstForm) : forms.count
        return Int(entities[entity].firstForm)..<end
    }

    /// The titles of an entity, in `titles`.
    func titles(of entity: Int) -> Range<Int> {
        let end = entity + 1 < entities.count ? Int(entities[entity + 1].firstTitle) : titles.count
        return Int(entities[entity].firstTitle)..<end
    }
}

/// A day as the number 20210122, or 0 for none.
struct PackedDay: RawRepresentable, Hashable, Comparable, Sendable {
    let rawValue: Int32

    /// No day.
    static let none = PackedDay(rawValue: 0)

    /// Whether there is no day.
    var isNone: Bool { rawValue == 0 }

    /// The order of the calendar; none comes first.
    static func < (left: PackedDay, right: PackedDay) -> Bool { left.rawValue < right.rawValue }

    /// The day.
    var date: CalendarDate? {
        let value = Int(rawValue)
        return CalendarDate(year: value / 10000, month: value / 100 % 100, day: value % 100)
    }

    /// The number of days since 1970-01-01.
    var dayNumber: Int? { date?.dayNumber }
}
