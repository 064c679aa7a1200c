/// Reads lists by province: a line with a province as its heading, and lines with a dash for places in it.
struct PlaceListRules {
    let scene: RelationScene
    /// The place that heads the list being read.
    private var heading: MentionUnit?

    init(scene: RelationScene) {
        self.scene = scene
    }

    /// Adds what the units of a line say as a part of a list.
    mutating func relate(_ units: [MentionUnit], in line: RelationScene.Line, to sink: inout RelationSink) {
        guard let first = units.first else { return }
        let start = scene.skippingSpaces(from: line.range.lowerBound, limit: line.range.upperBound)
        let marker = scene.bytes[start..<first.range.lowerBound]
        guard marker.count <= 8, marker.allSatisfy({ $0 < 0x41 }), first.type == .place else {
            heading = nil
            return
        }
        let rank = NameRank.place(first.mention, in: scene)
        if marker.first.map({ (0x30...0x39).contains($0) }) ?? true, rank > NameRank.bareName {
            heading = first
        } else if let heading, marker.first == UInt8(ascii: "-"), rank <= NameRank.bareName {
            relate(units.filter { $0.type == .place }, under: heading, &sink)
        } else {
            heading = nil
        }
    }

    /// A district of the line lies in the province, and the road that it is named with lies in the district; where no
    /// district is named, the road lies in the province and the bridges of the line lie on the road.
    private func relate(_ places: [MentionUnit], under heading: MentionUnit, _ sink: inout RelationSink) {
        let districts = places.filter { (30..<NameRank.bareName).contains(NameRank.place($0.mention, in: scene)) }
        for district in districts { add(district, within: heading, &sink) }
        guard districts.isEmpty, let first = places.first else { return }
        add(first, within: heading, &sink)
        for place in places.dropFirst() { add(place, within: first, &sink) }
    }

    private func add(_ unit: MentionUnit, within larger: MentionUnit, _ sink: inout RelationSink) {
        let (first, last) = (min(unit.range.lowerBound, larger.range.lowerBound), unit.range.upperBound)
        sink.add(
            unit.entity, .partOf, larger.entity, rule: .placeWithinPlace,
            evidence: first..<max(last, larger.range.upperBound))
    }
}
