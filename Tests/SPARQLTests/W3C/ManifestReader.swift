import RDFModel

/// Finds the entries in the statements of a SPARQL manifest.
struct ManifestReader {
    let dataset: Dataset
    let folder: String

    private static let manifest = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
    private static let query = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
    private static let update = "http://www.w3.org/2009/sparql/tests/test-update#"

    private func values(_ subject: Term, _ namespace: String, _ name: String) -> [Term] {
        dataset.quads(subject: subject, predicate: IRI(unchecked: namespace + name)).map(\.object)
    }

    /// The members of the list that the manifest's property holds.
    func list(_ name: String) -> [Term] {
        var members: [Term] = []
        var cell = dataset.quads(predicate: IRI(unchecked: Self.manifest + name)).first?.object
        while let node = cell, let member = values(node, RDF.namespace, "first").first {
            members.append(member)
            cell = values(node, RDF.namespace, "rest").first
        }
        return members
    }

    /// The file of the folder that an IRI names.
    func file(_ term: Term) -> String? {
        guard let iri = term.iri else { return nil }
        let base = SuiteEntry.base(folder).text
        return iri.text.hasPrefix(base) ? String(iri.text.dropFirst(base.count)) : nil
    }

    /// The test that a node describes.
    func entry(_ node: Term) -> SuiteEntry? {
        guard let type = values(node, RDF.namespace, "type").first?.iri?.text.split(separator: "#").last,
            let id = node.iri?.text.split(separator: "#").last,
            let action = values(node, Self.manifest, "action").first
        else { return nil }
        let result = values(node, Self.manifest, "result").first
        let request =
            values(action, Self.query, "query").first ?? values(action, Self.update, "request").first ?? action
        return SuiteEntry(
            folder: folder, id: String(id), type: String(type), request: file(request) ?? "", data: data(action),
            services: services(action), result: result.flatMap(file), dataAfter: result.map(data) ?? SuiteEntry.Data())
    }

    private func data(_ node: Term) -> SuiteEntry.Data {
        var data = SuiteEntry.Data()
        data.files = (values(node, Self.query, "data") + values(node, Self.update, "data")).compactMap(file)
        for graph in values(node, Self.query, "graphData") {
            guard let file = file(graph), let name = graph.iri else { continue }
            data.graphs.append((file, name))
        }
        for graph in values(node, Self.update, "graphData") {
            guard let file = values(graph, Self.update, "graph").first.flatMap(file),
                let name = dataset.quads(subject: graph, predicate: RDFS.label).first?.object.literal?.lexicalForm
            else { continue }
            data.graphs.append((file, IRI(unchecked: name)))
        }
        return data
    }

    private func services(_ action: Term) -> [IRI: [String]] {
        var services: [IRI: [String]] = [:]
        for service in values(action, Self.query, "serviceData") {
            guard let endpoint = values(service, Self.query, "endpoint").first?.iri else { continue }
            services[endpoint] = values(service, Self.query, "data").compactMap(file)
        }
        return services
    }
}
