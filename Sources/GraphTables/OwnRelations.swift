internal import QuadStore
internal import RDFModel

/// Tells which edges say once more, in the vocabulary of others, what an edge of the project's own says.
///
/// An edge of another vocabulary is such a repetition if an edge of the own one joins the same two nodes, in whichever
/// direction: `schema:worksFor` beside `yong:worksFor`, `schema:attendee` beside `yong:participatesIn`. It takes sixteen
/// bytes an edge of the own vocabulary.
struct OwnRelations {
    /// Two nodes, the one with the lesser id first.
    private struct Pair {
        let least: UInt64
        let greatest: UInt64

        init(_ one: UInt64, _ other: UInt64) {
            (least, greatest) = (min(one, other), max(one, other))
        }

        func precedes(_ other: Pair) -> Bool {
            least != other.least ? least < other.least : greatest < other.greatest
        }
    }

    private var predicates: Set<UInt64> = []
    private var pairs: [Pair] = []

    init(_ view: QuadView, _ settings: GraphTableSettings, _ nodes: NodeSet, _ texts: inout TermTexts) throws {
        guard !settings.includesRepetitions else { return }
        for permutation in settings.includesEvidence ? [Permutation.pso, .psog] : [.pso] {
            for predicate in try OwnRelations.predicates(view, permutation) {
                guard let iri = try texts.iri(predicate), Names.isOwn(iri) else { continue }
                predicates.insert(predicate)
                var scan = try view.scan(
                    ScanRange(permutation, prefix: [TermID(bits: predicate)]), columns: [1, 2])
                var batch = RowBatch(columnCount: scan.columnCount, capacity: 4096)
                while try scan.next(&batch) {
                    for row in 0..<batch.count where nodes.contains(batch.columns[2][row]) {
                        pairs.append(Pair(batch.columns[1][row], batch.columns[2][row]))
                    }
                }
            }
        }
        pairs.sort { $0.precedes($1) }
    }

    /// The predicates of a permutation that begins with them.
    private static func predicates(_ view: QuadView, _ permutation: Permutation) throws -> [UInt64] {
        var found: [UInt64] = []
        var scan = try view.scan(ScanRange(permutation), columns: [0])
        var batch = RowBatch(columnCount: scan.columnCount, capacity: 1)
        while try scan.next(&batch) {
            let predicate = batch.columns[0][0]
            found.append(predicate)
            try scan.seek([predicate + 1])
        }
        return found
    }

    /// Whether an edge says what another one says.
    func isRepetition(_ edge: Statement) -> Bool {
        guard !pairs.isEmpty, !predicates.contains(edge.second) else { return false }
        let pair = Pair(edge.first, edge.third)
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle].precedes(pair) { low = middle + 1 } else { high = middle }
        }
        return low < pairs.count && !pair.precedes(pairs[low])
    }
}
