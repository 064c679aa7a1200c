import GraphBuilding
import RDFModel
import RDFSyntax
import TestSupport
import Testing

@Suite("The ontology defines what graphs and seeds use")
struct OntologyTests {
    private static func read(_ path: String) throws -> Dataset {
        var dataset = Dataset()
        try RDFReader.read(file: Shared.root + "/" + path, into: &dataset)
        return dataset
    }

    /// The terms of the project's vocabulary that stand in some quads.
    private static func terms(_ quads: [Quad]) -> Set<IRI> {
        Set(
            quads.flatMap { [$0.subject, .iri($0.predicate), $0.object] }.compactMap(\.iri).filter {
                $0.text.utf8.starts(with: YongOntology.namespace.utf8)
            })
    }

    @Test("Every term of the written graph and of the shapes is defined")
    func defined() throws {
        let ontology = try Self.read("ontology/yong.ttl")
        let built = graph(ExampleNews.all, seeds: try SeedFixture.seeds())
        var quads = built.knowledge() + built.resolution() + (try Self.read("ontology/shapes.ttl")).quads()
        for index in 0..<built.documentCount { quads += built.evidence(ofDocumentAt: index) }
        let used = Self.terms(quads)
        #expect(used.count > 40)
        for term in used.sorted() {
            #expect(!ontology.quads(subject: .iri(term), predicate: RDF.type).isEmpty, "\(term)")
        }
    }

    @Test("Every term has a label and a comment in Thai and in English")
    func labels() throws {
        let ontology = try Self.read("ontology/yong.ttl")
        let terms = Self.terms(ontology.quads())
        #expect(terms.count > 50)
        for term in terms.sorted() {
            for property in [RDFS.label, RDFS.comment] {
                let languages = ontology.quads(subject: .iri(term), predicate: property).compactMap {
                    $0.object.literal?.language
                }
                #expect(languages.sorted() == ["en", "th"], "\(term) \(property)")
            }
        }
    }
}
