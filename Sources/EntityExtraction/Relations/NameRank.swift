/// Orders the kinds of bodies and places by size, from the head noun of a name.
///
/// "กอง ก กรม ข" puts one body inside the other, while "กรม ก กรม ข" lists two of them.
enum NameRank {
    /// The rank of foundations, companies and other bodies that stand for themselves.
    private static let independent = 22

    /// The rank of roads and lines.
    static let road = 24

    /// The rank of a body, from 10 for a section to 40 for a ministry.
    static func body(_ mention: Int, in scene: RelationScene) -> Int {
        if scene.type(mention) == .ministry { return 40 }
        let range = scene.mentions[mention].range
        return rank(range, scene.words.bodyRanks, scene) ?? 30
    }

    /// The rank that the first word of a name tells, or in Latin script its last word.
    private static func rank(_ range: Range<Int>, _ ranks: PhraseTrie, _ scene: RelationScene) -> Int? {
        if let hit = ranks.longest(in: scene.bytes, at: range.lowerBound, limit: range.upperBound) {
            return Int(hit.value)
        }
        guard scene.bytes[range.lowerBound] < 0x80 else { return nil }
        var end = range.upperBound
        var start = lastWord(before: end, range, scene)
        // "Command Building 1"
        if end - start <= 2, start > range.lowerBound {
            end = start - 1
            start = lastWord(before: end, range, scene)
        }
        guard let hit = ranks.longest(in: scene.bytes, at: start, limit: end), hit.end == end else { return nil }
        return Int(hit.value)
    }

    private static func lastWord(before end: Int, _ range: Range<Int>, _ scene: RelationScene) -> Int {
        var start = end
        while start > range.lowerBound, scene.bytes[start - 1] != UInt8(ascii: " ") { start -= 1 }
        return start
    }

    /// The rank of a place without a head noun: it may be a province, or lie in one.
    static let bareName = 45

    /// The rank of what holds several provinces.
    static let region = 70

    /// Whether a rank is that of a name without a word for its kind.
    static func isBare(_ rank: Int) -> Bool { rank == bareName || rank == knownName }

    /// The rank of a known place in Latin script without a word for its kind.
    private static let knownName = 50

    /// Whether a section, division or bureau is named in `range`.
    static func namesSection(in range: Range<Int>, of scene: RelationScene) -> Bool {
        scene.holds(scene.words.sections, in: range)
    }

    /// The rank of a place, from 10 for a room to 80 for a country.
    static func place(_ mention: Int, in scene: RelationScene) -> Int {
        if scene.type(mention) == .country { return 80 }
        let range = scene.mentions[mention].range
        if let rank = rank(range, scene.words.placeRanks, scene) { return rank }
        // "Phuket" is known for a province, "Karon" may lie in one.
        let isKnown = scene.bytes[range.lowerBound] < 0x80 && scene.entities[scene.mentions[mention].entity].seed != nil
        return isKnown ? knownName : bareName
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
