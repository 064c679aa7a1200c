/// Which things of two sides are compared.
///
/// Things meet in blocks of one key. The work is bounded: a block of so many things on both sides that its key tells
/// little is passed over if the key is a weak one, and cut by what contains the things if it is a strong one.
struct CandidatePairs {
    /// The pairs, each as the number of ours in the high and of theirs in the low half; ascending, each once.
    private(set) var pairs: [UInt64] = []
    /// How many blocks were too large.
    private(set) var passedOver = 0

    /// The largest number of pairs of a block of a strong key.
    static let strongLimit = 2_500
    /// The largest number of pairs of a block of a weak key.
    static let weakLimit = 64

    /// Finds the pairs.
    init(_ ours: EntitySet, _ theirs: EntitySet, _ words: WordTable) {
        var large: [(ours: [Int32], theirs: [Int32], key: UInt64)] = []
        collect(
            CandidatePairs.entries(ours) { record, body in BlockingKeys.strong(record, body) },
            CandidatePairs.entries(theirs) { record, body in BlockingKeys.strong(record, body) },
            limit: CandidatePairs.strongLimit
        ) { large.append(($0, $1, $2)) }
        cut(large, ours, theirs)
        collect(
            CandidatePairs.entries(ours) { record, body in BlockingKeys.weak(record, words, body) },
            CandidatePairs.entries(theirs) { record, body in BlockingKeys.weak(record, words, body) },
            limit: CandidatePairs.weakLimit
        ) { _, _, _ in }
        pairs.sort()
        unite()
    }

    private static func entries(
        _ set: EntitySet, _ keys: (EntityRecord, (UInt64) -> Void) -> Void
    ) -> [BlockingKeys.Entry] {
        var entries: [BlockingKeys.Entry] = []
        for (index, record) in set.records.enumerated() {
            let start = entries.count
            keys(record) { key in
                // Names of one thing often share a key; a few are looked through.
                let isKnown = entries[start...].suffix(12).contains { $0.key == key }
                if !isKnown { entries.append(BlockingKeys.Entry(key: key, record: Int32(index))) }
            }
        }
        BlockingKeys.sort(&entries)
        return entries
    }

    /// Walks through both lists and pairs what has the same key.
    private mutating func collect(
        _ ours: [BlockingKeys.Entry], _ theirs: [BlockingKeys.Entry], limit: Int,
        tooLarge: ([Int32], [Int32], UInt64) -> Void
    ) {
        var (i, j) = (0, 0)
        while i < ours.count, j < theirs.count {
            let key = ours[i].key
            if key < theirs[j].key {
                i += 1
                continue
            }
            if key > theirs[j].key {
                j += 1
                continue
            }
            let (firstI, firstJ) = (i, j)
            while i < ours.count, ours[i].key == key { i += 1 }
            while j < theirs.count, theirs[j].key == key { j += 1 }
            if (i - firstI) * (j - firstJ) > limit {
                passedOver += 1
                tooLarge(ours[firstI..<i].map(\.record), theirs[firstJ..<j].map(\.record), key)
                continue
            }
            for left in ours[firstI..<i] {
                for right in theirs[firstJ..<j] { append(left.record, right.record) }
            }
        }
    }

    private mutating func append(_ left: Int32, _ right: Int32) {
        pairs.append(UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right)))
    }

    /// Pairs the things of blocks that are too large where they lie in the same thing.
    private mutating func cut(
        _ blocks: [(ours: [Int32], theirs: [Int32], key: UInt64)], _ ours: EntitySet, _ theirs: EntitySet
    ) {
        for block in blocks {
            func entries(_ numbers: [Int32], _ set: EntitySet) -> [BlockingKeys.Entry] {
                var entries: [BlockingKeys.Entry] = []
                for number in numbers {
                    for container in set.records[Int(number)].containers {
                        for key in set.containers[Int(container)].keys {
                            entries.append(BlockingKeys.Entry(key: key, record: number))
                        }
                    }
                }
                BlockingKeys.sort(&entries)
                return entries
            }
            passedOver -= 1
            collect(
                entries(block.ours, ours), entries(block.theirs, theirs), limit: CandidatePairs.strongLimit
            ) { _, _, _ in }
        }
    }

    /// Leaves each pair once.
    private mutating func unite() {
        var last: UInt64?
        pairs.removeAll { pair in
            defer { last = pair }
            return pair == last
        }
    }
}
