import Documents
import Testing
import ThaiText

@testable import EntityExtraction

/// The sentences are invented; the names in them stand for nobody.
@Suite("Relations")
struct RelationsTests {
    @Test("offices behind a name, with the body of each")
    func officesBehindName() {
        let found = RelationsFixture(
            "นายสมหมาย ใจงาม รองนายกรัฐมนตรีและรัฐมนตรีว่าการกระทรวงทดสอบ กล่าวว่า ฝนตก",
            [(.person, "สมหมาย ใจงาม"), (.ministry, "กระทรวงทดสอบ")])
        #expect(found.says("สมหมาย ใจงาม holdsPosition รองนายกรัฐมนตรี"))
        #expect(found.says("สมหมาย ใจงาม holdsPosition รัฐมนตรีว่าการกระทรวงทดสอบ"))
        #expect(found.says("สมหมาย ใจงาม worksFor กระทรวงทดสอบ"))
        #expect(found.statements.count == 3)
    }

    @Test("an office ends with its own body; the body above it is another relation")
    func officeAndParentBody() {
        let found = RelationsFixture(
            "นางสาวดวงใจ รักดี ผู้อำนวยการกองแมวบ้าน กรมสัตว์เลี้ยง เปิดเผยว่า แมวมาก",
            [(.person, "ดวงใจ รักดี"), (.organisation, "กองแมวบ้าน"), (.organisation, "กรมสัตว์เลี้ยง")])
        #expect(found.says("ดวงใจ รักดี holdsPosition ผู้อำนวยการกองแมวบ้าน"))
        #expect(found.says("ดวงใจ รักดี worksFor กองแมวบ้าน"))
        #expect(found.says("กองแมวบ้าน partOf กรมสัตว์เลี้ยง"))
        #expect(!found.says("ดวงใจ รักดี worksFor กรมสัตว์เลี้ยง"))
    }

    @Test("a former office is kept as former, without an employer")
    func formerOffice() throws {
        let found = RelationsFixture(
            "นายสมหมาย ใจงาม อดีตอธิบดีกรมสัตว์เลี้ยง มาเยือน",
            [(.person, "สมหมาย ใจงาม"), (.organisation, "กรมสัตว์เลี้ยง")])
        let relation = try #require(found.relations.first)
        #expect(found.statements.count == 1)
        #expect(relation.status == .former)
        #expect(found.says("สมหมาย ใจงาม holdsPosition อดีตอธิบดีกรมสัตว์เลี้ยง"))
    }

    @Test("acting belongs to the text of an office")
    func actingOffice() {
        let found = RelationsFixture(
            "นายสมหมาย ใจงาม รักษาราชการแทนอธิบดีกรมสัตว์เลี้ยง ลงพื้นที่",
            [(.person, "สมหมาย ใจงาม"), (.organisation, "กรมสัตว์เลี้ยง")])
        #expect(found.says("สมหมาย ใจงาม holdsPosition รักษาราชการแทนอธิบดีกรมสัตว์เลี้ยง"))
        #expect(found.says("สมหมาย ใจงาม worksFor กรมสัตว์เลี้ยง"))
    }

    @Test("an office in front of a name, and the short form of a ministry")
    func officeBeforeName() {
        let found = RelationsFixture(
            "รมว.ทดลอง “สมหมาย” ตรวจตลาด\nกระทรวงทดลองแจ้งข่าว",
            [(.person, "สมหมาย"), (.ministry, "กระทรวงทดลอง")])
        #expect(found.says("สมหมาย holdsPosition รมว.ทดลอง"))
        #expect(found.says("สมหมาย worksFor กระทรวงทดลอง"))
    }

    @Test("a short office that repeats the full one is dropped")
    func shortOffice() {
        let found = RelationsFixture(
            "รมว.ทดลอง “สมหมาย” ตรวจตลาด\nนายสมหมาย ใจงาม รัฐมนตรีว่าการกระทรวงทดลอง กล่าว",
            [(.person, "สมหมาย ใจงาม|สมหมาย"), (.ministry, "กระทรวงทดลอง")])
        #expect(found.says("สมหมาย ใจงาม holdsPosition รัฐมนตรีว่าการกระทรวงทดลอง"))
        #expect(!found.says("สมหมาย ใจงาม holdsPosition รมว.ทดลอง"))
    }

