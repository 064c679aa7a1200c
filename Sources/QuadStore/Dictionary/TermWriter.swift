package import RDFModel

/// Adds terms within a transaction that writes. They are seen by others once it is committed, and leave nothing if it
/// is not.
package final class TermWriter {
    /// Reads what is there, with what was inserted.
    package let reader: TermReader
    private let dictionary: TermDictionary
    private let transaction: WriteTransaction
    private var tailCount: UInt64
    private var tripleCount: UInt64
    private var scratch: [UInt8] = []

    /// Begins to insert.
    package init(_ dictionary: TermDictionary, _ transaction: WriteTransaction) throws(StoreError) {
        self.dictionary = dictionary
        self.transaction = transaction
        reader = try TermReader(dictionary, transaction)
        tailCount = try reader.tailCount()
        tripleCount = try reader.tripleCount()
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
        if let known = try reader.id(ofStored: key) { return known }
        let hash = unsafe Hash64.hash(key.pointer)
        return try insert(key, hash: hash)
    }

    /// Inserts a key that is not there, under a hash.
    func insert(_ key: StoredBytes, hash: UInt64) throws(StoreError) -> TermID {
        let index = tailCount
        guard index <= TermID.payloadMask else { throw .limit("the store takes no more terms") }
        try TailFormat.sealed(key).withStoredBytes { (value) throws(StoreError) in
            unsafe try transaction.put(dictionary.tail, index, value.pointer)
        }
        var indexes: [UInt8] = []
        if let value = unsafe try transaction.value(dictionary.tailHashes, hash),
            let others = unsafe TailFormat.content(StoredBytes(value))
        {
            unsafe indexes += others.pointer
        }
        indexes.append(uint64: index)
        try indexes.withStoredBytes(TailFormat.sealed).withStoredBytes { (value) throws(StoreError) in
            unsafe try transaction.put(dictionary.tailHashes, hash, value.pointer)
        }
        tailCount += 1
        return TermID(.tailTerm, index)
    }

    /// The id of a triple term, which is inserted if the store does not know it; its parts are there.
    package func insert(_ triple: TripleIDs) throws(StoreError) -> TermID {
        if let known = try reader.id(of: triple) { return known }
        let index = tripleCount
        var parts: [UInt8] = []
        for id in [triple.subject, triple.predicate, triple.object] { parts.append(uint64: id.bits) }
        try parts.withStoredBytes(TailFormat.sealed).withStoredBytes { (value) throws(StoreError) in
            unsafe try transaction.put(dictionary.triples, index, value.pointer)
        }
        var number: [UInt8] = []
        number.append(uint64: index)
        let sealed = number.withStoredBytes(TailFormat.sealed)
        try TailFormat.key(triple).withStoredBytes { (key) throws(StoreError) in
            try sealed.withStoredBytes { (value) throws(StoreError) in
                unsafe try transaction.put(dictionary.tripleIDs, key.pointer, value.pointer)
            }
        }
        tripleCount += 1
        return TermID(.tripleTerm, index)
    }
}
