public import GraphTables
internal import RDFModel
internal import RDFSyntax
internal import SPARQLSyntax

extension GraphTableSettings {
    /// The usual settings, with what the ontology says of relations and classes.
    ///
    /// - Throws: `SyntaxError` if the ontology in the program cannot be read.
    public static func ofOntology() throws -> GraphTableSettings {
        var settings = GraphTableSettings()
        settings.prefixes = WellKnownPrefixes.namespaces
        var dataset = Dataset()
        for file in EmbeddedFiles.files(under: "ontology/")
        where file.name.utf8.suffix(9).elementsEqual("/yong.ttl".utf8) {
            try RDFReader.read(bytes: file.bytes, format: .turtle, source: file.name, into: &dataset)
        }
        dataset.forEachQuad { quad in
            guard let subject = quad.subject.iri else { return }
            if quad.predicate == RDFS.label, let literal = quad.object.literal, let language = literal.language {
                switch language {
                case "th": settings.predicateLabels[subject, default: PredicateLabel()].thai = literal.lexicalForm
                case "en": settings.predicateLabels[subject, default: PredicateLabel()].english = literal.lexicalForm
                default: break
                }
            }
            if quad.predicate == RDFS.subClassOf, let above = quad.object.iri {
                settings.superclasses[subject, default: []].insert(above)
            }
        }
        return settings
    }
}
