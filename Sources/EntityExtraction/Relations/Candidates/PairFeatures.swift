/// Two elements of a line, the first in the text first, and what stands between them.
struct ElementPair {
    var first: Int
    var second: Int
    /// The classes of the cues in between, one bit each.
    var cues: UInt64 = 0
    /// The types of the elements in between, one bit each, without those that belong to somebody's office.
    var types: UInt32 = 0
    /// How many elements stand in between, and how many of them belong to no office.
    var between = 0
    var free = 0
    /// What stands between the first, with all that belongs to it, and the second; where the second belongs to the first,
    /// what stands between the names.
    var gap = 0..<0
    /// The signs and digits among the first bytes of the gap, one bit each, and the hash of a short gap.
    var signs: UInt32 = 0
    var text: UInt32 = 0
    /// How each element from the first to the second is joined to the next one; `GapReader.Joint` and 7 for none.
    var path: UInt32 = 0

    /// How long a gap is at most whose text counts, and in how many bytes of a longer one signs are looked for.
    static let shortGap = 48
    static let signedGap = 400
}

extension FeatureBuffer {
    /// Collects the features of two elements of one line.
    ///
    /// - Parameter subjectFirst: whether the first of the pair is the subject.
    mutating func describe(
        _ pair: ElementPair, subjectFirst: Bool, group: CandidateGroup, in line: CandidateLine, of scene: RelationScene
    ) {
        let (first, second) = (line.elements[pair.first], line.elements[pair.second])
        let types = first.type.code << 4 | second.type.code
        begin(mixedHash(group.rawValue, subjectFirst ? 1 : 2))
        add(.types, types)
        let gap = pair.gap
        add(.distance, FeatureBuffer.scale(gap.count / 3))
        add(.typedDistance, FeatureBuffer.scale(gap.count / 8), types)
        add(.betweenCount, UInt32(min(pair.between, 9)))
        add(.betweenFree, UInt32(min(pair.free, 9)), types)
        for type in 0..<9 where pair.types >> UInt32(type) & 1 == 1 { add(.betweenType, UInt32(type)) }
        if pair.types >> first.type.code & 1 == 1 { add(.nearerSubject, types) }
        if pair.types >> second.type.code & 1 == 1 { add(.nearerObject, types) }
        describeEnds(first, second, types)
        describeCues(pair, first, second, types, line)
        describeGap(pair, first, second, types)
        describeSurroundings(pair, first, second, types, line)
        describeOwnership(first, second, line)
        describeRuns(first, second, types, line)
        add(.line, UInt32(min(line.number, 3)))
        if line.number == 0 { add(.headline, types) }
        add(.pathJoint, pair.path)
        add(.typedJoint, pair.path, types)
    }

    private mutating func describeEnds(_ first: LineElement, _ second: LineElement, _ types: UInt32) {
        if first.rank > 0 { add(.rank, UInt32(first.rank), 1) }
        if second.rank > 0 { add(.rank, UInt32(second.rank), 2) }
        add(.ranks, UInt32(first.rank) << 8 | UInt32(second.rank), types)
        if first.rank > 0, second.rank > 0 {
            add(.rankOrder, (first.rank < second.rank ? 0 : first.rank == second.rank ? 1 : 2), types)
        }
        add(.head, first.head, 1)
        add(.head, second.head, 2)
        add(.heads, mixedHash(first.head, second.head))
        if first.head == second.head { add(.sameHead, types) }
        if first.office != 0 { add(.officeHead, first.office, types) }
        if second.office != 0 { add(.officeHead, second.office, types) }
        if first.isRole || second.isRole { add(.role, first.isRole ? 1 : 2) }
        if first.group >= 0, first.group == second.group {
            add(.sameGroup, types)
            add(.groupSize, UInt32(min(first.groupSize, 8)), types)
            add(.groupPlace, UInt32(min(second.groupPlace &- first.groupPlace, 4)), types)
        } else {
            add(.groupSize, UInt32(min(first.groupSize, 3)) << 4 | UInt32(min(second.groupSize, 3)), 99)
            add(.groupPlace, UInt32(min(first.groupPlace, 3)) << 4 | UInt32(min(second.groupPlace, 3)), 99)
        }
    }

