/// What rules and gazetteer say about each token of a stretch, as small codes.
///
/// A code says which type is proposed, whether the token is the first, the last or an inner one of the name, and how
/// sure the proposer is. Each proposer has a code of its own, so that the model can learn how far to trust it.
struct MentionTags {
    /// The proposers.
    enum Column: Int, CaseIterable {
        /// What the rules would decide without a model.
        case kept
        /// Names of the seeds.
        case gazetteer
        /// Bodies, places, happenings and plans by their heads, decided against or not.
        case heads
        /// People by their titles.
        case people
        /// Names in Latin script by their key words.
        case latin
    }

    /// What stands at one token.
    struct Tag {
        /// A code for each proposer, then the kind of the cue word that starts there, then the nearest head noun to the
        /// left in the same stretch and how far away it is, roughly; 0 for none.
        var codes = SIMD8<UInt16>.zero
        /// The first and the last token of the name that the token is in, for each proposer; meaningless outside of names.
        var firsts = SIMD8<UInt16>.zero
        var lasts = SIMD8<UInt16>.zero

        /// What stands before the beginning and behind the end.
        static var none: Tag {
            var tag = Tag()
            tag.codes[Column.kept.rawValue] = .max
            return tag
        }

        /// Whether a proposer sees a name here.
        var hasProposal: Bool { codes[0] | codes[1] | codes[2] | codes[3] | codes[4] != 0 }

        @inline(__always)
        subscript(column: Column) -> UInt16 { codes[column.rawValue] }

        var cue: UInt16 {
            @inline(__always) get { codes[5] }
            set { codes[5] = newValue }
        }
        var head: UInt16 {
            @inline(__always) get { codes[6] }
            set { codes[6] = newValue }
        }
    }

    /// The tags of the tokens.
    private(set) var items: [Tag] = []

    private static func column(of rule: Proposal.Rule) -> Column {
        switch rule {
        case .gazetteer: .gazetteer
        case .titledPerson, .laterReference: .people
        case .latin: .latin
        default: .heads
        }
    }

    /// The label that a code asks for.
    static func label(_ code: UInt16) -> Int {
        let type = Int(code & 0xF)
        return type == 0 ? MentionLabel.outside : code & 0x80 != 0 ? type : type + 7
    }

    /// Whether a title or a seed asks for the label with a high score; a happening or plan only if the seeds know it.
    static func isSure(_ code: UInt16) -> Bool {
        let type = code & 0xF
        return type >= 1 && code & 0x70 >= (type <= 5 ? 0x60 : 0x70)
    }

    /// Fills the columns for `tokens`.
    ///
    /// - Parameters:
    ///   - proposals: what is proposed, in order of position.
    ///   - kept: what the rules decide, in order of position.
    ///   - cues: the cue words, in order of position.
    mutating func fill(
        _ tokens: MentionTokens, proposals: ArraySlice<Proposal>, kept: ArraySlice<Proposal>,
        cues hits: ArraySlice<Scene.CueHit>
    ) {
        let count = tokens.count
        items.removeAll(keepingCapacity: true)
        items.append(contentsOf: repeatElement(Tag(), count: count))
        var cursor = 0
        for proposal in proposals { mark(proposal, MentionTags.column(of: proposal.rule), tokens, &cursor) }
        cursor = 0
        for proposal in kept { mark(proposal, .kept, tokens, &cursor) }
        cursor = 0
        for hit in hits { mark(hit, tokens, &cursor) }
        var (head, distance) = (UInt16(0), UInt16(0))
        var items = items.mutableSpan
        for index in 0..<count {
            if items[index].cue & 0x300 == 0x100 {
                (head, distance) = (items[index].cue & 0xFF, 0)
            } else if head != 0 {
                distance += 1
                if distance > 24 || tokens.items[index].shape == MentionTokens.Shape.sign.rawValue && distance > 8 {
                    head = 0
                }
            }
            let step: UInt16 = distance < 4 ? distance : distance < 7 ? 4 : distance < 12 ? 5 : 6
            items[index].head = head == 0 ? 0 : head << 3 | step
        }
    }

    /// The first token from `cursor` on that ends after a position.
    private func advance(_ cursor: inout Int, to position: Int, _ tokens: MentionTokens) {
        while cursor < tokens.count, tokens.items[cursor].end <= position { cursor += 1 }
        while cursor > 0, tokens.items[cursor - 1].end > position { cursor -= 1 }
    }

    private mutating func mark(
        _ proposal: Proposal, _ column: Column, _ tokens: MentionTokens, _ cursor: inout Int
    ) {
        advance(&cursor, to: proposal.range.lowerBound, tokens)
        var index = cursor
        let end = proposal.range.upperBound
        let bucket = UInt16(min(7, max(0, Int(proposal.score * 8))))
        var base = UInt16(MentionLabel.number(proposal.type) + 1) | bucket << 4
        if column == .gazetteer, proposal.entry != nil { base |= 0x400 }
        var isFirst = true
        var last = index
        while last + 1 < tokens.count, tokens.items[last + 1].start < end { last += 1 }
        let start = index
        while index < tokens.count, tokens.items[index].start < end {
            // The longer of two overlapping names stays.
            if items[index].codes[column.rawValue] == 0 || isFirst {
                let isLast = index + 1 == tokens.count || tokens.items[index + 1].start >= end
                items[index].codes[column.rawValue] = base | (isFirst ? 0x80 : 0) | (isLast ? 0x100 : 0)
                items[index].firsts[column.rawValue] = UInt16(truncatingIfNeeded: start)
                items[index].lasts[column.rawValue] = UInt16(truncatingIfNeeded: last)
            }
            isFirst = false
            index += 1
        }
    }

    private mutating func mark(_ hit: Scene.CueHit, _ tokens: MentionTokens, _ cursor: inout Int) {
        advance(&cursor, to: hit.range.lowerBound, tokens)
        guard cursor < tokens.count, tokens.items[cursor].start <= hit.range.lowerBound, items[cursor].cue == 0 else {
            return
        }
        switch hit.cue.kind {
        case .head:
            items[cursor].cue = 0x100 | UInt16(MentionLabel.number(hit.cue.type) + 1) << 4 | hit.cue.style.number
        case .title: items[cursor].cue = 0x200
        case .office: items[cursor].cue = 0x201
        case .shield: break
        }
    }
}

extension HeadStyle {
    /// A small number for the style.
    var number: UInt16 {
        switch self {
        case .plain: 0
        case .company: 1
        case .place: 2
        case .room: 3
        case .short: 4
        case .event: 5
        case .plan: 6
        case .whole: 7
        case .prefix: 8
        case .road: 9
        case .royal: 10
        case .monk: 11
        case .village: 12
        case .weak: 13
        case .route: 14
        }
    }
}
