import ExtractionModel
import RDFModel
import RDFSyntax

/// What people say of documents and things, read from Turtle: corrections that every later build honours, and names
/// that must not appear.
///
/// ```turtle
/// @prefix yong: <https://w3id.org/yong/ontology#> .
/// @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
/// # A person who must not appear: neither as a thing nor in a quote, a title or the name of something else.
/// <https://w3id.org/yong/id/person/เอก_สมมุติ> a yong:Exclusion ; rdfs:label "เอก สมมุติ"@th , "Ek Sommut"@en .
///
/// # Two things of the graph are one, or must not become one.
/// <…/person/เอก_สมมุติ_(กรมหนึ่ง)> yong:sameAs <…/person/เอก_สมมุติ> .
/// <…/organisation/สมช.> yong:differentFrom <…/organisation/สำนักสมมุติแห่งชาติ> .
///
/// # What a text names is another thing, of another kind, or nothing; in one document or, without it, in all.
/// [] a yong:Correction ; yong:mentionText "เอก" ; yong:inDocument <…/document/7> ; yong:sameAs <…/person/เอก_สมมุติ> .
/// [] a yong:Correction ; yong:mentionText "ศูนย์สมมุติ" ; yong:correctType yong:Organisation .
/// [] a yong:Correction ; yong:mentionText "บ้านสมมุติ" ; yong:notA yong:Person .
/// ```
public struct Overlay: Sendable {
    /// A name that must not appear.
    struct Exclusion: Sendable {
        var thing: IRI
        var names: [ExcludedName]
    }

    /// What kind of thing a text does or does not name.
    struct TypeRule: Sendable {
        var text: String
        /// The document's id; `nil` for all.
        var document: String?
        /// The class that the text's thing is not of; `nil` for any.
        var wrong: EntityType?
        /// The class that it is of; `nil` for none.
        var right: EntityType?
    }

    /// Which thing a text does or does not name.
    struct MentionRule: Sendable {
        var text: String
        /// The document's id; `nil` for all.
        var document: String?
        var thing: IRI
        /// Whether it names the thing, or must not.
        var isSame: Bool

        /// Whether the rule is about the document of that id.
        func isAbout(documentID: ArraySlice<UInt8>) -> Bool {
            document.map { documentID.elementsEqual($0.utf8) } ?? true
        }
    }

    var exclusions: [Exclusion] = []
    var typeRules: [TypeRule] = []
    var mentionRules: [MentionRule] = []
    /// Things that are one; the second keeps its IRI.
    var joined: [(IRI, IRI)] = []
    /// Keys of names of things that must not become one.
    private var parted: Set<[[UInt8]]> = []
    /// A hash of all that was read.
    public internal(set) var fingerprint: UInt64 = 0

    /// Nothing said.
    public init() {}

    /// Whether nothing is said.
    public var isEmpty: Bool { fingerprint == 0 }

    /// Whether anything is said of things by their IRIs.
    var namesThings: Bool { !joined.isEmpty || !mentionRules.isEmpty }

    /// Whether things of two names must not become one.
    func keepsApart(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        parted.contains([Array(left), Array(right)])
    }

    /// Keeps the things of two keys apart.
    mutating func keepApart(_ left: [UInt8], _ right: [UInt8]) {
        parted.insert([left, right])
        parted.insert([right, left])
    }

    /// The seeds without the things that must not appear.
    ///
    /// - Throws: ``SeedsError`` if what is left does not fit together.
    public func applied(to seeds: Seeds) throws(SeedsError) -> Seeds {
        guard !exclusions.isEmpty else { return seeds }
        var excluded = Set(exclusions.map(\.thing))
        for entry in seeds.entries where entry.names.contains(where: { isExcluded($0.text) }) {
            excluded.insert(IRI(unchecked: Seeds.iri(of: entry.identifier, base: Seeds.base)))
        }
        var kept = Dataset()
        for quad in seeds.facts.quads() {
            if quad.subject.iri.map(excluded.contains) == true || quad.object.iri.map(excluded.contains) == true {
                continue
            }
            if let literal = quad.object.literal, isExcluded(literal.lexicalForm) { continue }
            kept.insert(quad)
        }
        return try Seeds(files: [("seeds", kept)], words: seeds.lexicon.words)
    }

    /// Whether an excluded name stands in the text.
    func isExcluded(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return exclusions.contains { $0.names.contains { $0.firstRange(in: bytes, from: 0) != nil } }
    }
}
