import EntityExtraction
import GraphBuilding
import RDFModel
import RDFSyntax
import Testing

@Suite("What people say in an overlay is honoured")
struct OverlayTests {
    private func overlay(_ turtle: String) throws -> Overlay {
        let prefixes = """
            @prefix yong: <https://w3id.org/yong/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix id: <https://w3id.org/yong/id/> .

            """
        return try Overlay(turtle: [("overlay.ttl", Array((prefixes + turtle).utf8))])
    }

    private func built(_ news: [News], _ overlay: Overlay, seeds: Seeds = Seeds()) throws -> ResolvedGraph {
        var builder = GraphBuilder(seeds: try overlay.applied(to: seeds), overlay: overlay)
        for item in news { builder.add(item.document, item.extraction) }
        return builder.resolve()
    }

    private struct Lines: QuadSink {
        var bytes: [UInt8] = []

        mutating func prefix(_ name: String, _ namespace: IRI) {}
        mutating func quad(_ quad: Quad) { NQuads.append(quad, to: &bytes) }
    }

    private func text(_ graph: ResolvedGraph) throws -> String {
        var lines = Lines()
        try graph.write(into: &lines)
        return String(decoding: lines.bytes, as: UTF8.self)
    }

    // MARK: Exclusion

    private let story = News(
        "เอก_สมมุติวงศ์",
        """
        ข่าวนายเอก สมมุติวงศ์ ลาออก
        นายเอก  สมมุติวงศ์ (Ek Sommutwong) อธิบดีกรมหนึ่ง พบนางโท อีกคน ที่มูลนิธิเอก สมมุติวงศ์ ต่อมาเอกสมมุติวงศ์กล่าวว่านายเอกลาออก
        """,
        url:
            "https://example.org/%E0%B9%80%E0%B8%AD%E0%B8%81_%E0%B8%AA%E0%B8%A1%E0%B8%A1%E0%B8%B8%E0%B8%95%E0%B8%B4%E0%B8%A7%E0%B8%87%E0%B8%A8%E0%B9%8C",
        notes: ["เอก สมมุติวงศ์ เกิดวันอื่น", "วันผิด"]
    )
    .with(.person, "เอก  สมมุติวงศ์", forms: ["เอก สมมุติวงศ์", "Ek Sommutwong"], titles: ["นาย"])
    .with(.person, "โท อีกคน").with(.organisation, "มูลนิธิเอก สมมุติวงศ์").with(.organisation, "กรมหนึ่ง")
    .stating("เอก  สมมุติวงศ์", .holdsPosition, "อธิบดีกรมหนึ่ง").stating("เอก  สมมุติวงศ์", .meets, "โท อีกคน")
    .stating("โท อีกคน", .worksFor, "กรมหนึ่ง")

    @Test("An excluded name stands in no byte of the graph: no thing, quote, title, note, address or other name")
    func exclusion() throws {
        let exclusion = try overlay(
            "id:someone a yong:Exclusion ; rdfs:label \"เอก สมมุติวงศ์\"@th , \"Ek Sommutwong\"@en .")
        let plain = try text(try built([story], Overlay()))
        #expect(plain.contains("สมมุติวงศ์"))
        let output = try text(try built([story], exclusion))
        for name in ["สมมุติวงศ์", "Sommutwong", "sommutwong", "%E0%B8%AA%E0%B8%A1%E0%B8%A1"] {
            #expect(!output.contains(name), "\(name)")
        }
        // What has nothing to do with it stays, at its place.
        #expect(output.contains("โท อีกคน"))
        #expect(output.contains("วันผิด"))
        let evidence = { (graph: ResolvedGraph) in
            Dataset(graph.evidence(ofDocumentAt: 0)).quads(predicate: WebAnnotation.start).map(\.object)
        }
        let kept = evidence(try built([story], exclusion))
        #expect(!kept.isEmpty)
        #expect(Set(kept).isSubset(of: Set(evidence(try built([story], Overlay())))))
    }

