/// Finds who is a member of what.
struct MembershipRules {
    let scene: RelationScene
    let reading: LineReading

    /// Adds what a line says.
    func relate(to sink: inout RelationSink) {
        for index in reading.tokens.indices {
            guard case .cue(.member) = reading.tokens[index].kind else { continue }
            if isBecoming(index) {
                // "ก เป็นสมาชิก (ของ) ข"
                guard let left = group(before: index, within: 60), let right = group(after: index, within: 30) else {
                    continue
                }
                for member in left { add(member, to: right[0], &sink) }
            } else if let list = list(after: index) {
                // "ข ซึ่งประกอบด้วยประเทศสมาชิก ได้แก่ ก ค …" and "ประเทศสมาชิก ข ได้แก่ ก ค …"
                let body = group(after: index, within: 24)?.first ?? group(before: index, within: 110)?.last
                guard let body, body.type == .organisation else { continue }
                for member in list where member.entity != body.entity { add(member, to: body, &sink) }
            }
        }
    }

    private func add(_ member: ActorGroup.Member, to body: ActorGroup.Member, _ sink: inout RelationSink) {
        guard body.type == .organisation, member.type != .ministry else { return }
        let evidence =
            min(member.range.lowerBound, body.range.lowerBound)..<max(member.range.upperBound, body.range.upperBound)
        sink.add(member.entity, .memberOf, body.entity, rule: .memberCue, evidence: evidence)
    }

    private func isBecoming(_ index: Int) -> Bool {
        let range = reading.tokens[index].range
        return scene.has(scene.words.becoming, at: range.lowerBound, limit: range.upperBound)
    }

    private func members(_ token: LineReading.Token) -> [ActorGroup.Member]? {
        if case .group(let group) = token.kind { reading.groups[group].members } else { nil }
    }

    private func group(before index: Int, within distance: Int) -> [ActorGroup.Member]? {
        let start = reading.tokens[index].range.lowerBound
        for token in reading.tokens[..<index].reversed() {
            if start - token.range.upperBound > distance { return nil }
            if let members = members(token) { return members }
        }
        return nil
    }

    private func group(after index: Int, within distance: Int) -> [ActorGroup.Member]? {
        let end = reading.tokens[index].range.upperBound
        for token in reading.tokens[(index + 1)...] {
            if token.range.lowerBound - end > distance { return nil }
            if let members = members(token) { return members }
        }
        return nil
    }

    /// The members that "ได้แก่" lists shortly behind a cue.
    private func list(after index: Int) -> [ActorGroup.Member]? {
        let end = reading.tokens[index].range.upperBound
        for (offset, token) in reading.tokens[(index + 1)...].enumerated() {
            if token.range.lowerBound - end > 260 { return nil }
            if case .cue(.namely) = token.kind { return group(after: index + 1 + offset, within: 20) }
        }
        return nil
    }
}
