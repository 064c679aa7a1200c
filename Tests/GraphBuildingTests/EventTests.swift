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

    @Test("A year in the name tells one of a series from the next, and one report from another not")
    func years() {
        let name = "เทศกาลสมมุติแห่งชาติ"
        let first = item("1", "\(name) พ.ศ. 2565", on: "2022-01-03")
        #expect(events(first, item("2", "\(name) ประจำปี ๒๕๖๕", on: "2022-06-01")).count == 1)
        #expect(events(first, item("2", "\(name) 2022", on: "2022-01-10")).count == 1)
        #expect(events(first, item("2", "\(name) ปี 2566", on: "2022-12-30")).count == 2)
        #expect(events(first, item("2", name, on: "2022-01-10")).count == 1)
        #expect(events(first, item("2", name, on: "2023-01-10")).count == 2)
    }

    @Test("Words that only say that something takes place do not part events, and the graph says what was joined")
    func beginnings() {
        let news = [
            item("1", "งานตลาดนัดสมมุติไทย", on: "2021-01-22"), item("2", "ตลาดนัดสมมุติไทย", on: "2021-01-24"),
            item("3", "เวทีการประชุมสมมุติ ครั้งที่ 5", on: "2021-01-22"), item("4", "การประชุมสมมุติ ครั้งที่ 5", on: "2021-01-24"),
        ]
        let built = graph(news)
        #expect(built.things(of: .event).count == 2)
        let rules = Dataset(built.resolution()).quads(predicate: yong("rule")).map(\.object)
        #expect(rules == Array(repeating: .literal(Literal("event")), count: 2))
    }

    @Test("A chair, an organiser and a participant of several reports stand at one event")
    func parts() {
        let name = "การประชุมสมมุติ ครั้งที่ 5"
        let first = News("1", "กรมหนึ่งจัด\(name)").with(.organisation, "กรมหนึ่ง").with(.event, name).stating(
            "กรมหนึ่ง", .organises, name)
        let second = News("2", "นายเอก สมมุติ เป็นประธาน\(name) ที่เชียงใหม่", on: "2021-01-23").with(.person, "เอก สมมุติ")
            .with(.event, name).with(.place, "เชียงใหม่").stating("เอก สมมุติ", .chairs, name)
            .stating(name, .takesPlaceAt, "เชียงใหม่").stating(name, .onDate, "2021-01-23")
        let built = graph([first, second])
        let event = id("event/การประชุมสมมุติ_ครั้งที่_5")
        #expect(built.states(id("organisation/กรมหนึ่ง"), yong("organises"), event))
        #expect(built.states(id("person/เอก_สมมุติ"), yong("chairs"), event))
        #expect(built.states(event, yong("takesPlaceAt"), id("place/เชียงใหม่")))
        #expect(built.states(event, yong("onDate"), .literal(Literal("2021-01-23", datatype: XSD.date))))
    }
}