    @Test("an ambassador works for the first of the two countries")
    func ambassador() {
        let found = RelationsFixture(
            "นายโจ แจ๊ค (Mr. Joe Jack) เอกอัครราชทูตแอตแลนติสประจำประเทศไทย เข้าเยี่ยมคารวะ นายสมหมาย ใจงาม รองนายกรัฐมนตรี",
            [
                (.person, "โจ แจ๊ค|Joe Jack"), (.country, "แอตแลนติส"), (.country, "ประเทศไทย"),
                (.person, "สมหมาย ใจงาม"),
            ])
        #expect(found.says("โจ แจ๊ค holdsPosition เอกอัครราชทูตแอตแลนติสประจำประเทศไทย"))
        #expect(found.says("โจ แจ๊ค worksFor แอตแลนติส"))
        #expect(!found.says("โจ แจ๊ค worksFor ประเทศไทย"))
        #expect(found.says("โจ แจ๊ค meets สมหมาย ใจงาม"))
    }

    @Test("an address puts each place inside the next larger one, and a road holds nothing")
    func address() {
        let found = RelationsFixture(
            "พบกันที่ โรงแรมฟ้าใส ถนนสายรุ้ง เขตเมฆา จังหวัดนภา",
            [(.place, "โรงแรมฟ้าใส"), (.place, "ถนนสายรุ้ง"), (.place, "เขตเมฆา"), (.place, "จังหวัดนภา")])
        #expect(found.says("โรงแรมฟ้าใส partOf เขตเมฆา"))
        #expect(found.says("ถนนสายรุ้ง partOf เขตเมฆา"))
        #expect(found.says("เขตเมฆา partOf จังหวัดนภา"))
        #expect(!found.says("โรงแรมฟ้าใส partOf ถนนสายรุ้ง"))
    }

    @Test("bodies of one rank stand in a list, not inside each other")
    func listOfBodies() {
        let found = RelationsFixture(
            "กรมสัตว์เลี้ยง กรมต้นไม้ และกรมก้อนหิน",
            [(.organisation, "กรมสัตว์เลี้ยง"), (.organisation, "กรมต้นไม้"), (.organisation, "กรมก้อนหิน")])
        #expect(found.statements.isEmpty)
    }

    @Test("a ministry that acts through a department, and a hospital in a province")
    func throughAndLocation() {
        let found = RelationsFixture(
            "กระทรวงทดสอบ โดยกรมสัตว์เลี้ยง ส่งของให้โรงพยาบาลฟ้าใส จังหวัดนภา",
            [
                (.ministry, "กระทรวงทดสอบ"), (.organisation, "กรมสัตว์เลี้ยง"), (.organisation, "โรงพยาบาลฟ้าใส"),
                (.place, "จังหวัดนภา"),
            ])
        #expect(found.says("กรมสัตว์เลี้ยง partOf กระทรวงทดสอบ"))
        #expect(found.says("โรงพยาบาลฟ้าใส locatedIn จังหวัดนภา"))
    }

    @Test("a list under a province: its districts, and roads where no district is named")
    func listUnderProvince() {
        let found = RelationsFixture(
            "1. จังหวัดนภา น้ำท่วม 2 แห่ง\n- ถนนสายรุ้ง ช่วง กม. 5\n- ถนนสายฝน พื้นที่อำเภอเมฆา\nอำเภอดาวอยู่ไกล",
            [
                (.place, "จังหวัดนภา"), (.place, "ถนนสายรุ้ง"), (.place, "ถนนสายฝน"), (.place, "อำเภอเมฆา"),
                (.place, "อำเภอดาว"),
            ])
        #expect(found.says("ถนนสายรุ้ง partOf จังหวัดนภา"))
        #expect(found.says("อำเภอเมฆา partOf จังหวัดนภา"))
        #expect(found.says("ถนนสายฝน partOf อำเภอเมฆา"))
        #expect(found.statements.count == 3)
    }

    @Test("what is going to happen is a plan, what does not happen is denied")
    func statusOfEvents() throws {
        let planned = RelationsFixture(
            "กรมสัตว์เลี้ยง เตรียมจัดงานแมวไทย", [(.organisation, "กรมสัตว์เลี้ยง"), (.event, "งานแมวไทย")])
        #expect(try #require(planned.relations.first).status == .planned)
        let denied = RelationsFixture(
            "กรมสัตว์เลี้ยง ไม่เข้าร่วมงานแมวไทย", [(.organisation, "กรมสัตว์เลี้ยง"), (.event, "งานแมวไทย")])
        #expect(try #require(denied.relations.first).status == .negated)
    }

