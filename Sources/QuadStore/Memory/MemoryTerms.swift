internal import RDFModel

/// The terms of a store in memory: those that are not inline have the number under which their key came as id.
struct MemoryTerms: Sendable {
    private var keys: LoadTerms
    private var triples: [TripleIDs]
    private var tripleNumbers: [TripleIDs: UInt64] = [:]

    /// No terms.
    init() {
        self.init(LoadTerms(), [])
    }

    /// Takes the terms of a load.
    ///
    /// - Parameter triples: the triple terms, parts before what is made of them.
    init(_ keys: LoadTerms, _ triples: [TripleIDs]) {
        self.keys = keys
        self.triples = triples
        for (number, triple) in triples.enumerated() { tripleNumbers[triple] = UInt64(number) }
    }

    /// The id of a term, which is kept if it is new.
    mutating func insert(_ term: Term) -> TermID {
        var key: [UInt8] = []
        switch TermKey.append(term, to: &key) {
        case .inline(let id): return id
        case .key:
            let number = unsafe key.withUnsafeBytes { unsafe keys.number(of: $0, hash: Hash64.hash($0)) }
            return TermID(.tailTerm, UInt64(number))
        case .triple:
            guard case .triple(let triple) = term else { return .unbound }
            return insert(TripleIDs(insert(triple.subject), insert(.iri(triple.predicate)), insert(triple.object)))
        }
    }

    private mutating func insert(_ triple: TripleIDs) -> TermID {
        if let known = id(of: triple) { return known }
        tripleNumbers[triple] = UInt64(triples.count)
        triples.append(triple)
        return TermID(.tripleTerm, UInt64(triples.count - 1))
    }

    /// The id of a triple term; `nil` if it is not known.
    func id(of triple: TripleIDs) -> TermID? {
        tripleNumbers[triple].map { TermID(.tripleTerm, $0) }
    }

    /// The id of a key; `nil` if it is not known.
    func id(ofKey key: [UInt8]) -> TermID? {
        unsafe key.withUnsafeBytes { unsafe keys.find($0, hash: Hash64.hash($0)) }.map {
            TermID(.tailTerm, UInt64($0))
        }
    }

    /// The parts of a triple term; `nil` if there is none of that number.
    func triple(_ number: UInt64) -> TripleIDs? {
        number < triples.count ? triples[Int(number)] : nil
    }

    /// Calls `body` with the key of a number; `false` if there is none.
    func withKey(_ number: UInt64, _ body: (Span<UInt8>) throws -> Void) rethrows -> Bool {
        guard number < keys.count else { return false }
        try body(keys.arena.span.extracting(keys.range(of: Int(number))))
        return true
    }

    /// The numbers of all keys.
    var numbers: Range<UInt64> { 0..<UInt64(keys.count) }
}

/// The terms of a view of a store in memory.
final class MemoryTermSource: TermSource {
    /// The terms; a transaction adds to them.
    var terms: MemoryTerms

    init(_ terms: MemoryTerms) {
        self.terms = terms
    }

    /// The id of a term; `nil` if it is not known.
    package func id(of term: Term) throws(StoreError) -> TermID? {
        if case .triple(let triple) = term {
            guard let subject = try id(of: triple.subject), let predicate = try id(of: .iri(triple.predicate)),
                let object = try id(of: triple.object)
            else { return nil }
            return terms.id(of: TripleIDs(subject, predicate, object))
        }
        var key: [UInt8] = []
        if case .inline(let id) = TermKey.append(term, to: &key) { return id }
        return terms.id(ofKey: key)
    }

    /// The id of a triple term; `nil` if it is not known.
    package func id(of triple: TripleIDs) throws(StoreError) -> TermID? { terms.id(of: triple) }

    /// The term of an id.
    package func term(_ id: TermID) throws(StoreError) -> Term {
        if let term = id.inlineTerm { return term }
        if id.tag == .tripleTerm {
            let parts = try triple(id)
            if case .iri(let predicate) = try term(parts.predicate) {
                return .triple(Triple(try term(parts.subject), predicate, try term(parts.object)))
            }
        } else if id.tag == .tailTerm {
            var found: Term?
            _ = terms.withKey(id.payload) { found = TermKey.term($0) }
            if let found { return found }
        }
        throw unknown(id)
    }

    /// Replaces the contents of `key` by the key of a term.
    package func read(_ id: TermID, into key: inout [UInt8]) throws(StoreError) {
        key.removeAll(keepingCapacity: true)
        let isThere = terms.withKey(id.payload) { bytes in
            // SAFETY: the bytes live for the call.
            unsafe bytes.withUnsafeBufferPointer { unsafe key.append(contentsOf: $0) }
        }
        if id.tag != .tailTerm || !isThere { throw unknown(id) }
    }

    /// The parts of a triple term.
    package func triple(_ id: TermID) throws(StoreError) -> TripleIDs {
        guard id.tag == .tripleTerm, let triple = terms.triple(id.payload) else { throw unknown(id) }
        return triple
    }

    /// Calls `body` with the keys of many terms, in the order of the list.
    package func forEachKey(_ ids: [TermID], _ body: (Int, Span<UInt8>) throws -> Void) throws {
        for (index, id) in ids.enumerated() where id.tag == .tailTerm {
            guard try terms.withKey(id.payload, { try body(index, $0) }) else { throw unknown(id) }
        }
    }

    /// The ids of all terms whose key starts with the given bytes, by a look at each.
    package func ids(startingWith prefix: UnsafeRawBufferPointer) throws(StoreError) -> PrefixMatch {
        let prefix = unsafe Array(prefix)
        var result = PrefixMatch()
        for number in terms.numbers {
            var starts = false
            _ = terms.withKey(number) { key in
                starts = key.count >= prefix.count && prefix.indices.allSatisfy { key[$0] == prefix[$0] }
            }
            if starts { result.tail.append(TermID(.tailTerm, number)) }
        }
        return result
    }

    /// None: the terms stand in no order.
    package func ranges(startingWith prefix: [UInt8]) -> [Range<TermID>] { [] }

    private func unknown(_ id: TermID) -> StoreError {
        .damaged(path: MemoryStore.path, detail: "the id \(id.bits) stands for no term")
    }
}
