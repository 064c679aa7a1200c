/// People, bodies or countries that a line names one after the other, so that they act together.
struct ActorGroup {
    /// One of them.
    struct Member {
        /// The mention of its name, -1 for an office that stands for it.
        var mention: Int
        /// Who it is.
        var entity: Int
        /// What kind of thing it is.
        var type: EntityType
        /// The bodies of a person's offices.
        var bodies: [Int] = []
        /// From the name to the end of what belongs to it.
        var range: Range<Int>
    }

    /// How many members of a list count; nobody reads more, and pairs of them grow with the square.
    static let largest = 48

    var members: [Member]
    var range: Range<Int>

    /// Words that may stand between the members of one group.
    private static let fillers = PhraseTrie(
        (PersonTitles.table + [
            " ", "และ", ",", "/", "รวมถึง", "รวมทั้ง", "ตลอดจน", "พร้อมด้วย", "พร้อม", "ผู้แทน", "ผู้แทนจาก", "คณะ", "และคณะ",
            "คณะผู้บริหาร",
            "ผู้บริหาร", "ผู้บริหารระดับสูง", "ระดับสูง", "จาก", "เจ้าหน้าที่", "ร่วมด้วย",
            "รัฐบาล", "ทีม", "หน่วยงานในสังกัด", "ท่าน", "ทางการ", "ประเทศ", "ภริยา", "หน่วยงาน", "ภาคเอกชน", "อีก",
            "บริษัท", "อธิบดี", "ผู้อำนวยการ", "ข้าราชการ", "หัวหน้าส่วนราชการ", "ที่เกี่ยวข้อง", ")", "\"", "'", "1.",
            "2.", "3.", "4.", "5.", "6.", "1)", "2)", "3)", "4)", "5)", "6)",
        ]).map { ($0, 0) })

    private static let staff = PhraseTrie(
        ["ผู้บริหาร", "เจ้าหน้าที่", "ข้าราชการ", "หน่วยงาน", "ภาคเอกชน", "หัวหน้าส่วนราชการ"].map { ($0, 0) })

    /// Whether the words in `gap` speak of unnamed people of the body that follows.
    static func namesStaff(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        var position = gap.lowerBound
        while position < gap.upperBound {
            if staff.longest(in: scene.bytes, at: position, limit: gap.upperBound) != nil { return true }
            position = scene.next(position)
        }
        return false
    }

    /// Whether "ของ" or nothing but a space stands in `gap`: what follows then only says more about what stands before.
    static func qualifies(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        let start = scene.skippingSpaces(from: gap.lowerBound, limit: gap.upperBound)
        return scene.has("ของ", at: start, limit: gap.upperBound)
            && scene.skippingSpaces(from: start + 9, limit: gap.upperBound) >= gap.upperBound - 18
    }

    /// Whether the words in `gap` hold more than spaces and titles.
    static func coordinates(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        var position = gap.lowerBound
        while position < gap.upperBound {
            for word in ["และ", ",", "พร้อม", "ร่วมด้วย", "รวมถึง", "ตลอดจน", "/"] as [StaticString]
            where scene.has(word, at: position, limit: gap.upperBound) {
                return true
            }
            position = scene.next(position)
        }
        return false
    }

    /// Whether the words in `gap` only join two members.
    static func joins(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        guard gap.count <= 160 else { return false }
        var position = gap.lowerBound
        while position < gap.upperBound {
            guard let hit = fillers.longest(in: scene.bytes, at: position, limit: gap.upperBound) else { return false }
            position = hit.end
        }
        return true
    }
}
