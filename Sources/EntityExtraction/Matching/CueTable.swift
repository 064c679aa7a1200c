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

/// How the rest of a name is read from its head.
enum HeadStyle: String, Sendable, Hashable {
    /// Up to the next space, bracket or word that cannot belong to a name.
    case plain
    /// Up to the word for a limited company, else one piece.
    case company
    /// One piece, the word for "and" not in it.
    case place
    /// A part of a building: one piece, perhaps after a space, with a number or Latin words behind it.
    case room
    /// An abbreviation with a full stop, then one piece.
    case short
    /// A happening: needs an ordinal, a year, a quoted or a Latin name, or a long tail.
    case event
    /// A plan or law: needs a year, a quoted or a Latin name, or a tail.
    case plan
    /// The head is a name by itself.
    case whole
    /// A word before a known name of its type ("จังหวัด", "ประเทศ"), which makes the name longer.
    case prefix
    /// One piece behind an everyday word: no name by itself, but the model may take it for one.
    case weak
    /// A numbered road, with the two places that it joins.
    case road
    /// A road by the code of its province and its number, with the road that it leaves and the place that it leads to.
    case route
    /// A village, which a subdistrict must follow.
    case village
    /// The beginning of a royal name.
    case royal
    /// The beginning of a monk's name.
    case monk
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
