/// How a vocabulary segment is laid out in the table `vocabulary`; all numbers have their lowest byte first.
///
/// A key has eight bytes, the highest first: the segment's number, the kind of value, and six bytes of its number.
///
///     kind 0  the directory, written last: without one there is no segment
///        0  8  hash of all that follows; as it covers the chunks' hashes, it names the segment's content
///        8  4  version of the layout         12  4  terms a group
///       16  8  number of terms               24  4  number of chunks       28  4  number of dictionaries
///       32  8  bytes of all keys
///       40     a row a chunk: 4 number of its first group, 4 end of its separator, 8 its hash
///              the separators
///
///     kind 1  a dictionary of zstd
///        0  8  hash of all that follows       8     the dictionary
///
///     kind 2  a chunk
///        0  8  hash of all that follows
///        8  4  number of its first group     12  4  number of groups
///       16  4  number of terms               20  4  number of its dictionary plus 1, 0 for none
///       24  4  length of what all its separators start with
///       28     a row a group: 4 end of its frame, 4 end of its separator
///              what all separators start with; the separators; the frames
///
/// A separator is the shortest start of a group's first key that is greater than the last key of the group in front of
/// it; the very first one is empty. So a key stands, if anywhere, in the last group whose separator is not greater.
enum SegmentFormat {
    static let version = 1
    static let directoryHeader = 40
    static let directoryRow = 16
    static let chunkHeader = 28
    static let chunkRow = 8
    /// How many segments a store may have: four bits of a term's id, of which one value stays free.
    static let greatestCount = 15

    enum Kind: UInt64 {
        case directory = 0
        case dictionary = 1
        case chunk = 2
    }

    static func key(_ segment: Int, _ kind: Kind, _ number: Int = 0) -> UInt64 {
        UInt64(segment) << 56 | kind.rawValue << 48 | UInt64(number)
    }
}

extension TermID {
    /// The id of a term of a segment.
    init(segment: Int, position: Int) {
        self.init(.sortedTerm, UInt64(segment) << 56 | UInt64(position))
    }

    /// The segment of a sorted term.
    var segment: Int { Int(payload >> 56) }

    /// The place of a sorted term within its segment.
    var position: Int { Int(payload & (1 << 56 - 1)) }
}

/// What a segment holds and where, copied from its directory. Segments do not change, so that readers share it.
final class SegmentDirectory: Sendable {
    private let bytes: [UInt8]
    /// The directory's hash, which names the content of the segment.
    let identity: UInt64
    let groupSize: Int
    let termCount: Int
    let chunkCount: Int
    let dictionaryCount: Int
    /// The bytes of all keys.
    let textSize: UInt64

    /// `nil` if the value is damaged or of a later version.
    init?(_ value: StoredBytes) {
        identity = value.uint64(0)
        groupSize = value.uint32(12)
        guard value.count >= SegmentFormat.directoryHeader, value.uint32(8) == SegmentFormat.version, groupSize > 0,
            unsafe Hash64.hash(value.from(8).pointer) == identity, value.uint64(16) < 1 << 56
        else { return nil }
        termCount = Int(value.uint64(16))
        chunkCount = value.uint32(24)
        dictionaryCount = value.uint32(28)
        textSize = value.uint64(32)
        bytes = unsafe Array(value.pointer)
        let rows = SegmentFormat.directoryHeader + chunkCount * SegmentFormat.directoryRow
        guard chunkCount > 0, termCount > 0, rows <= bytes.count else { return nil }
        for chunk in 0..<chunkCount {
            guard firstGroup(chunk) >= (chunk == 0 ? 0 : firstGroup(chunk - 1) + 1), firstGroup(chunk) < groupCount
            else { return nil }
        }
    }

    /// The number of groups.
    var groupCount: Int { (termCount + groupSize - 1) / groupSize }

    /// The number of a chunk's first group.
    func firstGroup(_ chunk: Int) -> Int { number(SegmentFormat.directoryHeader + chunk * SegmentFormat.directoryRow) }

    /// The hash that a chunk shall have.
    func hash(_ chunk: Int) -> UInt64 {
        let offset = SegmentFormat.directoryHeader + chunk * SegmentFormat.directoryRow + 8
        return bytes.withStoredBytes { $0.uint64(offset) }
    }

