public import Documents
public import ExtractionModel
import ThaiText

/// What the graph needs of a document and its extraction, without the document's text: one array of bytes.
///
/// Making a record reads the text once; it can be done on any thread. A record may be kept in a file and read back:
/// the graph follows from the records alone.
///
/// The first part is what things are resolved by, and stays in memory as numbers (`RecordTable`); the second is what
/// evidence is written from, and is read again then.
///
///     length of the first part
///     id, fingerprint, day, sketch
///     entities:  type, name, seed, confidence, forms, titles, number of mentions
///     relations: subject, predicate, status, confidence, object
///     ────
///     title, address, notes
///     a quote for each mention, one or none for each relation, and the relations' rules
public struct DocumentRecord: Sendable, Equatable {
    /// The record as it is kept.
    public let bytes: [UInt8]

    /// Takes a record that was kept.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// Takes what the graph needs. Mentions, relations and indices that do not fit the text or the extraction
    /// are left out.
    public init(_ document: Document, _ extraction: Extraction) {
        self.init(document, extraction, corrections: nil)
    }

    /// Takes what the graph needs, corrected by an overlay.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - extraction: What was found in it.
    ///   - corrections: What people said of this and other documents.
    public init(_ document: Document, _ extraction: Extraction, corrections: Overlay?) {
        var (document, extraction) = (document, extraction)
        if let corrections { corrections.apply(to: &document, &extraction) }
        let text = Array(document.text.utf8)
        let relations = extraction.relations.filter { relation in
            guard extraction.entities.indices.contains(relation.subject) else { return false }
            if case .entity(let object) = relation.object { return extraction.entities.indices.contains(object) }
            return true
        }
        let quoter = Quoter(text: text)
        var quotes = RecordWriter()
        DocumentRecord.describe(document, extraction, text, to: &quotes)
        var core = RecordWriter()
        core.text(document.id)
        core.word(text.withUnsafeBytes { TextTable.hash($0) })
        core.number(document.published.map { $0.year * 10000 + $0.month * 100 + $0.day } ?? 0)
        TextSketch(text).write(to: &core)
        core.number(extraction.entities.count)
        for entity in extraction.entities { DocumentRecord.write(entity, quoter, to: &core, &quotes) }
        core.number(relations.count)
        for relation in relations { DocumentRecord.write(relation, quoter, to: &core, &quotes) }
        var record = RecordWriter()
        record.number(core.bytes.count)
        bytes = record.bytes + core.bytes + quotes.bytes
    }

    private static func describe(
        _ document: Document, _ extraction: Extraction, _ text: [UInt8], to quotes: inout RecordWriter
    ) {
        let title = text[document.title.clamped(to: 0..<text.count)]
        quotes.text(NameText.tidy(String(decoding: title, as: UTF8.self)))
        quotes.text(document.url ?? "")
        let notes =
            document.notes
            + extraction.notes.filter { note in
                !document.notes.contains { $0.utf8.elementsEqual(note.utf8) }
            }
        quotes.number(notes.count)
        for note in notes { quotes.text(note) }
    }

    private static func write(
        _ entity: Entity, _ quoter: Quoter, to core: inout RecordWriter, _ quotes: inout RecordWriter
    ) {
        var forms: [String] = []
        var mentions = 0
        for mention in entity.mentions {
            if !forms.contains(where: { $0.utf8.elementsEqual(mention.text.utf8) }) { forms.append(mention.text) }
            if quoter.write(mention.range, context: 20, to: &quotes) { mentions += 1 }
        }
        core.entity(
            entity.type, name: entity.name.utf8, seed: entity.seed ?? "", confidence: entity.confidence,
            forms: forms.map(\.utf8), titles: entity.titles.map(\.utf8), mentions: mentions)
    }

    private static func write(
        _ relation: Relation, _ quoter: Quoter, to core: inout RecordWriter, _ quotes: inout RecordWriter
    ) {
        let object: RecordObject<String.UTF8View> =
            switch relation.object {
            case .entity(let entity): .entity(entity)
            case .text(let text): .text(text.utf8)
            case .date(let date): .day(date.year * 10000 + date.month * 100 + date.day)
            }
        core.relation(
            subject: relation.subject, relation.predicate, relation.status, confidence: relation.confidence, object)
        quotes.text(relation.rule)
        var span = RecordWriter()
        let hasEvidence = quoter.write(relation.evidence, context: 0, to: &span)
        quotes.byte(hasEvidence ? 1 : 0)
        if hasEvidence { quotes.append(span) }
    }
}

extension RecordWriter {
    /// Writes what another writer gathered.
    mutating func append(_ other: RecordWriter) {
        for byte in other.bytes { self.byte(byte) }
    }
}