    @Test("An exclusion without a label takes the name out of the IRI, without what tells it apart")
    func exclusionByIRI() throws {
        let exclusion = try overlay("<https://w3id.org/yong/id/person/เอก_สมมุติวงศ์_(กรมหนึ่ง)> a yong:Exclusion .")
        #expect(!(try text(try built([story], exclusion))).contains("เอก สมมุติวงศ์"))
    }

    @Test("A misspelling of an excluded name is excluded with it")
    func exclusionMisspelt() throws {
        let exclusion = try overlay("id:x a yong:Exclusion ; rdfs:label \"เอกนัฏฐ์ สมมุติวงศ์วัฒนา\" .")
        let news = News("1", "นายเอกนัฎฐ์ สมมุติวงศ์วัฒนา กล่าว").with(.person, "เอกนัฎฐ์ สมมุติวงศ์วัฒนา")
        #expect(!(try text(try built([news], exclusion))).contains("สมมุติวงศ์วัฒนา"))
    }

    @Test("A seed that is excluded does not appear, with what the seeds say of it")
    func excludedSeed() throws {
        let exclusion = try overlay(
            "<https://w3id.org/yong/id/organisation/ITU> a yong:Exclusion ; rdfs:label \"ITU\" .")
        let news = News("1", "ITU และ กรมการแพทย์").with(.organisation, "ITU", seed: "organisation/ITU").with(
            .organisation, "กรมการแพทย์")
        let output = try text(try built([news], exclusion, seeds: try SeedFixture.seeds()))
        #expect(!output.contains("ITU"))
        #expect(output.contains("กรมการแพทย์"))
    }

    // MARK: Who is who

    private func named(_ id: String, _ name: String, _ type: EntityType = .person) -> News {
        News(id, "\(name) กล่าว", on: "2021-01-\(id)").with(type, name)
    }

    @Test("Two things are one, and the second keeps its IRI")
    func sameThings() throws {
        let news = [named("10", "เอก สมมุติ"), named("11", "เอกชัย สมมุติ")]
        let same = try overlay(
            "<https://w3id.org/yong/id/person/เอก_สมมุติ> yong:sameAs <https://w3id.org/yong/id/person/เอกชัย_สมมุติ> .")
        let graph = try built(news, same)
        #expect(graph.things(of: .person) == ["person/เอกชัย_สมมุติ"])
        let names = Dataset(graph.knowledge()).quads(subject: id("person/เอกชัย_สมมุติ"), predicate: SKOS.altLabel)
        #expect(names.map(\.object) == [.literal(Literal("เอก สมมุติ", language: "th"))])
        let rules = Dataset(graph.resolution()).quads(predicate: yong("rule")).map(\.object)
        #expect(rules == [.literal(Literal("overlay"))])
    }

    @Test("Two things that a rule would join stay apart")
    func differentThings() throws {
        let news = [
            News("1", "สำนักสมมุติแห่งชาติ (สมช.)").with(.organisation, "สำนักสมมุติแห่งชาติ", forms: ["สมช."]),
            News("2", "สมช. แถลง").with(.organisation, "สมช."),
        ]
        let apart = try overlay(
            "<https://w3id.org/yong/id/organisation/สมช.> yong:differentFrom <https://w3id.org/yong/id/organisation/สำนักสมมุติแห่งชาติ> ."
        )
        #expect(try built(news, Overlay()).things(of: .organisation).count == 1)
        #expect(try built(news, apart).things(of: .organisation).count == 2)
    }

