import EntityExtraction
import RDFModel
import ThaiText

/// Makes the quads of one document's evidence. Terms that many of them share are made once.
struct EvidenceWriter {
    private let graph: ResolvedGraph
    private let record: DocumentRecord
    private let nodes: [Int]
    private let number: Int
    private let document: Term
    /// The document's IRI and `#`.
    private let stem: String

    init(graph: ResolvedGraph, document number: Int) {
        self.graph = graph
        self.number = number
        record = graph.documents[number]
        nodes = graph.nodeOf[number]
        document = .iri(graph.documentIRIs[number])
        stem = graph.documentIRIs[number].text + "#"
    }

    private func add(_ subject: Term, _ predicate: IRI, _ object: Term, _ sink: inout some QuadSink) throws {
        try sink.quad(Quad(subject, predicate, object, graph: document))
    }

    private func add(_ subject: Term, _ predicate: IRI, _ object: IRI, _ sink: inout some QuadSink) throws {
        try sink.quad(Quad(subject, predicate, .iri(object), graph: document))
    }

    /// Writes what the document is: title, day, source, publisher, extractor, oddities, and what it mentions.
    mutating func writeDescription(into sink: inout some QuadSink) throws {
        try add(document, RDF.type, YongOntology.document, &sink)
        if graph.settings.writesAlignment {
            try add(document, RDF.type, FOAF.document, &sink)
            try add(document, RDF.type, SchemaOrg.newsArticle, &sink)
        }
        try add(document, DCTerms.identifier, .literal(Literal(record.id)), &sink)
        if !record.title.utf8.isEmpty {
            try add(document, DCTerms.title, .literal(NameText.literal(record.title)), &sink)
        }
        if let published = record.published {
            let date = Term.literal(Literal(published.description, datatype: XSD.date))
            try add(document, DCTerms.date, date, &sink)
            try add(document, DCTerms.issued, date, &sink)
            if graph.settings.writesAlignment { try add(document, SchemaOrg.datePublished, date, &sink) }
        }
        if let url = record.url {
            if let iri = try? IRI(url) {
                try add(document, DCTerms.source, iri, &sink)
                if let publisher = EvidenceWriter.site(of: iri) {
                    try add(document, DCTerms.publisher, publisher, &sink)
                }
            } else {
                try add(document, DCTerms.source, .literal(Literal(url)), &sink)
            }
        }
        let version = Term.literal(Literal(graph.settings.extractorVersion))
        try add(document, YongOntology.extractorVersion, version, &sink)
        for note in record.notes {
            try add(document, YongOntology.dataQualityNote, .literal(NameText.literal(note)), &sink)
        }
        for node in Set(nodes).sorted() {
            try add(document, YongOntology.mentionsThing, graph.nodes[node].iri, &sink)
        }
    }

    /// `https://host/` of an address, for the site that published it.
    private static func site(of url: IRI) -> IRI? {
        let parts = url.text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[1].utf8.isEmpty, !parts[2].utf8.isEmpty else { return nil }
        return IRI(unchecked: "\(parts[0])//\(parts[2])/")
    }

    /// Writes a Web Annotation for each mention.
    mutating func writeMentions(into sink: inout some QuadSink) throws {
        for (entity, node) in zip(record.entities, nodes) {
            let body = Term.iri(graph.nodes[node].iri)
            let confidence = entity.confidence < 1 ? EvidenceWriter.decimal(entity.confidence) : nil
            for mention in entity.mentions {
                let name = stem + "m\(mention + 1)"
                let annotation = Term.iri(IRI(unchecked: name))
                let target = Term.iri(IRI(unchecked: name + "-target"))
                try add(annotation, RDF.type, YongOntology.mention, &sink)
                try add(annotation, RDF.type, WebAnnotation.annotation, &sink)
                try add(annotation, WebAnnotation.hasBody, body, &sink)
                try add(annotation, WebAnnotation.hasTarget, target, &sink)
                if let confidence { try add(annotation, YongOntology.confidence, confidence, &sink) }
                try writeTarget(target, name: name, record.mentions[mention], into: &sink)
            }
        }
    }

