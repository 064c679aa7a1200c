/// Finds what the text puts inside something else: bodies within bodies, places within places, bodies at places.
enum ContainmentRules {
    /// Adds what the units of a line say by standing side by side.
    static func relate(
        _ units: [MentionUnit], in line: RelationScene.Line, of scene: RelationScene, to sink: inout RelationSink
    ) {
        guard units.count > 1 else { return }
        let joints = (0..<(units.count - 1)).map { index in
            GapReader.joint(in: units[index].range.upperBound..<units[index + 1].range.lowerBound, of: scene)
        }
        let ranks = PlaceRanks.ranks(of: units, joints, in: scene)
        for index in units.indices {
            switch units[index].type {
            case .place: relatePlace(index, units, joints, ranks, scene, &sink)
            case .organisation: relateBody(index, units, joints, scene, &sink)
            case .ministry: relateMinistry(index, units, joints, scene, &sink)
            default: break
            }
            relateBracket(index, units, joints, ranks, scene, &sink)
        }
    }

    private static func evidence(_ units: [MentionUnit], _ first: Int, _ last: Int) -> Range<Int> {
        units[first].range.lowerBound..<units[last].range.upperBound
    }

    /// A place lies in the next larger one of the address that it begins.
    private static func relatePlace(
        _ index: Int, _ units: [MentionUnit], _ joints: [GapReader.Joint?], _ ranks: [Int], _ scene: RelationScene,
        _ sink: inout RelationSink
    ) {
        let rank = ranks[index]
        if rank >= 70 { return }
        var listed = false
        var highest = rank
        var next = index
        while next + 1 < units.count, next - index < 8, let joint = joints[next] {
            if joint > .inside, joint != .list { break }
            listed = listed || joint == .list
            next += 1
            switch units[next].type {
            case .place, .country:
                let other = ranks[next]
                if isPlaceList(next, ranks, units, scene) { return }
                // A road crosses places but holds none; "ก และ ข" lie side by side.
                if other > highest, joint != .list, other != NameRank.road, !listed || other > NameRank.bareName {
                    sink.add(
                        units[index].entity, .partOf, units[next].entity, rule: .placeWithinPlace,
                        evidence: evidence(units, index, next))
                    return
                }
                if listed { highest = max(highest, min(other, 45)) }
                if next == index + 1, joint == .beside, other < rank, other >= 10, rank < 50, other < 20 {
                    sink.add(
                        units[next].entity, .partOf, units[index].entity, rule: .placeWithinPlace,
                        evidence: evidence(units, index, next))
                    return
                }
            case .organisation, .ministry, .person, .event, .plan:
                return
            }
        }
    }

    /// A body lies in the next larger body, or at the place that follows it.
    private static func relateBody(
        _ index: Int, _ units: [MentionUnit], _ joints: [GapReader.Joint?], _ scene: RelationScene,
        _ sink: inout RelationSink
    ) {
        guard index + 1 < units.count, let joint = joints[index], joint <= .inside,
            !isListed(index, units, joints, scene)
        else { return }
        let next = units[index + 1]
        switch next.type {
        case .ministry, .organisation:
            guard NameRank.isBelow(units[index].mention, next.mention, in: scene) else { return }
            sink.add(
                units[index].entity, .partOf, next.entity, rule: .bodyWithinBody,
                evidence: evidence(units, index, index + 1))
        case .place where (20..<70).contains(NameRank.place(next.mention, in: scene)):
            sink.add(
                units[index].entity, .locatedIn, next.entity, rule: .bodyAtPlace,
                evidence: evidence(units, index, index + 1))
        case .country where joint == .inside:
            sink.add(
                units[index].entity, .locatedIn, next.entity, rule: .bodyAtPlace,
                evidence: evidence(units, index, index + 1))
        default: break
        }
    }

    /// Whether a place behind a comma in English begins a list and no address: a place no larger follows it.
    private static func isPlaceList(_ index: Int, _ ranks: [Int], _ units: [MentionUnit], _ scene: RelationScene)
        -> Bool
    {
        guard index + 1 < units.count, units[index + 1].type == .place,
            GapReader.isAddressComma(units[index - 1].range.upperBound..<units[index].range.lowerBound, of: scene),
            GapReader.isAddressComma(units[index].range.upperBound..<units[index + 1].range.lowerBound, of: scene)
        else { return false }
        return ranks[index + 1] <= ranks[index]
    }

