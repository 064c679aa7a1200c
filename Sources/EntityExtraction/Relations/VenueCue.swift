/// The words before a place that make it a venue.
struct VenueCue {
    /// How far before the venue its event may stand, in bytes.
    var reachBack: Int
    /// Whether the event may follow the venue: "ณ โรงแรม ก นาย ข เปิดงาน ค".
    var reachesForward: Bool

    private static let strong: [StaticString] = ["ณ", "ที่", "บริเวณ", "จัดขึ้นใน"]

    /// The cue that ends at `position`, but for spaces and the number of a floor.
    static func before(_ position: Int, in line: RelationScene.Line, of scene: RelationScene) -> VenueCue? {
        var end = position
        while end > line.range.lowerBound {
            let byte = scene.bytes[end - 1]
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\"") || (0x30...0x39).contains(byte) {
                end -= 1
            } else if ends("ชั้น", at: end, line, scene) || ends("บริเวณ", at: end, line, scene)
                || ends("ประเทศ", at: end, line, scene)
            {
                end -= 3 * (ends("ชั้น", at: end, line, scene) ? 4 : 6)
            } else {
                break
            }
        }
        if ends("ณ", at: end, line, scene), isWord(end - 3, line, scene) {
            return VenueCue(reachBack: 900, reachesForward: true)
        }
        if ends("ที่", at: end, line, scene) {
            for other in ["พื้นที่", "หน้าที่", "วันที่", "ครั้งที่", "เขตที่"] as [StaticString]
            where ends(other, at: end, line, scene) {
                return nil
            }
            return VenueCue(reachBack: 400, reachesForward: true)
        }
        if ends("ใน", at: end, line, scene) { return VenueCue(reachBack: 40, reachesForward: false) }
        return nil
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