    private func number(_ offset: Int) -> Int { bytes.withStoredBytes { $0.uint32(offset) } }

    /// The chunk that a group stands in.
    func chunk(ofGroup group: Int) -> Int {
        var (low, high) = (0, chunkCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if firstGroup(middle) <= group { low = middle } else { high = middle }
        }
        return low
    }

    /// The chunk that a key stands in, if anywhere.
    func chunk(of key: StoredBytes) -> Int {
        bytes.withStoredBytes { bytes in
            let start = SegmentFormat.directoryHeader + chunkCount * SegmentFormat.directoryRow
            func end(_ chunk: Int) -> Int {
                chunk < 0 ? 0 : bytes.uint32(SegmentFormat.directoryHeader + chunk * SegmentFormat.directoryRow + 4)
            }
            var (low, high) = (0, chunkCount)
            while high - low > 1 {
                let middle = (low + high) / 2
                let separator = bytes.part(start + end(middle - 1), start + end(middle))
                if separator.compare(key) <= 0 { low = middle } else { high = middle }
            }
            return low
        }
    }

    /// The separator in front of a chunk.
    func separator(_ chunk: Int) -> [UInt8] {
        bytes.withStoredBytes { bytes in
            let start = SegmentFormat.directoryHeader + chunkCount * SegmentFormat.directoryRow
            let from = chunk == 0 ? 0 : number(SegmentFormat.directoryHeader + chunk * SegmentFormat.directoryRow - 12)
            let to = number(SegmentFormat.directoryHeader + chunk * SegmentFormat.directoryRow + 4)
            return unsafe Array(bytes.part(start + from, start + to).pointer)
        }
    }

    /// How many terms a group has: all the same number but the last.
    func count(ofGroup group: Int) -> Int {
        min(groupSize, termCount - group * groupSize)
    }
}

/// A chunk as it stands in the map.
@safe
struct SegmentChunk {
    let bytes: StoredBytes
    let firstGroup: Int
    let groupCount: Int
    let termCount: Int
    /// The number of the dictionary; `nil` for none.
    let dictionary: Int?
    private let sharedLength: Int

    /// `nil` if the header contradicts the length.
    init?(_ bytes: StoredBytes) {
        self.bytes = bytes
        firstGroup = bytes.uint32(8)
        groupCount = bytes.uint32(12)
        termCount = bytes.uint32(16)
        let number = bytes.uint32(20)
        dictionary = number == 0 ? nil : number - 1
        sharedLength = bytes.uint32(24)
        guard groupCount > 0, rows + groupCount * SegmentFormat.chunkRow + sharedLength <= bytes.count else {
            return nil
        }
    }

    private var rows: Int { SegmentFormat.chunkHeader }
    private var separators: Int { rows + groupCount * SegmentFormat.chunkRow + sharedLength }

    private func end(_ group: Int, _ column: Int) -> Int {
        group < 0 ? 0 : bytes.uint32(rows + group * SegmentFormat.chunkRow + column)
    }

    /// The frame of a group, counted from the first of the chunk.
    func frame(_ group: Int) -> StoredBytes {
        let start = separators + end(groupCount - 1, 4)
        return bytes.part(start + end(group - 1, 0), start + end(group, 0))
    }

    /// The part of a group's separator that differs from those of the chunk's others.
    private func separator(_ group: Int) -> StoredBytes {
        bytes.part(separators + end(group - 1, 4), separators + end(group, 4))
    }

    /// The whole separator of a group.
    func wholeSeparator(_ group: Int) -> [UInt8] {
        let shared = bytes.part(separators - sharedLength, separators)
        return unsafe Array(shared.pointer) + Array(separator(group).pointer)
    }

    /// The group that a key stands in, if anywhere, counted from the first of the chunk.
    func group(of key: StoredBytes) -> Int {
        let order = bytes.part(separators - sharedLength, separators).compare(key.part(0, min(sharedLength, key.count)))
        if order != 0 { return order < 0 ? groupCount - 1 : 0 }
        let rest = key.from(sharedLength)
        var (low, high) = (0, groupCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if separator(middle).compare(rest) <= 0 { low = middle } else { high = middle }
        }
        return low
    }
}
