import Documents
import Testing
import ThaiText

@testable import EntityExtraction

/// Statements that hang on a small word. The sentences are invented; the names in them stand for nobody.
@Suite("Close reading of relations")
struct CloseReadingTests {
    @Test("who acts for somebody has an office of his own before it, also in a list of people")
    func actingBesideOffice() {
        let found = RelationsFixture(
            "นายสมหมาย ใจงาม เลขาธิการสำนักงานแมว รักษาราชการแทนรองปลัดกระทรวงทดสอบ นายดวงดี รักดี รองอธิบดีกรมสุนัข มาถึง",
            [
                (.person, "สมหมาย ใจงาม"), (.organisation, "สำนักงานแมว"), (.ministry, "กระทรวงทดสอบ"),
                (.person, "ดวงดี รักดี"), (.organisation, "กรมสุนัข"),
            ])
        #expect(found.says("สมหมาย ใจงาม holdsPosition รักษาราชการแทนรองปลัดกระทรวงทดสอบ"))
        #expect(found.says("สมหมาย ใจงาม worksFor กระทรวงทดสอบ"))
        #expect(found.says("ดวงดี รักดี holdsPosition รองอธิบดีกรมสุนัข"))
        #expect(!found.says("ดวงดี รักดี worksFor กระทรวงทดสอบ"))
    }

    @Test("in the capacity of a chairman; without these words a head alone is no second office")
    func capacity() {
        let names: [(type: EntityType, forms: String)] = [(.person, "สมหมาย ใจงาม")]
        let chairman = RelationsFixture("นายสมหมาย ใจงาม รองนายกรัฐมนตรี ในฐานะประธานกรรมการ กล่าวว่า ฝนตก", names)
        #expect(chairman.says("สมหมาย ใจงาม holdsPosition ประธานกรรมการ"))
        let alone = RelationsFixture("นายสมหมาย ใจงาม รองนายกรัฐมนตรี ประธานกรรมการ กล่าวว่า ฝนตก", names)
        #expect(alone.statements == ["สมหมาย ใจงาม holdsPosition รองนายกรัฐมนตรี"])
    }

    @Test("a name in brackets explains the office before it")
    func nameInBrackets() {
        let found = RelationsFixture(
            "โดยมีรองอธิบดีกรมแมว (นายสมหมาย ใจงาม) ผู้ช่วยเลขาธิการสำนักงานสุนัข (นายดวงดี รักดี) มาถึง",
            [
                (.organisation, "กรมแมว"), (.person, "สมหมาย ใจงาม"), (.organisation, "สำนักงานสุนัข"),
                (.person, "ดวงดี รักดี"),
            ])
        #expect(found.says("สมหมาย ใจงาม holdsPosition รองอธิบดีกรมแมว"))
        #expect(found.says("ดวงดี รักดี holdsPosition ผู้ช่วยเลขาธิการสำนักงานสุนัข"))
        #expect(!found.says("สมหมาย ใจงาม worksFor สำนักงานสุนัข"))
    }

    @Test("a province named like a city holds no other province")
    func provincesSideBySide() {
        let found = RelationsFixture(
            "ฝนตกใน ลพบุรี นครนายก และปราจีนบุรี",
            [(.place, "ลพบุรี"), (.place, "นครนายก"), (.place, "ปราจีนบุรี")])
        #expect(found.statements.isEmpty)
    }

    @Test("what \"and\" joins to a place does not hold it; what stands behind holds both")
    func placesJoined() {
        let found = RelationsFixture(
            "ตรวจวัดแมว และวัดสุนัข จังหวัดน่าน",
            [(.place, "วัดแมว"), (.place, "วัดสุนัข"), (.place, "จังหวัดน่าน")])
        #expect(found.says("วัดแมว partOf จังหวัดน่าน"))
        #expect(found.says("วัดสุนัข partOf จังหวัดน่าน"))
        #expect(found.statements.count == 2)
    }

