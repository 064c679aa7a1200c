import RDFModel

/// Finds the word that somebody may have meant.
enum Similarity {
    /// The candidate that is nearest to the word, without regard to the case of ASCII letters, if it is near enough:
    /// one edit for short words, two for words of six letters and more; `nil` if the word is a candidate itself.
    static func nearest(to word: String, among candidates: some Sequence<String>, edits: Int? = nil) -> String? {
        let letters = folded(word)
        let limit = edits ?? (letters.count < 6 ? 1 : 2)
        var best: (candidate: String, distance: Int, lengthening: Int)?
        for candidate in candidates {
            let other = folded(candidate)
            guard abs(other.count - letters.count) <= limit else { continue }
            let distance = distance(letters, other)
            if distance == 0 { return nil }
            // A word of one letter is one edit away from any other.
            guard distance <= limit, distance < max(letters.count, other.count) else { continue }
            // Swapped letters are likelier than one too many.
            let lengthening = abs(other.count - letters.count)
            if let best,
                (best.distance, best.lengthening, best.candidate.utf8.count)
                    <= (distance, lengthening, candidate.utf8.count)
            {
                continue
            }
            best = (candidate, distance, lengthening)
        }
        return best?.candidate
    }

    private static func folded(_ word: String) -> [Unicode.Scalar] {
        word.unicodeScalars.map { $0.value < 0x80 ? Unicode.Scalar(CodeUnits.lowercased(UInt8($0.value))) : $0 }
    }

    /// How many letters must be put in, left out or changed, or neighbours swapped (optimal string alignment).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
