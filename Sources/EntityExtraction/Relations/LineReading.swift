import Sorting

/// A line read for who does what: groups of actors, events, places and the cues between them, in order.
struct LineReading {
    /// What stands at a place of the line.
    enum Kind {
        /// The index of a group in `groups`.
        case group(Int)
        /// An entity that is an event, a place or a plan.
        case event(Int), place(Int), plan(Int)
        /// A cue.
        case cue(RelationCue)
    }

    /// Something that matters, and where it stands.
    struct Token {
        var kind: Kind
        var range: Range<Int>
    }

    private(set) var groups: [ActorGroup] = []
    private(set) var tokens: [Token] = []
    /// The events that are only the occasion of something else; they are not among `tokens`.
    private(set) var occasions: [Token] = []
    let line: RelationScene.Line
    /// Where the line begins to tell what somebody else claims, and where that ends.
    private(set) var reported: Range<Int>?

    /// Whether the line names an event.
    var hasEvent: Bool {
        tokens.contains { if case .event = $0.kind { true } else { false } }
    }

    /// The next of the line's cues.
    private var nextCue: Int
    /// The member that was read last, also where it joined no group.
    private var last: ActorGroup.Member?

    /// Reads a line.
    ///
    /// - Parameters:
    ///   - phrases: the people of the line with their offices.
    ///   - roles: offices that stand for a person whom the document names elsewhere.
    init(
        _ line: RelationScene.Line, units: [MentionUnit], phrases: [PersonPhrase],
        roles: [RoleNames.Role], of scene: RelationScene
    ) {
        self.line = line
        nextCue = line.cues.lowerBound
        let members = LineReading.members(units, phrases, roles, scene)
        let order = members.indices.ordered { members[$0].range.lowerBound < members[$1].range.lowerBound }
        var position = line.range.lowerBound
        for item in order.map({ members[$0] }) where item.range.lowerBound >= position {
            let gap = position..<item.range.lowerBound
            switch isVenue(item, gap, scene) ? .place : item.type {
            case .person, .ministry, .organisation, .country:
                if case .group(let last)? = tokens.last?.kind, joins(item, to: last, gap, scene) {
                    append(item, to: last, gap, scene)
                } else {
                    addCues(in: gap, of: scene)
                    // A filler such as "พร้อมด้วย" is a cue as well; it must not part a group.
                    tokens.append(Token(kind: .group(groups.count), range: item.range))
                    groups.append(ActorGroup(members: [item], range: item.range))
                    last = item
                }
            case .event:
                addCues(in: gap, of: scene)
                let token = Token(kind: .event(item.entity), range: item.range)
                if scene.isOccasion(item.range.lowerBound) { occasions.append(token) } else { tokens.append(token) }
            case .place:
                addCues(in: gap, of: scene)
                tokens.append(Token(kind: .place(item.entity), range: item.range))
            case .plan:
                addCues(in: gap, of: scene)
                tokens.append(Token(kind: .plan(item.entity), range: item.range))
            }
            position = item.range.upperBound
        }
        addCues(in: position..<line.range.upperBound, of: scene)
        reported = reportedPart()
    }

    /// The units that act or are acted upon, without those that only belong to somebody's office.
    private static func members(
        _ units: [MentionUnit], _ phrases: [PersonPhrase], _ roles: [RoleNames.Role],
        _ scene: RelationScene
    ) -> [ActorGroup.Member] {
        var members: [ActorGroup.Member] = phrases.map { phrase in
            ActorGroup.Member(
                mention: phrase.mention, entity: scene.mentions[phrase.mention].entity, type: .person,
                bodies: phrase.bodies.map { scene.mentions[$0].entity }, range: phrase.range)
        }
        for role in roles {
            guard let entity = role.entity else { continue }
            members.append(ActorGroup.Member(mention: -1, entity: entity, type: .person, range: role.range))
        }
        var phrase = 0
        var role = 0
        for unit in units where unit.type != .person {
            while phrase < phrases.count, phrases[phrase].range.upperBound <= unit.range.lowerBound { phrase += 1 }
            if phrase < phrases.count, phrases[phrase].range.lowerBound <= unit.range.lowerBound { continue }
            while role < roles.count, roles[role].range.upperBound <= unit.range.lowerBound { role += 1 }
            if role < roles.count, roles[role].range.lowerBound <= unit.range.lowerBound { continue }
            members.append(
                ActorGroup.Member(mention: unit.mention, entity: unit.entity, type: unit.type, range: unit.range))
        }
        return members
    }

    /// Whether a body or country is part of an address: it stands right behind a place.
    private func isVenue(_ item: ActorGroup.Member, _ gap: Range<Int>, _ scene: RelationScene) -> Bool {
        guard item.type != .person, case .place? = tokens.last?.kind, tokens.last?.range.upperBound == gap.lowerBound
        else { return false }
        switch item.type {
        case .country, .organisation, .ministry: return GapReader.joint(in: gap, of: scene) == .beside
        default: return false
        }
    }

    private func joins(
        _ item: ActorGroup.Member, to group: Int, _ gap: Range<Int>, _ scene: RelationScene
    ) -> Bool {
        guard let last = groups[group].members.last else { return false }
        if ActorGroup.qualifies(gap, of: scene), item.type != .person { return true }
        if ActorGroup.joins(gap, of: scene) {
            // "ณ กระทรวง ก นาย ข": side by side, a body and a person are no list.
            return (last.type == .person) == (item.type == .person) || ActorGroup.coordinates(gap, of: scene)
        }
        // "กระทรวง ก โดยกรม ข": both act.
        guard last.type == .ministry, item.type == .organisation else { return false }
        return GapReader.joint(in: gap, of: scene) == .through
    }

    private mutating func append(
        _ item: ActorGroup.Member, to group: Int, _ gap: Range<Int>, _ scene: RelationScene
    ) {
        groups[group].range = groups[group].range.lowerBound..<item.range.upperBound
        tokens[tokens.count - 1].range = groups[group].range
        if item.type != .person, ActorGroup.namesStaff(gap, of: scene) { return }
        if item.type != .person, ActorGroup.qualifies(gap, of: scene) { return }
        // The ministry behind a department is where it belongs, not another actor.
        if let last, last.range.upperBound + 4 >= item.range.lowerBound,
            NameRank.isBelow(last.mention, item.mention, in: scene)
        {
            self.last = item
            return
        }
        last = item
        if groups[group].members.count < ActorGroup.largest { groups[group].members.append(item) }
    }

    private mutating func addCues(in gap: Range<Int>, of scene: RelationScene) {
        var position = gap.lowerBound
        while let hit = scene.cue(from: position, before: gap.upperBound, in: line, &nextCue) {
            if let cue = RelationCue(rawValue: hit.value) { tokens.append(Token(kind: .cue(cue), range: hit.range)) }
            position = hit.range.upperBound
        }
    }
}

extension RelationScene {
    /// Whether an event at `position` is only the occasion of something else: "เนื่องในวัน ก". Nobody takes part in it, and
    /// what place or day stands near is that of something else.
    func isOccasion(_ position: Int) -> Bool {
        var end = position
        while end > 0, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\"") { end -= 1 }
        return words.occasions.start(in: bytes, endingAt: end) != nil
    }
}
