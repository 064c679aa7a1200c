/// The ids of the terms whose keys start with the same bytes.
package struct PrefixMatch: Equatable, Sendable {
    /// One range a segment that has some, in the order of the ids.
    package var ranges: [Range<TermID>] = []
    /// Those of the tail, in the order of the ids.
    package var tail: [TermID] = []

    /// The number of terms.
    package var count: Int {
        ranges.reduce(tail.count) { $0 + Int($1.upperBound.bits - $1.lowerBound.bits) }
    }
}

extension TermReader {
    /// The ids of all terms whose key starts with the given bytes, for `STRSTARTS` and completion.
    ///
    /// - Complexity: two searches a segment, and a look at every term of the tail.
    package func ids(startingWith prefix: UnsafeRawBufferPointer) throws(StoreError) -> PrefixMatch {
        let prefix = unsafe StoredBytes(prefix)
        var result = PrefixMatch(ranges: try ranges(startingWith: prefix))
        for index in 0..<(try tailCount()) {
            let key = try tailKey(index)
            if key.part(0, min(key.count, prefix.count)).compare(prefix) == 0 {
                result.tail.append(TermID(.tailTerm, index))
            }
        }
        return result
    }

    /// The ranges of the ids of sorted terms whose key starts with the given bytes.
    package func ranges(startingWith prefix: [UInt8]) throws(StoreError) -> [Range<TermID>] {
        try prefix.withStoredBytes { (prefix) throws(StoreError) in try ranges(startingWith: prefix) }
    }

    private func ranges(startingWith prefix: StoredBytes) throws(StoreError) -> [Range<TermID>] {
        // The least bytes that are greater than all that start with the prefix.
        var successor = unsafe Array(prefix.pointer)
        while successor.last == 0xFF { successor.removeLast() }
        if let last = successor.popLast() { successor.append(last + 1) }
        var result: [Range<TermID>] = []
        for segment in segments {
            let start = try segment.lowerBound(prefix).position
            let end =
                successor.isEmpty
                ? segment.directory.termCount
                : try successor.withStoredBytes { (key) throws(StoreError) in try segment.lowerBound(key).position }
            if start < end {
                result.append(
                    TermID(segment: segment.number, position: start)..<TermID(segment: segment.number, position: end))
            }
        }
        return result
    }
}
