/// Takes the features of a token, one after another.
protocol FeatureSink {
    /// A feature that comes from the text alone.
    mutating func add(_ feature: UInt64)
    /// A feature that comes from the rules or the gazetteer.
    mutating func addRule(_ feature: UInt64)
}

/// The features of each token: the one place that knows them, for training and for reading alike.
struct MentionFeatures {
    private let tokens: MentionTokens
    private let tags: MentionTags
    private let isHeadline: Bool
    /// Whether each token stands in brackets or quotation marks: 0 no, 1 brackets, 2 quotation marks.
    private var enclosures: [UInt8]
    /// The classes of each token, with two more at either side.
    private var fine: [UInt64]
    private var coarse: [UInt64]
    private var keys: [UInt64]
    private var shapes: [UInt64]
    private var habits: [UInt64]
    /// The first token of the piece between spaces that a token is in, and of the next one, with the margin.
    private var chunks: [Int32] = []
    private var nextChunks: [Int32] = []
    /// The type of the last name that the rules see before a token, and how far away it is.
    private var lastNames: [UInt16] = []

    /// How many tokens at either side are looked at.
    private static let margin = 3

    /// Prepares the columns that features are made from.
    init(_ tokens: MentionTokens, _ tags: MentionTags, _ codes: [UInt8], vocabulary: Vocabulary, isHeadline: Bool) {
        self.tokens = tokens
        self.tags = tags
        self.isHeadline = isHeadline
        let count = tokens.count
        let margin = MentionFeatures.margin
        enclosures = []
        enclosures.reserveCapacity(count)
        let pad = [UInt64](repeating: 1, count: margin)
        (fine, coarse, keys, shapes, habits) = (pad, pad, pad, pad, pad)
        var inBrackets = false
        var inQuotes = false
        var sinceOpen = 0
        for index in 0..<count {
            let shape = tokens.shapes[index]
            let space: UInt64 = tokens.spaced[index] ? 0x10 : 0
            keys.append(tokens.keys[index])
            if tokens.words[index] >= 0 {
                let word = vocabulary.words[Int(tokens.words[index])]
                fine.append(UInt64(word.fine) + 2)
                coarse.append(UInt64(word.coarse) + 2)
                habits.append(UInt64(word.habit))
            } else {
                let other = UInt64(0x8000) + UInt64(shape) + (shape == 7 ? tokens.keys[index] & 0xFFFF : 0)
                fine.append(other)
                coarse.append(other)
                habits.append(0x100 + UInt64(shape))
            }
            shapes.append(UInt64(shape) + 2 + space)
            enclosures.append(inQuotes ? 2 : inBrackets ? 1 : 0)
            sinceOpen += 1
            if shape == MentionTokens.Shape.sign.rawValue {
                switch codes[Int(tokens.starts[index])] {
                case Symbol.open: (inBrackets, sinceOpen) = (true, 0)
                case Symbol.close: inBrackets = false
                case Symbol.quote: (inQuotes, sinceOpen) = (!inQuotes, 0)
                default: break
                }
            }
            if sinceOpen > 40 { (inBrackets, inQuotes) = (false, false) }
        }
        fine += pad
        coarse += pad
        keys += pad
        shapes += pad
        habits += pad
        pieces(count)
    }

    private mutating func pieces(_ count: Int) {
        let margin = MentionFeatures.margin
        var first = 0
        let kept = tags[.kept]
        var (type, distance) = (UInt16(0), UInt16(0))
        for index in 0..<count {
            if tokens.spaced[index] { first = index }
            chunks.append(Int32(truncatingIfNeeded: first + margin))
            lastNames.append(
                type == 0 ? 0 : type << 3 | (distance < 3 ? distance : distance < 6 ? 3 : distance < 12 ? 4 : 5))
            if kept[index] != 0 { (type, distance) = (kept[index] & 0xF, 0) } else { distance = min(distance + 1, 30) }
        }
        nextChunks.append(contentsOf: repeatElement(Int32(truncatingIfNeeded: count + margin), count: count))
        var next = Int32(truncatingIfNeeded: count + margin)
        for index in stride(from: count - 1, through: 0, by: -1) {
            nextChunks[index] = next
            if tokens.spaced[index] { next = Int32(truncatingIfNeeded: index + margin) }
        }
    }

