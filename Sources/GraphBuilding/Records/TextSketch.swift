/// The smallest hashes of a text's phrases: how alike two texts are, without the texts.
///
/// A phrase is a run of characters of some length up to the next space; Thai sets spaces between phrases, so a changed
/// phrase changes one hash, and an inserted one shifts no other. The share of hashes that two sketches have in common
/// among the smallest of both estimates the share of phrases that the two texts have in common (a bottom-k sketch,
/// Broder 1997, Cohen and Kaplan 2007).
struct TextSketch: Equatable {
    /// At most so many hashes are kept.
    static let size = 64
    /// Phrases shorter than this are taken together with the next.
    private static let phrase = 24

    /// In ascending order, each once.
    let hashes: [UInt32]

    init(hashes: [UInt32]) { self.hashes = hashes }

    /// The sketch of a text in UTF-8.
    init(_ text: [UInt8]) {
        var hashes: [UInt32] = []
        text.withUnsafeBytes { text in
            var start = 0
            for place in 0...text.count {
                // A phrase ends at a space; the last one ends with the text, however short it is.
                let isEnd = place == text.count
                guard isEnd ? place > start : text[place] <= 0x20 && place - start >= TextSketch.phrase else {
                    continue
                }
                let phrase = UnsafeRawBufferPointer(rebasing: text[start..<place])
                hashes.append(UInt32(truncatingIfNeeded: TextTable.hash(phrase) >> 32))
                start = place + 1
            }
        }
        hashes.sort()
        var distinct: [UInt32] = []
        for hash in hashes where distinct.count < TextSketch.size && distinct.last != hash { distinct.append(hash) }
        self.hashes = distinct
    }

    func write(to record: inout RecordWriter) {
        record.number(hashes.count)
        for hash in hashes {
            for shift in [0, 8, 16, 24] as [UInt32] { record.byte(UInt8(truncatingIfNeeded: hash >> shift)) }
        }
    }

    static func read(from reader: inout RecordReader, into hashes: inout [UInt32]) {
        for _ in 0..<reader.count() {
            var hash: UInt32 = 0
            for shift in [0, 8, 16, 24] as [UInt32] { hash |= UInt32(reader.byte()) << shift }
            hashes.append(hash)
        }
    }

    /// The share of phrases that two texts have in common, as their sketches tell.
    static func likeness(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) -> Double {
        var (l, r) = (left.startIndex, right.startIndex)
        var (seen, shared) = (0, 0)
        while l < left.endIndex || r < right.endIndex, seen < size {
            seen += 1
            if r == right.endIndex || l < left.endIndex && left[l] < right[r] {
                l += 1
            } else if l == left.endIndex || right[r] < left[l] {
                r += 1
            } else {
                shared += 1
                l += 1
                r += 1
            }
        }
        return seen == 0 ? 0 : Double(shared) / Double(seen)
    }
}
