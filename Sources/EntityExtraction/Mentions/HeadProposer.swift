/// Proposes bodies and places by the word that their names begin with.
struct HeadProposer: MentionProposer {
    private let reader: NameReader
    private let companyEnds: Phrases
    private let suffixes: Phrases
    private let of: Phrases
    private let terms: Phrases
    private let at: Phrases
    private let year: Phrases
    private let incomplete: PatternTrie
    private let openEnds: Phrases
    private let royalParts: PatternTrie
    private let monkOffices: PatternTrie
    private let fields: PatternTrie
    private let committees: PatternTrie
    private let lanes: Phrases
    private let districts: PatternTrie
    private let ages: Phrases
    private let tails: PatternTrie
    private let routes: RouteReader

    /// Makes a proposer that reads names with `reader`.
    init(_ words: WordTables, _ reader: NameReader) {
        self.reader = reader
        companyEnds = words.codePhrases(.companyEnds)
        suffixes = words.codePhrases(.bodySuffixes)
        of = words.codePhrases(.ownerOfBody)
        terms = words.codePhrases(.terms)
        at = words.codePhrases(.at)
        year = words.codePhrases(.year)
        incomplete = words.patterns(.incompleteBodies)
        openEnds = words.codePhrases(.openEnds)
        royalParts = words.patterns(.royalParts)
        monkOffices = words.patterns(.monkOffices)
        fields = words.patterns(.ministryFields)
        committees = words.patterns(.committees)
        lanes = words.codePhrases(.lanes)
        districts = words.patterns(.districtHeads)
        ages = words.codePhrases(.ages)
        tails = words.patterns(.bodyTails)
        routes = RouteReader(words)
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        for hit in scene.cues where hit.cue.kind == .head {
            let range: Range<Int>?
            var entry: Int?
            switch hit.cue.style {
            case .plain: range = body(hit, scene)
            case .company: range = companyName(hit, scene) ?? body(hit, scene) ?? spacedCompany(hit, scene)
            case .place, .weak: range = place(hit, scene)
            case .room: range = room(hit, scene)
            case .short: range = short(hit, scene)
            case .village: range = village(hit, scene)
            case .whole: range = hit.range
            case .prefix: range = prefixed(hit, scene, &entry)
            case .road: range = road(hit, scene)
            case .route: range = routes.route(hit, scene)
            case .royal: range = royal(hit, scene)
            case .monk: range = monk(hit, scene)
            case .event, .plan: range = nil
            }
            if let range {
                let score = hit.cue.style == .weak ? 0.4 : 0.7
                proposals.append(Proposal(range, hit.cue.type, score: score, rule: .headNoun, entry: entry))
            }
        }
    }

    /// A name of one piece, or a head before an abbreviation or Latin words.
    private func body(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let (start, limit) = (hit.range.upperBound, hit.line.upperBound)
        guard start < limit else { return nil }
        if codes[start] == Symbol.space {
            let next = start + 1
            guard next < limit else { return nil }
            if Symbol.isCapital(codes[next]) {
                return hit.range.lowerBound..<reader.latinEnd(codes, from: next, limit: limit)
            }
            // "สถานเอกอัครราชทูต ณ กรุง…"
            if let space = at.end(in: codes, at: next, limit: limit), space + 1 < limit, codes[space] == Symbol.space,
                Symbol.isThai(codes[space + 1])
            {
                let end = reader.pieceEnd(scene, from: space + 1, limit: limit, stops: .place)
                return hit.range.lowerBound..<end
            }
            guard let end = abbreviationEnd(codes, at: next, limit: limit) else { return nil }
            return hit.range.lowerBound..<end
        }
        if reader.isGeneric(scene, at: start, limit: limit),
            reader.ordinalEnd(codes, at: start, limit: limit) == nil
        {
            return nil
        }
        if reader.isBarred(scene, at: start, limit: limit) { return nil }
        if hit.cue.type == .ministry, fields.longest(codes, at: start, limit: limit) == nil { return nil }
        // The name of a committee says what it shall do, as the title of a plan does.
        let isCommittee = committees.longest(codes, at: hit.range.lowerBound, limit: limit)?.end == start
        var end = reader.pieceEnd(scene, from: start, limit: limit, free: 2, stops: isCommittee ? .committee : .body)
        guard end >= start + 2 else { return nil }
        if let defined = definedEnd(scene, from: end, limit: limit) {
            end = defined
        } else {
            end = listEnd(scene, from: end, limit: limit) ?? end
            end = tailEnd(scene, from: end, limit: limit)
            end = ownerEnd(scene, from: end, limit: limit)
        }
        end = termEnd(codes, from: end, limit: limit)
        if incomplete.longest(codes, at: hit.range.lowerBound, limit: end)?.end == end { return nil }
        if endsOpen(codes, end), !isBracket(codes, end, limit) { return nil }
        return hit.range.lowerBound..<suffixed(codes, end, limit)
    }