    private mutating func describeCues(
        _ pair: ElementPair, _ first: LineElement, _ second: LineElement, _ types: UInt32, _ line: CandidateLine
    ) {
        let between = first.cuesAtEnd..<max(first.cuesAtEnd, second.cuesBefore)
        var mask = pair.cues
        while mask != 0 {
            let cue = UInt32(mask.trailingZeroBitCount)
            add(.betweenCue, cue)
            add(.typedCue, cue, types)
            mask &= mask - 1
        }
        let before = first.cuesBefore > 0 ? line.cues[first.cuesBefore - 1] : nil
        let after = second.cuesAtEnd < line.cues.count ? line.cues[second.cuesAtEnd] : nil
        let beforeClass = before.map { isNear($0.range.upperBound, first.name.lowerBound) ? $0.cue.code : 98 } ?? 99
        let afterClass = after.map { isNear(second.end, $0.range.lowerBound) ? $0.cue.code : 98 } ?? 99
        add(.beforeCue, beforeClass)
        add(.afterCue, afterClass)
        if let before, beforeClass < 98 { add(.beforeCueText, before.text) }
        if let after, afterClass < 98 { add(.afterCueText, after.text) }
        guard !between.isEmpty else {
            add(.noCue, types)
            add(.cueTriple, beforeClass << 16 | 99 << 8 | afterClass)
            return
        }
        let (head, last) = (line.cues[between.lowerBound], line.cues[between.upperBound - 1])
        add(.firstCue, head.cue.code, types)
        add(.lastCue, last.cue.code, types)
        add(.cuePair, head.cue.code << 8 | last.cue.code)
        add(.cuePhraseFirst, head.text)
        add(.cuePhraseLast, last.text)
        add(.cueTriple, beforeClass << 16 | last.cue.code << 8 | afterClass)
        add(.cueBeforeAndBetween, beforeClass << 8 | head.cue.code)
        add(.cueBetweenAndAfter, last.cue.code << 8 | afterClass)
    }

    private func isNear(_ start: Int, _ end: Int) -> Bool { end - start <= 60 }

    private mutating func describeGap(
        _ pair: ElementPair, _ first: LineElement, _ second: LineElement, _ types: UInt32
    ) {
        add(.innerAfter, first.after)
        add(.innerAfterShort, first.afterShort, types)
        add(.innerBefore, second.before)
        add(.innerBeforeShort, second.beforeShort, types)
        add(.gapEnds, mixedHash(first.afterShort, second.beforeShort))
        if pair.gap.count <= ElementPair.shortGap { add(.gap, pair.text, types) }
        add(.gapSign, pair.signs & 0x1F, types)
        add(.gapStart, pair.signs)
    }

    private mutating func describeSurroundings(
        _ pair: ElementPair, _ first: LineElement, _ second: LineElement, _ types: UInt32, _ line: CandidateLine
    ) {
        add(.before, first.before)
        add(.beforeShort, first.beforeShort, types)
        add(.after, second.after)
        add(.afterShort, second.afterShort, types)
        let previous = pair.first > 0 ? line.elements[pair.first - 1] : nil
        let next = pair.second + 1 < line.elements.count ? line.elements[pair.second + 1] : nil
        add(
            .previousType,
            previous.map { $0.type.code << 1 | (first.name.lowerBound - $0.end < 12 ? 1 : 0) } ?? 99)
        add(.nextType, next.map { $0.type.code << 1 | ($0.name.lowerBound - second.end < 12 ? 1 : 0) } ?? 99)
    }

