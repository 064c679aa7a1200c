public import Documents
public import ExtractionModel
import RDFModel
internal import Sorting

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
    /// What people said of documents and things.
    public let overlay: Overlay
    private var table = RecordTable()
    private var kept = RecordsInMemory()

    /// Makes a builder without documents.
    ///
    /// - Parameters:
    ///   - seeds: Without the things that must not appear, see ``Overlay/applied(to:)``.
    ///   - settings: How the graph is built.
    ///   - overlay: What people said of documents and things.
    public init(seeds: Seeds, settings: GraphSettings = GraphSettings(), overlay: Overlay = Overlay()) {
        self.seeds = seeds
        self.settings = settings
        self.overlay = overlay
    }

    /// Adds a document.
    public mutating func add(_ document: Document, _ extraction: Extraction) {
        add(DocumentRecord(document, extraction, corrections: overlay.isEmpty ? nil : overlay))
    }

    /// Adds a document's record, which may have been made on another thread, and keeps it if evidence is to be written.
    public mutating func add(_ record: DocumentRecord) {
        if add(record, keptAt: kept.records.count), settings.writesEvidence { kept.records.append(record) }
    }

    /// Adds a document's record that is kept elsewhere.
    ///
    /// - Parameters:
    ///   - record: What is added.
    ///   - place: Where the archive that `resolve(archive:)` gets has it.
    /// - Returns: Whether the record is whole; a damaged one is not added.
    @discardableResult
    public mutating func add(_ record: DocumentRecord, keptAt place: Int) -> Bool {
        table.add(record, at: place, seeds: seeds.index)
    }

    /// Decides which entities are one thing, by the rules on this module's page.
    ///
    /// A document that was added twice counts once; of different documents of one id, all but one get a number.
    ///
    /// - Parameter archive: Where records were kept that ``add(_:keptAt:)`` was told of; without one, here.
    public consuming func resolve(archive: (any RecordArchive)? = nil) -> ResolvedGraph {
        let (order, repeatedIDs) = GraphBuilder.ordered(table)
        let documentIRIs = order.map { document in
            GraphBuilder.documentIRI(
                settings.base, repeatedIDs[document] ?? table.texts.string(Int(table.documents[document].id)))
        }
        let reposts = Reposts(
            count: order.count, sketch: { table.sketch(of: order[$0]) },
            day: { table.documents[order[$0]].day.dayNumber })
        var resolver = Resolver(
            seeds: seeds.index, overlay: overlay, table: table, order: order,
            isRepost: order.indices.map(reposts.isRepost))
        table = RecordTable()
        resolver.resolve()
        let naming = resolver.name(base: settings.base, documentIRIs: documentIRIs)
        return ResolvedGraph(
            settings: settings, seeds: seeds, overlay: overlay, table: resolver.table, order: order,
            documentIRIs: documentIRIs, repeatedIDs: repeatedIDs, originals: reposts.original, nodes: naming.nodes,
            nodeOf: naming.nodeOf, posts: naming.posts, postOf: resolver.postOf, derivations: naming.derivations,
            homonyms: naming.homonyms, archive: archive ?? kept)
    }

    /// The name of the document of an id.
    static func documentIRI(_ base: String, _ id: String) -> IRI {
        IRI(unchecked: base + "document/" + NameText.pathStep(id))
    }

    /// The documents in order of their ids, each once; and by document, the id of those whose own belongs to another.
    private static func ordered(_ table: RecordTable) -> (order: [Int], repeatedIDs: [Int: String]) {
        let ids = table.documents.map { Int($0.id) }
        let sorted = table.documents.indices.ordered {
            if ids[$0] == ids[$1] { return table.documents[$0].fingerprint < table.documents[$1].fingerprint }
            return table.texts.precedes(ids[$0], ids[$1])
        }
        var order: [Int] = []
        var repeatedIDs: [Int: String] = [:]
        var used = DocumentIDs()
        for document in sorted {
            if let last = order.last, ids[last] == ids[document],
                table.documents[last].fingerprint == table.documents[document].fingerprint
            {
                continue
            }
            if let unique = used.insert(table.texts.string(ids[document])) { repeatedIDs[document] = unique }
            order.append(document)
        }
        return (order, repeatedIDs)
    }
}

/// The ids of documents, none twice.
struct DocumentIDs {
    private var steps = TextTable()
    /// The number that is tried next of an id that was given before.
    private var next: [[UInt8]: Int] = [:]

    /// Takes an id that is free, or gives one that is, with a number in brackets.
    ///
    /// - Returns: The id that was given instead.
    mutating func insert(_ id: String) -> String? {
        if isFree(id) { return nil }
        // Numbers are never given back, so those that were tried for this id once need not be tried again.
        var number = next[Array(id.utf8)] ?? 2
        while true {
            let unique = "\(id)_(\(number))"
            number += 1
            guard isFree(unique) else { continue }
            next[Array(id.utf8)] = number
            return unique
        }
    }

    /// Whether nobody had an id, which is then taken.
    private mutating func isFree(_ id: String) -> Bool {
        let count = steps.count
        return steps.intern(Array(NameText.pathStep(id).utf8)) == count
    }
}
