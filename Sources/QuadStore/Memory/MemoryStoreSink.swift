public import RDFModel

/// Takes the quads of a store in memory while it is made.
public struct MemoryStoreSink: QuadSink {
    private var batch = LoadBatch()
    private var pending = QuadBlock()
    private var pendingCount = 0

    /// An empty sink.
    init() {}

    /// The prefixes that the sources declared; the first declaration of a name counts.
    public private(set) var prefixes: [String: IRI] = [:]

    /// Notes a prefix.
    public mutating func prefix(_ name: String, _ namespace: IRI) {
        if prefixes[name] == nil { prefixes[name] = namespace }
    }

    /// Takes one quad.
    public mutating func quad(_ quad: Quad) {
        pending.append(quad, after: nil)
        pendingCount += 1
        if pendingCount == 4096 { flush() }
    }

    /// Takes a block.
    public mutating func block(_ block: QuadBlock) {
        flush()
        for (name, namespace) in block.prefixes { prefix(name, namespace) }
        take(block)
    }

    /// Makes the keys of the terms.
    public var preparation: BlockPreparation? { { PreparedTerms.prepare(&$0) } }

    private mutating func flush() {
        guard pendingCount > 0 else { return }
        take(pending)
        (pending, pendingCount) = (QuadBlock(), 0)
    }

    private mutating func take(_ block: QuadBlock) {
        var prepared = block
        if prepared.renderingCount < 0 { PreparedTerms.prepare(&prepared) }
        batch.take(prepared, defaultGraph: nil)
    }

    /// What the store holds.
    mutating func state(blockRows: Int) -> MemoryState {
        flush()
        var ids = [UInt64](repeating: 0, count: batch.terms.count)
        for number in ids.indices { ids[number] = TermID(.tailTerm, UInt64(number)).bits }
        var triples: [TripleIDs] = []
        // Parts come before the triple terms that are made of them.
        for (number, key) in batch.terms.others() {
            if key[0] == LoadTerms.inlineKind {
                ids[Int(number)] = MemoryStoreSink.number(key, 1, 8)
                continue
            }
            let parts = [1, 5, 9].map { TermID(bits: ids[Int(MemoryStoreSink.number(key, $0, 4)) - 1]) }
            ids[Int(number)] = TermID(.tripleTerm, UInt64(triples.count)).bits
            triples.append(TripleIDs(parts[0], parts[1], parts[2]))
        }
        batch.terms.forEachNumberedBlankNode { number, id in ids[Int(number)] = id.bits }
        return MemoryState(
            terms: MemoryTerms(batch.terms, triples), base: MemoryQuads(batch.quads, ids: ids, blockRows: blockRows))
    }

    private static func number(_ key: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
        key[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
    }
}
