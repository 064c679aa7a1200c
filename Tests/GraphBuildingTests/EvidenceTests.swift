import Documents
import EntityExtraction
import GraphBuilding
import RDFModel
import Testing

@Suite("A named graph a document holds its evidence")
struct EvidenceTests {
    private static let url = "https://www.example.go.th/news/7"
    private let item = News("7", "ข่าวสมมุติ 🎉\nนายเอก สมมุติ พบ ITU และเอก ก\u{E48}\u{E38}", url: url, notes: ["วันผิด"])
        .with(.person, "เอก สมมุติ", forms: ["เอก"], titles: ["นาย"], confidence: 0.85)
        .with(.organisation, "ITU").with(.plan, "ก\u{E48}\u{E38}")
        .stating("เอก สมมุติ", .meets, "ITU", status: .planned, confidence: 0.125)

    private func value(_ graph: Dataset, _ subject: Term, _ predicate: IRI) throws -> Term {
        let quads = graph.quads(subject: subject, predicate: predicate)
        #expect(quads.count == 1)
        return try #require(quads.first).object
    }

    @Test("Every quad stands in the graph of its document, and none twice")
    func graphName() {
        let quads = graph([item]).evidence(ofDocumentAt: 0)
        #expect(quads.allSatisfy { $0.graph == id("document/7") })
        #expect(Set(quads).count == quads.count)
    }

    @Test("Positions count code points of the text, and quotes are exactly what stands there")
    func offsets() throws {
        let text = Array(item.document.text.unicodeScalars)
        let evidence = Dataset(graph([item]).evidence(ofDocumentAt: 0))
        let annotations = evidence.quads(predicate: WebAnnotation.hasTarget)
        #expect(annotations.count == 5)
        for annotation in annotations {
            let selectors = evidence.quads(subject: annotation.object, predicate: WebAnnotation.hasSelector).map(
                \.object)
            let position = try #require(
                selectors.first { !evidence.quads(subject: $0, predicate: WebAnnotation.start).isEmpty })
            let quote = try #require(
                selectors.first { !evidence.quads(subject: $0, predicate: WebAnnotation.exact).isEmpty })
            let start = try #require(Int(try value(evidence, position, WebAnnotation.start).literal?.lexicalForm ?? ""))
            let end = try #require(Int(try value(evidence, position, WebAnnotation.end).literal?.lexicalForm ?? ""))
            func slice(_ range: Range<Int>) -> Literal {
                Literal(String(String.UnicodeScalarView(text[range])))
            }
            #expect(try value(evidence, quote, WebAnnotation.exact).literal == slice(start..<end))
            #expect(try value(evidence, quote, WebAnnotation.prefix).literal == slice(max(0, start - 20)..<start))
            #expect(
                try value(evidence, quote, WebAnnotation.suffix).literal == slice(end..<min(text.count, end + 20)))
        }
    }

    @Test("A claim tells subject, predicate, object, status, confidence and where it stands")
    func claim() throws {
        let evidence = Dataset(graph([item]).evidence(ofDocumentAt: 0))
        let claim = id("document/7#c1")
        #expect(try value(evidence, claim, RDF.subject) == id("person/เอก_สมมุติ"))
        #expect(try value(evidence, claim, RDF.predicate) == .iri(yong("meets")))
        #expect(try value(evidence, claim, RDF.object) == id("organisation/ITU"))
        #expect(try value(evidence, claim, yong("status")) == .literal(Literal("planned")))
        #expect(
            try value(evidence, claim, yong("confidence")) == .literal(Literal("0.125", datatype: XSD.decimal)))
        #expect(try value(evidence, claim, yong("statedIn")) == id("document/7"))
        #expect(evidence.quads(subject: claim, predicate: yong("mention")).count == 4)
        let position = try value(evidence, claim, yong("evidence"))
        let end = try value(evidence, position, WebAnnotation.end).literal?.lexicalForm
        #expect(end == String(item.document.text.unicodeScalars.count))
    }

    @Test("A document tells its source, day, title, publisher, oddities and what it mentions")
    func description() throws {
        let evidence = Dataset(graph([item]).evidence(ofDocumentAt: 0))
        let document = id("document/7")
        #expect(try value(evidence, document, DCTerms.source) == .iri(IRI(unchecked: Self.url)))
        #expect(
            try value(evidence, document, DCTerms.publisher) == .iri(IRI(unchecked: "https://www.example.go.th/")))
        #expect(
            try value(evidence, document, DCTerms.issued) == .literal(Literal("2021-01-22", datatype: XSD.date)))
        #expect(
            try value(evidence, document, DCTerms.title) == .literal(Literal("ข่าวสมมุติ 🎉", language: "th")))
        #expect(
            try value(evidence, document, yong("dataQualityNote")) == .literal(Literal("วันผิด", language: "th")))
        #expect(evidence.quads(subject: document, predicate: yong("mentions")).count == 3)
    }

    @Test("Mentions and statements that do not fit the document are left out")
    func misfits() {
        var extraction = Extraction(documentID: "1")
        extraction.entities = [
            Entity(
                type: .person, name: "เอก",
                mentions: [
                    Mention(range: 1..<3, text: "?"), Mention(range: 0..<900, text: "?"),
                    Mention(range: 0..<9, text: "เอก"),
                ])
        ]
        extraction.relations = [
            Relation(subject: 4, predicate: .meets, object: .entity(0), evidence: 0..<3, rule: "test"),
            Relation(subject: 0, predicate: .meets, object: .entity(9), evidence: 0..<3, rule: "test"),
        ]
        var builder = GraphBuilder(seeds: Seeds())
        builder.add(News("1", "เอก").document, extraction)
        let evidence = Dataset(builder.resolve().evidence(ofDocumentAt: 0))
        #expect(evidence.quads(predicate: WebAnnotation.hasTarget).count == 1)
        #expect(evidence.quads(predicate: RDF.subject).isEmpty)
    }
}
