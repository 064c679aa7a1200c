import EntityExtraction
import GraphBuilding
import RDFModel
import Testing

@Suite("Which reports are of one event")
struct EventTests {
    private func item(_ number: String, _ name: String, on published: String, day: String? = nil) -> News {
        let item = News(number, name, on: published).with(.event, name)
        return day.map { item.stating(name, .onDate, $0) } ?? item
    }

    private func events(_ news: News...) -> [String] { graph(news).things(of: .event) }

    @Test("A numbered meeting is one event, however the number is written, until the number comes again")
    func numbered() {
        let (one, other) = ("การประชุมสมมุติ ครั้งที่ ๕", "การประชุมสมมุติ ครั้งที่ 5")
        #expect(events(item("1", one, on: "2021-01-22"), item("2", other, on: "2021-04-01")).count == 1)
        #expect(events(item("1", one, on: "2021-01-22"), item("2", other, on: "2022-01-22")).count == 2)
        #expect(events(item("1", one, on: "2021-01-22"), item("2", "การประชุมสมมุติ ครั้งที่ 6", on: "2021-01-22")).count == 2)
    }

    @Test("Without a number, reports within a month are of one event; a later one carries its day")
    func unnumbered() {
        let name = "วันสมมุติ"
        #expect(events(item("1", name, on: "2021-01-22"), item("2", name, on: "2021-02-10")) == ["event/วันสมมุติ"])
        let later = events(item("1", name, on: "2021-01-22"), item("2", name, on: "2022-01-22"))
        #expect(later == ["event/วันสมมุติ", "event/วันสมมุติ_(2022-01-22)"])
    }

    @Test("Stated days tell events apart")
    func stated() {
        let name = "วันสมมุติ"
        let first = item("1", name, on: "2021-01-22", day: "2021-01-21")
        #expect(events(first, item("2", name, on: "2021-01-23", day: "2021-01-22")).count == 1)
        #expect(events(first, item("2", name, on: "2021-01-28", day: "2021-01-28")).count == 2)
    }
}
