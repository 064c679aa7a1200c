import Documents
import EntityExtraction
import Foundation
import GraphBuilding
import RDFModel
import RDFSyntax
import TestSupport
import Testing
import Yong

@Suite("A graph that is made in steps is the graph that is made at once")
struct SpreadBuildTests {
    private func atOnce(_ records: [DocumentRecord], _ seeds: Seeds, _ settings: GraphSettings) throws -> [[UInt8]] {
        var builder = GraphBuilder(seeds: seeds, settings: settings)
        for record in records { builder.add(record) }
        let graph = builder.resolve()
        var lines: [UInt8] = []
        let knowledge = Knowledge(of: graph)
        for piece in 0..<knowledge.pieceCount { knowledge.append(piece, to: &lines) }
        if settings.writesEvidence {
            for document in 0..<graph.documentCount { try graph.appendEvidence(ofDocumentAt: document, to: &lines) }
            for quad in graph.resolution() { NQuads.append(quad, to: &lines) }
        }
        return lines.split(separator: 0x0A).map(Array.init)
    }

    private func expectSame(
        _ records: [DocumentRecord], _ seeds: Seeds, _ settings: GraphSettings = GraphSettings(), _ what: String = ""
    ) throws -> [Int] {
        let whole = try atOnce(records, seeds, settings)
        var spread = SpreadBuild(seeds: seeds, settings: settings)
        let parts = try spread.lines(of: records)
        let (left, right) = (Set(whole), Set(parts))
        let missing = left.subtracting(right).map { String(decoding: $0, as: UTF8.self) }.sorted().prefix(3)
        let added = right.subtracting(left).map { String(decoding: $0, as: UTF8.self) }.sorted().prefix(3)
        #expect(missing.isEmpty && added.isEmpty, "\(what): missing \(missing), added \(added)")
        #expect(whole.count == parts.count, "\(what): a statement is written twice")
        return spread.componentSizes
    }

    private func records(_ news: [News]) -> [DocumentRecord] { news.map { DocumentRecord($0.document, $0.extraction) } }

    @Test("Of the examples, with and without evidence, seeds and aligned vocabularies")
    func examples() throws {
        let records = records(ExampleNews.all)
        _ = try expectSame(records, SeedFixture.seeds())
        _ = try expectSame(records, Seeds(), GraphSettings(writesEvidence: false))
        _ = try expectSame(
            records, SeedFixture.seeds(),
            GraphSettings(base: "http://e.org/x/", minimumConfidence: 0, writesAlignment: false))
    }

    @Test("Of generated documents in which all rules meet", arguments: 0..<8)
    func generated(seed: Int) throws {
        let seeds = try SeedFixture.seeds()
        for number in 0..<60 {
            var generator = GeneratedNews(seed: UInt64(seed * 1000 + number))
            _ = try expectSame(records(generator.documents()), seeds, GraphSettings(), "corpus \(seed * 1000 + number)")
        }
    }

    @Test("Of a part of the corpus, whose components are small")
    func corpus() throws {
        let folder = Shared.root + "/../shared/corpus/2020"
        guard FileManager.default.fileExists(atPath: folder) else {
            print("skipped: there is no corpus beside the project")
            return
        }
        let seeds = try Seeds.embedded()
        let extractor = Extractor(
            entries: seeds.entries, lexicon: seeds.lexicon, models: try ExtractionModels.embedded())
        let documents = DocumentReader(inputs: [folder]).read().documents
        let sizes = try expectSame(documents.map { DocumentRecord($0, extractor.extract($0)) }, seeds)
        #expect(sizes.reduce(0, +) > 1000)
        #expect((sizes.first ?? 0) * 10 < sizes.reduce(0, +))
    }

    @Test("A damaged line is an error, and not passed over", arguments: GraphStep.allCases)
    func damaged(step: GraphStep) throws {
        var run = GraphStepRun(step, seeds: Seeds(), settings: GraphSettings(), overlay: Overlay())
        var output: [UInt8] = []
        #expect(throws: StepError.self) {
            try run.take(Array("a\t?\t?\t?".utf8)[...], to: &output)
            try run.finish(&output)
        }
    }
}

/// Few names for many things, so that the rules of resolution meet each other.
private struct GeneratedNews {
    private var generator: SeededGenerator