    @Test("what somebody is said to have said or to claim is reported; a speaker's own words are asserted")
    func reportedStatements() throws {
        let names: [(type: EntityType, forms: String)] = [
            (.person, "ดวงใจ รักดี"), (.person, "สมหมาย ใจงาม"), (.organisation, "กรมสัตว์เลี้ยง"), (.event, "งานแมวไทย"),
        ]
        func status(_ text: String) throws -> ClaimStatus {
            let found = RelationsFixture(text, names)
            return try #require(found.relations.first { $0.predicate == .participatesIn }, "\(text)").status
        }
        #expect(try status("นางดวงใจ รักดี กล่าวว่า กรมสัตว์เลี้ยง เข้าร่วมงานแมวไทย") == .asserted)
        #expect(try status("นางดวงใจ รักดี กล่าวว่า นายสมหมาย ใจงาม ระบุว่า กรมสัตว์เลี้ยง เข้าร่วมงานแมวไทย") == .reported)
        #expect(try status("มีกระแสข่าวว่า กรมสัตว์เลี้ยง เข้าร่วมงานแมวไทย") == .reported)
        #expect(try status("กรมสัตว์เลี้ยง เข้าร่วมงานแมวไทย ซึ่งมีผู้อ้างว่า ฝนตก") == .asserted)
        #expect(try status("มีรายงานว่า กรมสัตว์เลี้ยง จะเข้าร่วมงานแมวไทย") == .planned)
    }

    @Test("an office behind a list of names is that of each, if several may hold it")
    func officeOfList() {
        let names: [(type: EntityType, forms: String)] = [
            (.person, "สมหมาย ใจงาม"), (.person, "ดวงใจ รักดี"), (.ministry, "กระทรวงทดสอบ"),
        ]
        let deputies = RelationsFixture("นายสมหมาย ใจงาม นางดวงใจ รักดี รองปลัดกระทรวงทดสอบ ร่วมงาน", names)
        #expect(deputies.says("สมหมาย ใจงาม holdsPosition รองปลัดกระทรวงทดสอบ"))
        #expect(deputies.says("ดวงใจ รักดี holdsPosition รองปลัดกระทรวงทดสอบ"))
        #expect(deputies.says("สมหมาย ใจงาม worksFor กระทรวงทดสอบ"))
        let head = RelationsFixture("นายสมหมาย ใจงาม นางดวงใจ รักดี ปลัดกระทรวงทดสอบ ร่วมงาน", names)
        #expect(head.statements.count == 2)
        #expect(head.says("ดวงใจ รักดี holdsPosition ปลัดกระทรวงทดสอบ"))
    }

    @Test("the word of an office may end in the first word of its body; its number belongs to it")
    func officeIntoBody() {
        let governor = RelationsFixture(
            "นายสมหมาย ใจงาม ผู้ว่าการรถไฟแมวแห่งประเทศไทย เปิดงาน",
            [(.person, "สมหมาย ใจงาม"), (.organisation, "การรถไฟแมวแห่งประเทศไทย")])
        #expect(governor.says("สมหมาย ใจงาม holdsPosition ผู้ว่าการรถไฟแมวแห่งประเทศไทย"))
        #expect(governor.says("สมหมาย ใจงาม worksFor การรถไฟแมวแห่งประเทศไทย"))
        let province = RelationsFixture(
            "นายสมหมาย ใจงาม พัฒนาการจังหวัดนภา เปิดงาน", [(.person, "สมหมาย ใจงาม"), (.place, "จังหวัดนภา")])
        #expect(province.says("สมหมาย ใจงาม holdsPosition พัฒนาการจังหวัดนภา"))
        let second = RelationsFixture(
            "นายสมหมาย ใจงาม รองประธานสภาแมว คนที่ 2 เปิดงาน", [(.person, "สมหมาย ใจงาม"), (.organisation, "สภาแมว")])
        #expect(second.says("สมหมาย ใจงาม holdsPosition รองประธานสภาแมว คนที่ 2"))
    }

    @Test("whose spouse somebody is, is no office, and the spouse's office is not theirs")
    func kin() {
        let found = RelationsFixture(
            "นางดวงใจ รักดี ภริยานายกรัฐมนตรี มอบของขวัญ", [(.person, "ดวงใจ รักดี")])
        #expect(found.statements.isEmpty)
    }

    @Test("who chairs takes part as well, and so does the company; place and day of the event")
    func chairedEvent() {
        let found = RelationsFixture(
            "วันที่ 5 มีนาคม 2564 นายสมหมาย ใจงาม รองนายกรัฐมนตรี เป็นประธานเปิดงานแมวไทย ครั้งที่ 3 "
                + "โดยมี นางดวงใจ รักดี เข้าร่วม ณ โรงแรมฟ้าใส จังหวัดนภา",
            [
                (.person, "สมหมาย ใจงาม"), (.person, "ดวงใจ รักดี"), (.event, "งานแมวไทย ครั้งที่ 3"),
                (.place, "โรงแรมฟ้าใส"), (.place, "จังหวัดนภา"),
            ])
        #expect(found.says("สมหมาย ใจงาม chairs งานแมวไทย ครั้งที่ 3"))
        #expect(found.says("สมหมาย ใจงาม participatesIn งานแมวไทย ครั้งที่ 3"))
        #expect(found.says("ดวงใจ รักดี participatesIn งานแมวไทย ครั้งที่ 3"))
        #expect(!found.says("ดวงใจ รักดี chairs งานแมวไทย ครั้งที่ 3"))
        #expect(found.says("งานแมวไทย ครั้งที่ 3 takesPlaceAt โรงแรมฟ้าใส"))
        #expect(found.says("งานแมวไทย ครั้งที่ 3 takesPlaceAt จังหวัดนภา"))
        #expect(found.says("งานแมวไทย ครั้งที่ 3 onDate 2021-03-05"))
    }