    /// Whether a body is one of a list in English, where a comma may also lead to the body above it: "A, B and C".
    private static func isListed(
        _ index: Int, _ units: [MentionUnit], _ joints: [GapReader.Joint?], _ scene: RelationScene
    ) -> Bool {
        func isComma(_ index: Int) -> Bool {
            GapReader.isAddressComma(units[index].range.upperBound..<units[index + 1].range.lowerBound, of: scene)
        }
        func isBody(_ index: Int) -> Bool { units[index].type == .organisation || units[index].type == .ministry }
        guard isComma(index) else { return false }
        if index > 0, isBody(index - 1), isComma(index - 1) { return true }
        guard index + 2 < units.count, isBody(index + 2) else { return false }
        return joints[index + 1] == .list || isComma(index + 1)
    }

    /// "กระทรวง ก โดยกรม ข และกรม ค", "กระทรวง ก ได้แก่ กรม ข": those that follow belong to the ministry.
    private static func relateMinistry(
        _ index: Int, _ units: [MentionUnit], _ joints: [GapReader.Joint?], _ scene: RelationScene,
        _ sink: inout RelationSink
    ) {
        guard index + 1 < units.count, let joint = joints[index], joint >= .through else { return }
        // "กรม ก กระทรวง ข โดยแขวง ค": it is the department that acts through its branch.
        let isAbove =
            joint == .through && index > 0 && units[index - 1].type == .organisation && joints[index - 1] == .beside
        let outer = isAbove ? units[index - 1] : units[index]
        var next = index + 1
        // A list of them is one of bodies of one size: "โดยกรม ก สมาคม ข" goes on with somebody else.
        let rank = NameRank.body(units[next].mention, in: scene)
        while units[next].type == .organisation, NameRank.body(units[next].mention, in: scene) == rank {
            sink.add(
                units[next].entity, .partOf, outer.entity, rule: .bodyWithinBody,
                evidence: evidence(units, index, next))
            guard next + 1 < units.count, let joint = joints[next], joint == .list || joint == .beside else { return }
            next += 1
        }
    }

    /// "จีน (นครฉงชิ่ง)": what a bracket names lies within what stands before it.
    private static func relateBracket(
        _ index: Int, _ units: [MentionUnit], _ joints: [GapReader.Joint?], _ ranks: [Int], _ scene: RelationScene,
        _ sink: inout RelationSink
    ) {
        guard index + 1 < units.count, joints[index] == .bracket else { return }
        let (outer, inner) = (units[index], units[index + 1])
        let isRegion = outer.type == .place && ranks[index] == NameRank.region
        if ranks[index] > ranks[index + 1], ranks[index + 1] > 0,
            isRegion || scene.bytes[outer.range.lowerBound] < 0x80
        {
            relateList(index, units, joints, ranks, scene, &sink)
            return
        }
        let isLine = inner.type == .place && NameRank.place(inner.mention, in: scene) == NameRank.road
        let isSameLine = isLine && outer.type == .place && NameRank.place(outer.mention, in: scene) == NameRank.road
        guard isSameLine || NameRank.isBelow(inner.mention, outer.mention, in: scene) else { return }
        if outer.type == .place || outer.type == .country, inner.type == .organisation {
            sink.add(
                inner.entity, .locatedIn, outer.entity, rule: .bodyAtPlace, evidence: evidence(units, index, index + 1))
        } else {
            let rule: RelationRule = inner.type == .place ? .placeWithinPlace : .bodyWithinBody
            sink.add(
                inner.entity, .partOf, outer.entity, rule: rule, evidence: evidence(units, index, index + 1))
        }
    }

    /// "กลุ่มจังหวัด ก (ข ค และ ง)", "Tak province (Mae Sot and Tha Song Yang districts)", "Mae Sot district's Mae Pa and
    /// Mae Ku subdistricts": all of the list lie in the place before it, smaller ones among them in those that they stand
    /// with.
    private static func relateList(
        _ index: Int, _ units: [MentionUnit], _ joints: [GapReader.Joint?], _ ranks: [Int], _ scene: RelationScene,
        _ sink: inout RelationSink
    ) {
        let rank = ranks[index + 1]
        var next = index + 1
        while next - index < 24, ranks[next] > 0, ranks[next] < ranks[index] {
            if ranks[next] == rank {
                sink.add(
                    units[next].entity, .partOf, units[index].entity, rule: .placeWithinPlace,
                    evidence: evidence(units, index, next))
            }
            guard next + 1 < units.count, let joint = joints[next], joint <= .list,
                !scene.bytes[units[next].range.upperBound..<units[next + 1].range.lowerBound].contains(
                    UInt8(ascii: ")"))
            else { return }
            next += 1
        }
    }
}
