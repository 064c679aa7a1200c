/// Takes the features of a token, one after another.
protocol FeatureSink {
    /// Whether the sink knows what single words and what is the same for many tokens contribute, so that only the other
    /// features are handed to it.
    static var knowsCommonFeatures: Bool { get }
    /// A feature that comes from the text alone.
    mutating func add(_ feature: UInt64)
    /// A feature that comes from the rules or the gazetteer.
    mutating func addRule(_ feature: UInt64)
}

/// The features of each token: the one place that knows them, for training and for reading alike.
struct MentionFeatures {
    /// A token as features see it. Before and behind the text stand tokens of ones.
    struct Token {
        var key: UInt64 = 1
        var fine: UInt64 = 1
        var coarse: UInt64 = 1
        var habit: UInt64 = 1
        /// The shape, with a bit for the space before.
        var shape: UInt64 = 1
    }

    /// What is around a token.
    struct Place {
        /// Whether it stands in brackets or quotation marks: 0 no, 1 brackets, 2 quotation marks.
        var enclosure: UInt64 = 0
        /// The first token of the piece between spaces that it is in, and of the next one, with the margin.
        var first = 0
        var next = 0
        /// The type of the last name that the rules see before it, and how far away that is.
        var lastName: UInt64 = 0
    }

    /// The tokens, with the margin.
    private(set) var tokens: [Token] = []
    /// What is around each token.
    private(set) var places: [Place] = []
    private var isHeadline = false

    /// How many tokens at either side are looked at.
    static let margin = 3

    /// Prepares what features are made from.
    mutating func prepare(_ stretch: MentionReader.Stretch, _ codes: [UInt8], _ vocabulary: Vocabulary) {
        isHeadline = stretch.isHeadline
        let count = stretch.tokens.count
        tokens.removeAll(keepingCapacity: true)
        tokens.reserveCapacity(count + 2 * MentionFeatures.margin)
        tokens.append(contentsOf: repeatElement(Token(), count: MentionFeatures.margin))
        places.removeAll(keepingCapacity: true)
        places.reserveCapacity(count)
        var inBrackets = false
        var inQuotes = false
        var sinceOpen = 0
        for token in stretch.tokens.items {
            tokens.append(token.word >= 0 ? vocabulary.tokens[Int(token.word)] : Token(token))
            if token.isSpaced { tokens[tokens.count - 1].shape |= 0x10 }
            places.append(Place(enclosure: inQuotes ? 2 : inBrackets ? 1 : 0))
            sinceOpen += 1
            if token.shape == MentionTokens.Shape.sign.rawValue {
                switch codes[Int(token.start)] {
                case Symbol.open: (inBrackets, sinceOpen) = (true, 0)
                case Symbol.close: inBrackets = false
                case Symbol.quote: (inQuotes, sinceOpen) = (!inQuotes, 0)
                default: break
                }
            }
            if sinceOpen > 40 { (inBrackets, inQuotes) = (false, false) }
        }
        tokens.append(contentsOf: repeatElement(Token(), count: MentionFeatures.margin))
        pieces(stretch)
    }

    private mutating func pieces(_ stretch: MentionReader.Stretch) {
        let margin = MentionFeatures.margin
        let count = places.count
        var first = 0
        var (type, distance) = (UInt64(0), UInt64(0))
        for index in 0..<count {
            if stretch.tokens.items[index].isSpaced { first = index }
            places[index].first = first + margin
            places[index].lastName =
                type == 0 ? 0 : type << 3 | (distance < 3 ? distance : distance < 6 ? 3 : distance < 12 ? 4 : 5)
            let kept = stretch.tags.items[index][.kept]
            if kept != 0 { (type, distance) = (UInt64(kept & 0xF), 0) } else { distance = min(distance + 1, 30) }
        }
        var next = count + margin
        for index in stride(from: count - 1, through: 0, by: -1) {
            places[index].next = next
            if stretch.tokens.items[index].isSpaced { next = index + margin }
        }
    }

