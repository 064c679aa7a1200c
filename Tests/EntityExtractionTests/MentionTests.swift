import Documents
import Testing

@testable import EntityExtraction

/// Names found in invented sentences.
@Suite("Mentions")
struct MentionTests {
    /// A small world that the sentences speak of.
    static let extractor = Extractor(
        entries: [
            entry("country/TH", .country, ["ไทย", "ประเทศไทย", "Thailand"]),
            entry("country/JP", .country, ["ญี่ปุ่น", "ประเทศญี่ปุ่น"]),
            entry("ministry/ดิน", .ministry, ["กระทรวงทรัพยากรดินและน้ำ", "ทดน."], hidden: ["ดินน้ำ"]),
            entry("place/เลย", .place, ["เลย"]),
            entry("place/ชลบุรี", .place, ["ชลบุรี"]),
            entry("place/ฝนดี", .place, [], hidden: ["ฝนดี"]),
        ], lexicon: Lexicon(words: .ofSeeds, offices: ["Governor", "นายก"]))

    static func entry(
        _ id: String, _ type: EntityType, _ names: [String], hidden: [String] = []
    ) -> GazetteerEntry {
        GazetteerEntry(
            identifier: id, type: type,
            names: names.enumerated().map {
                GazetteerEntry.Name(text: $1, language: "th", kind: $0 == 0 ? .label : .alternative)
            } + hidden.map { GazetteerEntry.Name(text: $0, language: "th", kind: .ambiguous) })
    }

    static func entities(_ text: String) -> [Entity] {
        let body = 0..<text.utf8.count
        return extractor.extract(Document(id: "1", text: text, title: 0..<0, body: body)).entities
    }

    /// The distinct forms of each entity of a type.
    static func forms(_ type: EntityType, _ text: String) -> [[String]] {
        entities(text).filter { $0.type == type }.map { entity in
            var forms: [String] = []
            for mention in entity.mentions where !forms.contains(mention.text) { forms.append(mention.text) }
            return forms
        }
    }

    @Test(
        "people stand behind their titles, up to their offices",
        arguments: [
            ("นายสมชาติ ใจงาม อธิบดีกรมฝนเทียม กล่าวว่า", ["สมชาติ ใจงาม"]),
            ("พล.อ. วิชัย ณ ลำปาง เป็นประธาน", ["วิชัย ณ ลำปาง"]),
            ("นางสาวอรุณี เสริมสุข รองปลัดกระทรวง", ["อรุณี เสริมสุข"]),
            ("พร้อมด้วย Mr. John van Smith ผู้แทน", ["John van Smith"]),
            ("ศาสตราจารย์ ดร. กานดา แก้วใส บรรยาย", ["กานดา แก้วใส"]),
            ("นายกฤษณ์ เมฆงาม ปลัดจังหวัด กล่าว", ["กฤษณ์ เมฆงาม"]),
            ("Governor Anna Maria Berg met", ["Anna Maria Berg"]),
            ("พระครูวิมลเมฆากร เจ้าอาวาสวัดเมฆใหญ่", ["พระครูวิมลเมฆากร"]),
            ("นายกรัฐมนตรี กล่าวว่า นายจ้างและนายทหารเข้าร่วม", []),
        ])
    func people(text: String, names: [String]) {
        #expect(Self.forms(.person, text).flatMap { $0 } == names)
    }

    @Test("a first name joins the full name, with its titles")
    func firstNames() {
        let people = Self.entities("นายสมชาติ ใจงาม เปิดเผยว่า\n“สมชาติ” ย้ำ\nนายสมชาติ กล่าวต่อ").filter { $0.type == .person }
        #expect(people.count == 1)
        #expect(people.first?.mentions.map(\.text) == ["สมชาติ ใจงาม", "สมชาติ", "สมชาติ"])
        #expect(people.first?.titles == ["นาย"])
    }

    @Test("an abbreviation and an English name in brackets join the name before them, and are found again")
    func definitions() {
        let text = "สถาบันวิจัยปะการังแห่งชาติ (Coral Institute: NCI) หรือ NCI เปิดรับสมัคร"
        #expect(Self.forms(.organisation, text) == [["สถาบันวิจัยปะการังแห่งชาติ", "Coral Institute", "NCI"]])
    }

