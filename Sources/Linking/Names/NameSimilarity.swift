/// How much alike two names are, from 0 to 1.
struct NameSimilarity {
    private var weights: [Double]
    private var words: [[UInt8]]
    /// The weight of a word that no name holds.
    private let rarest: Double

    /// Compares names whose words stand in a table: rare words count more.
    init(_ table: WordTable) {
        let total = Double(max(2, table.nameCount))
        weights = table.counts.map { count in max(0.3, NameSimilarity.log2(total / Double(max(1, count)))) }
        words = table.words
        rarest = NameSimilarity.log2(total)
    }

    /// Knows the words that a table holds besides.
    mutating func extend(to table: WordTable) {
        for number in words.count..<table.words.count {
            words.append(table.words[number])
            weights.append(rarest)
        }
    }

    /// Forgets the words from a number on.
    mutating func truncate(to count: Int) {
        words.removeLast(words.count - count)
        weights.removeLast(weights.count - count)
    }

    /// How many words there are.
    var wordCount: Int { words.count }

    private static func log2(_ value: Double) -> Double {
        // Enough of a logarithm for weights: the exponent, and a straight line within it.
        guard value > 1 else { return 0 }
        return Double(value.exponent) + value.significand - 1
    }

    /// 1 less the share of letters that must change, by the longer one.
    mutating func letters(_ left: [UInt8], _ right: [UInt8]) -> Double {
        let longest = max(left.count, right.count)
        guard longest > 0 else { return 0 }
        // Names that differ in a third of their length are not looked at.
        if abs(left.count - right.count) * 3 > longest { return 0 }
        return 1 - Double(distance(left, right)) / Double(longest)
    }

    /// Letters of Thai, three bytes each.
    mutating func thai(_ left: [UInt8], _ right: [UInt8]) -> Double {
        let (a, b) = (NameSimilarity.scalars(left), NameSimilarity.scalars(right))
        return letters(a, b)
    }

    private static func scalars(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] >= 0xE0, offset + 2 < bytes.count {
                output.append(0x80 | (bytes[offset + 1] & 1) << 6 | bytes[offset + 2] & 0x3F)
                offset += 3
            } else {
                output.append(bytes[offset])
                offset += 1
            }
        }
        return output
    }

    /// How many letters must be put in, taken out, changed or swapped with their neighbour.
    private mutating func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        let width = right.count + 1
        var (before, last, row) = (
            [Int](repeating: 0, count: width), Array(0..<width), [Int](repeating: 0, count: width)
        )
        for i in left.indices {
            row[0] = i + 1
            for j in right.indices {
                let cost = left[i] == right[j] ? 0 : 1
                var value = min(last[j] + cost, min(last[j + 1], row[j]) + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    value = min(value, before[j - 1] + 1)
                }
                row[j + 1] = value
            }
            (before, last, row) = (last, row, before)
        }
        return last[right.count]
    }

    /// The share of the weight of words that both names have, in any order; words that are nearly alike count in part.
    mutating func words(_ left: [Int32], _ right: [Int32]) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        var (common, leftNorm, rightNorm) = (0.0, 0.0, 0.0)
        for number in left { leftNorm += weights[Int(number)] * weights[Int(number)] }
        for number in right { rightNorm += weights[Int(number)] * weights[Int(number)] }
        var taken = 0 as UInt64
        for number in left {
            var (best, bestIndex) = (0.0, -1)
            for (index, other) in right.enumerated() where index < 64 && taken & 1 << UInt64(index) == 0 {
                var alike = number == other ? 1.0 : 0.0
                if number != other, words[Int(number)].count > 3, words[Int(other)].count > 3 {
                    alike = letters(words[Int(number)], words[Int(other)])
                    if alike < 0.8 { alike = 0 }
                }
                if alike > best { (best, bestIndex) = (alike, index) }
            }
            if bestIndex >= 0 {
                taken |= 1 << UInt64(bestIndex)
                common += best * weights[Int(number)] * weights[Int(right[bestIndex])]
            }
        }
        return common / (leftNorm * rightNorm).squareRoot()
    }
}
