import ThaiText

/// A line read for candidates: its elements, its cues and its offices.
struct CandidateLine {
    let line: RelationScene.Line
    let number: Int
    private(set) var elements: [LineElement] = []
    private(set) var cues: [PlacedCue] = []
    private(set) var runs: [ElementRun] = []
    /// The hash of the line's first characters, and of the sign that it begins with, 0 for a letter.
    private(set) var start: UInt32 = 0
    private(set) var marker: UInt32 = 0
    /// The classes of the cues, one bit each.
    private(set) var cueMask: UInt64 = 0
    let phrases: [PersonPhrase]
    let offices: [PositionRules.FreeOffice]
    /// The part of the line that is somebody's claim only.
    let reported: Range<Int>?

    init(
        _ line: RelationScene.Line, number: Int, units: [MentionUnit], people: LinePeople, reading: LineReading,
        dates: Range<Int>, days: [Int32], scene: RelationScene
    ) {
        self.line = line
        self.number = number
        phrases = people.phrases
        offices = people.offices
        reported = reading.reported
        elements.reserveCapacity(units.count + dates.count + people.roles.count)
        for unit in units {
            elements.append(
                LineElement(
                    index: Int32(truncatingIfNeeded: unit.entity), type: ElementType(unit.type),
                    mention: Int32(truncatingIfNeeded: unit.mention), name: scene.mentions[unit.mention].range,
                    end: unit.range.upperBound))
        }
        for role in people.roles {
            guard let entity = role.entity else { continue }
            elements.append(
                LineElement(
                    index: Int32(truncatingIfNeeded: entity), type: .person, isRole: true, name: role.range,
                    end: role.range.upperBound))
        }
        for date in dates {
            let range = scene.text.dates[date].range
            elements.append(LineElement(index: days[date], type: .date, name: range, end: range.upperBound))
        }
        if !dates.isEmpty || !people.roles.isEmpty {
            elements.sort { ($0.name.lowerBound, $0.name.upperBound) < ($1.name.lowerBound, $1.name.upperBound) }
        }
        assignOwners(scene)
        assignGroups(reading)
        findCues(scene)
        findRuns()
        describe(scene)
        start = scene.hash(after: line.range.lowerBound, in: line, characters: 4)
        let first = scene.skippingSpaces(from: line.range.lowerBound, limit: line.range.upperBound)
        if first < line.range.upperBound, scene.bytes[first] < 0x80 {
            marker = (0x30...0x39).contains(scene.bytes[first]) ? 1 : UInt32(scene.bytes[first])
        }
    }

    /// Joins elements of one kind that follow each other with hardly anything in between.
    private mutating func findRuns() {
        var last = -1
        for index in elements.indices {
            guard case .none = elements[index].owner else { continue }
            guard let kind = elements[index].type.runKind else {
                last = -1
                continue
            }
            if last >= 0, elements[last].type.runKind == kind, continues(from: last, to: index) {
                elements[index].run = Int32(runs.count - 1)
                runs[runs.count - 1].last = index
                runs[runs.count - 1].count += 1
            } else {
                elements[index].run = Int32(runs.count)
                runs.append(ElementRun(first: index, last: index))
            }
            last = index
        }
    }

    private func continues(from first: Int, to second: Int) -> Bool {
        guard elements[second].name.lowerBound - elements[first].end <= 45 else { return false }
        for cue in elements[first].cuesAtEnd..<max(elements[first].cuesAtEnd, elements[second].cuesBefore) {
            switch cues[cue].cue {
            case .with, .having, .accompany, .namely: continue
            default: return false
            }
        }
        return true
    }

    /// The cue before a list, if it stands near.
    func lead(_ run: ElementRun) -> PlacedCue? {
        let first = elements[run.first]
        guard first.cuesBefore > 0 else { return nil }
        let cue = cues[first.cuesBefore - 1]
        return first.name.lowerBound - cue.range.upperBound <= 90 ? cue : nil
    }

    /// The cue behind a list, if it stands near.
    func follow(_ run: ElementRun) -> PlacedCue? {
        let last = elements[run.last]
        guard last.cuesAtEnd < cues.count else { return nil }
        let cue = cues[last.cuesAtEnd]
        return cue.range.lowerBound - last.end <= 90 ? cue : nil
    }

    /// Tells bodies the office that they belong to, and gives people the end of their phrases.
    private mutating func assignOwners(_ scene: RelationScene) {
        var phrase = 0
        var office = 0
        for index in elements.indices {
            let start = elements[index].name.lowerBound
            while phrase < phrases.count, phrases[phrase].range.upperBound <= start { phrase += 1 }
            while office < offices.count, offices[office].office.range.upperBound <= start { office += 1 }
            if phrase < phrases.count, phrases[phrase].range.contains(start) {
                if elements[index].mention == phrases[phrase].mention {
                    elements[index].end = max(elements[index].end, phrases[phrase].range.upperBound)
                    if let office = phrases[phrase].offices.first {
                        elements[index].office = scene.hash(of: office.range.lowerBound..<office.headEnd)
                    }
                } else {
                    elements[index].owner = owner(in: phrase, of: elements[index].mention)
                }
            } else if office < offices.count, offices[office].office.range.contains(start), !elements[index].isRole {
                let free = offices[office]
                let place = free.office.bodies.firstIndex(of: Int(elements[index].mention)) ?? 9
                elements[index].owner = .office(
                    person: free.person.map { Int32(truncatingIfNeeded: $0) } ?? -1,
                    entity: role(at: free.office.range.lowerBound), body: place)
            }
        }
    }