    private let people = [
        "เอก สมมุติ", "เอก สมมุตี", "โท สมมุติวงศ์ไพศาล", "โท สมมุตวงศ์ไพศาล", "เอก", "โท", "สมมุติ", "พระเอก", "ตรี จัตวา",
        "Ek Sommut", "เอก  สมมุติ",
    ]
    private let bodies = [
        "กรมหนึ่ง", "กรม หนึ่ง", "กรมสอง", "ก.น.", "กองคลัง", "ฝ่ายหนึ่ง", "กระทรวงสาธารณสุข", "สธ.", "กรมการแพทย์", "กลาโหม",
        "กรมควบคุมโรค", "บริษัท หนึ่ง จำกัด", "หนึ่ง", "คณะแพทย์", "ITU", "กรมหนึ่ง (ส่วนกลาง)",
    ]
    private let places = ["อำเภอเมือง", "อ.เมือง", "จังหวัดเชียงใหม่", "เชียงใหม่", "ห้องหนึ่ง", "จ.สมมุติ", "จังหวัดสมมุติ"]
    private let events = [
        "งานประชุมวิชาการสมมุติแห่งชาติ", "ประชุมวิชาการสมมุติแห่งชาติ", "ประชุมวิชาการสมมุติแห่งชาติ ประจำปี 2564",
        "ประชุมวิชาการสมมุติแห่งชาติ 2565", "ประชุมวิชาการสมมุติแห่งชาติ ครั้งที่ 3",
    ]
    private let plans = ["แผนหนึ่ง", "แผน หนึ่ง", "พ.ร.บ.สมมุติ", "พระราชบัญญัติสมมุติ"]
    private let offices = [
        "อธิบดี", "อธิบดีกรมหนึ่ง", "อธิบดี กรมหนึ่ง", "อธิบดีกรมสอง", "ปลัดฯ", "ปลัดกระทรวงสาธารณสุข", "รมว.สาธารณสุข", "รมว.กลาโหม",
        "ผู้อำนวยการกองคลัง", "นายกรัฐมนตรี", "โฆษก", "โฆษกกรมหนึ่ง", "ประธานกรรมการ", "คณบดีคณะแพทย์",
        "รัฐมนตรีว่าการกระทรวงกลาโหม",
    ]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    private mutating func one(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }

    mutating func documents() -> [News] {
        var news: [News] = []
        for number in 0..<Int.random(in: 2...14, using: &generator) {
            let id = chance(8) ? "7" : chance(4) ? "7_(2)" : "\(number)"
            news.append(document(id))
            if chance(15) { news.append(document(id + "0", like: news.randomElement(using: &generator))) }
            if chance(5), let again = news.randomElement(using: &generator) { news.append(again) }
        }
        return news.shuffled(using: &generator)
    }

    private mutating func entities() -> [(type: EntityType, name: String, forms: [String])] {
        var found: [(type: EntityType, name: String, forms: [String])] = []
        for (type, names) in [
            (EntityType.person, people), (.person, people), (.organisation, bodies), (.organisation, bodies),
            (.ministry, bodies), (.place, places), (.place, places), (.event, events), (.plan, plans),
            (.country, ["ชาด", "เยอรมนี", "เยอรมัน"]),
        ] where chance(55) {
            let forms = (0..<Int.random(in: 0...2, using: &generator)).map { _ in one(names) }
            found.append((type, one(names), forms))
        }
        return found
    }

    private mutating func document(_ id: String, like other: News? = nil) -> News {
        let date =
            chance(10)
            ? nil : "2021-0\(Int.random(in: 1...6, using: &generator))-1\(Int.random(in: 0...9, using: &generator))"
        let entities = entities()
        // Long phrases, so that one text can repeat another.
        let phrases = (0..<8).map { _ in "เรื่องที่ยาวพอสมควรหมายเลข\(Int.random(in: 0..<100_000, using: &generator))" }
        let text =
            other?.document.text
            ?? "หัวเรื่อง\n" + phrases.joined(separator: " ") + " "
            + entities.flatMap { [$0.name] + $0.forms }.joined(separator: " ")
        var item = News(id, text, on: date)
        for entity in entities {
            item = item.with(
                entity.type, entity.name, forms: entity.forms,
                titles: entity.type == .person ? [one(["นาย", "นาง", "เด็กชาย", "ดร."])] : [],
                confidence: chance(80) ? 1 : 0.4)
        }
        return related(item, entities)
    }

    private mutating func related(
        _ item: News, _ entities: [(type: EntityType, name: String, forms: [String])]
    ) -> News {
        var item = item
        for _ in 0..<Int.random(in: 0...7, using: &generator) {
            guard let subject = entities.randomElement(using: &generator),
                let object = entities.randomElement(using: &generator)
            else { continue }
            let status = chance(80) ? ClaimStatus.asserted : .reported
            switch (subject.type, object.type) {
            case (.person, .organisation), (.person, .ministry), (.person, .country):
                if chance(70) { item = item.stating(subject.name, .worksFor, object.name, status: status) }
                if chance(70) { item = item.stating(subject.name, .holdsPosition, one(offices), status: status) }
            case (.person, .event): item = item.stating(subject.name, .participatesIn, object.name, status: status)
            case (.person, _): item = item.stating(subject.name, .holdsPosition, one(offices), status: status)
            case (.event, _):
                item = item.stating(subject.name, .onDate, "2021-0\(Int.random(in: 1...6, using: &generator))-15")
            case (.place, .place), (.organisation, .place): item = item.stating(subject.name, .locatedIn, object.name)
            case (.organisation, .organisation), (.organisation, .ministry), (.organisation, .plan),
                (.place, .organisation):
                item = item.stating(subject.name, .partOf, object.name)
            default: item = item.stating(subject.name, .cooperatesWith, object.name, confidence: chance(80) ? 1 : 0.3)
            }
        }
        return item
    }
}
