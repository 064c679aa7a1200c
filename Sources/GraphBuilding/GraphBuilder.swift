public import Documents
public import EntityExtraction
import RDFModel

/// Gathers documents with what was found in them, and makes one graph of all.
///
/// ```swift
/// var builder = GraphBuilder(seeds: seeds, settings: GraphSettings())
/// for document in documents { builder.add(document, extractor.extract(document)) }
/// try builder.resolve().write(into: &writer)
/// ```
///
/// The graph does not depend on the order in which documents are added. Texts are not kept.
public struct GraphBuilder: Sendable {
    /// The things known beforehand.
    public let seeds: Seeds
    /// How the graph is built and what of it is written.
    public let settings: GraphSettings
    private var records: [DocumentRecord] = []

    /// Makes a builder without documents.
    public init(seeds: Seeds, settings: GraphSettings = GraphSettings()) {
        self.seeds = seeds
        self.settings = settings
    }

    /// Adds a document.
    public mutating func add(_ document: Document, _ extraction: Extraction) {
        add(DocumentRecord(document, extraction))
    }

    /// Adds a document's record, which may have been made on another thread.
    public mutating func add(_ record: DocumentRecord) {
        records.append(record)
    }

    /// Decides which entities are one thing, by the rules on this module's page.
    ///
    /// A document that was added twice counts once; of different documents of one id, all but one get a number.
    public func resolve() -> ResolvedGraph {
        let documents = GraphBuilder.ordered(records)
        let documentIRIs = documents.map {
            IRI(unchecked: settings.base + "document/" + NameText.pathStep($0.id))
        }
        var resolver = Resolver(seeds: seeds.index, documents: documents)
        resolver.resolve()
        let naming = resolver.name(base: settings.base, documentIRIs: documentIRIs)
        var derivations: [ResolvedGraph.Derivation] = []
        let decisions = Dictionary(resolver.decisions.map { ($0.thing, $0) }, uniquingKeysWith: { first, _ in first })
        var nodeOf: [[Int]] = []
        for document in documents.indices {
            nodeOf.append(
                resolver.thingOf[document].enumerated().map { entity, thing in
                    let node = naming.nodeOfThing[resolver.sets.find(thing)] ?? 0
                    if let decision = decisions[thing] {
                        derivations.append(
                            .init(
                                rule: decision.kind.rawValue, document: document, entity: entity, node: node,
                                sources: decision.documents))
                    }
                    return node
                })
        }
        return ResolvedGraph(
            settings: settings, seeds: seeds, documents: documents, documentIRIs: documentIRIs, nodes: naming.nodes,
            nodeOf: nodeOf, posts: naming.posts, postOf: resolver.postOf, derivations: derivations,
            homonyms: naming.homonyms)
    }

    private static func ordered(_ records: [DocumentRecord]) -> [DocumentRecord] {
        var ordered: [DocumentRecord] = []
        let sorted = records.sorted {
            $0.id.utf8.elementsEqual($1.id.utf8)
                ? $0.fingerprint < $1.fingerprint : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
        }
        var ids: Set<[UInt8]> = []
        var last: DocumentRecord?
        for record in sorted {
            if let last, last.fingerprint == record.fingerprint, last.id.utf8.elementsEqual(record.id.utf8) { continue }
            last = record
            var unique = record
            var number = 2
            while !ids.insert(Array(NameText.pathStep(unique.id).utf8)).inserted {
                unique.id = "\(record.id)_(\(number))"
                number += 1
            }
            if number > 2 { unique.note("The identifier \(record.id) belongs to another text as well.") }
            ordered.append(unique)
        }
        return ordered
    }
}