    @Test(
        "bodies are read from their head noun to where the name ends",
        arguments: [
            ("อธิบดีกรมฝนเทียม กล่าว", ["กรมฝนเทียม"]),
            ("สำนักงานชลประทานที่ 99 แจ้งว่า", ["สำนักงานชลประทานที่ 99"]),
            ("บริษัท เมฆ แอนด์ ฝน จำกัด (มหาชน) ร่วมมือ", ["บริษัท เมฆ แอนด์ ฝน จำกัด (มหาชน)"]),
            ("หน่วยงานที่เกี่ยวข้องและสถาบันการเงินต่างๆ", []),
        ])
    func bodies(text: String, names: [String]) {
        #expect(Self.forms(.organisation, text).flatMap { $0 } == names)
    }

    @Test("a province and its short forms are one place; a name that is an everyday word needs its head")
    func provinces() {
        #expect(Self.forms(.place, "ที่จังหวัดชลบุรี และ จ.ชลบุรี หรือชลบุรี") == [["จังหวัดชลบุรี", "จ.ชลบุรี", "ชลบุรี"]])
        #expect(Self.forms(.place, "ที่จังหวัดฝนดี แต่ปีนี้ฝนดีมาก") == [["จังหวัดฝนดี"]])
        #expect(Self.forms(.place, "ไม่มีปัญหาเลยแม้แต่น้อย ที่จังหวัดเลย") == [["จังหวัดเลย"]])
    }

    @Test("ไทย is the state only where it stands for the state")
    func thailand() {
        #expect(Self.forms(.country, "ความร่วมมือระหว่างไทยกับญี่ปุ่น").flatMap { $0 } == ["ไทย", "ญี่ปุ่น"])
        #expect(Self.forms(.country, "อาหารไทยและภาษาญี่ปุ่น").isEmpty)
    }

    @Test("an ambiguous short form counts only where the body is named too")
    func ambiguous() {
        #expect(Self.forms(.ministry, "งาน ดินน้ำ ประจำปี").isEmpty)
        #expect(
            Self.forms(.ministry, "กระทรวงทรัพยากรดินและน้ำ แถลง\nรมว. ดินน้ำ กล่าว")
                == [["กระทรวงทรัพยากรดินและน้ำ", "ดินน้ำ"]])
    }

    @Test("events and plans are read with ordinals, years and quotation marks")
    func works() {
        #expect(
            Self.forms(.event, "การประชุมคณะกรรมการเมฆฝน ครั้งที่ 3/2566 ณ ห้องประชุม 2").flatMap { $0 }
                == ["การประชุมคณะกรรมการเมฆฝน ครั้งที่ 3/2566"])
        #expect(
            Self.forms(.plan, "โครงการ “ฝนดี ปีนี้” และพระราชบัญญัติเมฆฝน พ.ศ. 2560").first?.first == "โครงการ “ฝนดี ปีนี้”")
        #expect(Self.forms(.event, "จัดการประชุมเพื่อหารือ").isEmpty)
    }

    @Test("a royal name goes on over spaces, a road is its number")
    func longNames() {
        #expect(
            Self.forms(.person, "สมเด็จพระนางเจ้าฯ พระบรมราชินี เสด็จ").flatMap { $0 } == ["สมเด็จพระนางเจ้าฯ พระบรมราชินี"])
        #expect(
            Self.forms(.place, "ทล.99 บ้านเหนือ - บ้านใต้ และ ทล.99") == [["ทล.99 บ้านเหนือ - บ้านใต้", "ทล.99"]])
    }

    @Test("mentions quote the original text and stand in order")
    func ranges() {
        let text = "นาย\u{200B}สมชาติ  ใจงาม ไป จ.ชลบุรี ๑ วัน"
        let utf8 = Array(text.utf8)
        for entity in Self.entities(text) {
            #expect(!entity.mentions.isEmpty)
            for mention in entity.mentions {
                #expect(String(decoding: utf8[mention.range], as: UTF8.self) == mention.text)
            }
        }
    }

    @Test("text without spaces, brackets without end and long lines do no harm")
    func hostile() {
        let pieces = ["กรม", "นาย", "(", "“", "การประชุม", "ครั้งที่", "จ.", "บริษัท", "Ministry of "]
        for piece in pieces {
            let text = String(repeating: piece, count: 4000)
            #expect(Self.entities(text).allSatisfy { !$0.mentions.isEmpty })
        }
    }
}
