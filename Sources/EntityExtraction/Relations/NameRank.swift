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
        let hit = scene.words.bodyRanks.longest(in: scene.bytes, at: range.lowerBound, limit: range.upperBound)
        return hit.map { Int($0.value) } ?? 30
    }

    /// The rank of a place without a head noun: it may be a province, or lie in one.
    static let bareName = 45

    /// Whether a section, division or bureau is named in `range`.
    static func namesSection(in range: Range<Int>, of scene: RelationScene) -> Bool {
        scene.holds(scene.words.sections, in: range)
    }

    /// The rank of a place, from 10 for a room to 80 for a country.
    static func place(_ mention: Int, in scene: RelationScene) -> Int {
        if scene.type(mention) == .country { return 80 }
        let range = scene.mentions[mention].range
        let hit = scene.words.placeRanks.longest(in: scene.bytes, at: range.lowerBound, limit: range.upperBound)
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
