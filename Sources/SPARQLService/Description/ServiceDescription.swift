#if Server
    internal import HTTPTypes
    internal import QuadStore
    internal import QueryEngine
    internal import RDFModel
    internal import RDFSyntax
    internal import SPARQLSyntax

    /// What the endpoint says of itself (SPARQL 1.1 Service Description).
    struct ServiceDescription {
        private let service: EndpointService
        private let request: EndpointRequest

        init(_ service: EndpointService, _ request: EndpointRequest) {
            self.service = service
            self.request = request
        }

        private static let sd = "http://www.w3.org/ns/sparql-service-description#"
        private static let void = "http://rdfs.org/ns/void#"
        private static let formats = "http://www.w3.org/ns/formats/"
        /// With more named graphs than this, none is listed.
        private static let mostGraphs = 1000

        /// The description in the syntax that the client likes best.
        ///
        /// - Throws: ``ProtocolError``: 406; `StoreError`.
        func answer() throws -> EndpointAnswer {
            let snapshot = try service.store.snapshot()
            let (mediaType, format) = try AnswerFormat.negotiatedGraph(request.accept)
            let variant = AnswerVariant(mark: service.mark, mediaType: mediaType, commit: snapshot.commit)
            if variant.isKnown(to: request.head) { return EndpointAnswer(.notModified, variant.fields) }
            let prefixes = ["sd": ServiceDescription.sd, "void": ServiceDescription.void]
            var writer = RDFWriter(
                format: format, to: MemorySink(), prefixes: prefixes.compactMapValues { try? IRI($0) })
            for quad in try quads(snapshot) { try writer.quad(quad) }
            try writer.finish()
            return EndpointAnswer(HTTPResponse(status: .ok, headerFields: variant.fields), writer.output.bytes)
        }

        private func quads(_ snapshot: Snapshot) throws -> [Quad] {
            var quads: [Quad] = []
            let sd = { (name: String) in IRI(unchecked: ServiceDescription.sd + name) }
            func add(_ subject: Term, _ predicate: IRI, _ object: Term) {
                quads.append(Quad(subject, predicate, object))
            }
            let service = Term.blankNode(BlankNode("service"))
            let dataset = Term.blankNode(BlankNode("dataset"))
            let graph = Term.blankNode(BlankNode("defaultGraph"))
            add(service, RDF.type, .iri(sd("Service")))
            let endpoint = self.service.settings.address.map { $0 + "/sparql" } ?? endpointAddress
            add(service, sd("endpoint"), .iri(try IRI(endpoint)))
            for language in ["SPARQL11Query", "SPARQL12Query"] {
                add(service, sd("supportedLanguage"), .iri(sd(language)))
            }
            if self.service.settings.token != nil {
                add(service, sd("supportedLanguage"), .iri(sd("SPARQL11Update")))
            }
            for name in [
                "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
                "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads",
            ] {
                add(service, sd("resultFormat"), .iri(IRI(unchecked: ServiceDescription.formats + name)))
            }
            if self.service.settings.execution.unionDefaultGraph {
                add(service, sd("feature"), .iri(sd("UnionDefaultGraph")))
            }
            if self.service.settings.services != nil {
                add(service, sd("feature"), .iri(sd("BasicFederatedQuery")))
            }
            if self.service.settings.loader != nil { add(service, sd("feature"), .iri(sd("DereferencesURIs"))) }
            add(service, sd("defaultDataset"), dataset)
            add(dataset, RDF.type, .iri(sd("Dataset")))
            add(dataset, sd("defaultGraph"), graph)
            add(graph, RDF.type, .iri(sd("Graph")))
            try count(QuadPattern(in: .defaultGraph), of: graph, snapshot, &quads)
            for (number, name) in try namedGraphs(snapshot).enumerated() {
                let named = Term.blankNode(BlankNode("named\(number)"))
                let content = Term.blankNode(BlankNode("graph\(number)"))
                add(dataset, sd("namedGraph"), named)
                add(named, RDF.type, .iri(sd("NamedGraph")))
                add(named, sd("name"), .iri(name))
                add(named, sd("graph"), content)
                add(content, RDF.type, .iri(sd("Graph")))
                try count(QuadPattern(in: .named(.iri(name))), of: content, snapshot, &quads)
            }
            return quads
        }

        private func count(
            _ pattern: QuadPattern, of graph: Term, _ snapshot: Snapshot, _ quads: inout [Quad]
        ) throws {
            let count = try snapshot.count(pattern)
            quads.append(
                Quad(
                    graph, IRI(unchecked: ServiceDescription.void + "triples"),
                    .literal(Literal(String(count), datatype: XSD.integer))))
        }

        /// The names of the graphs, unless there are too many to list.
        private func namedGraphs(_ snapshot: Snapshot) throws -> [IRI] {
            let query = try Query("SELECT DISTINCT ?g { GRAPH ?g {} } LIMIT \(ServiceDescription.mostGraphs + 1)")
            let run = try service.execution(of: query, over: snapshot)
            var names: [IRI] = []
            while let rows = try run.nextRows() { names += rows.compactMap { $0[0]?.iri } }
            return names.count > ServiceDescription.mostGraphs ? [] : names
        }

        private var endpointAddress: String {
            let address = request.address
            let origin = address.prefix(address.utf8.count - request.path.utf8.count)
            return request.path.hasPrefix("/sparql") ? address : origin + "/sparql"
        }
    }
#endif
