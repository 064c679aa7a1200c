/// What a word tells about the name at its side.
struct Cue: Sendable, Hashable {
    /// The kinds of cue words.
    enum Kind: Sendable, Hashable {
        /// A word that stands before a person's name.
        case title
        /// A word that begins an office.
        case office
        /// A word that begins the name of a ministry, body, place, event or plan.
        case head
        /// A word that only looks as if it held a cue.
        case shield
    }

    /// What kind of cue word it is.
    var kind: Kind
    /// What a name with this head is.
    var type: EntityType = .organisation
    /// How the rest of the name is read.
    var style: HeadStyle = .plain
}

/// The cue words, in one trie.
struct CueTable: Sendable {
    /// All cue words.
    let trie: PatternTrie
    /// What each pattern of the trie tells.
    let cues: [Cue]

    /// Makes the table of a lexicon's words.
    init(_ lexicon: Lexicon) {
        let words = lexicon.words
        var patterns: [[UInt8]] = []
        var cues: [Cue] = []
        func add(_ words: some Sequence<String>, _ cue: Cue) {
            for word in words {
                patterns.append(SymbolText(word).codes)
                cues.append(cue)
            }
        }
        for word in words.words(.heads) {
            guard let type = EntityType(rawValue: word.attributes[0]),
                let style = HeadStyle(rawValue: word.attributes[1])
            else { continue }
            add([word.phrase], Cue(kind: .head, type: type, style: style))
        }
        add(words.phrases(.offices), Cue(kind: .office))
        let never = words.codes(.officesNever)
        add(lexicon.offices.filter { !never.contains(SymbolText($0).codes) }, Cue(kind: .office))
        add(words.phrases(.titles), Cue(kind: .title))
        let doubtful = words.codes(.doubtfulTitles)
        let royal = words.codes(.royalTitles)
        add(
            lexicon.titles.filter { title in
                let codes = SymbolText(title).codes
                return !doubtful.contains(codes) && !royal.contains { codes.starts(with: $0) }
            }, Cue(kind: .title))
        add(words.phrases(.shields), Cue(kind: .shield))
        self.trie = PatternTrie(patterns)
        self.cues = cues
    }
}