    /// Hands the features of a token to `sink`.
    @inline(__always)
    func features(
        at index: Int, _ stretch: MentionReader.Stretch, _ codes: [UInt8], into sink: inout some FeatureSink
    ) {
        let wantsAll = !type(of: sink).knowsCommonFeatures
        let here = index + MentionFeatures.margin
        let (t2, t1, t0) = (tokens[here - 2], tokens[here - 1], tokens[here])
        let (t3, t4) = (tokens[here + 1], tokens[here + 2])
        if wantsAll {
            for (token, side) in zip([t0, t1, t3, t2, t4], Side.allCases) { sink.add(token.word(side)) }
        }
        sink.add(FeatureHash.feature(6, t1.key, t0.key))
        sink.add(FeatureHash.feature(7, t0.key, t3.key))
        sink.add(FeatureHash.feature(8, t2.key, t1.key))
        sink.add(FeatureHash.feature(9, t3.key, t4.key))
        if wantsAll {
            for (token, side) in zip([t0, t1, t3, t2, t4], Side.allCases) { sink.add(token.wordClass(side)) }
        }
        sink.add(FeatureHash.feature(15, t1.coarse, t0.coarse))
        sink.add(FeatureHash.feature(16, t0.coarse, t3.coarse))
        if wantsAll {
            shapes(at: index, into: &sink)
            sink.add(position(isFirst: index == 0))
        }
        sink.add(FeatureHash.feature(21, t1.habit, t0.habit, t3.habit))
        if wantsAll {
            sink.add(t0.ownHabit)
            for template in UInt64(25)...28 { sink.add(piece(template, at: index)) }
        }
        if index > 0 { sink.add(FeatureHash.feature(29, places[index].lastName, t0.coarse)) }
        let token = stretch.tokens.items[index]
        if token.word < 0, Symbol.isThai(codes[Int(token.start)]) { affixes(token, codes, &sink) }
        rules(index, stretch.tags.items, &sink)
    }

    /// The features of the shapes around a token.
    @inline(__always)
    func shapes(at index: Int, into sink: inout some FeatureSink) {
        let here = index + MentionFeatures.margin
        let (s2, s1, s0, s3) = (
            tokens[here - 2].shape, tokens[here - 1].shape, tokens[here].shape, tokens[here + 1].shape
        )
        sink.add(FeatureHash.feature(17, s1, s0, s3))
        sink.add(FeatureHash.feature(18, s2 << 5 | s1, s0))
        sink.add(FeatureHash.feature(19, places[index].enclosure, s1, s0))
    }

    /// Where a token stands: in the headline, at the beginning.
    @inline(__always)
    func position(isFirst: Bool) -> UInt64 { FeatureHash.feature(20, isHeadline ? 1 : 0, isFirst ? 1 : 0) }

    /// The features of the piece between spaces that a token is in: 25 and 27 of its beginning, 26 and 28 of its end.
    @inline(__always)
    func piece(_ template: UInt64, at index: Int) -> UInt64 {
        let place = places[index]
        let done = index + MentionFeatures.margin - place.first
        let left = place.next - index - MentionFeatures.margin
        switch template {
        case 25: return FeatureHash.feature(25, tokens[place.first].key, UInt64(min(done, 3)))
        case 26: return FeatureHash.feature(26, tokens[place.next].key, UInt64(min(left, 4)))
        case 27: return FeatureHash.feature(27, tokens[place.first - 1].key, UInt64(min(done, 2)))
        default:
            return FeatureHash.feature(
                28, tokens[place.first].fine, tokens[place.next].fine, UInt64(min(left, 3)))
        }
    }

    /// The first and last characters of an unknown word.
    @inline(__always)
    private func affixes(_ token: MentionTokens.Token, _ codes: [UInt8], _ sink: inout some FeatureSink) {
        let (start, end) = (Int(token.start), Int(token.end))
        sink.add(FeatureHash.feature(23, FeatureHash.key(codes, start..<min(end, start + 3))))
        sink.add(
            FeatureHash.feature(24, FeatureHash.key(codes, max(start, end - 3)..<end), UInt64(min(end - start, 12))))
    }

    /// The whole of the name that the rules see around a token: how it begins and ends, and what stands around it.
    private func name(
        _ tag: MentionTags.Tag, _ column: MentionTags.Column, _ template: UInt64, _ code: UInt64,
        _ sink: inout some FeatureSink
    ) {
        let first = Int(tag.firsts[column.rawValue]) + MentionFeatures.margin
        let last = Int(tag.lasts[column.rawValue]) + MentionFeatures.margin
        let length = UInt64(min(last - first, 9))
        let (before, start, after) = (tokens[first - 1], tokens[first], tokens[last + 1])
        sink.addRule(FeatureHash.feature(template, code, start.key))
        sink.addRule(FeatureHash.feature(template + 1, code, tokens[last].key))
        sink.addRule(FeatureHash.feature(template + 2, code, before.key))
        sink.addRule(FeatureHash.feature(template + 3, code, after.key, after.shape & 0x10))
        sink.addRule(FeatureHash.feature(template + 4, code, length, after.shape))
        sink.addRule(FeatureHash.feature(template + 5, code, start.key, length))
        sink.addRule(FeatureHash.feature(template + 6, code, after.fine, before.fine))
        sink.addRule(FeatureHash.feature(template + 7, code, start.key, tokens[first + 1].key))
    }

