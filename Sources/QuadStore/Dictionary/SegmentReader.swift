/// One vocabulary segment, read in one transaction; used by one thread at a time.
final class SegmentReader {
    let number: Int
    let directory: SegmentDirectory
    private let dictionary: TermDictionary
    private let transaction: Transaction
    private let decoder: GroupDecoder
    /// The chunk that was used last. A transaction that writes may move values, so that it keeps none.
    private var lastChunk: (index: Int, chunk: SegmentChunk)?
    private var decoders: [DecodingDictionary?]

    init(
        _ number: Int, _ directory: SegmentDirectory, _ dictionary: TermDictionary, _ transaction: Transaction,
        _ decoder: GroupDecoder
    ) {
        self.number = number
        self.directory = directory
        self.dictionary = dictionary
        self.transaction = transaction
        self.decoder = decoder
        decoders = Array(repeating: nil, count: min(directory.dictionaryCount, 1 << 16))
    }

    // MARK: Keys and places

    /// The place of the first key that is not less, and whether it is equal; the number of terms if all are less.
    func lowerBound(_ key: StoredBytes) throws(StoreError) -> (position: Int, isEqual: Bool) {
        let index = directory.chunk(of: key)
        let chunk = try chunk(index)
        let group = chunk.firstGroup + chunk.group(of: key)
        let found = try use(group, chunk) { $0.lowerBound(key) }
        return (group * directory.groupSize + found.index, found.isEqual)
    }

    /// Replaces the contents of `key` by that of a place.
    func read(_ position: Int, into key: inout [UInt8]) throws(StoreError) {
        try check(position)
        let (group, index) = position.quotientAndRemainder(dividingBy: directory.groupSize)
        try use(group, nil) { $0.read(index, into: &key) }
    }

    /// Calls `body` with the key of each place, which ascend; a place may come again.
    ///
    /// - Parameter keepsGroups: whether decoded groups are worth a place in the cache: where a few keys are read of each,
    ///   and not where all are read once.
    func forEach(
        _ positions: some Sequence<Int>, keepsGroups: Bool = false, _ body: (Int, Span<UInt8>) throws -> Void
    ) throws {
        if keepsGroups { return try forEachKept(positions, body) }
        var current = -1
        var value: FrontCodedGroup?
        var cursor = FrontCodedCursor()
        var next = 0
        var key: [UInt8] = []
        for position in positions {
            try check(position)
            let (group, index) = position.quotientAndRemainder(dividingBy: directory.groupSize)
            if group != current {
                value = try decode(group)
                current = group
                cursor = FrontCodedCursor()
                next = 0
                key.removeAll(keepingCapacity: true)
            }
            guard let value else { break }
            while next <= index {
                value.advance(&cursor, to: next, &key)
                next += 1
            }
            try body(position, key.span)
        }
    }

    /// Calls `body` with the key of each place, out of the caches where they have it.
    private func forEachKept(_ positions: some Sequence<Int>, _ body: (Int, Span<UInt8>) throws -> Void) throws {
        var pending: [Int] = []
        pending.reserveCapacity(SegmentReader.mostPending)
        for position in positions {
            try check(position)
            pending.append(position)
            if pending.count == SegmentReader.mostPending {
                try forEachKept(pending, body)
                pending.removeAll(keepingCapacity: true)
            }
        }
        try forEachKept(pending, body)
    }

    /// So many keys are looked for in the cache at a time.
    private static let mostPending = 64

    private func forEachKept(_ positions: [Int], _ body: (Int, Span<UInt8>) throws -> Void) throws {
        var (kept, found, key) = ([UInt8](), [KeyCache.Lookup](), [UInt8]())
        kept.reserveCapacity(positions.count * 64)
        found.reserveCapacity(positions.count)
        dictionary.keys.look(for: positions, of: directory.identity, &kept, &found)
        for (position, found) in zip(positions, found) {
            switch found {
            case .kept(let place): try body(position, kept.span.extracting(place))
            case .wanted:
                try read(position, into: &key)
                dictionary.keys.insert(key, directory.identity, position)
                try body(position, key.span)
            case .unknown:
                try read(position, into: &key)
                try body(position, key.span)
            }
        }
    }

    private func check(_ position: Int) throws(StoreError) {
        guard position < directory.termCount else {
            throw dictionary.damaged("term \(position) of vocabulary segment \(number) does not exist")
        }
    }

    // MARK: Groups

    /// What `body` makes of a group that is in the cache, or decoded into it.
    @inline(__always)
    private func use<Result>(
        _ group: Int, _ chunk: SegmentChunk?, _ body: (borrowing FrontCodedGroup) -> Result
    ) throws(StoreError) -> Result {
        if let known = dictionary.cache.use(directory.identity, group, body) { return known }
        let decoded = try decode(group, chunk)
        dictionary.cache.insert(decoded, directory.identity, group)
        return body(decoded)
    }

    /// A group without the cache, for what goes through many.
    func decode(_ group: Int, _ known: SegmentChunk? = nil) throws(StoreError) -> FrontCodedGroup {
        let chunk = if let known { known } else { try chunk(directory.chunk(ofGroup: group)) }
        let frame = chunk.frame(group - chunk.firstGroup)
        let dictionary: DecodingDictionary? =
            if let number = chunk.dictionary { try decodingDictionary(number) } else { nil }
        guard let bytes = decoder.decode(frame, dictionary),
            let decoded = FrontCodedGroup(bytes, count: directory.count(ofGroup: group))
        else { throw self.dictionary.damaged("group \(group) of vocabulary segment \(number) cannot be decoded") }
        return decoded
    }

    /// A chunk as it stands in the map.
    func chunk(_ index: Int) throws(StoreError) -> SegmentChunk {
        if let lastChunk, lastChunk.index == index { return lastChunk.chunk }
        let end = index + 1 < directory.chunkCount ? directory.firstGroup(index + 1) : directory.groupCount
        guard let value = unsafe try transaction.value(dictionary.vocabulary, SegmentFormat.key(number, .chunk, index)),
            let chunk = unsafe SegmentChunk(StoredBytes(value)), chunk.firstGroup == directory.firstGroup(index),
            chunk.firstGroup + chunk.groupCount == end
        else { throw dictionary.damaged("chunk \(index) of vocabulary segment \(number) cannot be read") }
        if transaction is ReadTransaction { lastChunk = (index, chunk) }
        return chunk
    }

    private func decodingDictionary(_ index: Int) throws(StoreError) -> DecodingDictionary {
        guard index < decoders.count else {
            throw dictionary.damaged("vocabulary segment \(number) has no compression dictionary \(index)")
        }
        if let known = decoders[index] { return known }
        let key = SegmentFormat.key(number, .dictionary, index)
        guard let value = unsafe try transaction.value(dictionary.vocabulary, key) else {
            throw dictionary.damaged("compression dictionary \(index) of vocabulary segment \(number) is missing")
        }
        let made = try dictionary.decoder(unsafe StoredBytes(value), number)
        decoders[index] = made
        return made
    }
}
