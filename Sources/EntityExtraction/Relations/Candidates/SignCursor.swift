/// Gathers the signs behind an element, up to one after the other of those that follow it.
struct SignCursor {
    private let line: RelationScene.Line
    private var next: Int
    /// Where the signs that count end.
    private var limit = 0
    private var found: UInt32 = 0

    init(line: RelationScene.Line) {
        self.line = line
        next = line.signs.lowerBound
    }

    /// Begins anew at the end of an element.
    mutating func begin(behind end: Int, in scene: RelationScene) {
        next = line.sign(from: end, of: scene)
        limit = end + ElementPair.signedGap
        found = 0
    }

    /// The signs behind the element and before `position`, which never moves back.
    mutating func signs(before position: Int, in scene: RelationScene) -> UInt32 {
        let end = min(position, limit)
        while next < line.signs.upperBound, scene.lineWords.signs[next].position < end {
            found |= scene.lineWords.signs[next].bit
            next += 1
        }
        return found
    }
}

extension RelationScene.Line {
    /// The first sign of the line at or behind a position.
    func sign(from position: Int, of scene: RelationScene) -> Int {
        var (low, high) = (signs.lowerBound, signs.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if scene.lineWords.signs[middle].position < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The signs in a gap, one bit each.
    func signs(in gap: Range<Int>, of scene: RelationScene) -> UInt32 {
        var found: UInt32 = 0
        let end = min(gap.upperBound, gap.lowerBound + ElementPair.signedGap)
        var next = sign(from: gap.lowerBound, of: scene)
        while next < signs.upperBound, scene.lineWords.signs[next].position < end {
            found |= scene.lineWords.signs[next].bit
            next += 1
        }
        return found
    }
}