    /// What rules, gazetteer and cue words say.
    @inline(__always)
    private func rules(_ index: Int, _ tags: [MentionTags.Tag], _ sink: inout some FeatureSink) {
        let wantsAll = !type(of: sink).knowsCommonFeatures
        let tag = tags[index]
        let previous = index > 0 ? tags[index - 1] : MentionTags.Tag.none
        let next = index + 1 < tags.count ? tags[index + 1] : MentionTags.Tag.none
        let token = tokens[index + MentionFeatures.margin]
        let shape = token.shape
        let here = UInt64(tag[.kept])
        if wantsAll || here != 0 || previous[.kept] != 0 || next[.kept] != 0 {
            sink.addRule(FeatureHash.feature(40, here))
            sink.addRule(FeatureHash.feature(41, here & 0x18F, UInt64(previous[.kept]) & 0x18F))
            sink.addRule(FeatureHash.feature(42, here & 0x18F, UInt64(next[.kept]) & 0x18F))
        }
        if wantsAll || here != 0 {
            sink.addRule(token.decided(here, .here))
            sink.addRule(tokens[index + MentionFeatures.margin + 1].decided(here, .after))
            sink.addRule(tokens[index + MentionFeatures.margin - 1].decided(here, .before))
        }
        if tag.hasProposal { proposed(tag, here, &sink) }
        if next[.gazetteer] != 0 {
            sink.addRule(FeatureHash.feature(55, UInt64(next[.gazetteer]) & 0x18F, here & 0x18F))
        }
        if previous[.gazetteer] != 0 {
            sink.addRule(FeatureHash.feature(56, UInt64(previous[.gazetteer]) & 0x18F, here & 0x18F))
        }
        if tag.cue != 0 {
            sink.add(FeatureHash.feature(57, UInt64(tag.cue), tokens[index + MentionFeatures.margin + 1].shape))
        }
        if previous.cue != 0 { sink.add(FeatureHash.feature(58, UInt64(previous.cue), shape)) }
        if tag.head != 0 {
            let head = UInt64(tag.head)
            sink.add(FeatureHash.feature(59, head, shape))
            sink.add(FeatureHash.feature(60, head >> 3, token.coarse))
            sink.add(FeatureHash.feature(61, head >> 3, token.key))
        }
    }

    /// What the proposers say, each for itself, and the names that they see around a token.
    private func proposed(_ tag: MentionTags.Tag, _ here: UInt64, _ sink: inout some FeatureSink) {
        for column in [MentionTags.Column.gazetteer, .heads, .people, .latin] {
            let code = UInt64(tag[column])
            guard code != 0 else { continue }
            sink.addRule(FeatureHash.feature(46 + UInt64(column.rawValue), code))
            sink.addRule(FeatureHash.feature(54, code & 0x18F, UInt64(column.rawValue), here & 0x18F))
        }
        if here != 0 { name(tag, .kept, 62, here & 0x18F, &sink) }
        let heads = UInt64(tag[.heads])
        if heads != 0, heads != here { name(tag, .heads, 70, heads & 0x1FF, &sink) }
    }
}

/// The features that one token alone decides, at its own place or beside it.
extension MentionFeatures {
    /// Where a token stands, seen from the one that is described.
    enum Side: UInt64, CaseIterable {
        case here, before, after, secondBefore, secondAfter
    }
}

extension MentionFeatures.Token {
    /// A word of the vocabulary, with no space before it.
    init(word: Vocabulary.Word, key: UInt64) {
        self.init(
            key: key, fine: UInt64(word.fine) + 2, coarse: UInt64(word.coarse) + 2, habit: UInt64(word.habit),
            shape: UInt64(MentionTokens.Shape.known.rawValue) + 2)
    }

    /// A token that is no word of the vocabulary, with no space before it.
    init(_ token: MentionTokens.Token) {
        let isSign = token.shape == MentionTokens.Shape.sign.rawValue
        let kind = UInt64(0x8000) + UInt64(token.shape) + (isSign ? token.key & 0xFFFF : 0)
        self.init(
            key: token.key, fine: kind, coarse: kind, habit: 0x100 + UInt64(token.shape),
            shape: UInt64(token.shape) + 2)
    }

    /// The token itself.
    @inline(__always)
    func word(_ side: MentionFeatures.Side) -> UInt64 {
        FeatureHash.feature(1 + side.rawValue, key, side == .here ? shape & 0x10 : 0)
    }

    /// Its class.
    @inline(__always)
    func wordClass(_ side: MentionFeatures.Side) -> UInt64 {
        FeatureHash.feature(10 + side.rawValue, fine, side == .here ? shape & 0x10 : 0)
    }

    /// What it is most often a part of.
    var ownHabit: UInt64 { FeatureHash.feature(22, habit) }

    /// The token together with what the rules decide at the place that is described.
    @inline(__always)
    func decided(_ code: UInt64, _ side: MentionFeatures.Side) -> UInt64 {
        side == .here
            ? FeatureHash.feature(43, code & 0x18F, key)
            : FeatureHash.feature(side == .after ? 44 : 45, code & 0x18F, fine)
    }
}
