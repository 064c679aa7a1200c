import ExtractionModel
import RDFModel

/// Some documents with what was decided about them elsewhere: a part of a graph, from which their evidence and what they
/// add to the knowledge are written.
package struct GraphPart {
    private let seeds: Seeds
    private let settings: GraphSettings
    private var table = RecordTable()
    private var kept = RecordsInMemory()
    private var documentIRIs: [IRI] = []
    private var originalIRIs: [IRI?] = []
    private var repeatedIDs: [Int: String] = [:]
    private var nodes: [ResolvedGraph.Node] = []
    private var placeOfNode: [IRI: Int32] = [:]
    private var nodeOf: [Int32] = []
    private var posts: [ResolvedGraph.PostNode] = []
    private var placeOfPost: [IRI: Int32] = [:]
    private var postOf: [Int32] = []

    /// Makes a part without documents.
    package init(seeds: Seeds, settings: GraphSettings) {
        self.seeds = seeds
        self.settings = settings
    }

    /// The number of documents.
    package var count: Int { documentIRIs.count }

    /// Which thing an entity is, or which post a relation is about, as another step wrote it.
    package struct Reference {
        /// The number of the entity or relation in its document.
        package var number: Int
        /// The thing or post.
        package var target: [UInt8]
        /// The body whose post it is.
        package var body: [UInt8]?

        /// Makes a reference.
        package init(number: Int, target: [UInt8], body: [UInt8]? = nil) {
            (self.number, self.target, self.body) = (number, target, body)
        }
    }

    /// Adds a document; documents come in their order.
    ///
    /// - Parameters:
    ///   - id: Its id, if its own belongs to another document as well.
    ///   - originalID: The id of the document whose text it repeats.
    /// - Returns: Whether record and references are whole.
    package mutating func add(
        _ record: DocumentRecord, id: String?, originalID: String?, entities: [Reference], relations: [Reference]
    ) -> Bool {
        let document = table.documents.count
        guard table.add(record, at: document, seeds: seeds.index) else { return false }
        let own = id ?? table.texts.string(Int(table.documents[document].id))
        kept.records.append(record)
        documentIRIs.append(GraphBuilder.documentIRI(settings.base, own))
        originalIRIs.append(originalID.map { GraphBuilder.documentIRI(settings.base, $0) })
        if let id { repeatedIDs[document] = id }
        nodeOf += table.entities(of: document).map { _ in -1 }
        postOf += table.relations(of: document).map { _ in -1 }
        let (firstEntity, firstRelation) = (
            table.entities(of: document).lowerBound, table.relations(of: document).lowerBound
        )
        for reference in entities where firstEntity + reference.number < nodeOf.count {
            nodeOf[firstEntity + reference.number] = node(reference.target)
        }
        for reference in relations where firstRelation + reference.number < postOf.count {
            postOf[firstRelation + reference.number] = post(reference)
        }
        return !nodeOf[firstEntity...].contains(-1)
    }

    private mutating func node(_ bytes: [UInt8]) -> Int32 {
        var reader = RecordReader(bytes)
        let iri = IRI(unchecked: reader.string())
        if let known = placeOfNode[iri] { return known }
        let place = Int32(nodes.count)
        nodes.append(ThingDescription(&reader).node(iri, &table, seeds.index))
        placeOfNode[iri] = place
        return place
    }

    private mutating func post(_ reference: Reference) -> Int32 {
        var reader = RecordReader(reference.target)
        let iri = IRI(unchecked: reader.string())
        if let known = placeOfPost[iri] { return known }
        let place = Int32(posts.count)
        posts.append(.init(iri: iri, label: reader.string(), body: reference.body.map { Int(node($0)) }))
        placeOfPost[iri] = place
        return place
    }

    /// The part as a graph.
    package consuming func graph() -> ResolvedGraph {
        let nodes = nodes
        let sorted = nodes.indices.sorted { nodes[$0].iri < nodes[$1].iri }
        var placeOf = Array(repeating: 0, count: nodes.count)
        for (place, node) in sorted.enumerated() { placeOf[node] = place }
        let order = Array(table.documents.indices)
        // Originals that stand in other parts are named behind the documents of this one.
        var iris = documentIRIs
        var originals = order
        for (document, iri) in originalIRIs.enumerated() {
            guard let iri else { continue }
            originals[document] = iris.count
            iris.append(iri)
        }
        var posts = posts
        for place in posts.indices { posts[place].body = posts[place].body.map { placeOf[$0] } }
        return ResolvedGraph(
            settings: settings, seeds: seeds, overlay: Overlay(), table: table, order: order, documentIRIs: iris,
            repeatedIDs: repeatedIDs, originals: originals, nodes: sorted.map { nodes[$0] },
            nodeOf: nodeOf.map { $0 < 0 ? $0 : Int32(placeOf[Int($0)]) }, posts: posts, postOf: postOf,
            derivations: [], homonyms: [], archive: kept)
    }
}
