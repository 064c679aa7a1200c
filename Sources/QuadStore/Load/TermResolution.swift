/// Gives every term of a load its id: of several batches the keys are merged, so that the new ones go to one vocabulary
/// segment in their order.
struct TermResolution {
    /// The ids that are not those of the segment, in any order; some of them several times.
    private var others: [UInt64] = []
    /// When repeated ones are taken out.
    private var othersLimit = 1 << 16
    private var isCollecting = true
    /// The segment of the new terms.
    private(set) var segment: (first: TermID, count: Int)?
    private let transaction: LoadTransaction
    private let dictionary: TermDictionary
    private let writer: VocabularySegmentWriter
    private var reader: TermReader
    /// Whether the dictionary has no term. A store without quads may have terms: those of quads that were deleted.
    private let isEmpty: Bool
    private var nextBlankNode: UInt64

    init(
        _ transaction: LoadTransaction, _ dictionary: TermDictionary, nextBlankNode: UInt64
    ) throws(StoreError) {
        self.transaction = transaction
        self.dictionary = dictionary
        self.nextBlankNode = nextBlankNode
        writer = try VocabularySegmentWriter(dictionary, in: transaction.current)
        reader = try TermReader(dictionary, transaction.current)
        let tailCount = try reader.tailCount()
        isEmpty = reader.segmentCounts.isEmpty && tailCount == 0
    }

    /// The id of the next key in the order of the keys.
    private mutating func id(of key: UnsafeRawBufferPointer) throws(StoreError) -> UInt64 {
        // A blank node is another one than that of the same label in any other document.
        if unsafe key[0] == TermKey.Kind.blankNode.rawValue {
            nextBlankNode += 1
            let id = TermID(.numberedBlankNode, nextBlankNode - 1)
            note(id.bits)
            return id.bits
        }
        if !isEmpty, let known = unsafe try reader.id(ofKey: key) {
            note(known.bits)
            return known.bits
        }
        let before = transaction.current
        let id = unsafe try writer.append(key, in: transaction.current)
        if segment == nil { segment = (id, 0) }
        segment?.count += 1
        try transaction.wrote(key.count / 4)
        if transaction.current !== before, !isEmpty { reader = try TermReader(dictionary, transaction.current) }
        return id.bits
    }

    /// The ids of the terms of a batch, by number.
    mutating func ids(of batch: LoadBatch) throws(StoreError) -> [UInt64] {
        let terms = batch.terms
        var ids = [UInt64](repeating: 0, count: terms.count)
        for number in terms.sortedNumbers() {
            let range = terms.range(of: Int(number))
            ids[Int(number)] = unsafe try withBytes(of: terms.arena, range) { (key) throws(StoreError) in
                unsafe try id(of: key)
            }
        }
        _ = try writer.finish(in: transaction.current)
        try addOthers(terms.others(), &ids)
        return ids
    }

    /// The ids of each batch's keys, in their order, as files.
    mutating func ids(of batches: [SpilledBatch], folder: String) throws(StoreError) -> [ScratchFile] {
        var runs: [KeyRun] = []
        var files: [ScratchFile] = []
        for batch in batches {
            runs.append(try KeyRun(batch.keys, pieceSize: 1 << 20))
            files.append(try ScratchFile(in: folder))
        }
        var pieces = [[UInt64]](repeating: [], count: runs.count)
        while true {
            // There are few batches, so that each key is looked for in all of them.
            var least: [UInt8]?
            for run in runs {
                guard let key = run.key else { continue }
                if let known = least, !key.lexicographicallyPrecedes(known) { continue }
                least = key
            }
            guard let key = least else { break }
            let id: UInt64 = unsafe try withBytes(key) { (bytes) throws(StoreError) in unsafe try self.id(of: bytes) }
            for index in runs.indices where runs[index].key == key {
                pieces[index].append(id)
                if pieces[index].count == 1 << 16 {
                    try files[index].append(pieces[index])
                    pieces[index].removeAll(keepingCapacity: true)
                }
                try runs[index].advance()
            }
        }
        for index in files.indices { try files[index].append(pieces[index]) }
        _ = try writer.finish(in: transaction.current)
        return files
    }

    /// The ids of the terms of a batch, by number, whose keys' ids are known.
    mutating func ids(of batch: SpilledBatch, keys file: ScratchFile) throws(StoreError) -> [UInt64] {
        let numbers = try batch.numbers.read(batch.keyCount, at: 0, zero: UInt32(0))
        let known = try file.read(batch.keyCount, at: 0, zero: UInt64(0))
        var ids = [UInt64](repeating: 0, count: batch.termCount)
        for (index, number) in numbers.enumerated() { ids[Int(number)] = known[index] }
        try addOthers(batch.others, &ids)
        return ids
    }

    /// Gives the other ids up, in their order and each once.
    mutating func takeOthers() -> [UInt64] {
        compactOthers()
        isCollecting = false
        defer { others = [] }
        return others
    }

    /// Keeps an id that is not one of the segment. Each batch brings the same numbers and dates again.
    private mutating func note(_ id: UInt64) {
        guard isCollecting else { return }
        others.append(id)
        guard others.count >= othersLimit else { return }
        compactOthers()
        othersLimit = max(1 << 16, others.count * 2)
    }

    private mutating func compactOthers() {
        others.sort()
        var kept = 0
        for index in others.indices where index == 0 || others[index] != others[kept - 1] {
            others[kept] = others[index]
            kept += 1
        }
        others.removeLast(others.count - kept)
    }

    /// The number behind the last blank node's.
    var blankNodeEnd: UInt64 { nextBlankNode }

    /// Inline ids are their own; triple terms are inserted once their parts are known, which have lower numbers.
    private mutating func addOthers(
        _ terms: [(number: UInt32, key: [UInt8])], _ ids: inout [UInt64]
    ) throws(StoreError) {
        var inserter: TermWriter?
        for (number, key) in terms {
            if key[0] == LoadTerms.inlineKind {
                ids[Int(number)] = key[1...].reduce(0) { $0 << 8 | UInt64($1) }
            } else {
                var parts = [TermID.unbound, .unbound, .unbound]
                for part in parts.indices {
                    let place = 1 + 4 * part
                    let local = key[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
                    parts[part] = TermID(bits: ids[local - 1])
                }
                if inserter == nil { inserter = try TermWriter(dictionary, transaction.current) }
                let id = try inserter?.insert(TripleIDs(parts[0], parts[1], parts[2])) ?? .unbound
                ids[Int(number)] = id.bits
            }
            note(ids[Int(number)])
        }
    }
}

/// Calls `body` with a part of an array's bytes.
@inline(__always)
func withBytes<Result>(
    of bytes: [UInt8], _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Result
) throws(StoreError) -> Result {
    unsafe try withBytes(bytes) { (bytes) throws(StoreError) in
        unsafe try body(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
}