    private func owner(in phrase: Int, of mention: Int32) -> LineElement.Owner {
        for (office, read) in phrases[phrase].offices.enumerated() {
            if let body = read.bodies.firstIndex(of: Int(mention)) {
                return .phrase(phrase, office: office, body: body)
            }
        }
        return .behind(phrase)
    }

    /// The person whom the office at `position` stands for, -1 for none.
    private func role(at position: Int) -> Int32 {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].name.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        while low < elements.count, elements[low].name.lowerBound == position {
            if elements[low].isRole { return elements[low].index }
            low += 1
        }
        return -1
    }

    private mutating func assignGroups(_ reading: LineReading) {
        var index = 0
        for (number, group) in reading.groups.enumerated() {
            for (place, member) in group.members.enumerated() {
                while index < elements.count, elements[index].name.lowerBound < member.range.lowerBound { index += 1 }
                var match = index
                while match < elements.count, elements[match].name.lowerBound < member.range.upperBound {
                    if Int(elements[match].mention) == member.mention
                        || elements[match].isRole && member.mention < 0
                    {
                        elements[match].group = Int16(truncatingIfNeeded: number)
                        elements[match].groupPlace = UInt8(min(place, 255))
                        elements[match].groupSize = UInt8(min(group.members.count, 255))
                        break
                    }
                    match += 1
                }
            }
        }
    }

    /// How far the search for cues has come: the place in the line, the next of its cues and of its offices.
    private struct CueCursor {
        var position: Int
        var cue: Int
        var office = 0
    }

    /// Finds the cues outside of names and offices, and counts for each element how many stand before it.
    private mutating func findCues(_ scene: RelationScene) {
        var cursor = CueCursor(position: line.range.lowerBound, cue: line.cues.lowerBound)
        for index in elements.indices {
            addCues(upTo: elements[index].name.lowerBound, from: &cursor, scene)
            elements[index].cuesBefore = cues.count
            elements[index].cuesAtEnd = cues.count
            cursor.position = max(cursor.position, elements[index].end)
        }
        addCues(upTo: line.range.upperBound, from: &cursor, scene)
    }

    private mutating func addCues(upTo limit: Int, from cursor: inout CueCursor, _ scene: RelationScene) {
        while let hit = scene.cue(from: cursor.position, before: limit, in: line, &cursor.cue) {
            let start = hit.range.lowerBound
            while cursor.office < offices.count, offices[cursor.office].office.range.upperBound <= start {
                cursor.office += 1
            }
            if cursor.office < offices.count, offices[cursor.office].office.range.contains(start),
                !offices[cursor.office].isWeak
            {
                cursor.position = offices[cursor.office].office.range.upperBound
                continue
            }
            if let cue = RelationCue(rawValue: hit.value) {
                cues.append(PlacedCue(cue: cue, range: hit.range, text: scene.hash(of: hit.range)))
                cueMask |= 1 << UInt64(hit.value)
            }
            cursor.position = hit.range.upperBound
        }
    }

    private mutating func describe(_ scene: RelationScene) {
        for index in elements.indices {
            let element = elements[index]
            let (start, end) = (element.name.lowerBound, element.end)
            elements[index].before = scene.hash(before: start, in: line, characters: 4)
            elements[index].beforeShort = scene.hash(before: start, in: line, characters: 2)
            elements[index].after = scene.hash(after: end, in: line, characters: 4)
            elements[index].afterShort = scene.hash(after: end, in: line, characters: 2)
            elements[index].head = scene.hash(after: start, in: line, characters: 4)
            guard element.mention >= 0 else { continue }
            switch element.type {
            case .ministry, .organisation:
                elements[index].rank = UInt8(NameRank.body(Int(element.mention), in: scene))
            case .place, .country: elements[index].rank = UInt8(NameRank.place(Int(element.mention), in: scene))
            default: break
            }
        }
    }
}

/// The people of a line, the offices without a name behind them, and those of them that stand for somebody.
struct LinePeople {
    var phrases: [PersonPhrase] = []
    var offices: [PositionRules.FreeOffice] = []
    var roles: [RoleNames.Role] = []
}

extension RelationScene {
    /// The hash of the characters in `range`.
    func hash(of range: Range<Int>) -> UInt32 {
        RelationScene.hash(bytes[range])
    }

    /// The hash of bytes.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }

    /// The hash of the first characters behind `position`, spaces aside.
    func hash(after position: Int, in line: Line, characters: Int) -> UInt32 {
        let limit = line.range.upperBound
        let start = skippingSpaces(from: position, limit: limit)
        var end = start
        for _ in 0..<characters where end < limit { end = min(next(end), limit) }
        return hash(of: start..<end) &+ (start > position ? 1 : 0)
    }

    /// The hash of the last characters before `position`, spaces aside.
    func hash(before position: Int, in line: Line, characters: Int) -> UInt32 {
        let limit = line.range.lowerBound
        var end = position
        while end > limit, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        var start = end
        for _ in 0..<characters where start > limit {
            start -= 1
            while start > limit, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        }
        return hash(of: start..<end) &+ (end < position ? 1 : 0)
    }
}
