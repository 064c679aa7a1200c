/// What came and went since the rows of a store in memory were put together.
struct MemoryChanges: Sendable {
    /// Quads that are not among the rows.
    var inserted: Set<QuadIDs> = []
    /// Quads of the rows that are no more.
    var deleted: Set<QuadIDs> = []

    var count: Int { inserted.count + deleted.count }
}

/// The quads of a view of a store in memory.
final class MemoryView: QuadSource {
    let base: MemoryQuads
    private(set) var changes: MemoryChanges
    /// The changes as rows of a permutation; forgotten when they change.
    private var sorted: [Permutation: [RowChange]] = [:]

    init(_ base: MemoryQuads, _ changes: MemoryChanges) {
        self.base = base
        self.changes = changes
    }

    var path: String { MemoryStore.path }

    func reader(_ permutation: Permutation, _ rows: Range<Row>) throws(StoreError) -> PermutationReader {
        PermutationReader(permutation, try base.directory(permutation), sortedChanges(permutation), from: base)
    }

    func holds(_ row: Row, of permutation: Permutation) throws(StoreError) -> Bool {
        let quad = permutation.quad(row)
        if changes.inserted.contains(quad) { return true }
        if changes.deleted.contains(quad) { return false }
        return try isInBase(quad)
    }

    func isSorted(_ permutation: Permutation) -> Bool { base.isSorted(permutation) }

    private func sortedChanges(_ permutation: Permutation) -> [RowChange] {
        if changes.count == 0 { return [] }
        if let known = sorted[permutation] { return known }
        var found: [RowChange] = []
        for quad in changes.inserted where quad.graph.isBound == permutation.holdsNamedGraphs {
            found.append(RowChange(row: permutation.row(quad), isInsertion: true))
        }
        for quad in changes.deleted where quad.graph.isBound == permutation.holdsNamedGraphs {
            found.append(RowChange(row: permutation.row(quad), isInsertion: false))
        }
        found.sort { $0.row < $1.row }
        sorted[permutation] = found
        return found
    }

    /// Adds a quad; `false` if it was there.
    func insert(_ quad: QuadIDs) throws(StoreError) -> Bool {
        if changes.deleted.remove(quad) == nil {
            if changes.inserted.contains(quad) { return false }
            if try isInBase(quad) { return false }
            changes.inserted.insert(quad)
        }
        sorted = [:]
        return true
    }

    /// Takes a quad away; `false` if it was not there.
    func delete(_ quad: QuadIDs) throws(StoreError) -> Bool {
        if changes.inserted.remove(quad) == nil {
            if changes.deleted.contains(quad) { return false }
            guard try isInBase(quad) else { return false }
            changes.deleted.insert(quad)
        }
        sorted = [:]
        return true
    }

    private func isInBase(_ quad: QuadIDs) throws(StoreError) -> Bool {
        if base.count == 0 { return false }
        let permutation: Permutation = quad.graph.isBound ? .spog : .spo
        let row = permutation.row(quad)
        let reader = PermutationReader(permutation, try base.directory(permutation), [], from: base)
        return try reader.count(row..<row.successor(ofPrefix: permutation.positions.count)) > 0
    }
}
