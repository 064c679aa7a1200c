import EntityExtraction
import GraphBuilding
import RDFModel
import Testing

@Suite("A repeated item is found and does not count twice")
struct RepostTests {
    private static let phrases = (1...40).map { "ข้อความสมมุติที่ยาวพอสมควรลำดับที่\($0)" }

    private func item(_ id: String, _ phrases: [String], on date: String? = "2021-01-22", name: String = "กรมหนึ่ง")
        -> News
    {
        News(id, (phrases + [name]).joined(separator: " "), on: date).with(.organisation, name)
    }

    private func reposts(_ news: [News]) -> [Quad] {
        let built = graph(news)
        return (0..<built.documentCount).flatMap { document in
            built.evidence(ofDocumentAt: document).filter { $0.predicate == yong("repostOf") }
        }
    }

    @Test("An item with another headline, a word mended or a phrase added repeats the earlier one")
    func found() {
        let first = item("2", Self.phrases, on: "2021-01-22")
        var mended = Self.phrases
        mended[7] += "แก้ไข"
        for other in [Self.phrases, ["พาดหัวใหม่ของข่าวเดียวกันที่ยาวพอ"] + Self.phrases, mended] {
            let found = reposts([first, item("1", other, on: "2021-01-24")])
            #expect(found.map(\.subject) == [id("document/1")])
            #expect(found.map(\.object) == [id("document/2")])
        }
    }

    @Test("A report of the same form with other facts, or the same text half a year later, is another item")
    func apart() {
        var other = Self.phrases
        for place in other.indices where place % 4 == 0 { other[place] += "ฉบับใหม่" }
        let first = item("1", Self.phrases)
        #expect(reposts([first, item("2", other)]).isEmpty)
        #expect(reposts([first, item("2", Self.phrases, on: "2021-08-22")]).isEmpty)
        #expect(reposts([item("1", []), item("2", [])]).isEmpty)
    }

    @Test("Names of repeated items are not counted: the commonest name of the other items is the label")
    func counted() {
        let repeated = (1...3).map { item("\($0)", Self.phrases, name: "ศูนย์ “สมมุติ” แห่งชาติ") }
        let others = (4...5).map { News("\($0)", "ศูนย์สมมุติแห่งชาติ \($0)").with(.organisation, "ศูนย์สมมุติแห่งชาติ") }
        let label = Dataset(graph(repeated + others).knowledge()).quads(
            subject: id("organisation/ศูนย์สมมุติแห่งชาติ"), predicate: RDFS.label)
        #expect(label.map(\.object) == [.literal(Literal("ศูนย์สมมุติแห่งชาติ", language: "th"))])
    }

    @Test("A thousand items that share their phrases but for a few are compared in no time and stay apart")
    func crowd() {
        let news = (0..<1000).map { number in
            item("\(number)", Self.phrases.prefix(20) + (0..<20).map { "เรื่องเฉพาะของข่าวที่\(number)ส่วนที่\($0)" })
        }
        #expect(reposts(news).isEmpty)
    }
}
