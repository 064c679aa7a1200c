import Documents
import ThaiText

/// A document as the relation rules see it: its bytes, its lines and the mentions in them.
///
/// There is one for a document, and many look at it: it is an object, so that nobody copies it.
final class RelationScene {
    /// One line and the mentions in it.
    struct Line {
        /// The range of the line in `bytes`.
        var range: Range<Int>
        /// The indices in `mentions` of those within the line.
        var mentions: Range<Int>
        /// The indices of what stands in the line in the lists of `lineWords`; nothing where there is no mention.
        var cues = 0..<0
        var offices = 0..<0
        var signs = 0..<0
    }

    let text: AnalyzedText
    let words: RelationWords
    let bytes: [UInt8]
    let entities: [Entity]
    let mentions: [PlacedMention]
    let lines: [Line]
    /// The cues and words of offices in the lines with mentions.
    let lineWords: LineWords
    /// The bodies whose names an office may hold without their first word.
    let shortBodies: ShortBodies

    init(
        _ text: AnalyzedText, entities: [Entity], mentions: [PlacedMention], words: RelationWords, scanner: LineScanner
    ) {
        self.text = text
        self.words = words
        self.bytes = text.bytes
        shortBodies = ShortBodies(entities, heads: words.officeBodies)
        self.entities = entities
        self.mentions = mentions
        var lines: [Line] = []
        var lineWords = LineWords()
        var next = 0
        for range in text.lines {
            while next < mentions.count, mentions[next].range.lowerBound < range.lowerBound { next += 1 }
            let first = next
            while next < mentions.count, mentions[next].range.upperBound <= range.upperBound { next += 1 }
            var line = Line(range: range, mentions: first..<next)
            if first < next {
                let (cues, offices, signs) = (lineWords.cues.count, lineWords.offices.count, lineWords.signs.count)
                scanner.scan(range, of: text.bytes, to: &lineWords)
                line.cues = cues..<lineWords.cues.count
                line.offices = offices..<lineWords.offices.count
                line.signs = signs..<lineWords.signs.count
            }
            lines.append(line)
        }
        self.lines = lines
        self.lineWords = lineWords
    }

    /// The characters of the original that a range of the text came from.
    func original(_ range: Range<Int>) -> String {
        let utf8 = text.document.text.utf8
        let range = text.originalRange(of: range)
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(utf8[start..<utf8.index(start, offsetBy: range.count)]) ?? ""
    }

    /// The first cue of a line that begins at or behind `position` and lies before `limit`.
    ///
    /// - Parameter next: the first of the line's cues that was not passed yet.
    func cue(from position: Int, before limit: Int, in line: Line, _ next: inout Int) -> LineWords.Hit? {
        while next < line.cues.upperBound {
            let hit = lineWords.cues[next]
            guard hit.range.lowerBound < limit else { return nil }
            next += 1
            guard hit.range.lowerBound >= position else { continue }
            if hit.range.upperBound <= limit { return hit }
            // A shorter one may end in time.
            if let short = words.cues.longest(in: bytes, at: hit.range.lowerBound, limit: limit) {
                return LineWords.Hit(range: hit.range.lowerBound..<short.end, value: short.value)
            }
        }
        return nil
    }

    /// What kind of thing a mention names.
    func type(_ mention: Int) -> EntityType {
        entities[mentions[mention].entity].type
    }

    /// The first mention of a line that ends after `position`.
    func mention(after position: Int, in line: Line) -> Int? {
        var low = line.mentions.lowerBound
        var high = line.mentions.upperBound
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].range.upperBound <= position { low = middle + 1 } else { high = middle }
        }
        return low < line.mentions.upperBound ? low : nil
    }

    /// The mention of a line that begins at `position`.
    func mention(at position: Int, in line: Line) -> Int? {
        guard let index = mention(after: position, in: line) else { return nil }
        return mentions[index].range.lowerBound == position ? index : nil
    }

    /// Whether a mention of a line ends at `position`.
    func mention(before position: Int, in line: Line) -> Bool {
        guard let index = mention(after: position - 1, in: line) else { return false }
        return mentions[index].range.upperBound == position
    }

    /// The first position at or after `position` where no space stands.
    func skippingSpaces(from position: Int, limit: Int) -> Int {
        var position = position
        while position < limit, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") {
            position += 1
        }
        return position
    }

    /// The position behind the character at `position`.
    func next(_ position: Int) -> Int {
        switch bytes[position] {
        case 0..<0x80: position + 1
        case 0x80..<0xE0: position + 2
        case 0xE0..<0xF0: position + 3
        default: position + 4
        }
    }

    /// Whether one of `phrases` stands at `position`.
    func has(_ phrases: PhraseTrie, at position: Int, limit: Int) -> Bool {
        phrases.longest(in: bytes, at: position, limit: limit) != nil
    }

    /// The end of the longest of `phrases` that stands at `position`.
    func end(of phrases: PhraseTrie, at position: Int, limit: Int) -> Int? {
        phrases.longest(in: bytes, at: position, limit: limit)?.end
    }

    /// Whether one of `phrases` stands anywhere in `range`.
    func holds(_ phrases: PhraseTrie, in range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            if has(phrases, at: position, limit: range.upperBound) { return true }
            position = next(position)
        }
        return false
    }
}
