package import RDFModel

/// The terms of a store as one transaction sees them; used by one thread at a time.
///
/// In a transaction that writes it sees what has been inserted so far. It belongs to the one state that a transaction
/// reads: after ``ReadTransaction/renew()`` a new reader is needed.
package final class TermReader {
    let dictionary: TermDictionary
    private(set) var transaction: Transaction
    /// What came since the tables were written.
    private var journal: JournalView?
    /// The segments, by their numbers.
    private(set) var segments: [SegmentReader] = []
    private let decoder = GroupDecoder()
    /// Terms that were looked for in the tables lately, each where its hash leads; empty if they are not remembered.
    private var remembered: [Remembered] = []

    private struct Remembered {
        var hash: UInt64 = 0
        var key: [UInt8] = []
        var id = TermID.unbound
    }
    private var scratch: [UInt8] = []

    /// Reads the segments' directories, which are kept from one transaction to the next.
    package convenience init(_ dictionary: TermDictionary, _ transaction: Transaction) throws(StoreError) {
        try self.init(dictionary, transaction, nil)
    }

    /// Reads the tables, and a journal that continues them.
    ///
    /// - Parameter facts: what is known of the commit, if it is one.
    init(
        _ dictionary: TermDictionary, _ transaction: Transaction, _ journal: JournalView?, _ facts: CommitFacts? = nil
    ) throws(StoreError) {
        self.dictionary = dictionary
        self.transaction = transaction
        self.journal = journal
        if let facts {
            take(try facts.segments { () throws(StoreError) in try storedSegments() })
        } else {
            take(try storedSegments())
        }
    }

    /// Reads on in a transaction that writes, into whose tables the journal was brought.
    func goOn(in transaction: WriteTransaction) throws(StoreError) {
        self.transaction = transaction
        journal = nil
        remembered = []
        take(try storedSegments())
    }

    /// Begins to remember terms that are looked for, as short transactions look for the same ones again and again.
    func remember() {
        remembered = [Remembered](repeating: Remembered(), count: 2048)
    }

    private func storedSegments() throws(StoreError) -> [SegmentDirectory] {
        var directories: [SegmentDirectory] = []
        for number in 0..<SegmentFormat.greatestCount {
            let key = SegmentFormat.key(number, .directory)
            guard let value = unsafe try transaction.value(dictionary.vocabulary, key) else { break }
            directories.append(try dictionary.directory(unsafe StoredBytes(value), number))
        }
        return directories
    }

    private func take(_ directories: [SegmentDirectory]) {
        segments = directories.enumerated().map { SegmentReader($0, $1, dictionary, transaction, decoder) }
    }

    /// The numbers of terms in each segment.
    package var segmentCounts: [Int] { segments.map(\.directory.termCount) }

    // MARK: From terms to ids

    /// The id of a term; `nil` if the store does not know it.
    package func id(of term: Term) throws(StoreError) -> TermID? {
        if case .triple(let triple) = term {
            guard let subject = try id(of: triple.subject), let predicate = try id(of: .iri(triple.predicate)),
                let object = try id(of: triple.object)
            else { return nil }
            return try id(of: TripleIDs(subject, predicate, object))
        }
        scratch.removeAll(keepingCapacity: true)
        if case .inline(let id) = TermKey.append(term, to: &scratch) { return id }
        return try scratch.withStoredBytes { (key) throws(StoreError) in try id(ofStored: key) }
    }

    /// The id of a term as it stands in a block; `nil` if the store does not know it.
    package func id(of number: UInt32, in block: QuadBlock) throws(StoreError) -> TermID? {
        if let triple = block.triple(of: number) {
            guard let subject = try id(of: triple.subject, in: block),
                let predicate = try id(of: triple.predicate, in: block),
                let object = try id(of: triple.object, in: block)
            else { return nil }
            return try id(of: TripleIDs(subject, predicate, object))
        }
        scratch.removeAll(keepingCapacity: true)
        if case .inline(let id) = TermKey.append(number, of: block, to: &scratch) { return id }
        return try scratch.withStoredBytes { (key) throws(StoreError) in try id(ofStored: key) }
    }

    /// The id of the term of a key (``TermKey``); `nil` if the store does not know it.
    package func id(ofKey key: UnsafeRawBufferPointer) throws(StoreError) -> TermID? {
        try id(ofStored: unsafe StoredBytes(key))
    }

    func id(ofStored key: StoredBytes) throws(StoreError) -> TermID? {
        try id(ofStored: key, unsafe Hash64.hash(key.pointer))
    }

    /// The id of the term of a key, whose hash is known.
    func id(ofStored key: StoredBytes, _ hash: UInt64) throws(StoreError) -> TermID? {
        if let journal, let number = journal.memory.terms.find(key, hash, among: journal.extent.terms) {
            return TermID(.tailTerm, journal.memory.terms.firstTerm + UInt64(number))
        }
        if remembered.isEmpty { return try storedID(key, hash) }
        let place = Int(truncatingIfNeeded: hash) & (remembered.count - 1)
        if remembered[place].hash == hash, remembered[place].key.withStoredBytes({ $0.compare(key) == 0 }) {
            return remembered[place].id
        }
        guard let id = try storedID(key, hash) else { return nil }
        remembered[place] = Remembered(hash: hash, key: unsafe Array(key.pointer), id: id)
        return id
    }

    /// The id of a term of the tables.
    private func storedID(_ key: StoredBytes, _ hash: UInt64) throws(StoreError) -> TermID? {
        for segment in segments {
            let found = try segment.lowerBound(key)
            if found.isEqual { return TermID(segment: segment.number, position: found.position) }
        }
        if let journal, journal.memory.terms.firstTerm == 0 { return nil }
        return try tailID(key, hash)
    }

    /// The id of a term of the tail's table.
    func tailID(_ key: StoredBytes, _ hash: UInt64) throws(StoreError) -> TermID? {
        guard let value = unsafe try transaction.value(dictionary.tailHashes, hash),
            let indexes = unsafe TailFormat.content(StoredBytes(value))
        else { return nil }
        for offset in stride(from: 0, to: indexes.count, by: 8) {
            let index = indexes.uint64(offset)
            if try tailKey(index).compare(key) == 0 { return TermID(.tailTerm, index) }
        }
        return nil
    }

    /// The id of a triple term; `nil` if the store does not know it.
    package func id(of triple: TripleIDs) throws(StoreError) -> TermID? {
        if let journal, let number = journal.memory.terms.find(triple, among: journal.extent.triples) {
            return TermID(.tripleTerm, journal.memory.terms.firstTriple + UInt64(number))
        }
        return try TailFormat.key(triple).withStoredBytes { (key) throws(StoreError) in
            guard let value = unsafe try transaction.value(dictionary.tripleIDs, key.pointer) else { return nil }
            return TermID(.tripleTerm, unsafe StoredBytes(value).uint64(4))
        }
    }

    // MARK: From ids to terms

    /// The term of an id.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)`` if the store has none, as it gave the id out.
    package func term(_ id: TermID) throws(StoreError) -> Term {
        if let term = id.inlineTerm { return term }
        if id.tag == .tripleTerm {
            let parts = try triple(id)
            guard case .iri(let predicate) = try term(parts.predicate) else {
                throw dictionary.damaged("the predicate of triple term \(id.payload) is no IRI")
            }
            return .triple(Triple(try term(parts.subject), predicate, try term(parts.object)))
        }
        var key = scratch
        scratch = []
        defer { scratch = key }
        try read(id, into: &key)
        guard let term = TermKey.term(key.span) else {
            throw dictionary.damaged("the term of id \(id.bits) cannot be read")
        }
        return term
    }

    /// Replaces the contents of `key` by the key of a term that is neither inline nor a triple term.
    package func read(_ id: TermID, into key: inout [UInt8]) throws(StoreError) {
        switch id.tag {
        case .sortedTerm: try segment(id).read(id.position, into: &key)
        case .tailTerm:
            let stored = try tailKey(id.payload)
            key.removeAll(keepingCapacity: true)
            unsafe key += stored.pointer
        default: throw dictionary.damaged("the id \(id.bits) stands in no dictionary")
        }
    }

    /// The parts of a triple term.
    package func triple(_ id: TermID) throws(StoreError) -> TripleIDs {
        if let journal, id.tag == .tripleTerm, id.payload >= journal.memory.terms.firstTriple {
            let number = id.payload - journal.memory.terms.firstTriple
            guard number < UInt64(journal.extent.triples) else {
                throw dictionary.damaged("triple term \(id.payload) does not exist")
            }
            return try checked(journal.memory.terms.triple(Int(number)), id)
        }
        guard id.tag == .tripleTerm, let value = unsafe try transaction.value(dictionary.triples, id.payload),
            let parts = unsafe TailFormat.content(StoredBytes(value)), parts.count == 24
        else { throw dictionary.damaged("triple term \(id.payload) does not exist") }
        let ids = (0..<3).map { TermID(bits: parts.uint64($0 * 8)) }
        return try checked(TripleIDs(ids[0], ids[1], ids[2]), id)
    }

    /// A triple term is inserted after its parts: what says otherwise might have no end.
    private func checked(_ triple: TripleIDs, _ id: TermID) throws(StoreError) -> TripleIDs {
        for part in [triple.subject, triple.predicate, triple.object] {
            if part.tag == .tripleTerm, part.payload >= id.payload {
                throw dictionary.damaged("triple term \(id.payload) contains a later one")
            }
        }
        return triple
    }

    /// Calls `body` with the keys of many terms, in the order of the ids and not of the list: with an index of the list
    /// and the bytes, which are valid during the call. Every group is decoded once.
    ///
    /// - Parameter ids: ids in any order, also several times; inline ids and triple terms are passed over.
    package func forEachKey(_ ids: [TermID], _ body: (Int, Span<UInt8>) throws -> Void) throws {
        var order: [(bits: UInt64, index: Int)] = []
        order.reserveCapacity(ids.count)
        for (index, id) in ids.enumerated() where id.tag == .sortedTerm || id.tag == .tailTerm {
            order.append((id.bits, index))
        }
        order.sort { $0.bits < $1.bits }
        var start = 0
        while start < order.count, TermID(bits: order[start].bits).tag == .sortedTerm {
            let number = TermID(bits: order[start].bits).segment
            var end = start
            while end < order.count, TermID(bits: order[end].bits).tag == .sortedTerm,
                TermID(bits: order[end].bits).segment == number
            { end += 1 }
            var place = start
            let positions = order[start..<end].lazy.map { TermID(bits: $0.bits).position }
            let segment = try segment(TermID(bits: order[start].bits))
            let span = Int(order[end - 1].bits - order[start].bits)
            let keepsGroups = end - start <= TermReader.few || span / segment.directory.groupSize > (end - start) / 8
            try segment.forEach(positions, keepsGroups: keepsGroups) { _, key in
                try body(order[place].index, key)
                place += 1
            }
            start = end
        }
        for (bits, index) in order[start...] {
            let key = try tailKey(TermID(bits: bits).payload)
            try body(index, unsafe key.pointer.bindMemory(to: UInt8.self).span)
        }
    }

    /// Calls `body` with every term that has a key, in the order of the ids.
    package func forEachKey(_ body: (TermID, Span<UInt8>) throws -> Void) throws {
        for segment in segments {
            try segment.forEach(0..<segment.directory.termCount) { position, key in
                try body(TermID(segment: segment.number, position: position), key)
            }
        }
        for index in 0..<(try tailCount()) {
            let key = try tailKey(index)
            try body(TermID(.tailTerm, index), unsafe key.pointer.bindMemory(to: UInt8.self).span)
        }
    }

    /// The number of terms in the tail.
    package func tailCount() throws(StoreError) -> UInt64 {
        if let journal { return journal.memory.terms.firstTerm + UInt64(journal.extent.terms) }
        return try TailFormat.count(dictionary.tail, transaction)
    }

    /// The number of triple terms.
    package func tripleCount() throws(StoreError) -> UInt64 {
        if let journal { return journal.memory.terms.firstTriple + UInt64(journal.extent.triples) }
        return try TailFormat.count(dictionary.triples, transaction)
    }

    /// So few terms are those of a thing that may be asked for again.
    private static let few = 128

    private func segment(_ id: TermID) throws(StoreError) -> SegmentReader {
        guard id.segment < segments.count else {
            throw dictionary.damaged("vocabulary segment \(id.segment) does not exist")
        }
        return segments[id.segment]
    }

    func tailKey(_ index: UInt64) throws(StoreError) -> StoredBytes {
        if let journal, index >= journal.memory.terms.firstTerm {
            let number = index - journal.memory.terms.firstTerm
            guard number < UInt64(journal.extent.terms) else {
                throw dictionary.damaged("term \(index) of the dictionary's tail does not exist")
            }
            return journal.memory.terms.key(Int(number))
        }
        guard let value = unsafe try transaction.value(dictionary.tail, index),
            let key = unsafe TailFormat.content(StoredBytes(value))
        else { throw dictionary.damaged("term \(index) of the dictionary's tail does not exist") }
        return key
    }
}
