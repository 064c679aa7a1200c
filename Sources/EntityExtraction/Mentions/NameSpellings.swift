/// How one name may be written: with the word for its kind, short or in full, or without.
struct NameSpellings: Sendable {
    private let countryPrefixes: Phrases
    private let placePrefixes: [(phrase: [UInt8], attribute: [UInt8])]
    private let bodyPrefixes: [(phrase: [UInt8], attribute: [UInt8])]
    private let roads: Phrases
    private let titlePrefixes: Phrases
    private let articles: Set<[UInt8]>
    private let companyHeads: Phrases
    private let companyEnds: [Phrases]
    private let planKinds: Phrases
    private let eventKinds: Phrases
    private let ministryPrefixes: [(phrase: [UInt8], attribute: [UInt8])]
    private let nameKinds: [[[UInt8]]]
    private let fillers: Phrases
    /// Whether one of `fillers` begins with a character.
    private let beginsFiller: [Bool]
    private let placeEnds: Phrases

    init(_ words: WordTables) {
        countryPrefixes = words.codePhrases(.countryPrefixes)
        placePrefixes = words.codePairs(.placePrefixes)
        bodyPrefixes = words.codePairs(.bodyPrefixes)
        roads = words.codePhrases(.roads)
        titlePrefixes = words.codePhrases(.titlePrefixes)
        articles = Set(words.codes(.articles))
        companyHeads = words.codePhrases(.companyHeads)
        companyEnds = [words.codePhrases(.bodySuffixes), words.codePhrases(.companyEnds)]
        planKinds = words.codePhrases(.planKinds)
        eventKinds = words.codePhrases(.eventKinds)
        ministryPrefixes = words.codePairs(.ministryPrefixes)
        nameKinds = EntityType.allCases.map { type in
            words.words(.nameKinds).filter { $0.attributes[0] == type.rawValue }.map { SymbolText($0.phrase).codes }
        }
        fillers = words.codePhrases(.nameFillers)
        var beginsFiller = [Bool](repeating: false, count: 256)
        for filler in fillers.all { if let first = filler.first { beginsFiller[Int(first)] = true } }
        self.beginsFiller = beginsFiller
        placeEnds = words.codePhrases(.latinPlaceEnds)
    }

    /// A name as it is compared: that of a country bare, those of places and bodies with their head in full.
    func uniform(_ name: [UInt8], _ type: EntityType) -> [UInt8] {
        switch type {
        case .country:
            guard let end = countryPrefixes.end(in: name, at: 0, limit: name.count), end < name.count else {
                return name
            }
            return Array(name[end...])
        case .place: return spelledOut(name, placePrefixes)
        case .organisation: return spelledOut(name, bodyPrefixes)
        case .ministry: return spelledOut(name, ministryPrefixes)
        default: return name
        }
    }

    private func spelledOut(_ name: [UInt8], _ prefixes: [(phrase: [UInt8], attribute: [UInt8])]) -> [UInt8] {
        var name = name
        for (short, long) in prefixes where name.starts(with: short) && name.count > short.count {
            name = long + name.dropFirst(short.count)
        }
        return name
    }

    /// The name of a company without the words for its form, or of a plan without the word for its kind, if enough of
    /// it is left.
    func bare(_ name: [UInt8], _ type: EntityType) -> [UInt8]? {
        let kinds: Phrases
        switch type {
        case .organisation: kinds = companyHeads
        case .plan: kinds = planKinds
        default: return nil
        }
        guard let start = kinds.end(in: name, at: 0, limit: name.count) else { return nil }
        var end = name.count
        if type == .organisation {
            for ends in companyEnds { end = ends.start(in: name, endingAt: end, limit: start) ?? end }
        }
        return end - start >= 5 ? Array(name[start..<end]) : nil
    }

    /// The letters and the digits that are left of the name of a body, happening or plan without signs and the words
    /// that some writers leave out, if that is enough to tell names apart.
    func skeleton(_ name: [UInt8], _ type: EntityType) -> (letters: [UInt8], digits: [UInt8])? {
        guard type == .organisation || type == .ministry || type == .event || type == .plan else { return nil }
        var (letters, digits): ([UInt8], [UInt8]) = ([], [])
        letters.reserveCapacity(name.count)
        var index = 0
        if type == .event {
            while let end = eventKinds.end(in: name, at: index, limit: name.count) { index = end }
        }
        // Behind such a word, less is a name of its own ("เทศกาลกินเจ").
        let isFeast = index > 0
        while index < name.count {
            if beginsFiller[Int(name[index])], let end = fillers.end(in: name, at: index, limit: name.count) {
                index = end
                continue
            }
            if Symbol.isDigit(name[index]) {
                digits.append(name[index])
            } else if Symbol.isThai(name[index]) || Symbol.isLatin(name[index]) {
                letters.append(name[index])
            }
            index += 1
        }
        if isFeast { return letters.count >= 4 ? (letters, digits) : nil }
        return letters.count + digits.count >= 8 && letters.count >= 6 ? (letters, digits) : nil
    }

    /// Where a name of a type goes on behind each word for a kind of thing that it begins with, or behind two of them if it
    /// is no place: a district of the town is not the town.
    func endsOfKinds(in name: [UInt8], _ type: EntityType) -> [Int] {
        let kinds = nameKinds[MentionLabel.number(type)]
        var ends: [Int] = []
        for kind in kinds where name.starts(with: kind) {
            ends.append(kind.count)
            guard type != .place else { continue }
            for second in kinds where name[kind.count...].starts(with: second) {
                ends.append(kind.count + second.count)
            }
        }
        return ends
    }

    /// Whether a name is nothing but one or two words for a kind of thing of a type.
    func isKind(_ name: [UInt8], _ type: EntityType) -> Bool { endsOfKinds(in: name, type).contains(name.count) }

    /// The code of a rural road, of two letters and a number, that stands in a name ("ถนนสาย สพ.3048").
    func roadCode(in name: [UInt8]) -> [UInt8]? {
        guard let dot = name.firstIndex(of: Symbol.dot), dot >= 2, dot + 4 < name.count,
            Symbol.isConsonant(name[dot - 1]), Symbol.isConsonant(name[dot - 2]),
            name[(dot + 1)...(dot + 4)].allSatisfy(Symbol.isDigit)
        else { return nil }
        return Array(name[(dot - 2)...(dot + 4)])
    }

    /// The name of a place in Latin script without the word for its kind: "Tak" of "Tak province".
    func bareLatin(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        guard let first = name.first, Symbol.isCapital(first) else { return nil }
        let name = Array(name)
        guard let end = placeEnds.start(in: name, endingAt: name.count), end > 2 else { return nil }
        return name[..<end].filter { $0 != Symbol.space && $0 != Symbol.quote }
    }

    /// What the name of a numbered road has up to the names of its ends.
    func road(of name: [UInt8]) -> [UInt8]? {
        guard let road = roads.all.first(where: { name.starts(with: $0) }) else { return nil }
        return Array(name.prefix { !Symbol.isThai($0) || road.contains($0) })
    }

    /// A title without the words that may be missing from its beginning.
    func core(_ name: [UInt8]) -> [UInt8] {
        var name = name
        for prefix in titlePrefixes.all where name.starts(with: prefix) { name.removeFirst(prefix.count) }
        return name
    }

    /// Whether a word in Latin script and small letters does not count at the beginning of a title.
    func isArticle(_ word: [UInt8]) -> Bool { articles.contains(word) }
}