    @Test("the provinces in brackets behind a group of provinces lie in it")
    func groupOfProvinces() {
        let found = RelationsFixture(
            "ลงพื้นที่กลุ่มจังหวัดทดสอบ (เพชรบุรี ราชบุรี และตรัง)",
            [(.place, "กลุ่มจังหวัดทดสอบ"), (.place, "เพชรบุรี"), (.place, "ราชบุรี"), (.place, "ตรัง")])
        for province in ["เพชรบุรี", "ราชบุรี", "ตรัง"] {
            #expect(found.says("\(province) partOf กลุ่มจังหวัดทดสอบ"))
        }
    }

    @Test("a department of a ministry acts through a branch of its own")
    func branch() {
        let found = RelationsFixture(
            "กรมแมว กระทรวงทดสอบ โดยแขวงแมวน่าน แจ้งข่าว",
            [(.organisation, "กรมแมว"), (.ministry, "กระทรวงทดสอบ"), (.organisation, "แขวงแมวน่าน")])
        #expect(found.says("กรมแมว partOf กระทรวงทดสอบ"))
        #expect(found.says("แขวงแมวน่าน partOf กรมแมว"))
        #expect(!found.says("แขวงแมวน่าน partOf กระทรวงทดสอบ"))
    }

    @Test("nobody takes part in what is only the occasion")
    func occasion() {
        let found = RelationsFixture(
            "นายสมหมาย ใจงาม เป็นประธานพิธีปลูกป่าครั้งที่ 1 เนื่องในวันแมวโลก ณ วัดแมว",
            [
                (.person, "สมหมาย ใจงาม"), (.event, "พิธีปลูกป่าครั้งที่ 1"), (.event, "วันแมวโลก"), (.place, "วัดแมว"),
            ])
        #expect(found.says("สมหมาย ใจงาม chairs พิธีปลูกป่าครั้งที่ 1"))
        #expect(found.says("พิธีปลูกป่าครั้งที่ 1 takesPlaceAt วัดแมว"))
        #expect(!found.statements.contains { $0.contains("วันแมวโลก") })
    }

    @Test("an event on two days begins on the first; an occasion has the day that its name holds")
    func firstDay() {
        let course = RelationsFixture(
            "วันที่ 17 และ 18 กุมภาพันธ์ 2567 มีงานแมวครั้งที่ 2", [(.event, "งานแมวครั้งที่ 2")])
        #expect(course.statements == ["งานแมวครั้งที่ 2 onDate 2024-02-17"])
        let day = RelationsFixture(
            "วันที่ 1 ตุลาคม 2567 ปลูกป่าเนื่องในวันแมวโลก 13 ตุลาคม 2567", [(.event, "วันแมวโลก 13 ตุลาคม 2567")])
        #expect(day.statements == ["วันแมวโลก 13 ตุลาคม 2567 onDate 2024-10-13"])
    }

    @Test("one office of two names of its body is said once, with the longer one")
    func officeWithShortBody() {
        let text = "นายสมหมาย ใจงาม ผู้ว่าการองค์การแมวแห่งชาติ มาถึง\nนายสมหมาย ใจงาม ผู้ว่าการ อมช. กล่าวว่า ฝนตก"
        let names = ["องค์การแมวแห่งชาติ", "อมช."]
        let mentions = names.map { Mention(range: 0..<0, text: $0) }
        let entities = [
            Entity(type: .person, name: "สมหมาย ใจงาม", mentions: []),
            Entity(type: .organisation, name: names[0], mentions: mentions),
        ]
        let offices = ["ผู้ว่าการองค์การแมวแห่งชาติ", "ผู้ว่าการ อมช.", "ประธาน อมช."].map { office in
            Relation(
                subject: 0, predicate: .holdsPosition, object: .text(office), confidence: 1,
                evidence: 0..<text.utf8.count, rule: "test")
        }
        let spellings = OfficeSpellings(words: RelationWords(.ofSeeds), entities: entities)
        #expect(spellings.withoutShortForms(offices).map(\.object) == [offices[0].object, offices[2].object])
    }
}
