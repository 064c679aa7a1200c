import EntityExtraction
import GraphBuilding
import RDFModel
import Testing

@Suite("The default graph holds what is asserted, once, between resolved things")
struct KnowledgeTests {
    private static let meeting = "การประชุมรัฐมนตรีดิจิทัล ครั้งที่ 1"

    private func item(status: ClaimStatus = .asserted, confidence: Double = 1) -> News {
        News("1", "นายเอก สมมุติ เข้าร่วม\(Self.meeting)")
            .with(.person, "เอก สมมุติ", titles: ["นาย"]).with(.event, Self.meeting)
            .stating("เอก สมมุติ", .participatesIn, Self.meeting, status: status, confidence: confidence)
    }

    @Test("Only asserted statements become knowledge", arguments: ClaimStatus.allCases)
    func status(status: ClaimStatus) {
        let built = graph([item(status: status)])
        let stated = built.states(
            id("person/เอก_สมมุติ"), yong("participatesIn"), id("event/การประชุมรัฐมนตรีดิจิทัล_ครั้งที่_1"))
        #expect(stated == (status == .asserted))
        let claims = Dataset(built.evidence(ofDocumentAt: 0)).quads(predicate: yong("status"))
        #expect(claims.map(\.object) == [.literal(Literal(status.rawValue))])
    }

    @Test("Statements below the least confidence stay claims")
    func confidence() {
        let settings = GraphSettings(minimumConfidence: 0.6)
        let low = graph([item(confidence: 0.5)], settings: settings)
        #expect(Dataset(low.knowledge()).quads(predicate: yong("participatesIn")).isEmpty)
        #expect(!Dataset(low.evidence(ofDocumentAt: 0)).quads(predicate: RDF.object).isEmpty)
        let high = graph([item(confidence: 0.6)], settings: settings)
        #expect(Dataset(high.knowledge()).quads(predicate: yong("participatesIn")).count == 1)
    }

    @Test("Meetings and cooperation are written both ways", arguments: [RelationPredicate.meets, .cooperatesWith])
    func symmetric(predicate: RelationPredicate) {
        let built = graph([
            News("1", "กรมหนึ่งพบกรมสอง").with(.organisation, "กรมหนึ่ง").with(.organisation, "กรมสอง")
                .stating("กรมหนึ่ง", predicate, "กรมสอง")
        ])
        let (one, two) = (id("organisation/กรมหนึ่ง"), id("organisation/กรมสอง"))
        #expect(built.states(one, yong(predicate.rawValue), two))
        #expect(built.states(two, yong(predicate.rawValue), one))
        #expect(Dataset(built.evidence(ofDocumentAt: 0)).quads(predicate: RDF.subject).count == 1)
    }

    @Test("Types and properties of other vocabularies are left out on request")
    func alignment() {
        let person = id("person/เอก_สมมุติ")
        #expect(graph([item()]).states(person, RDF.type, .iri(FOAF.person)))
        let bare = graph([item()], settings: GraphSettings(writesAlignment: false))
        #expect(bare.states(person, RDF.type, .iri(yong("Person"))))
        let namespaces = [SchemaOrg.namespace, FOAF.namespace]
        for quad in bare.knowledge() {
            for namespace in namespaces {
                #expect(!quad.predicate.text.utf8.starts(with: namespace.utf8))
                #expect(quad.object.iri?.text.utf8.starts(with: namespace.utf8) != true)
            }
        }
    }

    @Test("What the seeds say of a thing, of its parents and of its former names is written")
    func seedFacts() throws {
        let built = graph(
            [
                News("1", "กรมการแพทย์ และ ITU").with(.organisation, "กรมการแพทย์").with(
                    .organisation, "ITU", seed: "organisation/ITU")
            ], seeds: try SeedFixture.seeds())
        #expect(built.states(id("organisation/กรมการแพทย์"), yong("partOf"), id("ministry/สาธารณสุข")))
        #expect(built.states(id("ministry/สาธารณสุข"), RDF.type, .iri(yong("Organisation"))))
        #expect(built.states(id("organisation/กรมการแพทย์"), ORG.subOrganizationOf, id("ministry/สาธารณสุข")))
        #expect(built.states(id("organisation/ITU"), yong("formerName"), id("organisation/ITU#name-1")))
        let dated = Dataset(built.knowledge()).quads(subject: id("organisation/ITU#name-1"))
        #expect(dated.count == 3)
        #expect(Dataset(built.knowledge()).quads(subject: id("ministry/กลาโหม")).isEmpty)
    }

    @Test("Another base moves things and seeds")
    func base() throws {
        let base = "https://example.org/things/"
        let built = graph(
            [News("1", "กรมการแพทย์").with(.organisation, "กรมการแพทย์")], seeds: try SeedFixture.seeds(),
            settings: GraphSettings(base: base))
        let quads = built.knowledge() + built.evidence(ofDocumentAt: 0)
        for term in quads.flatMap({ [$0.subject, $0.object] }) {
            #expect(term.iri?.text.utf8.starts(with: Seeds.base.utf8) != true)
        }
        let moved = Term.iri(IRI(unchecked: base + "ministry/สาธารณสุข"))
        #expect(!Dataset(quads).quads(subject: moved).isEmpty)
    }

    @Test("A post tells its body, and a membership when it was reported")
    func posts() throws {
        let office = "อธิบดีกรมการแพทย์"
        func item(_ number: String, _ date: String) -> News {
            News(number, "นายเอก สมมุติ \(office)", on: date).with(.person, "เอก สมมุติ").with(
                .organisation, "กรมการแพทย์"
            ).stating("เอก สมมุติ", .holdsPosition, office).stating("เอก สมมุติ", .worksFor, "กรมการแพทย์")
        }
        let built = graph([item("2", "2021-03-01"), item("1", "2021-01-22")], seeds: try SeedFixture.seeds())
        let (person, post) = (id("person/เอก_สมมุติ"), id("post/\(office)"))
        #expect(built.states(person, yong("holdsPosition"), post))
        #expect(built.states(person, ORG.holds, post))
        #expect(built.states(post, ORG.postIn, id("organisation/กรมการแพทย์")))
        let membership = id("membership/เอก_สมมุติ/\(office)")
        #expect(built.states(membership, ORG.member, person))
        let first = Term.literal(Literal("2021-01-22", datatype: XSD.date))
        let last = Term.literal(Literal("2021-03-01", datatype: XSD.date))
        #expect(built.states(membership, yong("firstReported"), first))
        #expect(built.states(membership, yong("lastReported"), last))
    }

    @Test("Each statement stands once and subjects come in order")
    func sorted() {
        let quads = graph([item(), item()]).knowledge()
        #expect(Set(quads).count == quads.count)
        #expect(quads == quads.sorted())
    }
}
