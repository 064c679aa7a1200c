internal import Compression
public import RDFModel
public import RDFSyntax

/// A description of a dump in VoID (https://www.w3.org/TR/void/) and DCAT (https://www.w3.org/TR/vocab-dcat-3/).
///
/// The same data and settings give the same description.
public struct DatasetDescription: Sendable {
    /// A file that holds the data.
    public struct Distribution: Equatable, Sendable {
        /// The file's name, without folders.
        public var fileName: String
        /// The syntax.
        public var format: RDFFormat
        /// How many bytes the file has.
        public var byteSize: Int
        /// Its SHA-256 in hexadecimal digits.
        public var sha256: String

        /// Describes a file.
        public init(fileName: String, format: RDFFormat, byteSize: Int, sha256: String) {
            self.fileName = fileName
            self.format = format
            self.byteSize = byteSize
            self.sha256 = sha256
        }
    }

    /// What people call the data.
    public var title: String
    /// The terms under which the data may be used; nothing is said if it is `nil`.
    public var license: IRI?
    /// When the data was issued, in the form of `xsd:dateTime`; nothing is said if it is `nil`.
    public var issued: String?
    /// Where the folder of the dump will be on the Web, with a slash at its end; `nil` gives names relative to it.
    public var location: IRI?
    /// All statements.
    public var whole: DatasetStatistics
    /// Those of the default graph, and those of named graphs, if there are both.
    public var parts: (knowledge: DatasetStatistics, evidence: DatasetStatistics)?
    /// The file.
    public var distribution: Distribution

    /// Describes data.
    public init(title: String, whole: DatasetStatistics, distribution: Distribution) {
        self.title = title
        self.whole = whole
        self.distribution = distribution
    }

    /// The name of the description's own file.
    public static let fileName = "void.ttl"

    /// The description in Turtle.
    public func turtle() throws -> [UInt8] {
        var graph = Graph()
        let prefixes = [
            "void": VoID.namespace, "dcat": DCAT.namespace, "spdx": SPDX.namespace, "dcterms": DublinCore.namespace,
            "xsd": XSD.namespace, "foaf": "http://xmlns.com/foaf/0.1/",
        ]
        let dataset = Term.iri(iri(fragment: "dataset"))
        let file = Term.iri(iri(fragment: "file"))
        describe(itself: dataset, &graph)
        describe(dataset: dataset, file, &graph)
        describe(file: file, &graph)
        if let parts {
            for (name, statistics) in [("knowledge", parts.knowledge), ("evidence", parts.evidence)] {
                let part = Term.iri(iri(fragment: name))
                graph.add(dataset, VoID.term("subset"), part)
                graph.add(part, RDF.type, .iri(VoID.term("Dataset")))
                describe(statistics, of: part, &graph)
            }
        }
        return try RDFWriter.bytes(
            of: graph.dataset, format: .turtle, prefixes: prefixes.mapValues { IRI(unchecked: $0) })
    }

    // MARK: Names

    private func iri(fragment: String) -> IRI { IRI(unchecked: document + "#" + fragment) }

    /// The description's own name; empty where names are relative, which stands for the file that is read.
    private var document: String { location.map { $0.text + DatasetDescription.fileName } ?? "" }

    /// The name of the dump's file, what no IRI holds percent-encoded.
    private var download: IRI {
        let name = PercentEncoding.encode(distribution.fileName)
        return IRI(unchecked: (location?.text ?? "") + name)
    }

    private func mediaType(_ name: String) -> Term {
        .iri(IRI(unchecked: "https://www.iana.org/assignments/media-types/" + name))
    }

    // MARK: Parts

    private func describe(itself dataset: Term, _ graph: inout Graph) {
        let itself = Term.iri(IRI(unchecked: document))
        graph.add(itself, RDF.type, .iri(VoID.term("DatasetDescription")))
        graph.add(itself, IRI(unchecked: "http://xmlns.com/foaf/0.1/primaryTopic"), dataset)
    }

    private func describe(dataset: Term, _ file: Term, _ graph: inout Graph) {
        graph.add(dataset, RDF.type, .iri(VoID.term("Dataset")))
        graph.add(dataset, RDF.type, .iri(DCAT.term("Dataset")))
        graph.add(dataset, DublinCore.term("title"), .literal(Literal(title)))
        describe(terms: dataset, &graph)
        graph.add(dataset, VoID.term("dataDump"), .iri(download))
        graph.add(
            dataset, VoID.term("feature"),
            .iri(IRI(unchecked: "http://www.w3.org/ns/formats/" + DatasetDescription.name(distribution.format))))
        graph.add(dataset, DCAT.term("distribution"), file)
        describe(whole, of: dataset, &graph)
    }

