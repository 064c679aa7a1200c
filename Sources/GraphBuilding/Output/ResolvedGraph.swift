import EntityExtraction
public import RDFModel

/// A graph whose things are resolved: knowledge, evidence and what was decided, ready to be written.
///
/// It is a value that any number of threads may read: each document's evidence is a function of it and the
/// document's number, so threads can make it in parallel and write it in order.
public struct ResolvedGraph: Sendable {
    /// A thing, as it is written.
    struct Node: Sendable {
        var iri: IRI
        var type: EntityType
        var seed: Int?
        var label: String
        /// Other names met in texts, in code point order.
        var alternatives: [String]
        /// Titles met in front of a person's name, in code point order.
        var honorifics: [String]
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

    /// How the graph was built and what of it is written.
    public let settings: GraphSettings
    let seeds: Seeds
    /// In order of their ids.
    let documents: [DocumentRecord]
    let documentIRIs: [IRI]
    /// In order of their IRIs.
    let nodes: [Node]
    /// For every entity of every document, its node.
    let nodeOf: [[Int]]
    let posts: [PostNode]
    /// For every relation of every document, its post or -1.
    let postOf: [[Int]]
    /// In order of documents and entities.
    let derivations: [Derivation]
    /// Nodes of one name that are kept apart, each pair once.
    let homonyms: [(Int, Int)]

    /// The number of documents, each with one graph of evidence.
    public var documentCount: Int { documents.count }

    /// The name of a document's graph of evidence.
    ///
    /// - Parameter index: The document's number, in order of ids, from 0.
    public func documentIRI(at index: Int) -> IRI { documentIRIs[index] }

    /// The graph that holds what follows from resolution.
    public var resolutionGraph: IRI { IRI(unchecked: settings.base + "graph/resolution") }

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
    public func write(into sink: inout some QuadSink) throws {
        for prefix in ResolvedGraph.prefixes { try sink.prefix(prefix.name, prefix.namespace) }
        for quad in knowledge() { try sink.quad(quad) }
        guard settings.writesEvidence else { return }
        for document in documents.indices { try writeEvidence(ofDocumentAt: document, into: &sink) }
        for quad in resolution() { try sink.quad(quad) }
    }
}
