import EntityExtraction
import GraphBuilding
import RDFModel
import Testing

@Suite("Bodies, places and posts are one node across documents")
struct ResolutionTests {
    @Test("A seed is one node whatever its spelling")
    func seeds() throws {
        let built = graph(
            [
                News("1", "ITU").with(.organisation, "ITU", seed: "organisation/ITU"),
                News("2", "สหภาพโทรคมนาคม ระหว่างประเทศ").with(.organisation, "สหภาพโทรคมนาคม ระหว่างประเทศ"),
                News("3", "สหภาพโทรเลขระหว่างประเทศ").with(.organisation, "สหภาพโทรเลขระหว่างประเทศ"),
                News("4", "ชาด").with(.country, "ชาด"),
            ], seeds: try SeedFixture.seeds())
        #expect(built.things(of: .organisation) == ["organisation/ITU"])
        #expect(built.things(of: .country) == ["country/TD"])
    }

    @Test(
        "Spaces, quotes, the sign ฯ, digits and class nouns do not part names",
        arguments: [
            (EntityType.place, "จ.สมมุติบุรี", "จังหวัดสมมุติบุรี"),
            (.organisation, "บริษัท สมมุติการค้า จำกัด (มหาชน)", "บมจ.สมมุติการค้า"),
            (.organisation, "ศูนย์ “สมมุติ” แห่งชาติ", "ศูนย์สมมุติแห่งชาติ"),
            (.organisation, "รพ.สมมุติ", "โรงพยาบาลสมมุติ"),
            (.plan, "แผนสมมุติ ระยะที่ ๒", "แผนสมมุติระยะที่ 2"),
            (.organisation, "Example Fund", "EXAMPLE FUND"),
            (.person, "เอก  สมมุติ", "เอก สมมุติ"),
        ])
    func spelling(type: EntityType, one: String, other: String) {
        let built = graph([News("1", one).with(type, one), News("2", other).with(type, other)])
        #expect(built.things(of: type).count == 1)
    }

    @Test("Names that differ, or are of different classes, stay apart")
    func apart() {
        let built = graph([
            News("1", "อำเภอสมมุติ จังหวัดสมมุติ").with(.place, "อำเภอสมมุติ").with(.place, "จังหวัดสมมุติ"),
            News("2", "กองทุนสมมุติ").with(.organisation, "กองทุนสมมุติ").with(.plan, "กองทุนสมมุติ"),
        ])
        #expect(built.things(of: .place).count == 2)
        #expect(built.things(of: .organisation) == ["organisation/กองทุนสมมุติ"])
        #expect(built.things(of: .plan) == ["plan/กองทุนสมมุติ"])
    }

    private let full = News("1", "สำนักสมมุติแห่งชาติ (สมช.)").with(
        .organisation, "สำนักสมมุติแห่งชาติ", forms: ["สมช."])

    @Test("An abbreviation joins the only thing that is also called so, and the graph says why")
    func alias() {
        let built = graph([full, News("2", "สมช. แถลง").with(.organisation, "สมช.")])
        #expect(built.things(of: .organisation) == ["organisation/สำนักสมมุติแห่งชาติ"])
        let why = Dataset(built.resolution())
        #expect(why.quads(predicate: yong("rule")).map(\.object) == [.literal(Literal("alias"))])
        #expect(Set(why.quads(predicate: PROV.wasDerivedFrom).map(\.object)) == [id("document/1"), id("document/2")])
    }

    @Test("An abbreviation of two things joins neither")
    func ambiguousAlias() {
        let other = News("2", "สภาสมมุติชาวนา (สมช.)").with(.organisation, "สภาสมมุติชาวนา", forms: ["สมช."])
        let built = graph([full, other, News("3", "สมช. แถลง").with(.organisation, "สมช.")])
        #expect(built.things(of: .organisation).count == 3)
        #expect(built.resolution().isEmpty)
    }