    /// The end of a longer name that an abbreviation in brackets follows, though a word in it could have ended it.
    private func definedEnd(_ scene: Scene, from end: Int, limit: Int) -> Int? {
        let codes = scene.codes
        guard end < limit, Symbol.isThai(codes[end]) else { return nil }
        let next = reader.pieceEnd(scene, from: end, limit: min(limit, end + 80), free: 0, stops: .work)
        guard next > end else { return nil }
        for index in end..<next where scene.wordStarts[index] && (scene.hasCue(at: index) || scene.isKnown(at: index)) {
            return nil
        }
        let open = next < limit && codes[next] == Symbol.space ? next + 1 : next
        guard open + 2 < limit, codes[open] == Symbol.open else { return nil }
        if Symbol.isCapital(codes[open + 1]), Symbol.isCapital(codes[open + 2]) { return next }
        return abbreviationEnd(codes, at: open + 1, limit: limit) == nil ? nil : next
    }

    /// Whether a bracket opens at `index` or after a space there.
    private func isBracket(_ codes: [UInt8], _ index: Int, _ limit: Int) -> Bool {
        index + 1 < limit && (codes[index] == Symbol.open || codes[index + 1] == Symbol.open)
    }

    /// The end of "ของอิตาลี" at `end`, which says whose ministry or bank it is, or `end`.
    private func ownerEnd(_ scene: Scene, from end: Int, limit: Int) -> Int {
        guard let start = of.end(in: scene.codes, at: end, limit: limit), let known = scene.known[start],
            known.type == .country
        else { return end }
        return known.range.upperBound
    }

    /// The end of "20 ปี" behind a name that ends with "ระยะ", or `end`.
    private func termEnd(_ codes: [UInt8], from end: Int, limit: Int) -> Int {
        guard terms.start(in: codes, endingAt: end) != nil else { return end }
        var index = end
        while index < min(limit, end + 6), codes[index] == Symbol.space || Symbol.isDigit(codes[index]) { index += 1 }
        return year.end(in: codes, at: index, limit: limit) ?? end
    }

    /// Whether a name ends with the word for a province or district, so that the place's own name is missing.
    private func endsOpen(_ codes: [UInt8], _ end: Int) -> Bool {
        openEnds.start(in: codes, endingAt: end) != nil
    }

    /// The end of a part that may follow a name after a space ("แห่งสหประชาชาติ"), or `end`.
    private func tailEnd(_ scene: Scene, from end: Int, limit: Int) -> Int {
        guard end + 1 < limit, scene.codes[end] == Symbol.space,
            let match = tails.longest(scene.codes, at: end + 1, limit: limit)
        else { return end }
        return reader.pieceEnd(scene, from: match.end, limit: limit)
    }

    /// The end of a list inside a name ("… วิทยาศาสตร์ วิจัยและนวัตกรรม") whose first part ends at `end`.
    private func listEnd(_ scene: Scene, from end: Int, limit: Int) -> Int? {
        let codes = scene.codes
        var end = end
        for part in 0..<3 {
            let start = end + 1
            guard start < limit, codes[end] == Symbol.space, Symbol.isThai(codes[start]) else { return nil }
            let and = reader.andEnd(codes, at: start, limit: limit)
            if let and, scene.hasCue(at: and) { return nil }
            guard !scene.hasCue(at: start), !scene.isKnown(at: start), !reader.isStop(scene, at: start, limit: limit)
            else { return nil }
            let next = reader.pieceEnd(scene, from: start, limit: limit)
            guard next - start >= 4, next - start <= 60 else { return nil }
            if and != nil { return part > 0 ? next : nil }
            guard next == limit || !Symbol.isThai(codes[next]) else { return nil }
            for index in start..<next
            where scene.wordStarts[index] && reader.andEnd(codes, at: index, limit: limit) != nil
                && next - start < 40
            {
                return next
            }
            end = next
        }
        return nil
    }

