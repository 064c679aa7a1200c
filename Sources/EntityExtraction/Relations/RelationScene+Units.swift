/// A mention with what glosses it: "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม (ดีอี)" is one unit.
struct MentionUnit {
    /// The first of its mentions.
    var mention: Int
    /// The entity that all of them name.
    var entity: Int
    /// What kind of thing it is.
    var type: EntityType
    /// From the first mention to the end of the gloss.
    var range: Range<Int>
}

extension RelationScene {
    /// The mentions of a line, each with its gloss in brackets, in order of position.
    func units(in line: Line) -> [MentionUnit] {
        var units: [MentionUnit] = []
        units.reserveCapacity(line.mentions.count)
        var index = line.mentions.lowerBound
        while index < line.mentions.upperBound {
            let entity = mentions[index].entity
            var unit = MentionUnit(
                mention: index, entity: entity, type: entities[entity].type, range: mentions[index].range)
            index += 1
            var end = closingBrackets(from: unit.range.upperBound, next: index, limit: line.range.upperBound)
            while let gloss = gloss(from: end, of: entity, next: index, limit: line.range.upperBound) {
                end = gloss.end
                index = gloss.next
            }
            unit.range = unit.range.lowerBound..<end
            units.append(unit)
        }
        return units
    }

    /// Passes over a quotation mark that closes a name, and does not begin the next one.
    private func closingBrackets(from position: Int, next: Int, limit: Int) -> Int {
        guard position < limit, bytes[position] == UInt8(ascii: "\"") else { return position }
        return next < mentions.count && mentions[next].range.lowerBound == position ? position : position + 1
    }

    /// The end of a bracket behind a name that holds only other names of the thing, or words without any name.
    private func gloss(from position: Int, of entity: Int, next: Int, limit: Int) -> (end: Int, next: Int)? {
        let open = skippingSpaces(from: position, limit: limit)
        if open < limit, bytes[open] == UInt8(ascii: "(") {
            let bound = min(limit, open + 240)
            guard let close = bytes[open..<bound].firstIndex(of: UInt8(ascii: ")")) else { return nil }
            var index = next
            while index < mentions.count, mentions[index].range.upperBound <= close {
                if mentions[index].entity != entity { return nil }
                index += 1
            }
            if index < mentions.count, mentions[index].range.lowerBound < close { return nil }
            return (close + 1, index)
        }
        // "…หรือ บีโอไอ": the other name without brackets.
        guard next < mentions.count, mentions[next].entity == entity, mentions[next].range.upperBound <= limit,
            mentions[next].range.lowerBound - position <= 24
        else { return nil }
        var between = open
        if let end = end(of: words.glossOr, at: between, limit: limit) {
            between = skippingSpaces(from: end, limit: limit)
        }
        if between < limit, bytes[between] == UInt8(ascii: "\"") { between += 1 }
        guard between == mentions[next].range.lowerBound else { return nil }
        let end = closingBrackets(from: mentions[next].range.upperBound, next: next + 1, limit: limit)
        return (end, next + 1)
    }
}