    /// Hands the features of a token to `sink`.
    @inline(__always)
    func features(at index: Int, _ codes: [UInt8], into sink: inout some FeatureSink) {
        let here = index + MentionFeatures.margin
        let (w2, w1, w0, w3, w4) = (keys[here - 2], keys[here - 1], keys[here], keys[here + 1], keys[here + 2])
        let shape = shapes[here]
        sink.add(FeatureHash.feature(1, w0, shape & 0x10))
        sink.add(FeatureHash.feature(2, w1))
        sink.add(FeatureHash.feature(3, w3))
        sink.add(FeatureHash.feature(4, w2))
        sink.add(FeatureHash.feature(5, w4))
        sink.add(FeatureHash.feature(6, w1, w0))
        sink.add(FeatureHash.feature(7, w0, w3))
        sink.add(FeatureHash.feature(8, w2, w1))
        sink.add(FeatureHash.feature(9, w3, w4))
        let (c2, c1, c0, c3, c4) = (fine[here - 2], fine[here - 1], fine[here], fine[here + 1], fine[here + 2])
        sink.add(FeatureHash.feature(10, c0, shape & 0x10))
        sink.add(FeatureHash.feature(11, c1))
        sink.add(FeatureHash.feature(12, c3))
        sink.add(FeatureHash.feature(13, c2))
        sink.add(FeatureHash.feature(14, c4))
        let (k1, k0, k3) = (coarse[here - 1], coarse[here], coarse[here + 1])
        sink.add(FeatureHash.feature(15, k1, k0))
        sink.add(FeatureHash.feature(16, k0, k3))
        sink.add(FeatureHash.feature(17, shapes[here - 1], shape, shapes[here + 1]))
        sink.add(FeatureHash.feature(18, shapes[here - 2] << 5 | shapes[here - 1], shape))
        sink.add(FeatureHash.feature(19, UInt64(enclosures[index]), shapes[here - 1], shape))
        sink.add(FeatureHash.feature(20, isHeadline ? 1 : 0, index == 0 ? 1 : 0))
        sink.add(FeatureHash.feature(21, habits[here - 1], habits[here], habits[here + 1]))
        sink.add(FeatureHash.feature(22, habits[here]))
        let (chunkFirst, chunkNext) = (Int(chunks[index]), Int(nextChunks[index]))
        sink.add(FeatureHash.feature(25, keys[chunkFirst], UInt64(min(here - chunkFirst, 3))))
        sink.add(FeatureHash.feature(26, keys[chunkNext], UInt64(min(chunkNext - here, 4))))
        sink.add(FeatureHash.feature(27, keys[chunkFirst - 1], UInt64(min(here - chunkFirst, 2))))
        sink.add(FeatureHash.feature(28, fine[chunkFirst], fine[chunkNext], UInt64(min(chunkNext - here, 3))))
        if index > 0 {
            sink.add(FeatureHash.feature(29, UInt64(lastNames[index]), coarse[here]))
        }
        if tokens.words[index] < 0, Symbol.isThai(codes[Int(tokens.starts[index])]) { affixes(index, codes, &sink) }
        rules(index, shape, &sink)
    }

    /// The first and last characters of an unknown word.
    @inline(__always)
    private func affixes(_ index: Int, _ codes: [UInt8], _ sink: inout some FeatureSink) {
        let (start, end) = (Int(tokens.starts[index]), Int(tokens.ends[index]))
        sink.add(FeatureHash.feature(23, FeatureHash.key(codes, start..<min(end, start + 3))))
        sink.add(
            FeatureHash.feature(24, FeatureHash.key(codes, max(start, end - 3)..<end), UInt64(min(end - start, 12))))
    }

