public import Documents
public import EntityExtraction
import ThaiText

/// What the graph needs of a document and its extraction, without the document's text.
///
/// Positions are in code points of the text, as Web Annotation counts them. Quotes stand in one array of bytes for
/// the whole document. Making a record reads the text once; it can be done on any thread.
public struct DocumentRecord: Sendable {
    /// An entity of the document.
    struct Entity: Sendable {
        var type: EntityType
        var name: String
        var key: NameKey
        var seed: String?
        /// The distinct texts of the mentions, in order of first mention.
        var forms: [String]
        /// Their keys.
        var formKeys: [NameKey]
        var titles: [String]
        var confidence: Double
        /// Its mentions in `DocumentRecord.mentions`.
        var mentions: Range<Int>
    }

    /// A quoted stretch of the text: where it stands and what stands there.
    struct Span: Sendable {
        /// The first code point.
        var start: Int32
        /// The code point after the last.
        var end: Int32
        /// Where the quote begins in `DocumentRecord.quotes`.
        var offset: Int32
        /// The number of bytes quoted before it, of it, and after it.
        var prefix: UInt16
        var length: Int32
        var suffix: UInt16
    }

    /// A statement of the document.
    struct Relation: Sendable {
        var subject: Int
        var predicate: RelationPredicate
        var object: RelationObject
        var status: ClaimStatus
        var confidence: Double
        var evidence: Span?
        var rule: String
    }

    /// The document's id.
    public internal(set) var id: String
    /// A hash of the text, which tells apart documents of one id.
    let fingerprint: UInt64
    let title: String
    let published: CalendarDate?
    let url: String?
    private(set) var notes: [String]
    var entities: [Entity] = []
    var mentions: [Span] = []
    var relations: [Relation] = []
    var quotes: [UInt8] = []

    /// Takes what the graph needs. Mentions, relations and indices that do not fit the text or the extraction
    /// are left out.
    public init(_ document: Document, _ extraction: Extraction) {
        let text = Array(document.text.utf8)
        id = document.id
        fingerprint = text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        title = DocumentRecord.tidy(text, document.title)
        published = document.published
        url = document.url
        notes =
            document.notes
            + extraction.notes.filter { note in
                !document.notes.contains { $0.utf8.elementsEqual(note.utf8) }
            }
        var quoter = Quoter(text: text)
        for entity in extraction.entities { add(entity, &quoter) }
        for relation in extraction.relations { add(relation, count: extraction.entities.count, &quoter) }
        quotes = quoter.quotes
    }

    /// Adds a remark on the document's quality.
    mutating func note(_ text: String) { notes.append(text) }

    private mutating func add(_ entity: EntityExtraction.Entity, _ quoter: inout Quoter) {
        let first = mentions.count
        var forms: [String] = []
        for mention in entity.mentions {
            if !forms.contains(where: { $0.utf8.elementsEqual(mention.text.utf8) }) { forms.append(mention.text) }
            if let span = quoter.span(mention.range, context: 20) { mentions.append(span) }
        }
        let thingClass = ThingClass(entity.type)
        entities.append(
            Entity(
                type: entity.type, name: NameText.tidy(entity.name), key: NameKey(entity.name, of: thingClass),
                seed: entity.seed, forms: forms, formKeys: forms.map { NameKey($0, of: thingClass) },
                titles: entity.titles, confidence: entity.confidence, mentions: first..<mentions.count))
    }

    private mutating func add(_ relation: EntityExtraction.Relation, count: Int, _ quoter: inout Quoter) {
        guard (0..<count).contains(relation.subject) else { return }
        if case .entity(let object) = relation.object, !(0..<count).contains(object) { return }
        relations.append(
            Relation(
                subject: relation.subject, predicate: relation.predicate, object: relation.object,
                status: relation.status, confidence: relation.confidence,
                evidence: quoter.span(relation.evidence, context: 0), rule: relation.rule))
    }

    private static func tidy(_ text: [UInt8], _ range: Range<Int>) -> String {
        NameText.tidy(String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self))
    }

    /// The text of a span.
    func exact(_ span: Span) -> String {
        let start = Int(span.offset) + Int(span.prefix)
        return String(decoding: quotes[start..<start + Int(span.length)], as: UTF8.self)
    }

    /// What stands right before a span.
    func prefix(_ span: Span) -> String {
        String(decoding: quotes[Int(span.offset)..<Int(span.offset) + Int(span.prefix)], as: UTF8.self)
    }

    /// What stands right after a span.
    func suffix(_ span: Span) -> String {
        let start = Int(span.offset) + Int(span.prefix) + Int(span.length)
        return String(decoding: quotes[start..<start + Int(span.suffix)], as: UTF8.self)
    }
}
