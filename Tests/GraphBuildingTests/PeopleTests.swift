import EntityExtraction
import GraphBuilding
import RDFModel
import Testing

@Suite("Who is one person, and who is not")
struct PeopleTests {
    private func item(
        _ number: String, _ office: String? = nil, at body: String? = nil, on date: String? = "2021-01-22",
        name: String = "เอก สมมุติ", title: String = "นาย"
    ) -> News {
        var item = News(number, "\(title)\(name) \(office ?? "") \(body ?? "")", on: date).with(
            .person, name, titles: [title])
        if let body { item = item.with(.organisation, body).stating(name, .worksFor, body) }
        if let office { item = item.stating(name, .holdsPosition, office) }
        return item
    }

    private func people(_ news: [News], seeds: Seeds = Seeds()) -> [String] {
        graph(news, seeds: seeds).things(of: .person)
    }

    @Test("One full name with one office, one body or none said is one person")
    func same() {
        #expect(people([item("1", "อธิบดีกรมหนึ่ง", at: "กรมหนึ่ง"), item("2", "อธิบดีกรมหนึ่ง")]).count == 1)
        #expect(people([item("1", "อธิบดี", at: "กรมหนึ่ง"), item("2", "โฆษก", at: "กรมหนึ่ง")]).count == 1)
        #expect(people([item("1", "อธิบดี", at: "กรมหนึ่ง"), item("2")]) == ["person/เอก_สมมุติ"])
        #expect(people([item("1"), item("2")]) == ["person/เอก_สมมุติ"])
    }

    /// Two offices that are reported by turns.
    private func turns(_ first: (String, String), _ second: (String, String)) -> [News] {
        [
            item("1", first.0, at: first.1), item("2", second.0, at: second.1, on: "2021-02-20"),
            item("11", first.0, at: first.1, on: "2021-03-01"), item("12", second.0, at: second.1, on: "2021-03-20"),
        ]
    }

    @Test("Departments of one ministry do not part a person")
    func sameMinistry() throws {
        let news = turns(("อธิบดี", "กรมการแพทย์"), ("รองอธิบดี", "กรมควบคุมโรค"))
        #expect(people(news, seeds: try SeedFixture.seeds()).count == 1)
        #expect(people(news).count == 2)
    }

