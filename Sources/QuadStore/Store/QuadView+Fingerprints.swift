extension QuadView {
    /// A number that tells the rows of a range apart from what they were or will be: if it is the same, so are the rows,
    /// unless two check sums of 64 bits agree by chance. It may change where the rows stay as they are.
    ///
    /// It is made of what is known of the blocks and of the changes beside them; no row is read.
    package func fingerprint(_ range: ScanRange) throws(StoreError) -> UInt64 {
        let rows = range.rows
        let reader = try source.reader(range.permutation, rows)
        var bytes: [UInt8] = []
        var index = reader.directory.block(of: rows.lowerBound)
        let entries = reader.directory.entries
        while index < entries.count, entries[index].first < rows.upperBound {
            if entries[index].last >= rows.lowerBound {
                bytes.append(uint64: entries[index].number)
                bytes.append(uint64: entries[index].checksum)
            }
            index += 1
        }
        for change in reader.changes[reader.changeRange(rows)] {
            for column in 0..<reader.columnCount { bytes.append(uint64: change.row[column]) }
            bytes.append(change.isInsertion ? 1 : 0)
        }
        return bytes.withStoredBytes { unsafe Hash64.hash($0.pointer) }
    }

    /// What all views have in common in which an id that one of them knows stands for the same term; `nil` for a
    /// transaction, whose new ids may be given again after it was rolled back.
    package var lineage: (any AnyObject & Sendable)? {
        switch self {
        case let snapshot as Snapshot: snapshot.core.dictionary
        case let snapshot as MemorySnapshot: snapshot.origin
        default: nil
        }
    }

    /// What is thrown where bytes that a program kept in the store cannot be what it wrote.
    package func damaged(_ detail: String) -> StoreError { .damaged(path: source.path, detail: detail) }
}
