internal import QuadStore
internal import RDFModel

/// The nodes of a graph: all that it says something about, by id and in their order. It takes eight bytes a node.
struct NodeSet {
    private(set) var ids: [UInt64] = []
    /// The memberships that are no nodes, since their dates stand at edges.
    private(set) var memberships: Set<UInt64> = []

    init(_ view: QuadView, _ settings: GraphTableSettings) throws {
        if !settings.includesRepetitions {
            memberships = try NodeSet.memberships(view, withNamedGraphs: settings.includesEvidence)
        }
        var cursor = try StatementCursor(view, withNamedGraphs: settings.includesEvidence)
        while let statement = try cursor.next() {
            if ids.last != statement.first, !memberships.contains(statement.first) { ids.append(statement.first) }
        }
    }

    private static func memberships(_ view: QuadView, withNamedGraphs: Bool) throws -> Set<UInt64> {
        guard let type = try view.dictionary.id(of: .iri(RDF.type)),
            let membership = try view.dictionary.id(of: .iri(Names.membership))
        else { return [] }
        var found: Set<UInt64> = []
        for permutation in withNamedGraphs ? [Permutation.pos, .posg] : [.pos] {
            var scan = try view.scan(ScanRange(permutation, prefix: [type, membership]), columns: [2])
            var batch = RowBatch(columnCount: scan.columnCount, capacity: 4096)
            while try scan.next(&batch) { found.formUnion(batch.columns[2][..<batch.count]) }
        }
        return found
    }

    /// Whether the id is that of a node.
    func contains(_ id: UInt64) -> Bool {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id
    }
}