    @Test("Main offices that are reported by turns are two people, and the graph says that they are, and why")
    func homonyms() {
        let built = graph(turns(("อธิบดี", "กรมหนึ่ง"), ("ผู้อำนวยการ", "โรงพยาบาลสอง")))
        let expected = ["person/เอก_สมมุติ", "person/เอก_สมมุติ_(โรงพยาบาลสอง)"]
        #expect(built.things(of: .person) == expected)
        let resolution = Dataset(built.resolution())
        let apart = resolution.quads(subject: id(expected[0]), predicate: yong("distinctFrom"))
        #expect(apart.map(\.object) == [id(expected[1])])
        let why = resolution.quads(predicate: RDF.type, object: .iri(yong("Separation"))).map(\.subject)
        #expect(why.count == 1)
        #expect(Set(resolution.quads(subject: why[0], predicate: yong("thing")).map(\.object)) == Set(expected.map(id)))
        #expect(
            resolution.quads(subject: why[0], predicate: yong("rule")).map(\.object)
                == [.literal(Literal("different-office"))])
        #expect(
            Set(resolution.quads(subject: why[0], predicate: PROV.wasDerivedFrom).map(\.object))
                == [id("document/1"), id("document/2")])
    }

    @Test("An office after another is a career, however soon; without dates nothing speaks against one")
    func promotion() {
        let first = item("1", "อธิบดี", at: "กรมหนึ่ง")
        let next = item("2", "ผู้อำนวยการ", at: "โรงพยาบาลสอง", on: "2021-02-20")
        #expect(people([first, next]).count == 1)
        #expect(people([first, next, item("3", "ผู้อำนวยการ", at: "โรงพยาบาลสอง", on: "2021-03-20")]).count == 1)
        #expect(people([item("1", "อธิบดี", at: "กรมหนึ่ง", on: nil), next]).count == 1)
    }

    @Test("A child's title and an office are two people")
    func child() {
        let child = item("1", title: "เด็กชาย")
        #expect(people([item("2", "อธิบดี", at: "กรมหนึ่ง"), child]).count == 2)
        #expect(people([item("2"), child]).count == 1)
    }

    @Test("One letter of a long name misspelt, with one office, is one person; without an office it is not")
    func misspelling() {
        let right = "เอกนัฏฐ์ สมมุติวงศ์วัฒนา"
        let wrong = "เอกนัฎฐ์ สมมุติวงศ์วัฒนา"
        let twice = [
            item("1", "อธิบดี", at: "กรมหนึ่ง", name: right), item("2", "อธิบดี", at: "กรมหนึ่ง", name: right),
            item("3", "อธิบดี", at: "กรมหนึ่ง", name: wrong),
        ]
        #expect(people(twice) == ["person/เอกนัฏฐ์_สมมุติวงศ์วัฒนา"])
        #expect(people([item("1", name: right), item("3", name: wrong)]).count == 2)
        let often = (1...5).map { item("\($0)", name: right) }
        #expect(people(often + [item("6", name: wrong)]).count == 1)
        let short = [item("1", "อธิบดี", at: "กรมหนึ่ง", name: "กา ขา"), item("2", "อธิบดี", at: "กรมหนึ่ง", name: "กา คา")]
        #expect(people(short).count == 2)
    }

    @Test("Different offices in different periods are one career")
    func career() {
        let news = [item("1", "อธิบดี", at: "กรมหนึ่ง"), item("2", "ผู้ว่าการ", at: "การสอง", on: "2022-01-22")]
        #expect(people(news) == ["person/เอก_สมมุติ"])
    }

    @Test("Offices held beside others and a second portfolio in the cabinet are no contradiction")
    func sideOffices() {
        let side = [item("1", "อธิบดี", at: "กรมหนึ่ง"), item("2", "ประธานกรรมการกองทุนสอง", at: "กองทุนสอง")]
        #expect(people(side).count == 1)
        let cabinet = [
            item("1", "รัฐมนตรีว่าการกระทรวงหนึ่ง", at: "กระทรวงหนึ่ง"),
            item("2", "รองนายกรัฐมนตรี"), item("3", "รัฐมนตรีช่วยว่าการกระทรวงสอง", at: "กระทรวงสอง"),
        ]
        #expect(people(cabinet).count == 1)
    }

    @Test("An office or a body named in full here and in part there is no contradiction")
    func beginnings() {
        #expect(people([item("1", "ผู้ช่วยเลขานุการ"), item("2", "ผู้ช่วยเลขานุการรัฐมนตรี")]).count == 1)
        #expect(
            people([item("1", "ผู้อำนวยการ", at: "โรงพยาบาลสมมุติ"), item("2", "แพทย์", at: "โรงพยาบาลสมมุติบุรี")]).count == 1)
    }

    @Test("A man's and a woman's title are two people")
    func titles() {
        #expect(people([item("1"), item("2", title: "นาง")]).count == 2)
        #expect(people([item("1"), item("2", title: "พล.อ.")]).count == 1)
    }

    @Test("Of two people of one name, one without an office is the one whose body the document names, or stays apart")
    func bareName() {
        let two = turns(("อธิบดี", "กรมหนึ่ง"), ("ผู้อำนวยการ", "โรงพยาบาลสอง"))
        #expect(Set(people(two + [item("3")])).contains("document/3#person-เอก_สมมุติ"))
        let named = News("3", "นายเอก สมมุติ ที่โรงพยาบาลสอง").with(.person, "เอก สมมุติ").with(
            .organisation, "โรงพยาบาลสอง")
        #expect(people(two + [named]).count == 2)
    }

    @Test("A Latin spelling that only one person has joins that person")
    func spellings() {
        let both = News("1", "นายเอก สมมุติ (Ek Sommut)").with(.person, "เอก สมมุติ", forms: ["Ek Sommut"])
        let latin = News("2", "Ek Sommut spoke").with(.person, "Ek Sommut")
        #expect(people([both, latin]) == ["person/เอก_สมมุติ"])
        let misread = News("1", "นายเอก สมมุติ เอก กล่าว").with(.person, "เอก กล่าว", forms: ["เอก สมมุติ"])
        #expect(people([misread, item("2")]).count == 2)
    }

    @Test("A first name is the only person of the document who bears it")
    func firstNameInside() {
        let news = News("1", "นายเอก สมมุติ กล่าว นายเอกกล่าวอีก นายโทกล่าว").with(.person, "เอก สมมุติ")
            .with(.person, "เอก").with(.person, "โท")
        #expect(people([news]) == ["document/1#person-โท", "person/เอก_สมมุติ"])
    }

    @Test("A first name beside an office is the only one who holds it elsewhere, and the graph says why")
    func firstNameByOffice() {
        let office = "อธิบดีกรมหนึ่ง"
        let full = item("1", office, at: "กรมหนึ่ง")
        let first = item("2", office, at: "กรมหนึ่ง", name: "เอก")
        let built = graph([full, first])
        #expect(built.things(of: .person) == ["person/เอก_สมมุติ"])
        let why = Dataset(built.resolution())
        #expect(why.quads(predicate: yong("rule")).map(\.object) == [.literal(Literal("office"))])
        #expect(why.quads(predicate: PROV.wasDerivedFrom).count == 2)
        let other = item("2", "ผู้อำนวยการ", at: "โรงพยาบาลสอง", name: "เอก")
        #expect(graph([full, other]).things(of: .person).contains("document/2#person-เอก"))
    }
}
