import Sorting

/// Collects texts word by word, and makes a segment of them.
struct TextSegmentBuilder {
    private var table = WordTable()
    /// The word, the text and the weight of each posting, in the order of the texts.
    private var words: [UInt32] = []
    private var texts: [UInt32] = []
    private var weights: [UInt8] = []
    private var wordCount = 0
    /// How many texts there are.
    private(set) var textCount = 0

    /// How many different words there are.
    var differentWords: Int { table.count }

    /// About how many bytes are held.
    var size: Int { table.size + words.count * 9 }

    /// Adds a text; its number is that of the texts before it.
    mutating func add(_ text: TextWords) {
        let first = words.count
        let length = min(max(text.count, 1), Posting.mostLength)
        var numbers: [UInt32] = []
        numbers.reserveCapacity(text.fullCount)
        for index in 0..<text.fullCount { numbers.append(UInt32(table.number(of: text.word(index)))) }
        numbers.sort()
        for number in numbers {
            if words.count > first, words[words.count - 1] == number {
                if weights[weights.count - 1] >> 6 < 3 { weights[weights.count - 1] += 1 << 6 }
            } else {
                words.append(number)
                texts.append(UInt32(textCount))
                weights.append(UInt8(length - 1))
            }
        }
        wordCount += text.count
        textCount += 1
    }

    /// The segment of all texts.
    ///
    /// - Parameter put: keeps a chunk; `nil` keeps them in the segment.
    func finish(put: ((Int, [UInt8]) throws -> Void)? = nil) throws -> TextSegment {
        // Postings by their words, which keeps the order of the texts.
        var starts = [Int](repeating: 0, count: table.count + 1)
        for word in words { starts[Int(word) + 1] += 1 }
        for number in 0..<table.count { starts[number + 1] += starts[number] }
        var (places, next) = ([UInt32](repeating: 0, count: words.count), starts)
        for (place, word) in words.enumerated() {
            places[next[Int(word)]] = UInt32(place)
            next[Int(word)] += 1
        }
        var writer = TextSegmentWriter(put: put)
        var bytes: [UInt8] = []
        for number in table.sorted() {
            bytes.removeAll(keepingCapacity: true)
            var last = -1
            for place in places[starts[number]..<starts[number + 1]] {
                let text = Int(texts[Int(place)])
                let weight = weights[Int(place)]
                Postings.append(
                    Posting(text: text, count: Int(weight >> 6) + 1, length: Int(weight & 63) + 1), after: last,
                    to: &bytes)
                last = text
            }
            try writer.append(table.word(number), textCount: starts[number + 1] - starts[number], bytes)
        }
        return try writer.finish(textCount: textCount, wordCount: wordCount)
    }
}

extension TextSegment {
    /// The texts of two segments in memory as one, those of the second one behind those of the first.
    static func merged(_ left: TextSegment, _ right: TextSegment) throws -> TextSegment {
        var lists: [[UInt8]: [(texts: [Posting], shift: Int)]] = [:]
        for (segment, shift) in [(left, 0), (right, left.textCount)] {
            for chunk in segment.chunks {
                _ = forEachEntry(chunk) { entry in
                    let texts = Postings.read(chunk, entry.range, of: segment.textCount)
                    lists[entry.word, default: []].append((texts, shift))
                    return true
                }
            }
        }
        var writer = TextSegmentWriter()
        for (word, parts) in lists.ordered(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var (bytes, last, count) = ([UInt8](), -1, 0)
            for (texts, shift) in parts {
                for var posting in texts {
                    posting.text += shift
                    Postings.append(posting, after: last, to: &bytes)
                    (last, count) = (posting.text, count + 1)
                }
            }
            try writer.append(word, textCount: count, bytes)
        }
        return try writer.finish(
            textCount: left.textCount + right.textCount, wordCount: left.wordCount + right.wordCount)
    }
}
