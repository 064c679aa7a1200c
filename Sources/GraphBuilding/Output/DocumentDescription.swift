import RDFModel
import ThaiText

/// What a document's evidence says of the document itself.
struct DocumentDescription {
    var id: String
    var title: String
    var published: CalendarDate?
    var url: String
    var notes: [String]

    /// The statements, in the order in which they are written.
    func statements(of graph: ResolvedGraph, at number: Int) -> [(IRI, Term)] {
        let isAligned = graph.settings.writesAlignment
        var statements: [(IRI, Term)] = [(RDF.type, .iri(YongOntology.document))]
        if isAligned {
            statements += [(RDF.type, .iri(FOAF.document)), (RDF.type, .iri(SchemaOrg.newsArticle))]
        }
        statements.append((DCTerms.identifier, .literal(Literal(WritableText.string(id)))))
        if !title.utf8.isEmpty { statements.append((DCTerms.title, .literal(NameText.literal(title)))) }
        if let published {
            let date = Term.literal(Literal(published.description, datatype: XSD.date))
            statements += [(DCTerms.date, date), (DCTerms.issued, date)]
            if isAligned { statements.append((SchemaOrg.datePublished, date)) }
        }
        statements += source
        statements.append((YongOntology.extractorVersion, .literal(Literal(graph.settings.extractorVersion))))
        let original = graph.originals[number]
        if original != number { statements.append((YongOntology.repostOf, .iri(graph.documentIRIs[original]))) }
        for note in allNotes(of: graph, at: number) {
            statements.append((YongOntology.dataQualityNote, .literal(NameText.literal(note))))
        }
        return statements
    }

    private func allNotes(of graph: ResolvedGraph, at number: Int) -> [String] {
        guard graph.repeatedIDs[graph.order[number]] != nil else { return notes }
        let given = graph.table.texts.string(Int(graph.table.documents[graph.order[number]].id))
        return notes + ["The identifier \(given) belongs to another text as well."]
    }

    private var source: [(IRI, Term)] {
        guard !url.utf8.isEmpty else { return [] }
        guard let iri = try? IRI(url) else { return [(DCTerms.source, .literal(Literal(WritableText.string(url))))] }
        guard let publisher = DocumentDescription.site(of: iri) else { return [(DCTerms.source, .iri(iri))] }
        return [(DCTerms.source, .iri(iri)), (DCTerms.publisher, .iri(publisher))]
    }

    /// `https://host/` of an address, for the site that published it.
    private static func site(of url: IRI) -> IRI? {
        let parts = url.text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[1].utf8.isEmpty, !parts[2].utf8.isEmpty else { return nil }
        return IRI(unchecked: "\(parts[0])//\(parts[2])/")
    }
}