    private mutating func describeRuns(
        _ first: LineElement, _ second: LineElement, _ types: UInt32, _ line: CandidateLine
    ) {
        guard first.run >= 0 || second.run >= 0 else { return }
        let runs = (
            first.run >= 0 ? line.runs[Int(first.run)] : nil, second.run >= 0 ? line.runs[Int(second.run)] : nil
        )
        let sizes = (UInt32(min(runs.0?.count ?? 0, 5)), UInt32(min(runs.1?.count ?? 0, 5)))
        let isSame = first.run == second.run
        add(isSame ? .sameRun : .runSize, sizes.0 << 4 | sizes.1, types)
        if let run = runs.0 {
            addLead(line.lead(run), isSame ? 2 : 0)
            addFrame(of: run, in: line, isSame ? 2 : 0)
        }
        if let run = runs.1 {
            addFollow(line.follow(run), isSame ? 2 : 0)
            if !isSame { addFrame(of: run, in: line, 1) }
        }
        if !isSame {
            if let run = runs.0 { addFollow(line.follow(run), 1) }
            if let run = runs.1 { addLead(line.lead(run), 1) }
        }
    }

    private mutating func addLead(_ cue: PlacedCue?, _ place: UInt32) {
        add(.runLead, cue?.cue.code ?? 99, place)
        if let cue { add(.runLeadText, cue.text, place) }
    }

    private mutating func addFollow(_ cue: PlacedCue?, _ place: UInt32) {
        add(.runFollow, cue?.cue.code ?? 99, place)
        if let cue { add(.runFollowText, cue.text, place) }
    }

    /// What stands before a list together with what stands behind it.
    private mutating func addFrame(of run: ElementRun, in line: CandidateLine, _ place: UInt32) {
        let lead = line.lead(run)?.cue.code ?? 99
        let follow = line.follow(run)?.cue.code ?? 99
        add(.runBetween, lead << 8 | follow, place)
    }

    /// The list of an element of another line than the event.
    mutating func describeRun(of element: LineElement, in line: CandidateLine) {
        add(.lineStart, line.start)
        add(.marker, line.marker, element.type.code)
        guard element.run >= 0 else { return }
        let run = line.runs[Int(element.run)]
        add(.apartRunSize, UInt32(min(run.count, 5)), element.type.code)
        addLead(line.lead(run), 4)
        addFollow(line.follow(run), 4)
        addFrame(of: run, in: line, 4)
    }

    /// How the two stand to the offices of people.
    private mutating func describeOwnership(_ first: LineElement, _ second: LineElement, _ line: CandidateLine) {
        let types = first.type.code << 4 | second.type.code
        add(.owner, FeatureBuffer.owner(of: first, line) << 4 | FeatureBuffer.owner(of: second, line), types)
        guard first.type == .person || second.type == .person else { return }
        let (person, other) = first.type == .person ? (first, second) : (second, first)
        switch other.owner {
        case .none: add(.ownership, 0, types)
        case .phrase(let phrase, let office, let body):
            let isOwn = line.phrases[phrase].mention == Int(person.mention)
            add(.ownership, isOwn ? 1 : 2, types)
            if isOwn {
                add(.ownerPlace, UInt32(min(office, 4)) << 4 | UInt32(min(body, 4)), types)
                add(.bodyPlace, UInt32(min(body, 4)), other.type.code)
            }
        case .behind(let phrase):
            let isOwn = line.phrases[phrase].mention == Int(person.mention)
            let isBodied = line.phrases[phrase].offices.contains { !$0.bodies.isEmpty }
            add(.ownership, (isOwn ? 3 : 4) + (isBodied ? 10 : 0), types)
        case .office(let next, let entity, let body):
            let state: UInt32 = next == person.mention && next >= 0 ? 5 : entity == person.index ? 6 : 7
            add(.ownership, state, types)
            add(.bodyPlace, UInt32(min(body, 4)) << 4 | state, other.type.code)
        }
    }

    private static func owner(of element: LineElement, _ line: CandidateLine) -> UInt32 {
        switch element.owner {
        case .none: 0
        case .phrase: 1
        case .behind: 2
        case .office(let person, let entity, _): person >= 0 ? 3 : entity >= 0 ? 4 : 5
        }
    }
}

extension RelationCue {
    /// The cue as a feature's value.
    var code: UInt32 { UInt32(rawValue) }
}
