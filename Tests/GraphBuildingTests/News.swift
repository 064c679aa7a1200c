import Documents
import EntityExtraction
import GraphBuilding
import RDFModel
import ThaiText

/// A document written for a test, with what is to be found in it.
///
/// Entities are found by their first mention's text, so a test reads as a list of sentences and statements.
struct News {
    let document: Document
    private(set) var extraction: Extraction

    init(_ id: String, _ text: String, on date: String? = "2021-01-22", url: String? = nil, notes: [String] = []) {
        let bytes = Array(text.utf8)
        document = Document(
            id: id, text: text, title: 0..<(bytes.firstIndex(of: 10) ?? 0), body: 0..<bytes.count,
            published: date.flatMap(News.day), url: url, notes: notes)
        extraction = Extraction(documentID: id)
    }

    static func day(_ text: String) -> CalendarDate? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil
    }

    /// Adds an entity with all occurrences of its forms in the text.
    func with(
        _ type: EntityType, _ name: String, forms: [String] = [], seed: String? = nil, titles: [String] = [],
        confidence: Double = 1
    ) -> News {
        var copy = self
        var mentions: [Mention] = []
        for form in [name] + forms {
            mentions += News.ranges(of: form, in: document.text).map { Mention(range: $0, text: form) }
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        copy.extraction.entities.append(
            Entity(
                type: type, name: name, mentions: mentions, seed: seed, titles: titles, confidence: confidence))
        return copy
    }

    /// Adds a statement about the entities of those names.
    func stating(
        _ subject: String, _ predicate: RelationPredicate, _ object: String, status: ClaimStatus = .asserted,
        confidence: Double = 1
    ) -> News {
        var copy = self
        guard let from = place(subject) else { return copy }
        let target: RelationObject
        switch predicate {
        case .holdsPosition: target = .text(object)
        case .onDate: target = News.day(object).map { .date($0) } ?? .text(object)
        default: target = place(object).map { .entity($0) } ?? .text(object)
        }
        copy.extraction.relations.append(
            Relation(
                subject: from, predicate: predicate, object: target, status: status, confidence: confidence,
                evidence: 0..<document.text.utf8.count, rule: "test"))
        return copy
    }

    private func place(_ name: String) -> Int? {
        extraction.entities.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    }

    static func ranges(of part: String, in text: String) -> [Range<Int>] {
        let (part, text) = (Array(part.utf8), Array(text.utf8))
        guard !part.isEmpty, part.count <= text.count else { return [] }
        return (0...(text.count - part.count)).compactMap {
            text[$0..<$0 + part.count].elementsEqual(part) ? $0..<$0 + part.count : nil
        }
    }
}

/// The graph of some documents.
func graph(_ news: [News], seeds: Seeds = Seeds(), settings: GraphSettings = GraphSettings()) -> ResolvedGraph {
    var builder = GraphBuilder(seeds: seeds, settings: settings)
    for item in news { builder.add(item.document, item.extraction) }
    return builder.resolve()
}

/// An IRI by the part after the base of things.
func id(_ path: String) -> Term { .iri(IRI(unchecked: Seeds.base + path)) }

/// A term of the project's vocabulary.
func yong(_ name: String) -> IRI { IRI(unchecked: YongOntology.namespace + name) }

extension ResolvedGraph {
    /// The IRIs of the people, events, … of the default graph, without the base.
    func things(of type: EntityType) -> [String] {
        Dataset(knowledge()).quads(predicate: RDF.type, object: .iri(yong(type.rawValue))).compactMap {
            $0.subject.iri.map { String($0.text.utf8.dropFirst(Seeds.base.utf8.count)) ?? "" }
        }
    }

    /// Whether the default graph says so.
    func states(_ subject: Term, _ predicate: IRI, _ object: Term) -> Bool {
        Dataset(knowledge()).contains(Quad(subject, predicate, object))
    }
}