    /// The whole of the name that the rules see around a token: how it begins and ends, and what stands around it.
    @inline(__always)
    private func name(
        _ index: Int, _ column: MentionTags.Column, _ template: UInt64, _ code: UInt64, _ sink: inout some FeatureSink
    ) {
        let first = Int(tags.firsts[column.rawValue][index]) + MentionFeatures.margin
        let last = Int(tags.lasts[column.rawValue][index]) + MentionFeatures.margin
        let length = UInt64(min(last - first, 9))
        sink.addRule(FeatureHash.feature(template, code, keys[first]))
        sink.addRule(FeatureHash.feature(template + 1, code, keys[last]))
        sink.addRule(FeatureHash.feature(template + 2, code, keys[first - 1]))
        sink.addRule(FeatureHash.feature(template + 3, code, keys[last + 1], shapes[last + 1] & 0x10))
        sink.addRule(FeatureHash.feature(template + 4, code, length, shapes[last + 1]))
        sink.addRule(FeatureHash.feature(template + 5, code, keys[first], length))
        sink.addRule(FeatureHash.feature(template + 6, code, fine[last + 1], fine[first - 1]))
        sink.addRule(FeatureHash.feature(template + 7, code, keys[first], keys[first + 1]))
    }

    /// What rules, gazetteer and cue words say.
    @inline(__always)
    private func rules(_ index: Int, _ shape: UInt64, _ sink: inout some FeatureSink) {
        let kept = tags[.kept]
        let here = UInt64(kept[index])
        let before = index > 0 ? UInt64(kept[index - 1]) : 0xFFFF
        let after = index + 1 < kept.count ? UInt64(kept[index + 1]) : 0xFFFF
        sink.addRule(FeatureHash.feature(40, here))
        sink.addRule(FeatureHash.feature(41, here & 0x18F, before & 0x18F))
        sink.addRule(FeatureHash.feature(42, here & 0x18F, after & 0x18F))
        sink.addRule(FeatureHash.feature(43, here & 0x18F, keys[index + MentionFeatures.margin]))
        sink.addRule(FeatureHash.feature(44, here & 0x18F, fine[index + MentionFeatures.margin + 1]))
        sink.addRule(FeatureHash.feature(45, here & 0x18F, fine[index + MentionFeatures.margin - 1]))
        for column in [MentionTags.Column.gazetteer, .heads, .people, .latin] {
            let code = UInt64(tags[column][index])
            guard code != 0 else { continue }
            sink.addRule(FeatureHash.feature(46 + UInt64(column.rawValue), code))
            sink.addRule(FeatureHash.feature(54, code & 0x18F, UInt64(column.rawValue), here & 0x18F))
        }
        if here != 0 { name(index, .kept, 62, here & 0x18F, &sink) }
        let heads = UInt64(tags[.heads][index])
        if heads != 0, heads != here { name(index, .heads, 70, heads & 0x1FF, &sink) }
        let gazetteer = tags[.gazetteer]
        let next = index + 1 < gazetteer.count ? UInt64(gazetteer[index + 1]) : 0
        if next != 0 { sink.addRule(FeatureHash.feature(55, next & 0x18F, here & 0x18F)) }
        let previous = index > 0 ? UInt64(gazetteer[index - 1]) : 0
        if previous != 0 { sink.addRule(FeatureHash.feature(56, previous & 0x18F, here & 0x18F)) }
        let cue = UInt64(tags.cues[index])
        if cue != 0 {
            sink.add(FeatureHash.feature(57, cue, shapes[index + MentionFeatures.margin + 1]))
        }
        if index > 0, tags.cues[index - 1] != 0 {
            sink.add(FeatureHash.feature(58, UInt64(tags.cues[index - 1]), shape))
        }
        let head = UInt64(tags.heads[index])
        if head != 0 {
            sink.add(FeatureHash.feature(59, head, shape))
            sink.add(FeatureHash.feature(60, head >> 3, coarse[index + MentionFeatures.margin]))
            sink.add(FeatureHash.feature(61, head >> 3, keys[index + MentionFeatures.margin]))
        }
    }
}