    @Test("A second name is none if it is a piece of the first, or stands alone far more often")
    func falseAlias() {
        let piece = News("1", "ศูนย์สมมุติจังหวัดหนึ่ง").with(.organisation, "ศูนย์สมมุติจังหวัดหนึ่ง", forms: ["ศูนย์สมมุติ"])
        #expect(
            graph([piece, News("2", "ศูนย์สมมุติ").with(.organisation, "ศูนย์สมมุติ")]).things(of: .organisation).count == 2)
        let alone = (2...12).map { News("\($0)", "สมช. แถลง").with(.organisation, "สมช.") }
        #expect(graph([full] + alone).things(of: .organisation).count == 2)
        #expect(graph([full] + alone.dropLast()).things(of: .organisation).count == 1)
    }

    @Test("Divisions of one name are one only within one body; without a body they join the only one")
    func localNames() {
        func division(_ number: String, _ body: String?) -> News {
            var item = News(number, "กองสมมุติ \(body ?? "")").with(.organisation, "กองสมมุติ")
            if let body { item = item.with(.organisation, body).stating("กองสมมุติ", .partOf, body) }
            return item
        }
        let one = graph([division("1", "กรมหนึ่ง"), division("2", "กรมหนึ่ง"), division("3", nil)])
        #expect(one.things(of: .organisation).count == 2)
        let two = graph([division("1", "กรมหนึ่ง"), division("2", "กรมสอง"), division("3", nil)])
        let expected = [
            "document/3#organisation-กองสมมุติ", "organisation/กรมสอง", "organisation/กรมหนึ่ง",
            "organisation/กองสมมุติ_(กรมสอง)", "organisation/กองสมมุติ_(กรมหนึ่ง)",
        ]
        #expect(Set(two.things(of: .organisation).map { Array($0.utf8) }) == Set(expected.map { Array($0.utf8) }))
    }

    @Test("Texts of one office are one post: abbreviated, with another name of the body")
    func posts() throws {
        func item(_ number: String, _ office: String, _ body: String) -> News {
            News(number, "นายเอก สมมุติ \(office)").with(.person, "เอก สมมุติ").with(
                .ministry, body, seed: "ministry/กลาโหม"
            ).stating("เอก สมมุติ", .holdsPosition, office).stating("เอก สมมุติ", .worksFor, body)
        }
        let built = graph(
            [
                item("1", "รัฐมนตรีว่าการกระทรวงกลาโหม", "กระทรวงกลาโหม"), item("2", "รมว.กลาโหม", "กลาโหม"),
                item("3", "รัฐมนตรีว่าการกระทรวงกลาโหม", "กลาโหม"),
            ], seeds: try SeedFixture.seeds())
        let posts = Dataset(built.knowledge()).quads(predicate: RDF.type, object: .iri(yong("Post"))).map(\.subject)
        #expect(posts == [id("post/รัฐมนตรีว่าการกระทรวงกลาโหม")])
        #expect(built.states(posts[0], yong("postIn"), id("ministry/กลาโหม")))
    }

    @Test("A province's offices keep its class noun, and a class noun is not doubled")
    func classNouns() throws {
        func post(_ office: String, _ body: String, _ seed: String) throws -> [Term] {
            let news = News("1", "นายเอก สมมุติ \(office)").with(.person, "เอก สมมุติ").with(.place, body, seed: seed)
                .stating("เอก สมมุติ", .holdsPosition, office).stating("เอก สมมุติ", .worksFor, body)
            let built = graph([news], seeds: try SeedFixture.seeds())
            return Dataset(built.knowledge()).quads(predicate: yong("holdsPosition")).map(\.object)
        }
        for body in ["จังหวัดเชียงใหม่", "เชียงใหม่"] {
            let found = try post("ปลัดจังหวัดเชียงใหม่", body, "place/เชียงใหม่")
            #expect(found == [id("post/ปลัดจังหวัดเชียงใหม่")])
        }
        #expect(try post("ปลัดกระทรวงกลาโหม", "กลาโหม", "ministry/กลาโหม") == [id("post/ปลัดกระทรวงกลาโหม")])
    }

    @Test("A name met once in a hundred times is not written as one of the thing's names")
    func rareNames() {
        let rare = News("0", "กรมหนึ่ง เรื่องอื่น").with(.organisation, "กรมหนึ่ง", forms: ["เรื่องอื่น"])
        let usual = (1...100).map { News("\($0)", "กรมหนึ่ง").with(.organisation, "กรมหนึ่ง") }
        func names(_ news: [News]) -> Int { Dataset(graph(news).knowledge()).quads(predicate: SKOS.altLabel).count }
        #expect(names([rare] + usual) == 0)
        #expect(names([rare] + usual.dropLast()) == 1)
    }

    @Test("An office whose text names no body belongs to the only one, but a prime minister's to none")
    func bareOffice() {
        func item(_ office: String) -> News {
            News("1", "นายเอก สมมุติ \(office) กรมหนึ่ง").with(.person, "เอก สมมุติ").with(.organisation, "กรมหนึ่ง")
                .stating("เอก สมมุติ", .holdsPosition, office).stating("เอก สมมุติ", .worksFor, "กรมหนึ่ง")
        }
        let body = id("organisation/กรมหนึ่ง")
        #expect(graph([item("อธิบดี")]).states(id("post/อธิบดี_(กรมหนึ่ง)"), yong("postIn"), body))
        let deputy = Dataset(graph([item("รองนายกรัฐมนตรี")]).knowledge())
        #expect(!deputy.quads(subject: id("post/รองนายกรัฐมนตรี")).isEmpty)
        #expect(deputy.quads(predicate: yong("postIn")).isEmpty)
    }
}
