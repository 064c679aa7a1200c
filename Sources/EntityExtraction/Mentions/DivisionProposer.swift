import Sorting

/// Proposes the parts of bodies whose names begin with an everyday word ("กลุ่ม", "ฝ่าย"): behind the office of whoever
/// leads one ("ผู้อำนวยการกลุ่ม…"), and right before the body that one belongs to ("กลุ่ม… สำนัก…").
///
/// Comes after the proposers of bodies, whose proposals it looks at.
struct DivisionProposer: MentionProposer {
    private let reader: NameReader
    private let heads: PatternTrie
    private let others: PatternTrie
    private let leaders: PatternTrie
    /// How far before a body the part of it may begin.
    private let longest = 60

    /// Makes a proposer that reads names with `reader`.
    init(_ words: WordTables, _ reader: NameReader) {
        self.reader = reader
        heads = words.patterns(.divisions)
        others = words.patterns(.notDivisions)
        leaders = words.patterns(.divisionLeaders)
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        var found: [Int: Int] = [:]
        for hit in scene.cues where hit.cue.kind == .office {
            let limit = hit.line.upperBound
            guard let leader = leaders.longest(scene.codes, at: hit.range.lowerBound, limit: limit) else { continue }
            let start = scene.skipSpaces(leader.end, min(limit, leader.end + 1))
            guard let end = end(scene, from: start, limit: limit) else { continue }
            found[start] = end
        }
        for proposal in proposals where proposal.type == .organisation && proposal.score >= 0.5 {
            guard let range = before(proposal.range.lowerBound, scene) else { continue }
            found[range.lowerBound] = range.upperBound
        }
        for start in Array(found.keys).ordered() {
            guard let end = found[start] else { continue }
            proposals.append(Proposal(start..<end, .organisation, score: 0.6, rule: .headNoun))
        }
    }

    /// The end of the name of a part of a body that starts at a position.
    private func end(_ scene: Scene, from start: Int, limit: Int) -> Int? {
        guard let head = heads.longest(scene.codes, at: start, limit: limit), head.end < limit,
            Symbol.isThai(scene.codes[head.end]), others.longest(scene.codes, at: head.end, limit: limit) == nil,
            !reader.isGeneric(scene, at: head.end, limit: limit)
        else { return nil }
        let end = reader.pieceEnd(scene, from: head.end, limit: limit, free: 2)
        guard end >= head.end + 4 else { return nil }
        // "ฝ่ายธุรกิจ 1"
        guard end + 1 < limit, scene.codes[end] == Symbol.space, Symbol.isDigit(scene.codes[end + 1]),
            end + 2 >= limit || !Symbol.isDigit(scene.codes[end + 2])
        else { return end }
        return end + 2
    }

    /// The name of a part that ends one space before a position.
    private func before(_ position: Int, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        guard position > 1, codes[position - 1] == Symbol.space, Symbol.isThai(codes[position - 2]) else { return nil }
        var start = position - 2
        while start > 0, position - start < longest, Symbol.isThai(codes[start - 1]) { start -= 1 }
        guard let end = end(scene, from: start, limit: position - 1), end == position - 1 else { return nil }
        return start..<end
    }
}
