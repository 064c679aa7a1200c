/// Reads the text of an office at a place in a line.
struct OfficeReader: Sendable {
    /// An office as the text gives it.
    struct Office {
        /// Where its text stands.
        var range: Range<Int>
        /// The mentions within the text, in order.
        var bodies: [Int] = []
        /// Whether the office needs no body to be one (นายกรัฐมนตรี).
        var isComplete = false
        /// Whether the text says that it is over.
        var isFormer = false
        /// Whether its text names a field of work in English: "Minister of Labour".
        var hasField = false
        /// Where the head word ends.
        var headEnd = 0
    }

    private let words: OfficeWords

    init(lexicon: Lexicon) {
        words = OfficeWords(lexicon)
    }

    /// The words that an office may begin with.
    var heads: PhraseTrie { words.roles }

    /// Whether a word of an office begins at `position`.
    func begins(at position: Int, limit: Int, in scene: RelationScene) -> Bool {
        words.roles.longest(in: scene.bytes, at: position, limit: limit) != nil
    }

    /// The office whose text begins at `start`.
    func office(at start: Int, in line: RelationScene.Line, of scene: RelationScene) -> Office? {
        // At nearly every place no word of an office begins: that is told before anything else is asked.
        guard begins(at: start, limit: line.range.upperBound, in: scene),
            var office = head(at: start, in: line, of: scene)
        else { return nil }
        var position = office.headEnd
        let limit = min(line.range.upperBound, start + 300)
        scan: while position < limit {
            if let mention = scene.mention(at: position, in: line) {
                guard scene.type(mention) != .person else { break scan }
                office.bodies.append(mention)
                position = scene.mentions[mention].range.upperBound
                if let suffix = words.suffixes.longest(in: scene.bytes, at: position, limit: limit) {
                    position = suffix.end
                }
                position = ordinal(after: position, limit: limit, in: scene)
                position = field(after: district(after: position, limit: limit, in: scene), limit: limit, in: scene)
                office.range = start..<position
                if let country = country(after: position, limit: limit, in: line, of: scene) {
                    position = country
                    continue scan
                }
                let continues =
                    scene.mention(at: position, in: line) != nil
                    || scene.has(words.continues, at: position, limit: limit)
                    || position < limit && scene.bytes[position] >= 0x80
                        && position == scene.mentions[mention].range.upperBound
                if continues { continue scan } else { break scan }
            }
            switch scene.bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                guard let next = continuation(of: office, at: position, limit: limit, in: line, of: scene) else {
                    break scan
                }
                position = next
                if scene.mention(at: next, in: line) == nil {
                    office.hasField = true
                    office.range = start..<next
                }
            case 0..<0x2E, 0x2F, 0x3A..<0x41:
                // Punctuation and digits end it; a full stop belongs to an abbreviation.
                break scan
            case UInt8(ascii: ".") where endsSentence(position, limit: limit, in: scene):
                break scan
            default:
                if office.isComplete, !scene.has(words.completeContinues, at: position, limit: limit) { break scan }
                guard let next = step(from: position, limit: limit, in: line, of: scene) else { break scan }
                office.isComplete = false
                position = next
                office.range = start..<position
            }
        }
        let end = ordinal(after: office.range.upperBound, limit: limit, in: scene)
        if end > office.range.upperBound { office.range = start..<end }
        return office
    }

    /// The head of an office with the words before it that belong to its text.
    private func head(at start: Int, in line: RelationScene.Line, of scene: RelationScene) -> Office? {
        var office = Office(range: start..<start)
        var position = start
        var found = false
        while true {
            var limit = line.range.upperBound
            if let next = scene.mention(after: position, in: line) {
                limit = min(limit, max(position, scene.mentions[next].range.lowerBound))
            }
            let overlap =
                limit < line.range.upperBound ? wordIntoBody(at: position, body: limit, in: line, of: scene) : nil
            guard let hit = overlap ?? words.roles.longest(in: scene.bytes, at: position, limit: limit),
                let role = OfficeWords.Role(rawValue: hit.value)
            else { break }
            position = hit.end
            switch role {
            case .prefix:
                if !found, scene.bytes[position - 1] != UInt8(ascii: " ") {
                    let next = scene.skippingSpaces(from: position, limit: limit)
                    if next < limit, begins(at: next, limit: limit, in: scene) { position = next }
                }
            case .former:
                office.isFormer = true
            case .head:
                found = true
                office.isComplete = false
                position = joint(after: position, limit: limit, in: scene)
            case .complete:
                // "รองเลขาธิการนายกรัฐมนตรี" goes on: the second office is only the first one's body.
                office.isComplete = !found
                found = true
            }
        }
        guard found else { return nil }
        office.range = start..<position
        office.headEnd = position
        return office
    }

    /// The word of an office that shares its end with the body it is named with: "ผู้ว่าการ" of "ผู้ว่าการรถไฟ…",
    /// "เกษตรจังหวัด" of "เกษตรจังหวัดน่าน". It ends where the body begins.
    private func wordIntoBody(
        at position: Int, body: Int, in line: RelationScene.Line, of scene: RelationScene
    ) -> (end: Int, value: Int16)? {
        guard body > position,
            let hit = words.roles.longest(in: scene.bytes, at: position, limit: min(line.range.upperBound, body + 21)),
            hit.end > body, scene.has(words.shared, at: body, limit: hit.end)
        else { return nil }
        return (body, hit.value)
    }

    /// Where an adviser's or secretary's own head goes on, behind a space: "ที่ปรึกษา รมว.…".
    private func joint(after position: Int, limit: Int, in scene: RelationScene) -> Int {
        let next = scene.skippingSpaces(from: position, limit: limit)
        return next > position && scene.has(words.abbreviations, at: next, limit: limit) ? next : position
    }

    /// Passes over the words of an English office up to the body that it names; else behind its field of work, which
    /// stands in capitals behind a small word: "Minister of Labour".
    private func english(from position: Int, limit: Int, in line: RelationScene.Line, of scene: RelationScene) -> Int? {
        guard position > line.range.lowerBound, scene.bytes[position - 1] < 0x80, scene.bytes[position - 1] > 0x40
        else { return nil }
        let mention = scene.mention(after: position, in: line)
        let start = mention.map { scene.mentions[$0].range.lowerBound } ?? limit
        var last = position
        while last > line.range.lowerBound, scene.bytes[last - 1] != UInt8(ascii: " ") { last -= 1 }
        var isField = scene.end(of: words.englishLinks, at: last, limit: limit) == position + 1
        var (word, field) = (position + 1, Int?.none)
        if !isField, scene.has(words.and, at: word, limit: limit) { return nil }
        while word < min(start, limit) {
            // "Prime Minister and Minister of Finance" are two.
            if begins(at: word, limit: limit, in: scene) { return field }
            if let end = scene.end(of: words.englishLinks, at: word, limit: start) {
                (word, isField) = (end, true)
            } else if isField, (0x41...0x5A).contains(scene.bytes[word]) {
                while word < limit, (0x41...0x7A).contains(scene.bytes[word]) { word += 1 }
                field = word
                guard word < limit, scene.bytes[word] == UInt8(ascii: " ") else { break }
                word += 1
            } else {
                break
            }
        }
        guard let mention, word == start, start < limit, scene.type(mention) != .person else { return field }
        return start
    }

    /// Where the text of an office goes on behind spaces, if it does: with its body, where none was named yet.
    private func continuation(
        of office: Office, at position: Int, limit: Int, in line: RelationScene.Line, of scene: RelationScene
    ) -> Int? {
        if office.bodies.isEmpty, let next = english(from: position, limit: limit, in: line, of: scene) { return next }
        guard office.bodies.isEmpty, !office.isComplete,
            !NameRank.namesSection(in: office.range.lowerBound..<position, of: scene)
        else { return nil }
        var next = scene.skippingSpaces(from: position, limit: limit)
        if next < limit, scene.bytes[next] == UInt8(ascii: "(") {
            let end = min(limit, next + 90)
            guard let close = scene.bytes[next..<end].firstIndex(of: UInt8(ascii: ")")) else { return nil }
            next = scene.skippingSpaces(from: close + 1, limit: limit)
        }
        guard let mention = scene.mention(at: next, in: line) else { return nil }
        switch scene.type(mention) {
        case .ministry, .organisation: return next
        default: return nil
        }
    }

    /// Whether a full stop stands behind an English word, and a space behind it.
    private func endsSentence(_ position: Int, limit: Int, in scene: RelationScene) -> Bool {
        guard position > 0, (0x61...0x7A).contains(scene.bytes[position - 1]) else { return false }
        return position + 1 >= limit || scene.bytes[position + 1] == UInt8(ascii: " ")
    }

    /// Where the country begins to which somebody is sent, behind the country that sent him: "Ambassador of Peru to Thailand".
    private func country(after position: Int, limit: Int, in line: RelationScene.Line, of scene: RelationScene) -> Int?
    {
        guard position < limit, scene.bytes[position] == UInt8(ascii: " "),
            let next = scene.end(of: words.continues, at: position, limit: limit),
            let mention = scene.mention(at: next, in: line), scene.type(mention) == .country
        else { return nil }
        return next
    }

    /// The position behind the next character or word of an office, or `nil` if the office ends here.
    private func step(from position: Int, limit: Int, in line: RelationScene.Line, of scene: RelationScene) -> Int? {
        if let next = scene.end(of: words.and, at: position, limit: limit) {
            guard scene.skippingSpaces(from: next, limit: limit) == next, !begins(at: next, limit: limit, in: scene),
                scene.mention(at: next, in: line) == nil, !scene.has(words.andNew, at: next, limit: limit)
            else { return nil }
            return next
        }
        // Behind the body, "ของ" leads to the body above it.
        if scene.has(words.owner, at: position, limit: limit), scene.mention(before: position, in: line) { return nil }
        if let stop = words.stops.longest(in: scene.bytes, at: position, limit: limit) {
            return stop.value == 0 ? stop.end : nil
        }
        return scene.next(position)
    }

    /// The position behind the number of one of several who hold an office: "คนที่ 1".
    private func ordinal(after position: Int, limit: Int, in scene: RelationScene) -> Int {
        let start = scene.skippingSpaces(from: position, limit: limit)
        guard let word = scene.end(of: words.ordinals, at: start, limit: limit) else { return position }
        var end = scene.skippingSpaces(from: word, limit: limit)
        if let numeral = scene.end(of: words.numerals, at: end, limit: limit) { return numeral }
        let digits = end
        while end < limit, (0x30...0x39).contains(scene.bytes[end]) { end += 1 }
        return end > digits ? end : position
    }

    /// The position behind a field of work in brackets, which belongs to the text: "(ด้านการค้าต่างประเทศ)".
    private func field(after position: Int, limit: Int, in scene: RelationScene) -> Int {
        let open = scene.skippingSpaces(from: position, limit: limit)
        guard open < limit, scene.bytes[open] == UInt8(ascii: "(") else { return position }
        let end = min(limit, open + 120)
        guard let close = scene.bytes[open..<end].firstIndex(of: UInt8(ascii: ")")) else { return position }
        for start in open..<close where scene.has(words.fields, at: start, limit: close) { return close + 1 }
        return position
    }

    /// The position behind a health or inspection district, which belongs to the text of an inspector's office.
    private func district(after position: Int, limit: Int, in scene: RelationScene) -> Int {
        let start = scene.skippingSpaces(from: position, limit: limit)
        guard scene.has(words.districts, at: start, limit: limit) else { return position }
        var end = start
        while end < limit, scene.bytes[end] >= 0x80 { end = scene.next(end) }
        end = scene.skippingSpaces(from: end, limit: limit)
        while end < limit, (0x30...0x39).contains(scene.bytes[end]) { end += 1 }
        return end
    }
}
