/// How much of a journal's memory belongs to a commit.
struct JournalExtent: Equatable, Sendable {
    /// How many quads were touched.
    var rows = 0
    /// How many changes of quads there were.
    var entries = 0
    /// How many terms came, and how many bytes their keys have.
    var terms = 0
    var termBytes = 0
    /// How many triple terms came.
    var triples = 0
}

/// What transactions changed since the tables were written, in memory. See <doc:StoreLayout>.
final class JournalMemory: Sendable {
    let terms: JournalTerms
    let rows = JournalRows()

    /// No change yet, behind so many terms of the tables.
    init(firstTerm: UInt64, firstTriple: UInt64) {
        terms = JournalTerms(firstTerm: firstTerm, firstTriple: firstTriple)
    }
}

/// What one transaction sees of a journal; used by one thread at a time.
final class JournalView {
    /// A quad that the journal changed.
    struct Change {
        var row: Row
        var isThere: Bool
        var isInBlocks: Bool
    }

    let memory: JournalMemory
    /// How much of it belongs to the transaction; grows in one that writes.
    var extent: JournalExtent

    init(_ memory: JournalMemory, _ extent: JournalExtent) {
        self.memory = memory
        self.extent = extent
    }

    /// Whether a quad is there; `nil` if the journal says nothing of it.
    func isThere(_ quad: QuadIDs) -> Bool? {
        memory.rows.find(quad, among: extent.rows).flatMap { memory.rows.isThere($0, after: extent.entries) }
    }

    /// All quads that it changed, in any order, and whether the blocks hold them.
    var changes: [(quad: QuadIDs, isInBlocks: Bool)] {
        (0..<extent.rows).filter { memory.rows.isThere($0, after: extent.entries) != nil }.map {
            (memory.rows.quad($0), memory.rows.isInBlocks($0))
        }
    }

    /// The quads that came, in any order.
    var comers: [QuadIDs] {
        (0..<extent.rows).filter { memory.rows.isThere($0, after: extent.entries) == true }.map(memory.rows.quad)
    }

    /// Behind the greatest number of a blank node in it.
    var blankNodeEnd: UInt64 {
        var end: UInt64 = 0
        for quad in comers {
            for id in [quad.subject, quad.object, quad.graph] where id.tag == .numberedBlankNode {
                end = max(end, id.payload + 1)
            }
        }
        return end
    }

    /// The changed rows of a range, in order.
    func changes(of permutation: Permutation, in range: Range<Row>) -> [Change] {
        var found: [Change] = []
        let rows = memory.rows
        rows.order(permutation, upTo: extent.rows).forEach(in: range, upTo: extent.rows, rows) { row, number in
            if let isThere = rows.isThere(number, after: extent.entries) {
                found.append(Change(row: row, isThere: isThere, isInBlocks: rows.isInBlocks(number)))
            }
        }
        return found
    }

    /// The changed rows of a range in order: those of the table of changes, and what the journal made of them.
    func changes(of permutation: Permutation, in range: Range<Row>, over stored: [RowChange]) -> [RowChange] {
        let changes = changes(of: permutation, in: range)
        if changes.isEmpty { return stored }
        var merged: [RowChange] = []
        merged.reserveCapacity(stored.count + changes.count)
        var next = 0
        for change in changes {
            while next < stored.count, stored[next].row < change.row {
                merged.append(stored[next])
                next += 1
            }
            if next < stored.count, stored[next].row == change.row { next += 1 }
            if change.isThere != change.isInBlocks {
                merged.append(RowChange(row: change.row, isInsertion: change.isThere))
            }
        }
        merged += stored[next...]
        return merged
    }
}
