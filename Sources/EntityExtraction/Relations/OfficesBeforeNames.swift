/// Finds offices that stand before a person's name, and offices of which a list of people follows.
extension PositionRules {
    /// An office outside of the phrases of people.
    struct FreeOffice {
        /// The office.
        var office: OfficeReader.Office
        /// The person whose name follows it directly.
        var person: Int?
        /// Whether the words may be no office at all: they name neither a body nor a complete office.
        var isWeak = false
    }

    /// The offices of a line that stand outside of `phrases`, in order of position.
    func freeOffices(
        around phrases: [PersonPhrase], in line: RelationScene.Line, of scene: RelationScene
    ) -> [FreeOffice] {
        var found: [FreeOffice] = []
        var position = line.range.lowerBound
        var phrase = 0
        for start in scene.lineWords.offices[line.offices] where start >= position {
            while phrase < phrases.count, start >= phrases[phrase].range.lowerBound {
                position = max(position, phrases[phrase].range.upperBound)
                phrase += 1
            }
            guard start >= position, let office = reader.office(at: start, in: line, of: scene) else { continue }
            let isLatin = scene.bytes[start] < 0x80
            let person =
                person(after: office.range.upperBound, comma: isLatin, in: line, of: scene)
                ?? personInBracket(after: office.range.upperBound, in: line, of: scene)
            let hasBody = office.bodies.contains { isEmployer(scene.type($0)) }
            if person == nil, saysMember(office, in: scene) {
                position = office.headEnd
            } else if office.isComplete || hasBody || office.hasField || isShort(office, in: scene) {
                found.append(FreeOffice(office: office, person: person))
                position = office.range.upperBound
            } else {
                found.append(FreeOffice(office: office, person: person, isWeak: true))
                position = office.headEnd
            }
        }
        shareNames(of: &found, in: scene)
        return found
    }

    /// The person whose name alone stands in a bracket behind an office: "รองอธิบดีกรม ก (นาย ข)".
    private func personInBracket(
        after position: Int, in line: RelationScene.Line, of scene: RelationScene
    ) -> Int? {
        let open = scene.skippingSpaces(from: position, limit: line.range.upperBound)
        guard open < line.range.upperBound, scene.bytes[open] == UInt8(ascii: "("),
            let person = person(after: open + 1, in: line, of: scene)
        else { return nil }
        let end = scene.mentions[person].range.upperBound
        return end < line.range.upperBound && scene.bytes[end] == UInt8(ascii: ")") ? person : nil
    }

    /// Whether the name of a person stands in a bracket behind an office, and not behind another spelling of the name:
    /// the office behind the bracket is then that of the next one.
    func explainsOffice(_ mention: Int, in line: RelationScene.Line, of scene: RelationScene) -> Bool {
        let name = scene.mentions[mention].range
        guard name.upperBound < line.range.upperBound, scene.bytes[name.upperBound] == UInt8(ascii: ")") else {
            return false
        }
        let start = max(line.range.lowerBound, name.lowerBound - 60)
        let signs = scene.bytes[start..<name.lowerBound]
        guard let open = signs.lastIndex(of: UInt8(ascii: "(")), !signs[open...].contains(UInt8(ascii: ")")),
            let before = scene.mention(after: max(line.range.lowerBound, open - 30), in: line),
            scene.mentions[before].range.lowerBound < open
        else { return false }
        switch scene.type(before) {
        case .ministry, .organisation: return scene.mentions[before].range.upperBound + 1 >= open
        default: return false
        }
    }

    /// Gives an office in English the person of the next one that "and" joins to it: "Prime Minister and Minister of
    /// Finance A".
    private func shareNames(of offices: inout [FreeOffice], in scene: RelationScene) {
        for index in offices.indices.dropLast().reversed()
        where offices[index].person == nil && !offices[index].isWeak {
            let gap = offices[index].office.range.upperBound..<offices[index + 1].office.range.lowerBound
            guard gap.count <= 6, scene.bytes[gap].allSatisfy({ $0 < 0x80 }) else { continue }
            let start = scene.skippingSpaces(from: gap.lowerBound, limit: gap.upperBound)
            guard start > gap.lowerBound, let end = scene.end(of: and, at: start, limit: gap.upperBound),
                scene.skippingSpaces(from: end, limit: gap.upperBound) == gap.upperBound
            else { continue }
            offices[index].person = offices[index + 1].person
        }
    }

