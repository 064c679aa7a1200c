/// Finds who meets whom, and who works together with whom.
struct PartyRules {
    let scene: RelationScene
    let reading: LineReading
    /// How the text puts what the cue at hand says.
    private var status = ClaimStatus.asserted

    init(scene: RelationScene, reading: LineReading) {
        self.scene = scene
        self.reading = reading
    }

    /// Adds what a line says.
    mutating func relate(to sink: inout RelationSink) {
        for index in reading.tokens.indices {
            guard case .cue(let cue) = reading.tokens[index].kind else { continue }
            status = reading.status(at: index)
            switch cue {
            case .meet: meet(at: index, &sink)
            case .receive: receive(at: index, &sink)
            case .cooperate: cooperate(at: index, &sink)
            case .between: between(at: index, &sink)
            case .jointly: together(at: index, &sink)
            default: break
            }
        }
        status = .asserted
        relatePairs(&sink)
    }

    // MARK: Meetings

    private func meet(at index: Int, _ sink: inout RelationSink) {
        // "การหารือระหว่าง ก กับ ข" is read from its "ระหว่าง".
        if index + 1 < reading.tokens.count, case .cue(.between) = reading.tokens[index + 1].kind,
            reading.tokens[index + 1].range.lowerBound - reading.tokens[index].range.upperBound <= 1
        {
            return
        }
        guard let left = group(before: index, within: 400), let right = group(after: index, within: 110) else { return }
        link(left, right, .meets, .meetCue, &sink)
    }

    private func receive(at index: Int, _ sink: inout RelationSink) {
        if let right = group(after: index, within: 60), let left = group(before: index, within: 300) {
            link(left, right, .meets, .meetCue, &sink)
        } else if let second = groupIndex(before: index, within: 200),
            let first = groupIndex(before: second, within: 120)
        {
            // "ก ให้ ข เข้าเยี่ยมคารวะ": both stand before the verb.
            link(members(first), members(second), .meets, .meetCue, &sink)
        }
    }

    // MARK: Cooperation

    private func cooperate(at index: Int, _ sink: inout RelationSink) {
        guard let right = group(after: index, within: 60),
            let left = group(before: index, within: 150) ?? body(before: index, within: 900)
        else { return }
        let parties = bodies(left) + bodies(right)
        if parties.count <= 3 {
            // Few parties make one agreement among all of them.
            linkAll(parties, .cooperatesWith, .cooperateCue, &sink)
        } else {
            link(bodies(left), bodies(right), .cooperatesWith, .cooperateCue, &sink)
        }
    }

    /// "ก และ ข ร่วมกัน…": all of the group before.
    private func together(at index: Int, _ sink: inout RelationSink) {
        guard let group = group(before: index, within: 24) else { return }
        let parties = group.compactMap { $0.type == .person ? employer(of: $0) : $0 }
        if parties.count > 1, parties.count <= 7 { linkAll(parties, .cooperatesWith, .cooperateCue, &sink) }
    }

    /// The body for which a person acts.
    private func employer(of member: ActorGroup.Member) -> ActorGroup.Member? {
        guard let body = member.bodies.first else { return nil }
        var employer = member
        employer.entity = body
        employer.type = scene.entities[body].type
        return employer
    }

    /// The body that the line spoke of last, where the subject is left out.
    private func body(before index: Int, within distance: Int) -> [ActorGroup.Member]? {
        let start = reading.tokens[index].range.lowerBound
        for position in reading.tokens[..<index].indices.reversed() {
            if start - reading.tokens[position].range.upperBound > distance { return nil }
            let bodies = members(position).filter { $0.type == .ministry || $0.type == .organisation }
            if bodies.count == 1 { return bodies }
        }
        return nil
    }

    private func linkAll(
        _ parties: [ActorGroup.Member], _ predicate: RelationPredicate, _ rule: RelationRule, _ sink: inout RelationSink
    ) {
        for (position, left) in parties.enumerated() {
            let others = parties[(position + 1)...].filter { !acts($0, for: left) }
            link([left], others, predicate, rule, &sink)
        }
    }

    /// "กระทรวง ก โดยกรม ข": the department is the ministry's hand and no partner of it.
    private func acts(_ member: ActorGroup.Member, for ministry: ActorGroup.Member) -> Bool {
        guard ministry.type == .ministry, member.type == .organisation,
            ministry.range.upperBound <= member.range.lowerBound
        else { return false }
        return GapReader.joint(in: ministry.range.upperBound..<member.range.lowerBound, of: scene) == .through
    }

