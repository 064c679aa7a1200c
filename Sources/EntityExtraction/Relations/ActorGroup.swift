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

    /// Whether the words in `gap` speak of unnamed people of the body that follows.
    static func namesStaff(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        scene.holds(scene.words.staff, in: gap)
    }

    /// Whether "ของ" or nothing but a space stands in `gap`: what follows then only says more about what stands before.
    static func qualifies(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        let start = scene.skippingSpaces(from: gap.lowerBound, limit: gap.upperBound)
        guard let end = scene.end(of: scene.words.qualifiers, at: start, limit: gap.upperBound) else { return false }
        return scene.skippingSpaces(from: end, limit: gap.upperBound) >= gap.upperBound - 18
    }

    /// Whether the words in `gap` hold more than spaces and titles.
    static func coordinates(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        scene.holds(scene.words.coordinators, in: gap)
    }

    /// Whether the words in `gap` only join two members.
    static func joins(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        guard gap.count <= 160 else { return false }
        var position = gap.lowerBound
        while position < gap.upperBound {
            guard let hit = scene.words.fillers.longest(in: scene.bytes, at: position, limit: gap.upperBound) else {
                return false
            }
            position = hit.end
        }
        return true
    }
}
