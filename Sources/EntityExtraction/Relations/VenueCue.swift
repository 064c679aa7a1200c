/// The words before a place that make it a venue.
struct VenueCue {
    /// How far before the venue its event may stand, in bytes.
    var reachBack: Int
    /// How far behind the venue its event may stand, in bytes.
    var reachAhead = 1600
    /// Whether the event may follow the venue: "ณ โรงแรม ก นาย ข เปิดงาน ค".
    var reachesForward: Bool
    /// Whether a body or a country may be the venue; behind "ที่" it is more often the subject of a clause.
    var takesBodies: Bool

    /// The cue that ends at `position`, but for spaces and the number of a floor.
    static func before(_ position: Int, in line: RelationScene.Line, of scene: RelationScene) -> VenueCue? {
        let words = scene.words
        let end = start(of: position, line, scene)
        if let start = start(of: words.venueAt, endingAt: end, line, scene), isWord(start, line, scene) {
            let isEnglish = scene.bytes[start] < 0x80
            return VenueCue(
                reachBack: isEnglish ? 160 : 1600, reachAhead: isEnglish ? 300 : 1600, reachesForward: true,
                takesBodies: true)
        }
        if let start = start(of: words.venueWhere, endingAt: end, line, scene) {
            if VenueCue.start(of: words.venueNever, endingAt: end, line, scene) != nil { return nil }
            let stands = start <= line.range.lowerBound || scene.bytes[start - 1] == UInt8(ascii: " ")
            return VenueCue(reachBack: 500, reachesForward: true, takesBodies: stands || end < position)
        }
        if let start = start(of: words.venueIn, endingAt: end, line, scene),
            scene.bytes[start] >= 0x80 || isWord(start, line, scene)
        {
            return VenueCue(reachBack: 40, reachesForward: false, takesBodies: true)
        }
        return nil
    }

    /// Where the words before a place begin, behind the cue: spaces, an area around it, the number of a floor.
    private static func start(of position: Int, _ line: RelationScene.Line, _ scene: RelationScene) -> Int {
        var end = position
        while end > line.range.lowerBound {
            var digits = end
            while digits > line.range.lowerBound, (0x30...0x39).contains(scene.bytes[digits - 1]) { digits -= 1 }
            if digits < end, digits > line.range.lowerBound, scene.bytes[digits - 1] == UInt8(ascii: " ") {
                digits -= 1
            }
            if digits < end, let floor = start(of: scene.words.venueFloors, endingAt: digits, line, scene) {
                end = floor
            } else if let area = start(of: scene.words.venueAreas, endingAt: end, line, scene) {
                end = area
            } else if scene.bytes[end - 1] == UInt8(ascii: " ") || scene.bytes[end - 1] == UInt8(ascii: "\"") {
                end -= 1
            } else {
                return end
            }
        }
        return end
    }

    private static func start(
        of phrases: Phrases, endingAt end: Int, _ line: RelationScene.Line, _ scene: RelationScene
    ) -> Int? {
        phrases.start(in: scene.bytes, endingAt: end, limit: line.range.lowerBound)
    }

    /// Whether no letter stands before `position`, so that "ณ" is not the end of a word such as คุณ.
    private static func isWord(_ position: Int, _ line: RelationScene.Line, _ scene: RelationScene) -> Bool {
        guard position > line.range.lowerBound else { return true }
        let byte = scene.bytes[position - 1]
        // "at" of "that" is no word either.
        return byte < 0x80 && (scene.bytes[position] >= 0x80 || !(0x61...0x7A).contains(byte | 0x20))
    }
}
