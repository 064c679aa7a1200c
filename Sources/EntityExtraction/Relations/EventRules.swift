/// Finds who takes part in, presides over and organises events.
struct EventRules {
    let scene: RelationScene
    let reading: LineReading
    /// The event that the lines before spoke of.
    var current: Int?
    /// The event that a line without one still speaks of.
    var earlier: Int?
    /// How the text puts what the cue at hand says.
    private var status = ClaimStatus.asserted

    init(scene: RelationScene, reading: LineReading, current: Int?, earlier: Int?) {
        self.scene = scene
        self.reading = reading
        self.current = current
        self.earlier = earlier
    }

    private struct Agent {
        var members: [ActorGroup.Member]
        /// The members without those whom a "โดยมี" only adds to.
        var leaders: [ActorGroup.Member]
        var range: Range<Int>
    }

    /// Adds what a line says, and returns the event that it speaks of.
    mutating func relate(to sink: inout RelationSink) -> Int? {
        let tokens = reading.tokens
        for index in tokens.indices {
            switch tokens[index].kind {
            case .cue(let cue):
                apply(cue, at: index, to: &sink)
            case .event(let event):
                current = event
            default: break
            }
        }
        return current
    }

    private mutating func apply(_ cue: RelationCue, at index: Int, to sink: inout RelationSink) {
        status = reading.status(at: index)
        switch cue {
        case .chair, .attend, .open, .organise, .arrange:
            act(cue, at: index, to: &sink)
        case .organisedBy:
            guard let group = group(after: index, within: 60) else { return }
            let event = event(before: index, within: 400) ?? current
            guard let event else { return }
            for member in group.members + partners(of: index) where member.type != .person {
                add(member.entity, .organises, event, .organiseCue, group.range, &sink)
            }
        case .having, .accompany:
            company(at: index, to: &sink)
        case .during, .between:
            presence(at: index, to: &sink)
        case .receive:
            guard group(after: index, within: 60) == nil, let event = event(before: index, within: 1500),
                let agent = agent(before: index)
            else { return }
            for member in agent.members where member.type == .person {
                add(member.entity, .participatesIn, event, .attendCue, agent.range, &sink)
            }
        default: break
        }
    }

    /// A verb with its subject before it and the event after it.
    private mutating func act(_ cue: RelationCue, at index: Int, to sink: inout RelationSink) {
        let events = self.events(after: index, within: cue == .open || cue == .arrange ? 24 : 75)
        let objects = events.isEmpty ? anaphor(of: cue, at: index) : events
        guard !objects.isEmpty, let agent = agent(before: index) else { return }
        let evidence = agent.range.lowerBound..<reading.tokens[index].range.upperBound
        for event in objects {
            switch cue {
            case .chair, .open:
                let first = agent.leaders.first { $0.type == .person }
                if let first, cue == .chair || isOpening(index) {
                    add(first.entity, .chairs, event, .chairCue, evidence, &sink)
                }
                for member in agent.members { add(member.entity, .participatesIn, event, .attendCue, evidence, &sink) }
            case .attend:
                for member in agent.members { add(member.entity, .participatesIn, event, .attendCue, evidence, &sink) }
            default:
                for member in agent.members where member.type != .person {
                    add(member.entity, .organises, event, .organiseCue, evidence, &sink)
                }
            }
        }
    }

    private func isOpening(_ index: Int) -> Bool {
        scene.has(
            scene.words.openings, at: reading.tokens[index].range.lowerBound, limit: reading.line.range.upperBound)
    }

    /// "โดยมี A, B เข้าร่วม": those who are present at the event that the line speaks of.
    private mutating func company(at index: Int, to sink: inout RelationSink) {
        guard let group = group(after: index, within: 40), let event = event(before: index, within: 1500) else {
            return
        }
        for member in group.members where member.type == .person {
            add(member.entity, .participatesIn, event, .companyOfChair, group.range, &sink)
        }
    }

    private func add(
        _ subject: Int, _ predicate: RelationPredicate, _ event: Int, _ rule: RelationRule, _ evidence: Range<Int>,
        _ sink: inout RelationSink
    ) {
        sink.add(subject, predicate, event, rule: rule, evidence: evidence, status: status)
    }

    /// The events that follow a cue at once, with those that a list adds.
    private func events(after index: Int, within distance: Int) -> [Int] {
        var found: [Int] = []
        var end = reading.tokens[index].range.upperBound
        for token in reading.tokens[(index + 1)...] {
            switch token.kind {
            case .event(let event):
                if token.range.lowerBound - end > (found.isEmpty ? distance : 24) { return found }
                found.append(event)
                if found.count == 16 { return found }
                end = token.range.upperBound
            case .cue(let cue):
                if cue == .say || cue == .organisedBy || cue == .having || cue == .accompany
                    || token.range.lowerBound - end > distance
                {
                    return found
                }
            case .group, .place, .plan:
                return found
            }
        }
        return found
    }

