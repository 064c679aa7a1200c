internal import Compression

/// The syntaxes that RDF is read from and written in.
public enum RDFFormat: String, CaseIterable, Sendable {
    /// N-Triples: a triple a line.
    case ntriples
    /// N-Quads: a quad a line.
    case nquads
    /// Turtle: triples with prefixes, grouped.
    case turtle
    /// TriG: Turtle with named graphs.
    case trig
    /// RDF/XML.
    case rdfxml
    /// JSON-LD 1.1, and streams of it with a document a line.
    case jsonld

    /// The format of a file by its name's ending, whatever the case: `.nt .nq .ttl .trig .rdf .owl
    /// .xml .jsonld .ndjsonld`. The ending of a compression behind it is passed over: `graph.ttl.gz` is Turtle.
    public init?(fileName: String) {
        let name = CompressionFormat.innerName(of: fileName).lowercased()
        for format in RDFFormat.allCases where format.fileEndings.contains(where: { name.hasSuffix("." + $0) }) {
            self = format
            return
        }
        return nil
    }

    /// The format that a person calls `name`: its own name, a file ending, a media type or a usual spelling.
    public init?(name: String) {
        let name = name.lowercased()
        for format in RDFFormat.allCases
        where name == format.rawValue || name == format.mediaType || format.fileEndings.contains(name)
            || format.otherNames.contains(name)
        {
            self = format
            return
        }
        return nil
    }

    /// The registered media type.
    public var mediaType: String {
        switch self {
        case .ntriples: "application/n-triples"
        case .nquads: "application/n-quads"
        case .turtle: "text/turtle"
        case .trig: "application/trig"
        case .rdfxml: "application/rdf+xml"
        case .jsonld: "application/ld+json"
        }
    }

    /// The endings of file names, without the dot; the usual one first.
    public var fileEndings: [String] {
        switch self {
        case .ntriples: ["nt"]
        case .nquads: ["nq"]
        case .turtle: ["ttl"]
        case .trig: ["trig"]
        case .rdfxml: ["rdf", "owl", "xml"]
        case .jsonld: ["jsonld", "ndjsonld"]
        }
    }

    /// Whether the format can tell in which graph a triple stands.
    public var holdsNamedGraphs: Bool {
        switch self {
        case .nquads, .trig, .jsonld: true
        case .ntriples, .turtle, .rdfxml: false
        }
    }

    private var otherNames: [String] {
        switch self {
        case .ntriples: ["n-triples"]
        case .nquads: ["n-quads"]
        case .turtle, .trig: []
        case .rdfxml: ["rdf/xml", "rdf-xml"]
        case .jsonld: ["json-ld"]
        }
    }
}