    /// The end of a suffix such as "(มหาชน)" after `end`, or `end`.
    private func suffixed(_ codes: [UInt8], _ end: Int, _ limit: Int) -> Int {
        let start = end < limit && codes[end] == Symbol.space ? end + 1 : end
        return suffixes.end(in: codes, at: start, limit: limit) ?? end
    }

    /// The end of an abbreviation with full stops ("ป.ป.ช.") at `start`.
    private func abbreviationEnd(_ codes: [UInt8], at start: Int, limit: Int) -> Int? {
        var index = start
        var dots = 0
        while index < min(limit, start + 16) {
            var letters = 0
            while index < limit, Symbol.isThai(codes[index]), letters < 3 {
                index += 1
                letters += 1
            }
            guard letters > 0, index < limit, codes[index] == Symbol.dot else { break }
            index += 1
            dots += 1
        }
        guard dots > 0, codes[index - 1] == Symbol.dot else { return nil }
        return index
    }

    /// "บริษัท … จำกัด (มหาชน)".
    private func companyName(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = min(hit.line.upperBound, hit.range.upperBound + 90)
        var index = hit.range.upperBound
        while index < limit {
            if let end = companyEnds.end(in: codes, at: index, limit: limit) {
                return hit.range.lowerBound..<suffixed(codes, end, hit.line.upperBound)
            }
            if codes[index] == Symbol.comma || codes[index] == Symbol.quote { return nil }
            index += 1
        }
        return nil
    }

    /// "บริษัท" and a name of one piece after a space.
    private func spacedCompany(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let (start, limit) = (hit.range.upperBound + 1, hit.line.upperBound)
        guard start < limit, codes[start - 1] == Symbol.space, Symbol.isThai(codes[start]),
            !reader.isStop(scene, at: start, limit: limit), !reader.isGeneric(scene, at: start, limit: limit)
        else { return nil }
        let end = reader.pieceEnd(scene, from: start, limit: limit)
        guard end - start >= 3, end - start <= 25 else { return nil }
        return hit.range.lowerBound..<chunksEnd(scene, from: end, limit: limit)
    }

    /// A known name with the word for its kind before it, or, for a place, an unknown one.
    private func prefixed(_ hit: Scene.CueHit, _ scene: Scene, _ entry: inout Int?) -> Range<Int>? {
        let start = scene.skipSpaces(hit.range.upperBound, min(hit.line.upperBound, hit.range.upperBound + 1))
        if let known = scene.known[start], known.type == hit.cue.type {
            entry = known.entry
            return hit.range.lowerBound..<known.range.upperBound
        }
        guard hit.cue.type == .place, start + 1 < hit.line.upperBound else { return nil }
        // Thai provinces are known; only the name of a foreign one may be new.
        return Symbol.isCapital(scene.codes[start]) ? place(hit, scene) : nil
    }

    /// "ทล.2 ท่าพระ - ขอนแก่น".
    private func road(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = hit.line.upperBound
        let start = scene.skipSpaces(hit.range.upperBound, min(limit, hit.range.upperBound + 1))
        var end = start
        while end < limit, Symbol.isDigit(codes[end]) { end += 1 }
        guard end > start else { return nil }
        let number = hit.range.lowerBound..<end
        let from = scene.skipSpaces(end, min(limit, end + 2))
        guard from > end, from < limit, Symbol.isThai(codes[from]) else { return number }
        let middle = thaiEnd(codes, from, min(limit, from + 24))
        var second = scene.skipSpaces(middle, min(limit, middle + 2))
        guard second < limit, codes[second] == Symbol.hyphen else { return number }
        second = scene.skipSpaces(second + 1, min(limit, second + 3))
        end = thaiEnd(codes, second, min(limit, second + 24))
        return end > second + 1 ? hit.range.lowerBound..<end : number
    }

