/// Orders the kinds of bodies and places by size, from the head noun of a name.
///
/// "กอง ก กรม ข" puts one body inside the other, while "กรม ก กรม ข" lists two of them.
enum NameRank {
    private static let bodies: [(words: [String], rank: Int16)] = [
        (["มูลนิธิ", "สมาคม", "สภา", "ธนาคาร", "บริษัท", "บมจ.", "บรรษัท"], 22),
        (["กลุ่มงาน", "กลุ่ม", "ฝ่าย", "งาน", "แผนก", "หน่วย"], 10),
        (
            [
                "กอง", "สำนัก", "ศูนย์", "สถาน", "ห้องสมุด", "คณะอนุกรรมการ", "ภาควิชา", "คณะ", "วิทยาลัย", "ด่าน",
                "สำนักงานสาธารณสุข",
            ], 20
        ),
        (["โรงพยาบาล", "รพ.", "โรงเรียน", "สถาบัน", "หอ", "พิพิธภัณฑ์", "กองทุน"], 25),
        (["คณะกรรมการ", "กองบัญชาการ", "กองทัพ", "สำนักงานปลัด"], 28),
        (
            [
                "กรม", "สำนักงาน", "มหาวิทยาลัย", "จุฬาลงกรณ์มหาวิทยาลัย", "องค์การ", "การ", "สำนักงานตำรวจแห่งชาติ",
                "สำนักงานคณะกรรมการ", "สำนักเลขาธิการ",
            ], 30
        ),
    ]

    private static let places: [(words: [String], rank: Int16)] = [
        (["ห้อง", "ลาน", "ชั้น", "โถง", "เวที", "ฮอลล์", "จุด"], 10),
        (["ตึก", "อาคาร", "ศาลา", "หอประชุม", "หอ", "สะพาน", "ท่าเรือ", "ประตู", "สวน", "พระที่นั่ง", "แยก"], 15),
        (
            [
                "โรงแรม", "ศูนย์", "ทำเนียบ", "พระบรมมหาราชวัง", "ท่าอากาศยาน", "สนามบิน", "วัด", "อุทยาน", "ตลาด", "ห้าง",
                "สนาม",
                "อิมแพ็ค", "ไบเทค", "เขื่อน", "นิคม", "มหาวิทยาลัย", "โรงเรียน", "สถานี", "ด่าน",
            ], 20
        ),
        (["ถนน", "ถ.", "ซอย", "ทางหลวง", "ทล.", "แม่น้ำ", "คลอง", "รถไฟฟ้า", "สาย"], 24),
        (["หมู่บ้าน", "บ้าน", "ชุมชน"], 28),
        (["ตำบล", "ต.", "แขวง", "เทศบาล", "อบต."], 30),
        (["อำเภอ", "อ.", "เขต"], 40),
        (["จังหวัด", "จ.", "กรุงเทพ", "กทม", "นคร", "เมือง", "กรุง", "เกาะ", "ดอย"], 50),
        (["รัฐ", "มณฑล"], 55),
        (["ภาค", "ภูมิภาค", "เอเชีย", "ยุโรป", "แอฟริกา", "กลุ่มจังหวัด"], 70),
    ]

    private static let bodyRanks = PhraseTrie(bodies.flatMap { row in row.words.map { ($0, row.rank) } })
    private static let placeRanks = PhraseTrie(places.flatMap { row in row.words.map { ($0, row.rank) } })

    /// The rank of foundations, companies and other bodies that stand for themselves.
    private static let independent = 22

    /// The rank of roads and lines.
    static let road = 24

    /// The rank of a body, from 10 for a section to 40 for a ministry.
    static func body(_ mention: Int, in scene: RelationScene) -> Int {
        if scene.type(mention) == .ministry { return 40 }
        let range = scene.mentions[mention].range
        let hit = bodyRanks.longest(in: scene.bytes, at: range.lowerBound, limit: range.upperBound)
        return hit.map { Int($0.value) } ?? 30
    }

    /// The rank of a place without a head noun: it may be a province, or lie in one.
    static let bareName = 45

    /// Whether a section, division or bureau is named in `range`.
    static func namesSection(in range: Range<Int>, of scene: RelationScene) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            if sections.longest(in: scene.bytes, at: position, limit: range.upperBound) != nil { return true }
            position = scene.next(position)
        }
        return false
    }

    private static let sections = PhraseTrie(["กลุ่ม", "กอง", "ฝ่าย", "สำนัก", "ศูนย์", "แผนก", "ส่วนงาน"].map { ($0, 0) })

    /// The rank of a place, from 10 for a room to 80 for a country.
    static func place(_ mention: Int, in scene: RelationScene) -> Int {
        if scene.type(mention) == .country { return 80 }
        let range = scene.mentions[mention].range
        let hit = placeRanks.longest(in: scene.bytes, at: range.lowerBound, limit: range.upperBound)
        return hit.map { Int($0.value) } ?? bareName
    }

    /// Whether the first of two mentions that stand side by side lies within the second.
    static func isBelow(_ first: Int, _ second: Int, in scene: RelationScene) -> Bool {
        guard first >= 0, second >= 0 else { return false }
        switch (scene.type(first), scene.type(second)) {
        case (.organisation, .ministry): return true
        case (.organisation, .organisation):
            // A foundation or company holds offices, but stands beside schools and departments.
            let rank = body(first, in: scene)
            return rank != independent && rank < body(second, in: scene)
        case (.place, .place), (.place, .country):
            return place(first, in: scene) < place(second, in: scene)
        case (.organisation, .place): return place(second, in: scene) >= 24
        case (.organisation, .country): return false
        default: return false
        }
    }
}
