/// A person as the text introduces one: the name and the offices that go with it.
struct PersonPhrase {
    /// The mention of the name.
    var mention: Int
    /// From the name or the office before it to the end of the last office and the bodies after it.
    var range: Range<Int>
    /// The offices, in order.
    var offices: [OfficeReader.Office] = []
    /// The mentions that belong to the offices and do not act by themselves.
    var bodies: [Int] = []
    /// How many people right before it share its offices: "นาย ก นาย ข รองปลัดกระทรวง ค".
    var sharing = 0
}

/// Finds who holds which office, and for which body.
struct PositionRules: Sendable {
    let reader: OfficeReader
    private let titles: PhraseTrie
    private let links: PhraseTrie
    private let kin: PhraseTrie
    private let unlinked: PhraseTrie
    private let linked: PhraseTrie
    private let acting: PhraseTrie
    private let capacity: PhraseTrie
    let and: PhraseTrie
    let members: PhraseTrie
    let abbreviations: PhraseTrie
    let lists: PhraseTrie

    init(lexicon: Lexicon) {
        reader = OfficeReader(lexicon: lexicon)
        let words = lexicon.words
        titles = PhraseTrie((lexicon.titles + words.phrases(.officeTitles)).map { ($0, 0) })
        links = words.trie(.officeLinks)
        kin = words.trie(.officeKin)
        unlinked = words.trie(.officeUnlinked)
        linked = words.trie(.officeLinked)
        acting = words.trie(.officeActing)
        capacity = words.trie(.officeCapacity)
        and = words.trie(.and, .latinAnd)
        members = words.trie(.officeMembers)
        abbreviations = words.trie(.officeAbbreviations)
        lists = words.trie(.officeLists)
    }

    /// The people of a line with their offices, in order of position.
    func phrases(in line: RelationScene.Line, of scene: RelationScene) -> [PersonPhrase] {
        var phrases: [PersonPhrase] = []
        for mention in line.mentions where scene.type(mention) == .person {
            if let last = phrases.last, last.range.upperBound > scene.mentions[mention].range.lowerBound { continue }
            phrases.append(phrase(of: mention, in: line, of: scene))
        }
        for index in phrases.indices where !phrases[index].offices.isEmpty {
            var first = index
            while first > 0, phrases[first - 1].offices.isEmpty,
                person(after: afterJoint(phrases[first - 1].range.upperBound, in: line, of: scene), in: line, of: scene)
                    == phrases[first].mention
            {
                first -= 1
            }
            phrases[index].sharing = index - first
        }
        return phrases
    }

    /// Passes over the comma or "และ" between two names of a list.
    private func afterJoint(_ position: Int, in line: RelationScene.Line, of scene: RelationScene) -> Int {
        let start = scene.skippingSpaces(from: position, limit: line.range.upperBound)
        if let end = scene.end(of: and, at: start, limit: line.range.upperBound) { return end }
        return start < line.range.upperBound && scene.bytes[start] == UInt8(ascii: ",") ? start + 1 : position
    }

    private func phrase(of mention: Int, in line: RelationScene.Line, of scene: RelationScene) -> PersonPhrase {
        var phrase = PersonPhrase(mention: mention, range: scene.mentions[mention].range)
        let limit = line.range.upperBound
        var position = afterGloss(phrase.range.upperBound, of: mention, in: line, of: scene)
        phrase.range = phrase.range.lowerBound..<position
        let bare = phrase
        if explainsOffice(mention, in: line, of: scene) { return bare }
        while position < limit, phrase.offices.count < 5 {
            var start = scene.skippingSpaces(from: position, limit: limit)
            let spaced = start > position
            var linked = false
            var isCapacity = false
            if let link = links.longest(in: scene.bytes, at: start, limit: limit) {
                linked = true
                isCapacity = scene.has(capacity, at: start, limit: link.end)
                start = scene.skippingSpaces(from: link.end, limit: limit)
                // "…, and Minister of Labour"
                if !phrase.offices.isEmpty, scene.bytes[link.end - 1] == UInt8(ascii: ","),
                    let end = scene.end(of: and, at: start, limit: limit)
                {
                    start = scene.skippingSpaces(from: end, limit: limit)
                }
            } else if !phrase.offices.isEmpty, let end = scene.end(of: and, at: start, limit: limit) {
                linked = true
                start = scene.skippingSpaces(from: end, limit: limit)
            }
            if kin.longest(in: scene.bytes, at: start, limit: limit) != nil { break }
            guard let office = reader.office(at: start, in: line, of: scene) else { break }
            // "A, Minister of Labour B" and "A, Deputy Prime Minister and Minister of Labour B": they are those of B.
            if scene.bytes[start] < 0x80, precedesPerson(office.range.upperBound, in: line, of: scene) { return bare }
            let isWhole = isCapacity && endsWord(office, in: line, of: scene)
            guard isWhole || accepts(office, after: phrase, spaced: spaced, linked: linked, in: line, of: scene)
            else { break }
            phrase.offices.append(office)
            phrase.bodies += office.bodies
            position = afterGloss(office.range.upperBound, of: mention, in: line, of: scene)
            position = consumeParents(of: &phrase, from: position, in: line, of: scene)
            phrase.range = phrase.range.lowerBound..<position
        }
        return phrase
    }

