package import RDFModel

/// Adds terms within a transaction that writes. They are seen by others once it is committed, and leave nothing if it
/// is not.
package final class TermWriter {
    /// Reads what is there, with what was inserted.
    package let reader: TermReader
    private let dictionary: TermDictionary
    private let place: Place
    /// How many terms and triple terms the tables hold, once that was asked for.
    private var tailCount: UInt64?
    private var tripleCount: UInt64?
    private var scratch: [UInt8] = []

    /// Where terms go.
    private enum Place {
        case tables(WriteTransaction)
        // The writer owns this value.
        case journal(Unowned)
    }

    private struct Unowned {
        unowned let writer: JournalWriter
    }

    /// Begins to insert into the tables.
    package init(_ dictionary: TermDictionary, _ transaction: WriteTransaction) throws(StoreError) {
        self.dictionary = dictionary
        place = .tables(transaction)
        reader = try TermReader(dictionary, transaction)
    }

    /// Inserts wherever the changes of a transaction go.
    init(_ dictionary: TermDictionary, _ writer: JournalWriter) {
        self.dictionary = dictionary
        place = .journal(Unowned(writer: writer))
        reader = writer.terms
    }

    /// The id of a term, which is inserted if the store does not know it.
    package func insert(_ term: Term) throws(StoreError) -> TermID {
        if case .triple(let triple) = term {
            let parts = TripleIDs(
                try insert(triple.subject), try insert(.iri(triple.predicate)), try insert(triple.object))
            return try insert(parts)
        }
        scratch.removeAll(keepingCapacity: true)
        if case .inline(let id) = TermKey.append(term, to: &scratch) { return id }
        return try scratch.withStoredBytes { (key) throws(StoreError) in try insert(key) }
    }

    /// The id of a term as it stands in a block, which is inserted if the store does not know it. Makes no strings.
    package func insert(_ number: UInt32, of block: QuadBlock) throws(StoreError) -> TermID {
        if let triple = block.triple(of: number) {
            let parts = TripleIDs(
                try insert(triple.subject, of: block), try insert(triple.predicate, of: block),
                try insert(triple.object, of: block))
            return try insert(parts)
        }
        scratch.removeAll(keepingCapacity: true)
        if case .inline(let id) = TermKey.append(number, of: block, to: &scratch) { return id }
        return try scratch.withStoredBytes { (key) throws(StoreError) in try insert(key) }
    }

    /// The id of the term of a key (``TermKey``), which is inserted if the store does not know it.
    package func insert(key: UnsafeRawBufferPointer) throws(StoreError) -> TermID {
        try insert(unsafe StoredBytes(key))
    }

    private func insert(_ key: StoredBytes) throws(StoreError) -> TermID {
        let hash = unsafe Hash64.hash(key.pointer)
        if let known = try reader.id(ofStored: key, hash) { return known }
        return try insert(key, hash: hash)
    }

    /// Inserts a key that is not there, under a hash.
    func insert(_ key: StoredBytes, hash: UInt64) throws(StoreError) -> TermID {
        if case .journal(let place) = place, place.writer.tables == nil, let id = place.writer.insert(key, hash) {
            return id
        }
        let transaction = try transaction()
        let index = if let tailCount { tailCount } else { try reader.tailCount() }
        guard index <= TermID.payloadMask else { throw .limit("the store takes no more terms") }
        try TailFormat.sealed(key).withStoredBytes { (value) throws(StoreError) in
            unsafe try transaction.put(dictionary.tail, index, value.pointer)
        }
        try TailFormat.add(index, hash: hash, to: dictionary, transaction)
        tailCount = index + 1
        return TermID(.tailTerm, index)
    }

    /// The id of a triple term, which is inserted if the store does not know it; its parts are there.
    package func insert(_ triple: TripleIDs) throws(StoreError) -> TermID {
        if let known = try reader.id(of: triple) { return known }
        if case .journal(let place) = place, place.writer.tables == nil, let id = place.writer.insert(triple) {
            return id
        }
        let transaction = try transaction()
        let index = if let tripleCount { tripleCount } else { try reader.tripleCount() }
        try TailFormat.add(triple, index, to: dictionary, transaction)
        tripleCount = index + 1
        return TermID(.tripleTerm, index)
    }

    /// The transaction that writes to the tables.
    private func transaction() throws(StoreError) -> WriteTransaction {
        switch place {
        case .tables(let transaction): transaction
        case .journal(let place): try place.writer.tableTransaction()
        }
    }
}