    private func describe(terms thing: Term, _ graph: inout Graph) {
        if let license { graph.add(thing, DublinCore.term("license"), .iri(license)) }
        if let issued {
            graph.add(thing, DublinCore.term("issued"), .literal(Literal(issued, datatype: XSD.dateTime)))
        }
    }

    private func describe(file: Term, _ graph: inout Graph) {
        graph.add(file, RDF.type, .iri(DCAT.term("Distribution")))
        graph.add(file, DublinCore.term("title"), .literal(Literal(distribution.fileName)))
        describe(terms: file, &graph)
        graph.add(file, DCAT.term("downloadURL"), .iri(download))
        graph.add(file, DCAT.term("mediaType"), mediaType(distribution.format.mediaType))
        switch CompressionFormat(fileName: distribution.fileName) {
        case .gzip?: graph.add(file, DCAT.term("compressFormat"), mediaType("application/gzip"))
        case .zstd?: graph.add(file, DCAT.term("compressFormat"), mediaType("application/zstd"))
        // No media type is registered for bzip2.
        case .bzip2?, nil: break
        }
        graph.add(file, DCAT.term("byteSize"), number(distribution.byteSize, XSD.nonNegativeInteger))
        let checksum = Term.blankNode(BlankNode("checksum"))
        graph.add(file, SPDX.term("checksum"), checksum)
        graph.add(checksum, RDF.type, .iri(SPDX.term("Checksum")))
        graph.add(checksum, SPDX.term("algorithm"), .iri(SPDX.term("checksumAlgorithm_sha256")))
        graph.add(
            checksum, SPDX.term("checksumValue"),
            .literal(Literal(distribution.sha256, datatype: IRI(unchecked: XSD.namespace + "hexBinary"))))
    }

    private func describe(_ statistics: DatasetStatistics, of dataset: Term, _ graph: inout Graph) {
        let numbers = [
            ("triples", statistics.triples), ("entities", statistics.entities),
            ("classes", statistics.classes.count), ("properties", statistics.properties.count),
            ("distinctSubjects", statistics.distinctSubjects), ("distinctObjects", statistics.distinctObjects),
        ]
        for (name, value) in numbers { graph.add(dataset, VoID.term(name), number(value)) }
        for vocabulary in statistics.vocabularies { graph.add(dataset, VoID.term("vocabulary"), .iri(vocabulary)) }
        guard statistics.hasPartitions else { return }
        for part in statistics.classes {
            let node = graph.blankNode()
            graph.add(dataset, VoID.term("classPartition"), node)
            graph.add(node, VoID.term("class"), .iri(part.type))
            graph.add(node, VoID.term("entities"), number(part.entities))
        }
        for part in statistics.properties {
            let node = graph.blankNode()
            graph.add(dataset, VoID.term("propertyPartition"), node)
            graph.add(node, VoID.term("property"), .iri(part.property))
            graph.add(node, VoID.term("triples"), number(part.triples))
            graph.add(node, VoID.term("distinctSubjects"), number(part.distinctSubjects))
            graph.add(node, VoID.term("distinctObjects"), number(part.distinctObjects))
        }
    }

    private func number(_ value: Int, _ datatype: IRI = XSD.integer) -> Term {
        .literal(Literal("\(value)", datatype: datatype))
    }

    /// The name of a syntax among the W3C's formats (https://www.w3.org/ns/formats/).
    private static func name(_ format: RDFFormat) -> String {
        switch format {
        case .ntriples: "N-Triples"
        case .nquads: "N-Quads"
        case .turtle: "Turtle"
        case .trig: "TriG"
        case .rdfxml: "RDF_XML"
        case .jsonld: "JSON-LD"
        }
    }
}

/// The statements of the description.
private struct Graph {
    var dataset = Dataset()
    private var blankNodes = 0

    mutating func add(_ subject: Term, _ predicate: IRI, _ object: Term) {
        dataset.insert(Quad(subject, predicate, object))
    }

    /// A new blank node, whose label stands behind those before it.
    mutating func blankNode() -> Term {
        blankNodes += 1
        let digits = "\(blankNodes)"
        return .blankNode(BlankNode("p" + String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits))
    }
}