    private func writeTarget(
        _ target: Term, name: String, _ span: DocumentRecord.Span, into sink: inout some QuadSink
    ) throws {
        let position = Term.iri(IRI(unchecked: name + "-position"))
        let quote = Term.iri(IRI(unchecked: name + "-quote"))
        try add(target, WebAnnotation.hasSource, document, &sink)
        try add(target, WebAnnotation.hasSelector, position, &sink)
        try add(target, WebAnnotation.hasSelector, quote, &sink)
        try writePosition(position, span, into: &sink)
        try add(quote, RDF.type, WebAnnotation.textQuoteSelector, &sink)
        try add(quote, WebAnnotation.exact, .literal(Literal(record.exact(span))), &sink)
        try add(quote, WebAnnotation.prefix, .literal(Literal(record.prefix(span))), &sink)
        try add(quote, WebAnnotation.suffix, .literal(Literal(record.suffix(span))), &sink)
    }

    private func writePosition(
        _ position: Term, _ span: DocumentRecord.Span, into sink: inout some QuadSink
    ) throws {
        try add(position, RDF.type, WebAnnotation.textPositionSelector, &sink)
        let (start, end) = (String(span.start), String(span.end))
        try add(position, WebAnnotation.start, .literal(Literal(start, datatype: XSD.nonNegativeInteger)), &sink)
        try add(position, WebAnnotation.end, .literal(Literal(end, datatype: XSD.nonNegativeInteger)), &sink)
    }

    /// Writes a claim for each statement the document makes.
    mutating func writeClaims(into sink: inout some QuadSink) throws {
        for (place, relation) in record.relations.enumerated() {
            guard let object = object(of: relation, at: place) else { continue }
            let name = stem + "c\(place + 1)"
            let claim = Term.iri(IRI(unchecked: name))
            try add(claim, RDF.type, YongOntology.claim, &sink)
            if graph.settings.writesAlignment { try add(claim, RDF.type, RDF.statement, &sink) }
            try add(claim, RDF.subject, graph.nodes[nodes[relation.subject]].iri, &sink)
            try add(claim, RDF.predicate, relation.predicate.iri, &sink)
            try add(claim, RDF.object, object, &sink)
            if case .text(let office) = relation.object {
                try add(claim, YongOntology.officeText, .literal(NameText.literal(office)), &sink)
            }
            try add(claim, YongOntology.status, .literal(Literal(relation.status.rawValue)), &sink)
            try add(claim, YongOntology.confidence, EvidenceWriter.decimal(relation.confidence), &sink)
            try add(claim, YongOntology.statedIn, document, &sink)
            try add(claim, YongOntology.rule, .literal(Literal(relation.rule)), &sink)
            for mention in mentions(of: relation) {
                try add(claim, YongOntology.hasMention, IRI(unchecked: stem + "m\(mention + 1)"), &sink)
            }
            guard let span = relation.evidence else { continue }
            let evidence = Term.iri(IRI(unchecked: name + "-evidence"))
            try add(claim, YongOntology.quote, .literal(NameText.literal(record.exact(span))), &sink)
            try add(claim, YongOntology.evidence, evidence, &sink)
            try writePosition(evidence, span, into: &sink)
        }
    }

    private func object(of relation: DocumentRecord.Relation, at place: Int) -> Term? {
        switch relation.object {
        case .entity(let entity):
            return .iri(graph.nodes[nodes[entity]].iri)
        case .text:
            let post = graph.postOf[number][place]
            return post >= 0 ? .iri(graph.posts[post].iri) : nil
        case .date(let date):
            return .literal(Literal(date.description, datatype: XSD.date))
        }
    }

    /// The mentions of subject and object within the evidence; without one there, the nearest mention before it.
    private func mentions(of relation: DocumentRecord.Relation) -> [Int] {
        var entities = [relation.subject]
        if case .entity(let object) = relation.object { entities.append(object) }
        guard let evidence = relation.evidence else { return [] }
        return entities.flatMap { entity -> [Int] in
            let all = record.entities[entity].mentions
            let within = all.filter {
                record.mentions[$0].start >= evidence.start && record.mentions[$0].end <= evidence.end
            }
            if !within.isEmpty { return within }
            return (all.last { record.mentions[$0].start < evidence.start } ?? all.first).map { [$0] } ?? []
        }
    }

    /// A number in 0...1 as `xsd:decimal` with at most three digits after the point.
    private static func decimal(_ value: Double) -> Term {
        let thousandths = Int((min(max(value.isNaN ? 0 : value, 0), 1) * 1000).rounded())
        var digits = String(thousandths % 1000)
        digits = String(repeating: "0", count: 3 - digits.utf8.count) + digits
        while digits.utf8.count > 1 && digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return .literal(Literal("\(thousandths / 1000).\(digits)", datatype: XSD.decimal))
    }
}