    private func thaiEnd(_ codes: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit, Symbol.isThai(codes[end]) { end += 1 }
        return end
    }

    /// A royal name: what follows its beginning up to a space, and the parts that may follow.
    private func royal(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = min(hit.line.upperBound, hit.range.upperBound + NameReader.window)
        var end = hit.range.upperBound
        while end < limit, Symbol.isThai(codes[end]) || codes[end] == Symbol.paiyannoi { end += 1 }
        guard end > hit.range.upperBound + 3, end - hit.range.upperBound < 60 else { return nil }
        while end + 1 < limit, codes[end] == Symbol.space, royalParts.longest(codes, at: end + 1, limit: limit) != nil {
            end += 1
            while end < limit, Symbol.isThai(codes[end]) || codes[end] == Symbol.paiyannoi { end += 1 }
        }
        return hit.range.lowerBound..<end
    }

    /// A monk's name, which an office of the order follows.
    private func monk(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = min(hit.line.upperBound, hit.range.upperBound + 40)
        let end = thaiEnd(codes, hit.range.upperBound, limit)
        guard end > hit.range.upperBound + 3 else { return nil }
        var next = end
        for _ in 0..<3 {
            next = scene.skipSpaces(next, hit.line.upperBound)
            if monkOffices.longest(codes, at: next, limit: hit.line.upperBound) != nil {
                return hit.range.lowerBound..<end
            }
            next = thaiEnd(codes, next, min(hit.line.upperBound, next + 20))
        }
        return nil
    }

    /// A place's name of one piece.
    private func place(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let (start, limit) = (hit.range.upperBound, hit.line.upperBound)
        guard start < limit, Symbol.isThai(codes[start]) || Symbol.isLatin(codes[start]) || codes[start] == Symbol.space
        else { return nil }
        if codes[start] == Symbol.space {
            guard start + 1 < limit, Symbol.isCapital(codes[start + 1]) else { return nil }
            let end = reader.latinEnd(codes, from: start + 1, limit: limit)
            return hit.range.lowerBound..<end
        }
        if reader.isGeneric(scene, at: start, limit: limit) { return nil }
        if reader.isBarred(scene, at: start, limit: limit) { return nil }
        // "เขตกรุงเทพมหานคร" is the area of a place and no district.
        if hit.range.count == 3, scene.isKnown(at: start) { return nil }
        let end = reader.pieceEnd(scene, from: start, limit: limit, free: 2, stops: .place)
        guard end >= start + 2, end - start <= 40 else { return nil }
        return hit.range.lowerBound..<(laneEnd(hit, codes, end, limit) ?? end)
    }

    /// The end of the number of a lane ("ซอยสุขใจ 59") behind its name.
    private func laneEnd(_ hit: Scene.CueHit, _ codes: [UInt8], _ end: Int, _ limit: Int) -> Int? {
        guard lanes.contains(hit.range, of: codes), end + 1 < limit, codes[end] == Symbol.space else { return nil }
        var number = end + 1
        while number < limit, Symbol.isDigit(codes[number]) { number += 1 }
        return number > end + 1 ? number : nil
    }

    /// A village, which the number of its settlement or its subdistrict must follow.
    private func village(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let (start, limit) = (hit.range.upperBound, hit.line.upperBound)
        guard start < limit, Symbol.isThai(scene.codes[start]) else { return nil }
        let end = reader.pieceEnd(scene, from: start, limit: min(limit, start + 24), free: 2, stops: .place)
        guard end >= start + 2, end < limit, scene.codes[end] == Symbol.space,
            districts.longest(scene.codes, at: end + 1, limit: limit) != nil
        else { return nil }
        return hit.range.lowerBound..<end
    }