    /// "ความร่วมมือระหว่าง ก กับ ข และ ค": each with each.
    private func between(at index: Int, _ sink: inout RelationSink) {
        guard let first = groupIndex(after: index, within: 30) else { return }
        var parties = members(first)
        if let second = groupIndex(after: first, within: 40), isJoined(first, second) { parties += members(second) }
        guard parties.count > 1 else { return }
        let isMeeting = cueBefore(index, .meet, within: 60)
        for (position, left) in parties.enumerated() {
            for right in parties[(position + 1)...] {
                if isMeeting {
                    link([left], [right], .meets, .meetCue, &sink)
                } else if left.type != .person, right.type != .person {
                    link([left], [right], .cooperatesWith, .cooperateCue, &sink)
                }
            }
        }
    }

    private func cueBefore(_ index: Int, _ wanted: RelationCue, within distance: Int) -> Bool {
        let start = reading.tokens[index].range.lowerBound
        for token in reading.tokens[..<index].reversed() {
            if start - token.range.upperBound > distance { return false }
            if case .cue(let cue) = token.kind, cue == wanted { return true }
        }
        return false
    }

    /// Whether "กับ" or "และ" stands between two groups.
    private func isJoined(_ first: Int, _ second: Int) -> Bool {
        for token in reading.tokens[(first + 1)..<second] {
            if case .cue(.with) = token.kind { return true }
        }
        return false
    }

    /// "ไทย-ญี่ปุ่น": a pair of names with a hyphen.
    private func relatePairs(_ sink: inout RelationSink) {
        for index in reading.tokens.indices.dropLast() {
            guard case .group(let left) = reading.tokens[index].kind,
                case .group(let right) = reading.tokens[index + 1].kind,
                isHyphen(reading.tokens[index].range.upperBound..<reading.tokens[index + 1].range.lowerBound)
            else { continue }
            guard let first = reading.groups[left].members.last, let second = reading.groups[right].members.first,
                first.type != .person, second.type != .person
            else { continue }
            link([first], [second], .cooperatesWith, .pairOfNames, &sink)
            if cueAfter(index + 1, .meet, within: 30) { link([first], [second], .meets, .pairOfNames, &sink) }
        }
    }

    private func isHyphen(_ gap: Range<Int>) -> Bool {
        gap.count <= 4 && scene.bytes[gap].contains(UInt8(ascii: "-"))
            && scene.bytes[gap].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
    }

    private func cueAfter(_ index: Int, _ wanted: RelationCue, within distance: Int) -> Bool {
        let end = reading.tokens[index].range.upperBound
        for token in reading.tokens[(index + 1)...] {
            if token.range.lowerBound - end > distance { return false }
            if case .cue(let cue) = token.kind, cue == wanted { return true }
        }
        return false
    }

    // MARK: Groups

    private func bodies(_ members: [ActorGroup.Member]) -> [ActorGroup.Member] {
        members.filter { $0.type != .person }
    }

    private func members(_ token: Int) -> [ActorGroup.Member] {
        guard case .group(let group) = reading.tokens[token].kind else { return [] }
        return reading.groups[group].members
    }

    private func group(before index: Int, within distance: Int) -> [ActorGroup.Member]? {
        groupIndex(before: index, within: distance).map(members)
    }

    private func group(after index: Int, within distance: Int) -> [ActorGroup.Member]? {
        groupIndex(after: index, within: distance).map(members)
    }

    private func groupIndex(before index: Int, within distance: Int) -> Int? {
        let start = reading.tokens[index].range.lowerBound
        for position in reading.tokens[..<index].indices.reversed() {
            if start - reading.tokens[position].range.upperBound > distance { return nil }
            switch reading.tokens[position].kind {
            case .group: return position
            case .cue(.say): return nil
            default: break
            }
        }
        return nil
    }

    private func groupIndex(after index: Int, within distance: Int) -> Int? {
        guard index + 1 < reading.tokens.count else { return nil }
        let end = reading.tokens[index].range.upperBound
        for position in (index + 1)..<reading.tokens.count {
            if reading.tokens[position].range.lowerBound - end > distance { return nil }
            switch reading.tokens[position].kind {
            case .group: return position
            case .cue(.say), .event: return nil
            default: break
            }
        }
        return nil
    }

    /// Countries meet countries; a person who meets a ministry met people of it, who are not named.
    private func canMeet(_ first: EntityType, _ second: EntityType) -> Bool {
        switch (first, second) {
        case (.country, .country): true
        case (.country, _), (_, .country): false
        case (.person, .ministry), (.ministry, .person): false
        default: true
        }
    }

    private func link(
        _ left: [ActorGroup.Member], _ right: [ActorGroup.Member], _ predicate: RelationPredicate, _ rule: RelationRule,
        _ sink: inout RelationSink
    ) {
        for first in left {
            for second in right where predicate != .meets || canMeet(first.type, second.type) {
                let evidence =
                    min(
                        first.range.lowerBound, second.range.lowerBound)..<max(
                        first.range.upperBound, second.range.upperBound)
                sink.add(first.entity, predicate, second.entity, rule: rule, evidence: evidence, status: status)
            }
        }
    }
}
