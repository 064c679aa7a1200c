extension WordSegmenter {
    /// What a word of the dictionary is made of.
    public struct Compound: Sendable, Equatable {
        /// The offsets in UTF-8 between the parts, ascending; none for a word that is not made of others.
        public var boundaries: [Int] = []
        /// The words that several parts side by side make, the whole one among them.
        public var words: [Range<Int>] = []
    }

    /// The parts of a word: as many words of the dictionary as stand in it one behind the other, each of at least three
    /// letters. `นายกรัฐมนตรี` is `นายก`, `รัฐ` and `มนตรี`, of which the last two make a word.
    ///
    /// Complexity: quadratic in the letters at most, and words of the dictionary are short. Stretches that are longer than
    /// any have no parts.
    ///
    /// - Parameters:
    ///   - bytes: a text in UTF-8.
    ///   - range: a word, as between two neighbours of ``boundaries(in:range:)``.
    public static func compound(in bytes: [UInt8], _ range: Range<Int>) -> Compound {
        let count = range.count / 3
        guard count >= 2 * fewestLetters, count <= mostLetters, range.count % 3 == 0, let words = WordDictionary.shared
        else { return Compound() }
        var letters: [UInt8] = []
        for offset in stride(from: range.lowerBound, to: range.upperBound, by: 3) {
            guard let code = ThaiCharacter.code(in: bytes, at: offset), !ThaiCharacter.isDigit(code) else {
                return Compound()
            }
            letters.append(0xA0 + code)
        }
        // The words that begin at each letter, by their ends.
        var ends = [[Int]](repeating: [], count: count)
        for start in 0..<count where start == 0 || WordBreaker.isCut(letters.span, start) {
            var (node, end) = (words.root, start)
            while end < count, let next = words.child(of: node, letters[end]) {
                (node, end) = (next, end + 1)
                if node.isKey, end - start >= fewestLetters, end == count || WordBreaker.isCut(letters.span, end) {
                    ends[start].append(end)
                }
            }
        }
        // The most parts up to each letter, and where the last of them starts.
        var best = [(parts: Int, start: Int)?](repeating: nil, count: count + 1)
        best[0] = (0, 0)
        for start in 0..<count {
            guard let here = best[start] else { continue }
            for end in ends[start] where end - start < count && here.parts + 1 > best[end]?.parts ?? 0 {
                best[end] = (here.parts + 1, start)
            }
        }
        guard let whole = best[count], whole.parts > 1 else { return Compound() }
        var cuts = [count]
        while let cut = cuts.last, cut > 0, let part = best[cut] { cuts.append(part.start) }
        cuts.reverse()
        var result = Compound()
        func offset(_ letter: Int) -> Int { range.lowerBound + 3 * letter }
        result.boundaries = cuts.dropFirst().dropLast().map(offset)
        for (number, start) in cuts.enumerated() {
            for end in cuts.dropFirst(number + 2) where ends[start].contains(end) || end - start == count {
                result.words.append(offset(start)..<offset(end))
            }
        }
        return result
    }

    private static let fewestLetters = 3
    private static let mostLetters = 60
}