    /// The name of a building or room, perhaps with a number.
    private func room(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = hit.line.upperBound
        var start = hit.range.upperBound
        guard start < limit else { return nil }
        if codes[start] == Symbol.space {
            start += 1
            if scene.hasCue(at: start) { return nil }
        }
        guard start < limit else { return nil }
        var end = start
        if let known = scene.known[start], start == hit.range.upperBound, known.type != .country {
            end = known.range.upperBound
        } else if start == hit.range.upperBound, let owner = scene.head(at: start), owner.cue.style == .plain,
            let name = body(owner, scene)
        {
            end = name.upperBound
        } else if Symbol.isThai(codes[start]) {
            if reader.isGeneric(scene, at: start, limit: limit) || reader.isStop(scene, at: start, limit: limit) {
                return nil
            }
            end = reader.pieceEnd(scene, from: start, limit: limit, free: 2, stops: .place)
        } else if Symbol.isDigit(codes[start]) || Symbol.isCapital(codes[start]) {
            end = reader.latinEnd(codes, from: start, limit: limit)
        }
        guard end > start else { return nil }
        end = chunksEnd(scene, from: end, limit: limit)
        let number = end < limit && codes[end] == Symbol.space ? end + 1 : end
        if number < limit, Symbol.isDigit(codes[number]) {
            var after = number
            while after < limit, Symbol.isDigit(codes[after]) || codes[after] == Symbol.hyphen { after += 1 }
            // "1,500 ที่นั่ง" counts something else.
            if after + 1 >= limit || codes[after] != Symbol.comma || !Symbol.isDigit(codes[after + 1]) {
                end = rangeEnd(scene, from: after, limit: limit)
            }
            for unit in ages.all where codes[end..<limit].starts(with: unit) { end += unit.count }
        } else if number + 2 < limit, codes[number] == Symbol.open, Symbol.isDigit(codes[number + 1]) {
            // "ห้องประชุมกระทรวง… (134)"
            var close = number + 1
            while close < limit, Symbol.isDigit(codes[close]) { close += 1 }
            if close < limit, codes[close] == Symbol.close { end = close + 1 }
        }
        return hit.range.lowerBound..<end
    }

    /// The end of "10 - 11" whose first number ends at `end`, or `end`.
    private func rangeEnd(_ scene: Scene, from end: Int, limit: Int) -> Int {
        let codes = scene.codes
        let hyphen = scene.skipSpaces(end, min(limit, end + 1))
        guard hyphen < limit, codes[hyphen] == Symbol.hyphen else { return end }
        let second = scene.skipSpaces(hyphen + 1, min(limit, hyphen + 2))
        var after = second
        while after < limit, Symbol.isDigit(codes[after]) { after += 1 }
        return after > second && after - second <= 3 ? after : end
    }

    /// The end of up to three more pieces of a foreign name ("แกรนด์ คอนเวนชั่น"), each after one space.
    private func chunksEnd(_ scene: Scene, from end: Int, limit: Int) -> Int {
        let codes = scene.codes
        var end = end
        for _ in 0..<3 {
            let start = end + 1
            guard start < limit, codes[end] == Symbol.space, Symbol.isThai(codes[start]),
                !reader.isStop(scene, at: start, limit: limit), !scene.hasCue(at: start),
                scene.known[start].map({ $0.type == .organisation }) ?? true
            else { return end }
            let next = reader.pieceEnd(scene, from: start, limit: limit, stops: .place)
            guard next - start >= 2, next - start <= 14, next == limit || !Symbol.isThai(codes[next]) else {
                return end
            }
            end = next
        }
        return end
    }

    /// "จ.ตาก": nothing of a word or an abbreviation may stand before it.
    private func short(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = hit.line.upperBound
        var start = hit.range.upperBound
        if hit.range.lowerBound > hit.line.lowerBound {
            let before = codes[hit.range.lowerBound - 1]
            if before == Symbol.dot || Symbol.isConsonant(before) { return nil }
        }
        if start < limit, codes[start] == Symbol.space { start += 1 }
        guard start < limit, Symbol.isThai(codes[start]) || Symbol.isDigit(codes[start]) else { return nil }
        let end = reader.pieceEnd(scene, from: start, limit: limit, free: 2, stops: .place)
        guard end >= start + 1, end - start <= 30 else { return nil }
        return hit.range.lowerBound..<end
    }
}
