extension FeatureBuffer {
    /// Collects the features of an event and an element of another line.
    ///
    /// - Parameters:
    ///   - event: the event as it stood in its line.
    ///   - distance: how many lines with names the other line stands behind it; negative before it.
    mutating func describe(
        _ event: LineElement, and index: Int, distance: Int, in line: CandidateLine, group: CandidateGroup,
        isEarlierEvent: Bool
    ) {
        let other = line.elements[index]
        begin(mixedHash(group.rawValue, 3))
        let type = other.type.code
        let steps = UInt32(bitPattern: Int32(distance))
        add(.apart, steps)
        add(.apartTyped, steps, type)
        add(.apartFirst, isEarlierEvent ? 1 : 0, type)
        add(.apartPlace, UInt32(min(index, 6)), type)
        add(.head, event.head, 1)
        add(.head, other.head, 2)
        add(.apartBefore, other.before)
        add(.apartBefore, other.beforeShort, type)
        add(.apartAfter, other.after)
        add(.apartAfter, other.afterShort, type)
        if other.rank > 0 { add(.rank, UInt32(other.rank), type) }
        add(.owner, FeatureBuffer.isOwned(other) ? 1 : 0, type)
        add(.role, other.isRole ? 1 : 0, type)
        if other.office != 0 { add(.officeHead, other.office, type) }
        add(.line, UInt32(min(line.number, 3)))
        if other.cuesAtEnd < line.cues.count {
            let next = line.cues[other.cuesAtEnd]
            let isNear = next.range.lowerBound - other.end < 90
            add(.apartCueAfter, next.cue.code << 1 | (isNear ? 1 : 0), type)
            add(.apartLine, next.cue.code << 1 | (isNear ? 1 : 0), steps)
            if isNear { add(.apartCueAfter, next.text) }
        }
        if other.cuesBefore > 0 {
            let last = line.cues[other.cuesBefore - 1]
            let isNear = other.name.lowerBound - last.range.upperBound < 60
            add(.apartCueBefore, last.cue.code << 1 | (isNear ? 1 : 0), type)
            if isNear { add(.apartCueBefore, last.text) }
        }
        describeRun(of: other, in: line)
        var mask = line.cueMask
        while mask != 0 {
            add(.apartLineCue, UInt32(mask.trailingZeroBitCount), type)
            mask &= mask - 1
        }
    }

    private static func isOwned(_ element: LineElement) -> Bool {
        if case .none = element.owner { false } else { true }
    }

    /// Collects the features of a person and an office of one line.
    mutating func describe(
        office: OfficeReader.Office, at kind: OfficeKind, of person: LineElement, weak: Bool,
        in line: CandidateLine, scene: RelationScene
    ) {
        let range = office.range
        let isBehind = range.lowerBound >= person.name.upperBound
        begin(mixedHash(CandidateGroup.personOffice.rawValue, isBehind ? 1 : 2))
        let gap =
            isBehind
            ? person.name.upperBound..<range.lowerBound
            : range.upperBound..<max(range.upperBound, person.name.lowerBound)
        let state: UInt32 =
            (office.isComplete ? 1 : 0) | (office.bodies.isEmpty ? 0 : 2) | (office.isFormer ? 4 : 0)
            | (weak ? 8 : 0)
        let place = kind.code
        add(.officeOrder, place)
        add(.officeState, state, place)
        add(.officeGap, FeatureBuffer.scale(gap.count / 3), place)
        if gap.count <= 36 { add(.gap, scene.hash(of: gap), place) }
        add(.officeLength, FeatureBuffer.scale(range.count / 6), state)
        let head = scene.hash(of: range.lowerBound..<office.headEnd)
        add(.officeHead, head)
        add(.officeHead, head, state)
        add(.officeStart, scene.hash(before: range.lowerBound, in: line.line, characters: 4))
        add(.officeStart, scene.hash(before: range.lowerBound, in: line.line, characters: 2), place)
        add(.officeEnd, scene.hash(after: range.upperBound, in: line.line, characters: 4))
        add(.officeEnd, scene.hash(after: range.upperBound, in: line.line, characters: 2), place)
        add(.officeLead, scene.hash(before: range.upperBound, in: line.line, characters: 4))
        add(.before, person.beforeShort, place)
        if office.range.upperBound == office.headEnd { add(.officeNext, state, place) }
        add(.line, UInt32(min(line.number, 3)), place)
        add(.role, person.isRole ? 1 : 0)
    }

    /// How an office stands to the person.
    enum OfficeKind {
        /// One of the offices of the person's phrase: its place there.
        case own(Int)
        /// The first office of a person some names further in a list.
        case shared(Int, plural: Bool)
        /// Right before the name.
        case before
        /// Elsewhere in the line: how many people stand in between.
        case elsewhere(Int)

        var code: UInt32 {
            switch self {
            case .own(let place): UInt32(min(place, 4))
            case .shared(let distance, let plural): UInt32(20 + min(distance, 3) + (plural ? 10 : 0))
            case .before: 8
            case .elsewhere(let between): UInt32(10 + min(between, 3))
            }
        }
    }
}
