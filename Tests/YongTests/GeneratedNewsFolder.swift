import Foundation
import TestSupport

/// A folder of made-up items that come, change and go.
struct GeneratedNewsFolder {
    let path: String
    var random: SeededGenerator
    private(set) var names: [String] = []

    init(_ path: String, seed: UInt64) throws {
        self.path = path
        random = SeededGenerator(seed: seed)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Adds, changes or removes some items.
    mutating func change() throws {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let choice = Int.random(in: 0..<4, using: &random)
            if choice == 0, names.count > 1 {
                let name = names.remove(at: Int.random(in: names.indices, using: &random))
                try FileManager.default.removeItem(atPath: path + "/" + name)
            } else {
                let isNew = choice > 1 || names.isEmpty
                let name =
                    isNew
                    ? "\(Int.random(in: 1...500, using: &random)).txt"
                    : names[Int.random(in: names.indices, using: &random)]
                if !names.contains(name) { names.append(name) }
                try item().write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
            }
        }
    }

    /// Adds so many items.
    mutating func add(_ count: Int) throws {
        for number in names.count + 1...names.count + count {
            names.append("\(number).txt")
            try item().write(toFile: path + "/\(number).txt", atomically: false, encoding: .utf8)
        }
    }

    /// A small item about some of a few people and bodies, so that items bear on each other's resolution.
    mutating func item() -> String {
        let people = ["นายเอก สมมุติวงศ์", "นางโท สมมุติกุล", "พล.อ.ตรี สมมุติชัย", "นายเอก", "นายเอก สมมติวงศ์"]
        let offices = ["อธิบดีกรมการแพทย์", "รมว.สาธารณสุข", "ผู้ว่าราชการจังหวัดเชียงใหม่", "ปลัดกระทรวงพาณิชย์", "อธิบดีกรมควบคุมโรค"]
        let events = ["การประชุมสมมุติแห่งชาติ ครั้งที่ 5", "งานวันสมมุติไทย ประจำปี 2564", "เวทีการประชุมสมมุติแห่งชาติ ครั้งที่ ๕"]
        let bodies = ["สำนักสมมุติแห่งชาติ (สมช.)", "สมช.", "กองสมมุติ กรมการแพทย์", "กองสมมุติ กรมควบคุมโรค", "ITU"]
        func some(_ list: [String], _ random: inout SeededGenerator) -> String {
            list[Int.random(in: list.indices, using: &random)]
        }
        let day = Int.random(in: 1...28, using: &random)
        return """
            ข่าวสมมุติ
            \(day) มกราคม 2564
            \(some(people, &random)) \(some(offices, &random)) เข้าร่วม\(some(events, &random)) \
            กับ\(some(bodies, &random)) ที่จังหวัดเชียงใหม่
            \(some(people, &random)) \(some(offices, &random)) กล่าวว่า \(some(bodies, &random)) \
            ร่วมมือกับ\(some(bodies, &random))
            """
    }
}
