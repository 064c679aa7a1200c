/// That a text holds a word.
struct Posting: Equatable {
    /// The number of the text in its segment.
    var text: Int
    /// How often it holds the word, 4 for more.
    var count: Int
    /// How many words the text has, 64 for more.
    var length: Int

    static let mostCount = 4
    static let mostLength = 64
}

/// The texts of a word, ascending, as bytes: for each a number of which the lowest 8 bits are the count (2) and the length
/// (6), each less one, and the rest is how far the text lies behind the one before.
enum Postings {
    /// Appends a text.
    static func append(_ posting: Posting, after last: Int, to bytes: inout [UInt8]) {
        let weight = UInt64(posting.count - 1) << 6 | UInt64(posting.length - 1)
        bytes.append(varint: UInt64(posting.text - last) << 8 | weight)
    }

    /// The texts; of bytes that nobody wrote so, those that may be.
    ///
    /// - Parameters:
    ///   - bytes: bytes with those of the texts among them.
    ///   - range: where these are.
    ///   - limit: how many texts there are in all.
    static func read(_ bytes: [UInt8], _ range: Range<Int>, of limit: Int) -> [Posting] {
        var reader = ByteReader(bytes, range)
        var (postings, text): ([Posting], Int) = ([], -1)
        postings.reserveCapacity(min(limit, range.count / 2))
        while !reader.isAtEnd {
            let value = reader.varint()
            guard value >> 8 > 0, value >> 8 <= UInt64(limit - 1 - text) else { break }
            text += Int(value >> 8)
            postings.append(
                Posting(text: text, count: Int(value >> 6 & 3) + 1, length: Int(value & 63) + 1))
        }
        return postings
    }

    /// The texts that are in both lists; counts and lengths are those of the first.
    static func common(_ left: [Posting], _ right: [Posting]) -> [Posting] {
        var (result, other) = ([Posting](), 0)
        for posting in left {
            while other < right.count, right[other].text < posting.text { other += 1 }
            if other == right.count { break }
            if right[other].text == posting.text { result.append(posting) }
        }
        return result
    }

    /// The texts that are in any of the lists.
    static func union(_ lists: [[Posting]]) -> [Posting] {
        if lists.count < 2 { return lists.first ?? [] }
        var all = Array(lists.joined())
        all.sort { $0.text < $1.text }
        var result: [Posting] = []
        for posting in all {
            if let last = result.last, last.text == posting.text {
                result[result.count - 1].count = min(Posting.mostCount, last.count + posting.count)
            } else {
                result.append(posting)
            }
        }
        return result
    }
}
