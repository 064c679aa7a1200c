public import ThaiText

/// One occurrence of an entity's name in a document.
public struct Mention: Sendable, Hashable {
    /// The UTF-8 range in `Document.text`.
    public var range: Range<Int>
    /// The characters in that range, exactly as they stand there.
    public var text: String
    /// How likely it is that the text names a thing of the entity's type there and with these words, in 0...1.
    public var confidence: Double
    /// Why it was taken for one, if the extractor explains.
    public var provenance: Provenance?

    /// Makes a mention.
    public init(range: Range<Int>, text: String, confidence: Double = 1, provenance: Provenance? = nil) {
        self.range = range
        self.text = text
        self.confidence = confidence
        self.provenance = provenance
    }
}

/// A thing that a document names.
public struct Entity: Sendable, Hashable {
    /// What kind of thing it is.
    public var type: EntityType
    /// The fullest of its names in the document; for a person, without titles.
    public var name: String
    /// Every occurrence in the text, in order of position. Never empty.
    public var mentions: [Mention]
    /// The identifier of the gazetteer entry that it was recognised as, if any.
    public var seed: String?
    /// Titles that stand before a person's name in this document ("นาย", "พล.อ."), as written.
    public var titles: [String]
    /// How likely it is that the thing exists and has this type, in 0...1: the surest of its mentions.
    public var confidence: Double

    /// Makes an entity.
    public init(
        type: EntityType, name: String, mentions: [Mention], seed: String? = nil, titles: [String] = [],
        confidence: Double = 1
    ) {
        self.type = type
        self.name = name
        self.mentions = mentions
        self.seed = seed
        self.titles = titles
        self.confidence = confidence
    }
}

/// What a relation points at.
public enum RelationObject: Sendable, Hashable {
    /// The index of an entity in `Extraction.entities`.
    case entity(Int)
    /// The exact text of an office.
    case text(String)
    /// A day.
    case date(CalendarDate)
}

/// A statement that a document makes.
public struct Relation: Sendable, Hashable {
    /// The index of the subject in `Extraction.entities`.
    public var subject: Int
    /// How the two are related.
    public var predicate: RelationPredicate
    /// What the subject is related to.
    public var object: RelationObject
    /// How the text puts it.
    public var status: ClaimStatus
    /// How likely it is that the text says so, in 0...1.
    public var confidence: Double
    /// The UTF-8 range in `Document.text` of the clause that says so.
    public var evidence: Range<Int>
    /// The name of the rule or model that decided.
    public var rule: String
    /// Why the text was taken to say so, if the extractor explains.
    public var provenance: Provenance?

    /// Makes a relation.
    public init(
        subject: Int, predicate: RelationPredicate, object: RelationObject, status: ClaimStatus = .asserted,
        confidence: Double = 1, evidence: Range<Int>, rule: String, provenance: Provenance? = nil
    ) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.status = status
        self.confidence = confidence
        self.evidence = evidence
        self.rule = rule
        self.provenance = provenance
    }
}

/// What was found in one document.
public struct Extraction: Sendable, Hashable {
    /// The document's id.
    public var documentID: String
    /// The things named, in order of first mention.
    public var entities: [Entity]
    /// The statements made, each once, in order of evidence.
    public var relations: [Relation]
    /// Oddities of the text, such as a weekday that contradicts its date.
    public var notes: [String]

    /// Makes an extraction.
    public init(documentID: String, entities: [Entity] = [], relations: [Relation] = [], notes: [String] = []) {
        self.documentID = documentID
        self.entities = entities
        self.relations = relations
        self.notes = notes
    }
}
