public import ExtractionModel
public import RDFModel

/// What is known beforehand, read from Turtle: things with their names, and the words that introduce names.
///
/// A thing is an IRI of class `yong:Country`, `Ministry`, `Organisation`, `Place`, `Province`, `Person`, `Event` or
/// `Plan` with `rdfs:label`s to show, `skos:altLabel`s that may be matched anywhere and `skos:hiddenLabel`s that mean
/// it only near a cue. `yong:formerName` links to `yong:DatedName`s, whose labels are alternative names as well.
/// Words are of class `yong:Title` or `yong:OfficeWord`. Several files may speak of one thing: names add up,
/// so a folder of a reader's own laid over the built-in seeds extends them. The words that rules look for are in files
/// of their own (`WordTables`).
public struct Seeds: Sendable {
    /// What the IRIs of the built-in seeds begin with; the rest is a thing's identifier.
    public static let base = "https://w3id.org/yong/id/"

    /// The things, in order of their identifiers.
    public let entries: [GazetteerEntry]
    /// The words that introduce names.
    public let lexicon: Lexicon
    /// Everything the files say.
    public let facts: Dataset
    let index: SeedIndex

    /// No seeds.
    public init() {
        entries = []
        lexicon = Lexicon(words: .none)
        facts = Dataset()
        index = SeedIndex(entries: [], officeWords: [])
    }

    /// Takes what was read from files.
    ///
    /// - Parameters:
    ///   - files: The name of each file, for messages, and its content.
    ///   - words: The words that rules look for.
    /// - Throws: ``SeedsError`` for a thing without a name, of two kinds, or that contains itself.
    public init(files: [(name: String, content: Dataset)], words: WordTables = .none) throws(SeedsError) {
        var reader = SeedReader()
        for file in files { try reader.read(file.content, name: file.name) }
        entries = try reader.entries()
        lexicon = reader.lexicon(words)
        facts = reader.facts
        let offices = reader.spellings(of: YongOntology.officeWord).filter { !$0.isAmbiguous }
        index = SeedIndex(entries: entries, officeWords: offices.map { ($0.spelling, $0.label) })
    }

    /// The IRI of a thing by its identifier.
    ///
    /// - Parameter base: What stands in front of identifiers that are not IRIs by themselves.
    package static func iri(of identifier: String, base: String) -> String {
        IRI.hasScheme(identifier) ? identifier : base + identifier
    }

    /// The identifier of a thing: what follows ``base`` in its IRI, or all of it.
    static func identifier(of iri: IRI) -> String {
        guard iri.text.utf8.starts(with: base.utf8) else { return iri.text }
        return String(iri.text.utf8.dropFirst(base.utf8.count)) ?? iri.text
    }
}