    @Test("What a text names in one document is another thing, or not that thing")
    func mentions() throws {
        let news = [named("10", "เอก สมมุติ"), named("11", "เอก สมมุติ"), named("12", "เอกชัย สมมุติ")]
        let other = try overlay(
            """
            [] a yong:Correction ; yong:mentionText "เอก สมมุติ" ; yong:inDocument <https://w3id.org/yong/id/document/11> ;
                yong:sameAs <https://w3id.org/yong/id/person/เอกชัย_สมมุติ> .
            """)
        let joined = try built(news, other)
        #expect(joined.thing(ofEntity: 0, inDocumentAt: 0) == id("person/เอก_สมมุติ").iri)
        #expect(joined.thing(ofEntity: 0, inDocumentAt: 1) == id("person/เอกชัย_สมมุติ").iri)
        let apart = try built(
            news,
            try overlay(
                """
                [] a yong:Correction ; yong:mentionText "เอก สมมุติ" ; yong:inDocument <https://w3id.org/yong/id/document/11> ;
                    yong:differentFrom <https://w3id.org/yong/id/person/เอก_สมมุติ> .
                """))
        #expect(apart.thing(ofEntity: 0, inDocumentAt: 0) == id("person/เอก_สมมุติ").iri)
        #expect(apart.thing(ofEntity: 0, inDocumentAt: 1) != id("person/เอก_สมมุติ").iri)
    }

    // MARK: What it is

    @Test("A text that names nothing of a class goes, with what was said of it")
    func notA() throws {
        let news = News("1", "บ้านสมมุติ พบกรมหนึ่ง").with(.person, "บ้านสมมุติ").with(.organisation, "กรมหนึ่ง").stating(
            "บ้านสมมุติ", .meets, "กรมหนึ่ง")
        let wrong = try built(
            [news], try overlay("[] a yong:Correction ; yong:mentionText \"บ้านสมมุติ\" ; yong:notA yong:Person ."))
        #expect(wrong.things(of: .person).isEmpty)
        #expect(wrong.things(of: .organisation) == ["organisation/กรมหนึ่ง"])
        #expect(Dataset(wrong.knowledge()).quads(predicate: yong("meets")).isEmpty)
        let elsewhere = try overlay(
            "[] a yong:Correction ; yong:mentionText \"บ้านสมมุติ\" ; yong:notA yong:Person ; yong:inDocument <https://w3id.org/yong/id/document/2> ."
        )
        #expect(try built([news], elsewhere).things(of: .person).count == 1)
    }

    @Test("A text names a thing of the corrected class")
    func correctType() throws {
        let news = News("1", "ศูนย์สมมุติ").with(.place, "ศูนย์สมมุติ")
        let graph = try built(
            [news],
            try overlay("[] a yong:Correction ; yong:mentionText \"ศูนย์สมมุติ\" ; yong:correctType yong:Organisation ."))
        #expect(graph.things(of: .place).isEmpty)
        #expect(graph.things(of: .organisation) == ["organisation/ศูนย์สมมุติ"])
    }

    // MARK: Errors

    @Test(
        "What makes no sense is an error",
        arguments: [
            "[] a yong:Exclusion .", "[] a yong:Correction ; yong:mentionText \"x\" .",
            "[] a yong:Correction ; yong:notA yong:Person .",
            "[] a yong:Correction ; yong:mentionText \"x\" ; yong:notA yong:Claim .",
            "[] a yong:Correction ; yong:mentionText yong:x ; yong:notA yong:Person .",
            "[] a yong:Correction ; yong:mentionText \"x\" ; yong:notA yong:Person ; yong:inDocument yong:x .",
            "id:a yong:sameAs \"b\" .", "[] a yong:Corection ; yong:mentionText \"x\" ; yong:notA yong:Person .",
            "[] a yong:Correction ; yong:mentionText \"\" ; yong:notA yong:Person .",
            "[] a yong:Correction ; yong:mentionText \"x\" ; yong:notA yong:Person ; yong:documnt id:x .",
            "[] yong:mentionText \"x\" ; yong:notA yong:Person .", "[] yong:sameAs id:a .",
            "id:a a yong:Exclusion ; rdfs:label \"\" .", "id:a a yong:Person .",
        ])
    func errors(turtle: String) {
        let error = #expect(throws: OverlayError.self) { try overlay(turtle) }
        #expect(error.map { "\($0)".hasPrefix("overlay.ttl: ") } == true)
    }
}
