import ExtractionModel
public import RDFModel

/// A graph whose things are resolved: knowledge, evidence and what was decided, ready to be written.
///
/// It is a value that any number of threads may read: each document's evidence is a function of it and the
/// document's number, so threads can make it in parallel and write it in order.
public struct ResolvedGraph: Sendable {
    /// A thing, as it is written. Names are numbers of texts in the table.
    struct Node: Sendable {
        var iri: IRI
        var type: EntityType
        var seed: Int?
        var label: Int
        /// Other names met in texts, in code point order.
        var alternatives: [Int32]
        /// Titles met in front of a person's name, in code point order.
        var honorifics: [Int32]
        /// The highest confidence of its entities.
        var confidence: Double
    }

    /// An office, as it is written.
    struct PostNode: Sendable {
        var iri: IRI
        var label: String
        /// The number of the node of the body or place whose office it is.
        var body: Int?
    }

    /// A decision that joined an entity to a node.
    struct Derivation: Sendable {
        var rule: String
        var document: Int
        var entity: Int
        var node: Int
        var sources: [Int]
    }

    /// Two nodes of one name that are kept apart, and why.
    struct Homonyms: Sendable {
        var left: Int
        var right: Int
        var rule: String?
        var documents: [Int]
    }

    /// How the graph was built and what of it is written.
    public let settings: GraphSettings
    let seeds: Seeds
    let overlay: Overlay
    /// What all documents name and say.
    let table: RecordTable
    /// The documents of the table in order of their ids.
    let order: [Int]
    let documentIRIs: [IRI]
    /// The ids of the documents whose id belongs to an earlier one as well, with the number that was given to them.
    let repeatedIDs: [Int: String]
    /// For every document of `order`, the document whose text it repeats, or itself.
    let originals: [Int]
    /// In order of their IRIs.
    let nodes: [Node]
    /// For every entity of the table, its node.
    let nodeOf: [Int32]
    let posts: [PostNode]
    /// For every relation of the table, its post or -1.
    let postOf: [Int32]
    /// In order of documents and entities.
    let derivations: [Derivation]
    /// In order of the nodes, each pair once.
    let homonyms: [Homonyms]
    /// Where records are read from again.
    let archive: any RecordArchive

    /// The number of documents, each with one graph of evidence.
    public var documentCount: Int { order.count }

    /// The name of a document's graph of evidence.
    ///
    /// - Parameter index: The document's number, in order of ids, from 0.
    public func documentIRI(at index: Int) -> IRI { documentIRIs[index] }

    /// Where the record of a document is kept, as the builder was told.
    ///
    /// - Parameter index: The document's number, in order of ids, from 0.
    package func place(ofDocumentAt index: Int) -> Int { table.documents[order[index]].place }

    /// The graph that holds what follows from resolution.
    public var resolutionGraph: IRI { IRI(unchecked: settings.base + "graph/resolution") }

    /// The thing that a document's entity is.
    ///
    /// - Parameters:
    ///   - document: The document's number, in order of ids, from 0.
    ///   - entity: The entity's number in the document, as it was extracted, from 0.
    package func thing(ofEntity entity: Int, inDocumentAt document: Int) -> IRI {
        nodes[Int(nodeOf[table.entities(of: order[document]).lowerBound + entity])].iri
    }

    /// The number of the document of that id, if there is one.
    package func documentIndex(ofID id: String) -> Int? {
        let iri = GraphBuilder.documentIRI(settings.base, id)
        return documentIRIs.firstIndex { $0 == iri }
    }

    /// The prefixes of the vocabularies that the graph uses.
    public static let prefixes: [(name: String, namespace: IRI)] = [
        ("dcterms", DCTerms.namespace), ("foaf", FOAF.namespace), ("oa", WebAnnotation.namespace),
        ("org", ORG.namespace), ("prov", PROV.namespace), ("rdf", RDF.namespace), ("rdfs", RDFS.namespace),
        ("schema", SchemaOrg.namespace), ("skos", SKOS.namespace), ("xsd", XSD.namespace),
        ("yong", YongOntology.namespace),
    ].map { ($0.0, IRI(unchecked: $0.1)) }

    /// Writes the knowledge, then each document's evidence, then what follows from resolution.
    ///
    /// The order is that of subjects in the knowledge and that of document ids in the evidence, so the same
    /// documents give the same quads in the same order.
    ///
    /// - Throws: What the sink throws, or the archive that holds the records.
    public func write(into sink: inout some QuadSink) throws {
        for prefix in ResolvedGraph.prefixes { try sink.prefix(prefix.name, prefix.namespace) }
        for quad in knowledge() { try sink.quad(quad) }
        guard settings.writesEvidence else { return }
        for document in order.indices { try writeEvidence(ofDocumentAt: document, into: &sink) }
        for quad in resolution() { try sink.quad(quad) }
    }
}