    @Test("the day of a speech is not that of an event it speaks of; today is the day of publication")
    func daysOfEvents() {
        let speech = RelationsFixture(
            "วันที่ 5 มีนาคม 2564 นายสมหมาย ใจงาม กล่าวว่า ชอบงานแมวไทย",
            [(.person, "สมหมาย ใจงาม"), (.event, "งานแมวไทย")])
        #expect(!speech.statements.contains { $0.contains("onDate") })
        let today = RelationsFixture(
            "วันนี้ นายสมหมาย ใจงาม เข้าร่วมงานแมวไทย", published: CalendarDate(year: 2022, month: 2, day: 3),
            [(.person, "สมหมาย ใจงาม"), (.event, "งานแมวไทย")])
        #expect(today.says("งานแมวไทย onDate 2022-02-03"))
    }

    @Test("several organisers work together")
    func organisers() {
        let found = RelationsFixture(
            "งานแมวไทย จัดโดยกรมสัตว์เลี้ยง ร่วมกับสมาคมแมว เมื่อวานนี้",
            [(.event, "งานแมวไทย"), (.organisation, "กรมสัตว์เลี้ยง"), (.organisation, "สมาคมแมว")])
        #expect(found.says("กรมสัตว์เลี้ยง organises งานแมวไทย"))
        #expect(found.says("สมาคมแมว organises งานแมวไทย"))
        #expect(found.says("กรมสัตว์เลี้ยง cooperatesWith สมาคมแมว"))
    }

    @Test("three parties give three pairs")
    func threeParties() {
        let found = RelationsFixture(
            "บันทึกข้อตกลงระหว่างกรมสัตว์เลี้ยง กรมต้นไม้ และกรมก้อนหิน",
            [(.organisation, "กรมสัตว์เลี้ยง"), (.organisation, "กรมต้นไม้"), (.organisation, "กรมก้อนหิน")])
        #expect(found.statements.count == 3)
        #expect(found.says("กรมต้นไม้ cooperatesWith กรมก้อนหิน"))
    }

    @Test("talks of two people, and of a list with one")
    func meetings() {
        let found = RelationsFixture(
            "นายสมหมาย ใจงาม และนางดวงใจ รักดี หารือกับ นายโจ แจ๊ค เรื่องแมว",
            [(.person, "สมหมาย ใจงาม"), (.person, "ดวงใจ รักดี"), (.person, "โจ แจ๊ค")])
        #expect(found.says("สมหมาย ใจงาม meets โจ แจ๊ค"))
        #expect(found.says("ดวงใจ รักดี meets โจ แจ๊ค"))
        #expect(found.statements.count == 2)
    }

    @Test("members of a body, as a list and one by one")
    func members() {
        let list = RelationsFixture(
            "ประเทศสมาชิกสหภาพแมว ได้แก่ แอตแลนติส มู และเลมูเรีย",
            [
                (.organisation, "สหภาพแมว"), (.country, "แอตแลนติส"), (.country, "มู"), (.country, "เลมูเรีย"),
            ])
        #expect(list.statements.count == 3)
        #expect(list.says("มู memberOf สหภาพแมว"))
    }

    @Test("evidence is a range of the original text, whatever normalisation did")
    func evidence() throws {
        let text = "๑๒๓ \u{200B}นายสมหมาย\u{00A0}ใจงาม อธิบดีกรมสัตว์เลี้ยง"
        let found = RelationsFixture(
            text, [(.person, "สมหมาย ใจงาม"), (.organisation, "กรมสัตว์เลี้ยง")])
        let relation = try #require(found.relations.first)
        let evidence = Array(text.utf8)[relation.evidence]
        #expect(
            String(decoding: evidence, as: UTF8.self).utf8.elementsEqual(
                "สมหมาย\u{00A0}ใจงาม อธิบดีกรมสัตว์เลี้ยง".utf8))
    }

    @Test("texts without mentions, and mentions without words, say nothing")
    func emptiness() {
        #expect(RelationsFixture("", []).statements.isEmpty)
        #expect(RelationsFixture("ฝนตกทั้งวัน", []).statements.isEmpty)
        #expect(RelationsFixture("แอตแลนติส", [(.country, "แอตแลนติส")]).statements.isEmpty)
    }
}