    /// The event that a verb without an object means: the one that the line named before.
    private func anaphor(of cue: RelationCue, at index: Int) -> [Int] {
        guard cue == .chair || cue == .attend || cue == .organise else { return [] }
        return event(before: index, within: 1500).map { [$0] } ?? []
    }

    private func event(before index: Int, within distance: Int) -> Int? {
        let start = reading.tokens[index].range.lowerBound
        for token in reading.tokens[..<index].reversed() {
            if start - token.range.upperBound > distance { return nil }
            if case .event(let event) = token.kind { return event }
        }
        return earlier
    }

    private func group(after index: Int, within distance: Int) -> ActorGroup? {
        guard index + 1 < reading.tokens.count else { return nil }
        let end = reading.tokens[index].range.upperBound
        for token in reading.tokens[(index + 1)...] {
            if token.range.lowerBound - end > distance { return nil }
            if case .group(let group) = token.kind { return reading.groups[group] }
            if case .event = token.kind { return nil }
        }
        return nil
    }

    /// Those with whom the organiser that a cue names works together: "จัดโดย ก ร่วมกับ ข".
    private func partners(of index: Int) -> [ActorGroup.Member] {
        var seen = false
        var end = reading.tokens[index].range.upperBound
        for token in reading.tokens[(index + 1)...] {
            guard token.range.lowerBound - end < 60 else { return [] }
            switch token.kind {
            case .group(let group):
                if seen { return reading.groups[group].members }
                end = token.range.upperBound
            case .cue(.cooperate): seen = true
            case .cue: break
            default: return []
            }
        }
        return []
    }

    /// Whether a body is named only as the place where something happens: "ณ กระทรวง ก".
    private func isVenue(_ index: Int, _ group: ActorGroup) -> Bool {
        guard index > 0, group.members.count == 1, group.members[0].type != .person,
            case .cue(let cue) = reading.tokens[index - 1].kind,
            cue == .at || cue == .during && scene.bytes[group.range.lowerBound] < 0x80
        else { return false }
        return group.range.lowerBound - reading.tokens[index - 1].range.upperBound <= 3
    }

    /// "ภายหลังงาน ก นาย ข …": who acts was at the event.
    private mutating func presence(at index: Int, to sink: inout RelationSink) {
        guard index + 1 < reading.tokens.count, case .event(let event) = reading.tokens[index + 1].kind,
            reading.tokens[index + 1].range.lowerBound - reading.tokens[index].range.upperBound <= 6
        else { return }
        let isEnglish = scene.bytes[reading.tokens[index].range.lowerBound] < 0x80
        let before = isEnglish ? person(before: index) : agent(before: index)?.members
        let agent = before ?? group(after: index + 1, within: 250)?.members ?? []
        for member in agent where member.type == .person {
            add(member.entity, .participatesIn, event, .presence, reading.tokens[index + 1].range, &sink)
        }
    }

    /// The last people before a cue, whatever bodies and countries stand in between: "A spoke for Peru at the event".
    private func person(before index: Int) -> [ActorGroup.Member]? {
        let start = reading.tokens[index].range.lowerBound
        for token in reading.tokens[..<index].reversed() {
            if start - token.range.upperBound > 260 { return nil }
            switch token.kind {
            case .cue(.say), .event: return nil
            case .group(let group):
                let people = reading.groups[group].members.filter { $0.type == .person }
                if !people.isEmpty { return people }
            default: break
            }
        }
        return nil
    }

    /// Who acts: the last group before the verb, joined with those that it accompanies.
    private func agent(before index: Int) -> Agent? {
        var agent: Agent?
        var links = false
        var adds = false
        let verb = reading.tokens[index].range.lowerBound
        for position in reading.tokens[..<index].indices.reversed() {
            let token = reading.tokens[position]
            if agent == nil, verb - token.range.upperBound > 1500 { return nil }
            switch token.kind {
            case .group(let group):
                let group = reading.groups[group]
                if isVenue(position, group) { continue }
                if let known = agent {
                    guard links, known.range.lowerBound - group.range.upperBound < 120 else { return known }
                    agent = Agent(
                        members: group.members + known.members,
                        leaders: adds ? known.leaders : group.members + known.leaders,
                        range: group.range.lowerBound..<known.range.upperBound)
                } else {
                    if verb - token.range.upperBound > 260 { return nil }
                    agent = Agent(members: group.members, leaders: group.members, range: group.range)
                }
                links = false
                adds = false
            case .cue(let cue):
                switch cue {
                case .say: if agent == nil { return nil } else { return agent }
                case .having:
                    links = agent != nil
                    adds = links
                case .accompany, .cooperate, .namely: links = agent != nil
                case .assigns: if agent == nil { return nil } else { return agent }
                case .assignedBy: if agent != nil, !links { agent = nil }
                case .between: return agent
                default: break
                }
            case .event, .place, .plan:
                if agent != nil { return agent }
            }
        }
        return agent
    }
}
