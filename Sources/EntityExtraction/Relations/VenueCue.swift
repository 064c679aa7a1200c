/// The words before a place that make it a venue.
struct VenueCue {
    /// How far before the venue its event may stand, in bytes.
    var reachBack: Int
    /// Whether the event may follow the venue: "ณ โรงแรม ก นาย ข เปิดงาน ค".
    var reachesForward: Bool
    /// Whether a body or a country may be the venue; behind "ที่" it is more often the subject of a clause.
    var takesBodies: Bool

    /// The cue that ends at `position`, but for spaces and the number of a floor.
    static func before(_ position: Int, in line: RelationScene.Line, of scene: RelationScene) -> VenueCue? {
        let end = start(of: position, line, scene)
        if ends("ณ", at: end, line, scene), isWord(end - 3, line, scene) {
            return VenueCue(reachBack: 1600, reachesForward: true, takesBodies: true)
        }
        if ends("ที่", at: end, line, scene) {
            for other in ["พื้นที่", "หน้าที่", "วันที่", "ครั้งที่", "เขตที่"] as [StaticString]
            where ends(other, at: end, line, scene) {
                return nil
            }
            let before = end - 9
            let stands = before <= line.range.lowerBound || scene.bytes[before - 1] == UInt8(ascii: " ")
            return VenueCue(reachBack: 500, reachesForward: true, takesBodies: stands || end < position)
        }
        if ends("ใน", at: end, line, scene) { return VenueCue(reachBack: 40, reachesForward: false, takesBodies: true) }
        return nil
    }

    /// Where the words before a place begin, behind the cue: spaces, "บริเวณ", the number of a floor.
    private static func start(of position: Int, _ line: RelationScene.Line, _ scene: RelationScene) -> Int {
        var end = position
        while end > line.range.lowerBound {
            var digits = end
            while digits > line.range.lowerBound, (0x30...0x39).contains(scene.bytes[digits - 1]) { digits -= 1 }
            if digits < end, digits > line.range.lowerBound, scene.bytes[digits - 1] == UInt8(ascii: " ") {
                digits -= 1
            }
            if digits < end, ends("ชั้น", at: digits, line, scene) {
                end = digits - 12
            } else if ends("บริเวณ", at: end, line, scene) || ends("ประเทศ", at: end, line, scene) {
                end -= 18
            } else if scene.bytes[end - 1] == UInt8(ascii: " ") || scene.bytes[end - 1] == UInt8(ascii: "\"") {
                end -= 1
            } else {
                return end
            }
        }
        return end
    }

    private static func ends(
        _ phrase: StaticString, at end: Int, _ line: RelationScene.Line, _ scene: RelationScene
    ) -> Bool {
        let start = end - phrase.utf8CodeUnitCount
        return start >= line.range.lowerBound && scene.has(phrase, at: start, limit: end)
    }

    /// Whether no letter stands before `position`, so that "ณ" is not the end of a word such as คุณ.
    private static func isWord(_ position: Int, _ line: RelationScene.Line, _ scene: RelationScene) -> Bool {
        position <= line.range.lowerBound || scene.bytes[position - 1] < 0x80
    }
}
