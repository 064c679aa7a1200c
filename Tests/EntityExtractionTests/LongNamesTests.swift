import Testing

@testable import EntityExtraction

/// Names that run on, stand in each other or are written in two ways, in invented sentences.
@Suite("Long names")
struct LongNamesTests {
    @Test(
        "the name of a committee runs on to a space or bracket, and stands in that of its meeting too",
        arguments: [
            (
                "เสนอคณะกรรมการจัดการน้ำจากเขื่อนในฤดูฝน พิจารณา", [], ["คณะกรรมการจัดการน้ำจากเขื่อนในฤดูฝน"]
            ),
            (
                "เป็นประธานการประชุมคณะกรรมการจัดการฝน ครั้งที่ 3/2566 ณ ที่นั้น",
                ["การประชุมคณะกรรมการจัดการฝน ครั้งที่ 3/2566"], ["คณะกรรมการจัดการฝน"]
            ),
        ])
    func committees(text: String, events: [String], bodies: [String]) {
        #expect(MentionTests.forms(.event, text) == events.map { [$0] })
        #expect(MentionTests.forms(.organisation, text) == bodies.map { [$0] })
    }

    @Test(
        "parts of bodies stand behind their leaders or before their bodies",
        arguments: [
            ("นางสมศรี ใจดี ผู้อำนวยการกลุ่มดูแลสายฝน กล่าว", ["กลุ่มดูแลสายฝน"]),
            ("ติดต่อ ฝ่ายสื่อสารสายฝน กรมฝนเทียม", ["ฝ่ายสื่อสารสายฝน", "กรมฝนเทียม"]),
            ("ชาวบ้านกลุ่มดูแลสายฝนมาแล้ว", []),
        ])
    func divisions(text: String, expected: [String]) {
        #expect(MentionTests.forms(.organisation, text) == expected.map { [$0] })
    }

    @Test("rural roads have the road that they leave and the place that they lead to")
    func roads() {
        let text = "บูรณะถนนสาย กข.1234 แยก ทล.56 - บ้านฝนดี อำเภอสายน้ำ"
        #expect(MentionTests.forms(.place, text).contains(["ถนนสาย กข.1234 แยก ทล.56 - บ้านฝนดี"]))
    }

    @Test("a slip in a long name makes no second thing, another number does")
    func slips() {
        let one = "โรงพยาบาลสายฝนรุ่งเรืองงาม และ โรงพยาบาลสายฝนรุ่งเรื่องงาม"
        #expect(MentionTests.forms(.organisation, one).count == 1)
        let two = "สำนักงานสายฝนรุ่งเรืองที่ 1 และ สำนักงานสายฝนรุ่งเรืองที่ 2"
        #expect(MentionTests.forms(.organisation, two).count == 2)
    }

    @Test(
        "words that some writers leave out make no second thing, another number does",
        arguments: [
            (EntityType.organisation, "กรมสวัสดิการและคุ้มครองสายฝน กับ กรมสวัสดิการคุ้มครองสายฝน", 1),
            (.organisation, "สำนักงานสายฝนรุ่งเรืองที่ 13 และ สำนักสายฝนรุ่งเรืองที่ 13", 1),
            (.organisation, "สำนักงานสายฝนรุ่งเรืองที่ 13 และ สำนักสายฝนรุ่งเรืองที่ 12", 2),
            (.ministry, "กระทรวงทรัพยากรดินและน้ำ ต่อมา ก.ทรัพยากรดินและน้ำ", 1),
            (.place, "ถนนทางหลวงชนบทสาย กข.1234 และ ถนนสาย กข.1234", 1),
            (.place, "ถนนทางหลวงชนบทสาย กข.1234 และ ถนนสาย กข.1235", 2),
        ])
    func fillers(type: EntityType, text: String, count: Int) {
        #expect(MentionTests.forms(type, text).count == count)
    }

    @Test("a short form in brackets belongs to the known body that the name before it ends with")
    func shortFormsOfOwners() {
        let text = "เสนอคณะกรรมการกระทรวงทรัพยากรดินและน้ำ (ทดน.) พิจารณา และ ทดน. เห็นชอบ"
        #expect(MentionTests.forms(.ministry, text).contains { $0.contains("ทดน.") })
        #expect(!MentionTests.forms(.organisation, text).contains { $0.contains("ทดน.") })
    }

    @Test(
        "the edit distance is bounded",
        arguments: [
            ("abcd", "abcd", 0, true), ("abcd", "abxd", 0, false), ("abcd", "abxd", 1, true), ("abcd", "bcd", 1, true),
            ("abcd", "abcde", 1, true), ("abcd", "badc", 1, false), ("abcdef", "xabcde", 2, true),
            ("abcdef", "xabcde", 1, false), ("abcdef", "xyabcd", 2, false), ("", "a", 1, true), ("", "", 0, true),
        ])
    func distance(left: String, right: String, limit: Int, expected: Bool) {
        #expect(EditDistance.isAtMost(limit, Array(left.utf8), Array(right.utf8)) == expected)
        #expect(EditDistance.isAtMost(limit, Array(right.utf8), Array(left.utf8)) == expected)
    }

    @Test(
        "a name with the word for its kind is the thing of the name without it, if that is one thing",
        arguments: [
            (EntityType.place, "ที่อำเภอสายฝนงาม และห้างสายฝนเย็น", 2),
            (.place, "ที่อำเภอสายฝน และตำบลสายฝน", 2),
            (.organisation, "สถานีตำรวจภูธรสายฝน แจ้ง สภ.สายฝน แล้ว", 1),
            (.event, "จัดเทศกาลสายฝน ประจำปี 2566 ต่อมา งานเทศกาลสายฝน ประจำปี 2566", 1),
            (.plan, "เปิดโครงการ “ฝนดี ปีนี้” และนโยบาย “ฝนดี ปีนี้”", 1),
            (.plan, "เปิดโครงการ “ฝนดี ปีนี้” และนโยบาย “ฝนดี ปีหน้า”", 2),
        ])
    func kinds(type: EntityType, text: String, count: Int) {
        #expect(MentionTests.forms(type, text).count == count)
    }

    @Test(
        "the title in quotation marks behind the word for a kind is a name too, one behind more words is none",
        arguments: [
            (EntityType.plan, "เปิดโครงการ “ฝนดี ปีนี้” แล้ว", ["โครงการ “ฝนดี ปีนี้”", "ฝนดี ปีนี้"]),
            (.event, "ไปงาน “สายฝน สายลม” แล้ว", ["งาน “สายฝน สายลม”", "สายฝน สายลม"]),
            (.plan, "เปิดโครงการดูแลเมฆ “ฝนดี ปีนี้” แล้ว", ["โครงการดูแลเมฆ “ฝนดี ปีนี้”"]),
        ])
    func titles(type: EntityType, text: String, forms: [String]) {
        #expect(MentionTests.forms(type, text).first == forms)
    }
}
