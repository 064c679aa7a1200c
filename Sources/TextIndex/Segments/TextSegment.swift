/// The words of some texts, with the texts that hold each: sorted words in chunks of some 16 KB.
///
/// A chunk is a row of entries, each of them
///
///     bytes shared with the word before, count of the others, the others, count of texts, count of bytes, texts
///
/// The numbers are varints, and the texts stand as ``Postings`` has them. The first word of a chunk shares none.
struct TextSegment: Sendable {
    /// How many texts there are.
    var textCount = 0
    /// How many words all texts have.
    var wordCount = 0
    /// The first word of each chunk.
    var firstWords: [[UInt8]] = []
    /// The chunks, unless they are in a store.
    var chunks: [[UInt8]] = []

    static let chunkSize = 16 << 10

    /// One word of a chunk.
    struct Entry {
        var word: [UInt8]
        var textCount: Int
        /// Where the texts stand in the chunk.
        var range: Range<Int>
    }

    /// Calls `body` with the entries of a chunk until it answers `false`; whether it never did.
    static func forEachEntry(_ chunk: [UInt8], _ body: (Entry) throws -> Bool) rethrows -> Bool {
        var reader = ByteReader(chunk)
        var entry = Entry(word: [], textCount: 0, range: 0..<0)
        while !reader.isAtEnd {
            let shared = Int(min(reader.varint(), UInt64(entry.word.count)))
            entry.word.removeLast(entry.word.count - shared)
            entry.word += chunk[reader.skip(reader.count())]
            entry.textCount = Int(truncatingIfNeeded: reader.varint())
            entry.range = reader.skip(reader.count())
            guard try body(entry) else { return false }
        }
        return true
    }

    /// The texts that hold a word.
    ///
    /// - Parameter read: gives a chunk.
    func texts(with word: TextQuery.Word, _ read: (Int) throws -> [UInt8]) rethrows -> [Posting] {
        // The last chunk whose first word is not behind this one.
        var (low, high) = (0, firstWords.count)
        while low < high {
            let middle = (low + high) / 2
            if word.bytes.lexicographicallyPrecedes(firstWords[middle]) { high = middle } else { low = middle + 1 }
        }
        var (lists, number): ([[Posting]], Int) = ([], max(0, low - 1))
        while number < firstWords.count {
            let chunk = try read(number)
            let goesOn = TextSegment.forEachEntry(chunk) { entry in
                if word.matches(entry.word[...]) {
                    lists.append(Postings.read(chunk, entry.range, of: textCount))
                    return word.isPrefix
                }
                return entry.word.lexicographicallyPrecedes(word.bytes)
            }
            guard goesOn else { break }
            number += 1
        }
        return Postings.union(lists)
    }
}

/// Writes the chunks of a segment; words come in the order of their bytes.
struct TextSegmentWriter {
    private(set) var segment = TextSegment()
    private var chunk: [UInt8] = []
    private var last: [UInt8] = []
    private let put: ((Int, [UInt8]) throws -> Void)?

    /// - Parameter put: keeps a chunk; `nil` keeps them in the segment.
    init(put: ((Int, [UInt8]) throws -> Void)? = nil) {
        self.put = put
    }

    /// Adds a word with its texts.
    mutating func append(_ word: some Collection<UInt8>, textCount: Int, _ texts: some Collection<UInt8>) throws {
        if chunk.isEmpty {
            segment.firstWords.append(Array(word))
            last = []
        }
        let shared = zip(last, word).prefix { $0 == $1 }.count
        chunk.append(varint: UInt64(shared))
        chunk.append(counted: word.dropFirst(shared))
        chunk.append(varint: UInt64(textCount))
        chunk.append(counted: texts)
        last = Array(word)
        if chunk.count >= TextSegment.chunkSize { try flush() }
    }

    private mutating func flush() throws {
        if chunk.isEmpty { return }
        if let put { try put(segment.firstWords.count - 1, chunk) } else { segment.chunks.append(chunk) }
        chunk = []
    }

    /// The segment.
    mutating func finish(textCount: Int, wordCount: Int) throws -> TextSegment {
        try flush()
        (segment.textCount, segment.wordCount) = (textCount, wordCount)
        return segment
    }
}
