/// A commit as it stands in the journal.
///
///      0   8   check sum of all that follows
///      8   8   generation: what the journal continues
///     16   4   number of the commit in this generation, from 0 on
///     20   4   how many commits were known to be on the disk when this one was written
///     24   4   the bytes of the record, a multiple of 8
///     28   4   "YQJ1"
///     32   4   how many terms
///     36   4   how many triple terms
///     40   4   how many quads
///     44   4   0
///     48       the terms: length of the key (4 bytes), the key
///              the triple terms: subject, predicate, object (8 bytes each)
///              the quads: kind (1 byte), subject, predicate, object, and the graph if it is a named one
///              zeros up to the end
///
/// The kind of a quad has bit 0 if it came, else it went; bit 1 if the blocks hold it; bit 2 if it has a graph. Terms get
/// the indexes behind those of the tables and of the records before, in their order.
struct JournalRecord {
    static let headSize = 48
    static let mark = 0x314A_5159
    /// The most bytes of a record.
    static let mostBytes = 8 << 20

    /// The head of a record.
    struct Head: Equatable {
        var check: UInt64
        var generation: UInt64
        var number: Int
        var syncedCount: Int
        var size: Int
        var termCount: Int
        var tripleCount: Int
        var quadCount: Int

        /// Reads a head; `nil` if it can be none.
        init?(_ bytes: StoredBytes) {
            guard bytes.count >= headSize, bytes.uint32(28) == mark else { return nil }
            check = bytes.uint64(0)
            generation = bytes.uint64(8)
            (number, syncedCount, size) = (bytes.uint32(16), bytes.uint32(20), bytes.uint32(24))
            (termCount, tripleCount, quadCount) = (bytes.uint32(32), bytes.uint32(36), bytes.uint32(40))
            guard size >= headSize, size <= mostBytes, size % 8 == 0 else { return nil }
        }
    }

    /// What stands at the beginning of the bytes; `nil` if it is not a whole record.
    static func head(_ bytes: StoredBytes) -> Head? {
        guard let head = Head(bytes), head.size <= bytes.count,
            unsafe Hash64.hash(bytes.part(8, head.size).pointer) == head.check
        else { return nil }
        return head
    }

    /// Why the changes of a record cannot be taken over.
    enum Obstacle: Error {
        /// There is no room in the memory.
        case noRoom
        /// The record contradicts itself.
        case damaged
    }

    /// Takes over the changes of a record.
    static func apply(
        _ record: StoredBytes, _ head: Head, to memory: JournalMemory, _ extent: inout JournalExtent
    ) throws(Obstacle) {
        var offset = headSize
        for _ in 0..<head.termCount {
            let count = record.uint32(offset)
            guard offset + 4 + count <= record.count else { throw .damaged }
            let key = record.part(offset + 4, offset + 4 + count)
            guard memory.terms.add(key, unsafe Hash64.hash(key.pointer), &extent) else { throw .noRoom }
            offset += 4 + count
        }
        for _ in 0..<head.tripleCount {
            guard offset + 24 <= record.count else { throw .damaged }
            let ids = TripleIDs(id(record, offset), id(record, offset + 8), id(record, offset + 16))
            guard memory.terms.add(ids, &extent) else { throw .noRoom }
            offset += 24
        }
        for _ in 0..<head.quadCount {
            guard offset + 25 <= record.count else { throw .damaged }
            let kind = unsafe record.pointer[offset]
            let hasGraph = kind & 4 != 0
            guard kind < 8, !hasGraph || offset + 33 <= record.count else { throw .damaged }
            let quad = QuadIDs(
                id(record, offset + 1), id(record, offset + 9), id(record, offset + 17),
                graph: hasGraph ? id(record, offset + 25) : .unbound)
            offset += hasGraph ? 33 : 25
            let row = memory.rows.find(quad, among: extent.rows)
            guard
                let row = row
                    ?? memory.rows.add(quad, isInBlocks: kind & 2 != 0, isInTables: kind & 1 == 0, &extent),
                memory.rows.set(row, isThere: kind & 1 != 0, &extent)
            else { throw .noRoom }
            guard memory.rows.isInBlocks(row) == (kind & 2 != 0) else { throw .damaged }
        }
    }

    private static func id(_ record: StoredBytes, _ offset: Int) -> TermID { TermID(bits: record.uint64(offset)) }

    /// Writes the record of what lies between two extents of a memory into `bytes`.
    static func make(
        _ memory: JournalMemory, from earlier: JournalExtent, to extent: JournalExtent, generation: UInt64,
        number: Int, syncedCount: Int, into bytes: inout [UInt8]
    ) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(uint64: 0)
        bytes.append(uint64: generation)
        for number in [number, syncedCount, 0, mark] { bytes.append(uint32: number) }
        for number in [extent.terms - earlier.terms, extent.triples - earlier.triples, 0, 0] {
            bytes.append(uint32: number)
        }
        for number in earlier.terms..<extent.terms {
            let key = memory.terms.key(number)
            bytes.append(uint32: key.count)
            unsafe bytes.append(contentsOf: key.pointer)
        }
        for number in earlier.triples..<extent.triples {
            let triple = memory.terms.triple(number)
            for id in [triple.subject, triple.predicate, triple.object] { bytes.append(uint64: id.bits) }
        }
        var quadCount = 0
        memory.rows.forEachRow(in: earlier.entries..<extent.entries) { row, isThere in
            let quad = memory.rows.quad(row)
            let hasGraph = quad.graph.isBound
            bytes.append((isThere ? 1 : 0) | (memory.rows.isInBlocks(row) ? 2 : 0) | (hasGraph ? 4 : 0))
            bytes.append(uint64: quad.subject.bits)
            bytes.append(uint64: quad.predicate.bits)
            bytes.append(uint64: quad.object.bits)
            if hasGraph { bytes.append(uint64: quad.graph.bits) }
            quadCount += 1
        }
        while bytes.count % 8 != 0 { bytes.append(0) }
        bytes.set(uint32: bytes.count, at: 24)
        bytes.set(uint32: quadCount, at: 40)
        bytes.seal()
    }
}

extension Array where Element == UInt8 {
    /// Writes a number of four bytes over those at a place.
    fileprivate mutating func set(uint32 value: Int, at start: Int) {
        for index in 0..<4 { self[start + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
    }
}
