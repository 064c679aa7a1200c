internal import QuadStore
internal import RDFModel

extension QuadView {
    /// Calls `body` with all quads, the default graph's first, then graph by graph; always in the same order.
    func forEachByGraph(_ body: (Quad) throws -> Void) throws {
        try forEach(QuadPattern(in: .defaultGraph), body)
        var scan = try scan(.gspo)
        var batch = RowBatch(columnCount: Permutation.gspo.positions.count, capacity: 4096)
        var known: [UInt64: Term] = [:]
        func term(_ bits: UInt64) throws -> Term {
            if let term = known[bits] { return term }
            let term = try dictionary.term(TermID(bits: bits))
            known[bits] = term
            return term
        }
        while try scan.next(&batch) {
            if known.count > 1 << 16 { known.removeAll(keepingCapacity: true) }
            for row in 0..<batch.count {
                guard let predicate = try term(batch.columns[2][row]).iri else {
                    throw damaged("a predicate is no IRI")
                }
                try body(
                    Quad(
                        term(batch.columns[1][row]), predicate, term(batch.columns[3][row]),
                        graph: term(batch.columns[0][row])))
            }
        }
    }
}