    /// Whether an office belongs to the person before it.
    private func accepts(
        _ office: OfficeReader.Office, after phrase: PersonPhrase, spaced: Bool, linked: Bool,
        in line: RelationScene.Line, of scene: RelationScene
    ) -> Bool {
        let limit = line.range.upperBound
        if phrase.offices.isEmpty { return true }
        // "A อธิบดีกรม X รักษาราชการแทนปลัดกระทรวง Y นาย B": who acts for somebody has an office before it.
        if spaced, office.isComplete || !office.bodies.isEmpty,
            scene.has(acting, at: office.range.lowerBound, limit: limit)
        {
            return true
        }
        // "A อธิบดีกรม X รองอธิบดี นาย B": the last office is that of the next person.
        if !linked || spaced, precedesPerson(office.range.upperBound, in: line, of: scene) { return false }
        let start = office.range.lowerBound
        if scene.has(unlinked, at: start, limit: limit) { return false }
        if linked { return office.isComplete || !office.bodies.isEmpty || office.headEnd < office.range.upperBound }
        guard spaced, office.isComplete || !office.bodies.isEmpty else { return false }
        return !scene.has(self.linked, at: start, limit: limit)
    }

    /// Whether a space or the line's end stands behind an office that is only a head: "ในฐานะประธานกรรมการ เป็น…".
    private func endsWord(_ office: OfficeReader.Office, in line: RelationScene.Line, of scene: RelationScene) -> Bool {
        let end = office.range.upperBound
        guard end == office.headEnd, !precedesPerson(end, in: line, of: scene) else { return false }
        return end >= line.range.upperBound || scene.bytes[end] == UInt8(ascii: " ")
    }

    /// Whether, but for spaces and titles, a person's name follows.
    private func precedesPerson(_ position: Int, in line: RelationScene.Line, of scene: RelationScene) -> Bool {
        person(after: position, in: line, of: scene) != nil
    }

    /// The person whose name follows, but for spaces and titles.
    ///
    /// - Parameter comma: whether a comma may stand before them: "Minister of Labour, Mr. A".
    func person(
        after position: Int, comma: Bool = false, in line: RelationScene.Line, of scene: RelationScene
    ) -> Int? {
        var position = position
        guard let next = scene.mention(after: position, in: line), scene.type(next) == .person else { return nil }
        let start = scene.mentions[next].range.lowerBound
        guard start - position < 120 else { return nil }
        if comma, position + 1 < start, scene.bytes[position] == UInt8(ascii: ","),
            scene.bytes[position + 1] == UInt8(ascii: " ")
        {
            position += 2
        }
        while position < start {
            let skipped = scene.skippingSpaces(from: position, limit: start)
            if skipped > position {
                position = skipped
            } else if let title = titles.longest(in: scene.bytes, at: position, limit: start) {
                position = title.end
            } else {
                return nil
            }
        }
        return next
    }

    /// Passes over what explains a name: the same name in Latin letters or an abbreviation in brackets, a quote's end.
    private func afterGloss(
        _ position: Int, of mention: Int, in line: RelationScene.Line, of scene: RelationScene
    ) -> Int {
        let limit = line.range.upperBound
        var position = position
        if position < limit, scene.bytes[position] == UInt8(ascii: "\"") || scene.bytes[position] == UInt8(ascii: ")") {
            position += 1
        }
        let open = scene.skippingSpaces(from: position, limit: limit)
        guard open < limit, scene.bytes[open] == UInt8(ascii: "(") else { return position }
        let end = min(limit, open + 140)
        guard let close = scene.bytes[open..<end].firstIndex(of: UInt8(ascii: ")")) else { return position }
        if let inner = scene.mention(after: open, in: line), scene.mentions[inner].range.upperBound <= close,
            scene.mentions[inner].entity != scene.mentions[mention].entity
        {
            return position
        }
        return close + 1
    }

    /// Takes the bodies that follow an office as the ones above its body.
    private func consumeParents(
        of phrase: inout PersonPhrase, from position: Int, in line: RelationScene.Line, of scene: RelationScene
    ) -> Int {
        var position = position
        for _ in 0..<3 {
            if let last = phrase.bodies.last {
                position = afterGloss(position, of: last, in: line, of: scene)
            }
            let start = scene.skippingSpaces(from: position, limit: line.range.upperBound)
            guard let mention = scene.mention(at: start, in: line) else { break }
            switch scene.type(mention) {
            case .ministry, .organisation, .place: break
            default: return position
            }
            if let last = phrase.bodies.last, !NameRank.isBelow(last, mention, in: scene) { break }
            if phrase.bodies.isEmpty, scene.type(mention) == .place { break }
            phrase.bodies.append(mention)
            position = scene.mentions[mention].range.upperBound
        }
        return position
    }
}
