/// Reads the names of rural roads: "สาย สพ.3048 แยก ทล.340 - บ้านบางตาเถร".
struct RouteReader: Sendable {
    private let junctions: Phrases
    private let roads: PatternTrie
    private let goals: Phrases

    init(_ words: WordTables) {
        junctions = words.codePhrases(.junctions)
        roads = words.patterns(.junctionRoads)
        goals = words.codePhrases(.roadGoals)
    }

    /// The road whose code stands behind a cue.
    func route(_ hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = min(hit.line.upperBound, hit.range.upperBound + 120)
        let start = scene.skipSpaces(hit.range.upperBound, min(limit, hit.range.upperBound + 1))
        guard var end = codeEnd(codes, start, limit) else { return nil }
        let fork = scene.skipSpaces(end, min(limit, end + 1))
        if let junction = junctions.end(in: codes, at: fork, limit: limit) {
            end = junctionEnd(scene, junction, limit) ?? end
        }
        return hit.range.lowerBound..<(goalEnd(scene, end, limit) ?? end)
    }

    /// The end of "สพ.3048" at `start`.
    private func codeEnd(_ codes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
        var index = start
        while index < limit, Symbol.isConsonant(codes[index]), index - start < 3 { index += 1 }
        guard index > start, index < limit, codes[index] == Symbol.dot else { return nil }
        index += 1
        if index < limit, codes[index] == Symbol.space { index += 1 }
        let digits = index
        while index < limit, Symbol.isDigit(codes[index]) { index += 1 }
        return index - digits >= 3 ? index : nil
    }

    /// The end of the road or place that the road leaves, named from `start` on.
    private func junctionEnd(_ scene: Scene, _ start: Int, _ limit: Int) -> Int? {
        let codes = scene.codes
        let start = scene.skipSpaces(start, min(limit, start + 1))
        guard let road = roads.longest(codes, at: start, limit: limit) else {
            let end = thaiEnd(codes, start, min(limit, start + 24))
            return end > start + 2 ? end : nil
        }
        let number = scene.skipSpaces(road.end, min(limit, road.end + 1))
        if let end = codeEnd(codes, number, limit) { return end }
        var end = number
        while end < limit, Symbol.isDigit(codes[end]) { end += 1 }
        return end > number ? end : nil
    }

    /// The end of the place that the road leads to, behind a dash or the word for a village.
    private func goalEnd(_ scene: Scene, _ start: Int, _ limit: Int) -> Int? {
        let codes = scene.codes
        var goal = scene.skipSpaces(start, min(limit, start + 2))
        if goal < limit, codes[goal] == Symbol.hyphen {
            goal = scene.skipSpaces(goal + 1, min(limit, goal + 3))
        } else if goals.end(in: codes, at: goal, limit: limit) == nil {
            return nil
        }
        let end = thaiEnd(codes, goal, min(limit, goal + 30))
        return end > goal + 2 ? end : nil
    }

    private func thaiEnd(_ codes: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit, Symbol.isThai(codes[end]) { end += 1 }
        return end
    }
}
