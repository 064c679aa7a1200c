/// How the segments of a vocabulary are made.
package struct SegmentSettings: Sendable {
    /// The terms of a group, which are compressed together.
    package var groupSize = 64
    /// The bytes that a chunk may have at most, if it holds more than one group: fifteen pages, without the 16 bytes
    /// that LMDB needs.
    package var chunkSize = 15 * 4096 - 16
    /// The bytes of front-coded groups that share a dictionary of zstd.
    package var stretchSize = 16 << 20
    /// The bytes of a dictionary at most; 0 for none.
    package var dictionarySize = 32 << 10
    /// The level of zstd.
    package var level = 6
    /// Whether a second thread compresses.
    package var usesThread = true

    /// The usual settings.
    package init() {}
}

/// Writes one segment of the vocabulary out of keys that come in their order, in bounded memory.
///
/// Every call takes a transaction, which may be another one each time: what was written is no segment before
/// ``finish(in:)`` has been committed, and the next writer clears away what an unfinished one left.
package final class VocabularySegmentWriter {
    /// The segment's number.
    package let segment: Int
    /// The number of terms so far.
    package private(set) var count = 0

    private let dictionary: TermDictionary
    private let settings: SegmentSettings
    private var coder = FrontCoder()
    private var stretch = SegmentStretch()
    private var lastKey: [UInt8] = []
    private var task: BackgroundTask<SegmentStretch.Compressed?>?
    private var textSize: UInt64 = 0
    private var dictionaryCount = 0
    private var chunkCount = 0
    private var rows: [UInt8] = []
    private var separators: [UInt8] = []

    /// Begins a segment above all that there are.
    ///
    /// - Throws: ``StoreError/limit(_:)`` if there are fifteen.
    package init(
        _ dictionary: TermDictionary, in transaction: WriteTransaction, settings: SegmentSettings = SegmentSettings()
    ) throws(StoreError) {
        var segment = 0
        while let _ = unsafe try transaction.value(dictionary.vocabulary, SegmentFormat.key(segment, .directory)) {
            segment += 1
        }
        guard segment < SegmentFormat.greatestCount else {
            throw .limit("the store has \(segment) vocabulary segments and takes no more; compact it first")
        }
        self.dictionary = dictionary
        self.settings = settings
        self.segment = segment
        for number in segment..<SegmentFormat.greatestCount {
            try [UInt8(number)].withStoredBytes { (prefix) throws(StoreError) in
                _ = unsafe try transaction.delete(dictionary.vocabulary, startingWith: prefix.pointer)
            }
        }
    }

    /// Adds a key, and tells the term's id.
    ///
    /// - Throws: ``StoreError/limit(_:)`` if the key is not greater than the last one.
    package func append(
        _ key: UnsafeRawBufferPointer, in transaction: WriteTransaction
    ) throws(StoreError) -> TermID {
        let key = unsafe StoredBytes(key)
        let shared = lastKey.withStoredBytes { $0.sharedPrefix(key) }
        let isGreater =
            unsafe shared < key.count && (shared == lastKey.count || lastKey[shared] < key.pointer[shared])
        guard isGreater else { throw .limit("the keys of a vocabulary segment must ascend, each but once") }
        if coder.count == 0 {
            if count > 0 { unsafe stretch.separators += key.part(0, shared + 1).pointer }
            stretch.separatorEnds.append(stretch.separators.count)
        }
        coder.append(key, sharing: shared)
        lastKey.removeLast(lastKey.count - shared)
        unsafe lastKey += key.from(shared).pointer
        textSize += UInt64(key.count)
        let id = TermID(segment: segment, position: count)
        count += 1
        if coder.count == settings.groupSize {
            endGroup()
            if stretch.groups.count >= settings.stretchSize { try flush(in: transaction) }
        }
        return id
    }

    /// Writes what is left and the directory; a segment without terms is none.
    ///
    /// - Returns: the number of terms.
    package func finish(in transaction: WriteTransaction) throws(StoreError) -> Int {
        if coder.count > 0 {
            stretch.lastCount = coder.count
            endGroup()
        }
        if !stretch.groupEnds.isEmpty { try flush(in: transaction) }
        try writeCompressed(in: transaction)
        guard count > 0 else { return 0 }
        var value = [UInt8](repeating: 0, count: 8)
        value.append(uint32: SegmentFormat.version)
        value.append(uint32: settings.groupSize)
        value.append(uint64: UInt64(count))
        value.append(uint32: chunkCount)
        value.append(uint32: dictionaryCount)
        value.append(uint64: textSize)
        value += rows
        value += separators
        value.seal()
        try put(value, .directory, 0, in: transaction)
        return count
    }

    private func endGroup() {
        coder.finish(into: &stretch.groups)
        stretch.groupEnds.append(stretch.groups.count)
    }

    /// Hands the stretch to the thread that compresses, after taking from it what it has done.
    private func flush(in transaction: WriteTransaction) throws(StoreError) {
        try writeCompressed(in: transaction)
        let firstGroup = stretch.firstGroup + stretch.groupEnds.count
        let full = stretch
        let settings = settings
        stretch = SegmentStretch()
        stretch.firstGroup = firstGroup
        task = BackgroundTask(onThread: settings.usesThread) { full.compressed(settings) }
    }

    /// Writes the chunks of the stretch that was compressed.
    private func writeCompressed(in transaction: WriteTransaction) throws(StoreError) {
        guard let task else { return }
        self.task = nil
        guard let done = task.result() ?? nil else { throw .limit("there is no memory to compress the vocabulary") }
        var number: Int?
        if !done.dictionary.isEmpty {
            var value = [UInt8](repeating: 0, count: 8)
            value += done.dictionary
            value.seal()
            try put(value, .dictionary, dictionaryCount, in: transaction)
            number = dictionaryCount
            dictionaryCount += 1
        }
        for groups in done.chunks(of: settings.chunkSize) {
            let value = done.value(groups, groupSize: settings.groupSize, dictionary: number)
            try put(value, .chunk, chunkCount, in: transaction)
            separators += done.separator(groups.lowerBound)
            rows.append(uint32: done.stretch.firstGroup + groups.lowerBound)
            rows.append(uint32: separators.count)
            rows += value.prefix(8)
            chunkCount += 1
        }
    }

    private func put(
        _ value: [UInt8], _ kind: SegmentFormat.Kind, _ number: Int, in transaction: WriteTransaction
    ) throws(StoreError) {
        try value.withStoredBytes { (value) throws(StoreError) in
            let key = SegmentFormat.key(segment, kind, number)
            unsafe try transaction.put(dictionary.vocabulary, key, value.pointer)
        }
    }
}
