/// The sizes of the places of a line.
enum PlaceRanks {
    /// The rank of each place and country among `units`, 0 for other things.
    ///
    /// What stands behind a list in English says it of all its places: "Mae Pa, Mae Ku and Tha Sai Luat subdistricts".
    static func ranks(of units: [MentionUnit], _ joints: [GapReader.Joint?], in scene: RelationScene) -> [Int] {
        var ranks = [Int](repeating: 0, count: units.count)
        var plural: Int?
        for index in units.indices.reversed() {
            guard units[index].type == .place || units[index].type == .country else {
                plural = nil
                continue
            }
            ranks[index] = NameRank.place(units[index].mention, in: scene)
            guard units[index].type == .place, scene.bytes[units[index].range.lowerBound] < 0x80 else {
                plural = nil
                continue
            }
            let end = units[index].range.upperBound
            let limit = min(scene.bytes.count, end + 16)
            if let hit = scene.words.placePlurals.longest(in: scene.bytes, at: end, limit: limit) {
                plural = Int(hit.value)
            } else if index + 1 >= units.count || joints[index].map({ $0 != .list && $0 != .beside }) ?? true {
                plural = nil
            }
            if let rank = plural, NameRank.isBare(ranks[index]) { ranks[index] = rank } else { plural = nil }
        }
        return ranks
    }
}