    /// `phrases` with the offices in English that stand before their names.
    static func withOffices(
        _ offices: [FreeOffice], before phrases: [PersonPhrase], in scene: RelationScene
    ) -> [PersonPhrase] {
        guard offices.contains(where: { $0.person != nil && scene.bytes[$0.office.range.lowerBound] < 0x80 }) else {
            return phrases
        }
        var phrases = phrases
        var next = 0
        for free in offices where !free.isWeak && scene.bytes[free.office.range.lowerBound] < 0x80 {
            guard let person = free.person else { continue }
            while next < phrases.count, phrases[next].mention < person { next += 1 }
            guard next < phrases.count, phrases[next].mention == person else { continue }
            phrases[next].bodies = free.office.bodies + phrases[next].bodies
            let start = min(free.office.range.lowerBound, phrases[next].range.lowerBound)
            phrases[next].range = start..<phrases[next].range.upperBound
        }
        return phrases
    }

    /// Whether an office without a name is none, but says who belongs to a body: "ประเทศสมาชิก ข".
    private func saysMember(_ office: OfficeReader.Office, in scene: RelationScene) -> Bool {
        scene.has(members, at: office.range.lowerBound, limit: office.headEnd)
    }

    /// Whether an office is written as an abbreviation, such as "รมว.แรงงาน".
    private func isShort(_ office: OfficeReader.Office, in scene: RelationScene) -> Bool {
        scene.has(abbreviations, at: office.range.lowerBound, limit: office.range.upperBound)
    }

    /// Adds the offices that stand before a name.
    func relate(
        _ offices: [FreeOffice], among phrases: [PersonPhrase], of scene: RelationScene, to sink: inout RelationSink
    ) {
        let introduced = Set(phrases.lazy.filter { !$0.offices.isEmpty }.map(\.mention))
        for free in offices where !free.isWeak {
            // A list of people names the office behind the name; the one before it is then that of somebody else.
            guard let person = free.person,
                !introduced.contains(person)
            else { continue }
            let evidence = free.office.range.lowerBound..<scene.mentions[person].range.upperBound
            add(free.office, of: scene.mentions[person].entity, rule: .officeBeforeName, evidence, scene, to: &sink)
        }
    }

    /// Adds the office of a group to everybody in the list that follows it: "คณะทำงาน… ได้แก่ A B และ C".
    func relateGroups(
        _ offices: [FreeOffice], among phrases: [PersonPhrase], in line: RelationScene.Line, of scene: RelationScene,
        to sink: inout RelationSink
    ) {
        for free in offices where free.person == nil && !free.isWeak {
            var position = free.office.range.upperBound
            guard let colon = listStart(after: position, in: line, of: scene) else { continue }
            position = colon
            let first = phrases.partitioningIndex { $0.range.lowerBound >= position }
            for phrase in phrases[first...] {
                guard phrase.range.lowerBound - position < 60, phrase.offices.isEmpty,
                    person(after: position, in: line, of: scene) == phrase.mention
                        || joins(at: position, limit: line.range.upperBound, scene)
                else { break }
                let evidence = free.office.range.lowerBound..<phrase.range.upperBound
                add(
                    free.office, of: scene.mentions[phrase.mention].entity, rule: .officeOfGroup, evidence, scene,
                    to: &sink)
                position = phrase.range.upperBound
            }
        }
    }

    /// Whether a space and the word for "and" stand at `position`.
    private func joins(at position: Int, limit: Int, _ scene: RelationScene) -> Bool {
        position < limit && scene.bytes[position] == UInt8(ascii: " ")
            && scene.has(and, at: position + 1, limit: limit)
    }

    /// Where a list begins that "ได้แก่" opens shortly behind `position`.
    private func listStart(after position: Int, in line: RelationScene.Line, of scene: RelationScene) -> Int? {
        var position = position
        let limit = min(line.range.upperBound, position + 60)
        while position < limit {
            if let end = scene.end(of: lists, at: position, limit: line.range.upperBound) { return end }
            position = scene.next(position)
        }
        return nil
    }
}

extension Array {
    /// The first index whose element meets a condition that all later ones meet as well.
    func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
