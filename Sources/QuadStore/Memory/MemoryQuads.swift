/// The quads of a store in memory: rows as they came, and of them each permutation that was asked for, in blocks.
///
/// Most queries ask for two or three of the twelve permutations; the others are never sorted.
final class MemoryQuads: BlockSource, Sendable {
    /// The bits of all ids, ascending; a rank is a place in it. The first one is that of no term.
    private let ids: [UInt64]
    /// The statements of the default graph, and of named graphs, as they came; some may stand twice.
    private let triples: [RankedQuad]
    private let quads: [RankedQuad]
    private let built = Guarded<Built>(Built())
    private let blockRows: Int

    /// What has been sorted.
    private struct Built: Sendable {
        var directories: [Permutation: BlockDirectory] = [:]
        var blocks = MemoryBlocks()
    }

    /// Takes quads as numbers plus 1 of their terms; 0 is no term.
    ///
    /// - Parameter ids: the bits of the ids by number.
    init(_ numbered: [RankedQuad], ids: [UInt64], blockRows: Int) {
        let order = MemoryQuads.order(of: ids)
        var ranks = [UInt32](repeating: 0, count: ids.count + 1)
        var sorted: [UInt64] = [0]
        for number in order {
            if sorted[sorted.count - 1] != ids[number] { sorted.append(ids[number]) }
            ranks[number + 1] = UInt32(sorted.count - 1)
        }
        self.ids = sorted
        self.blockRows = blockRows
        var (triples, quads) = ([RankedQuad](), [RankedQuad]())
        triples.reserveCapacity(numbered.count)
        for quad in numbered {
            let ranked = RankedQuad(
                ranks[Int(quad[0])], ranks[Int(quad[1])], ranks[Int(quad[2])], ranks[Int(quad[3])])
            if quad[3] == 0 { triples.append(ranked) } else { quads.append(ranked) }
        }
        (self.triples, self.quads) = (triples, quads)
    }

    /// The places of ids in ascending order. Terms that are no inline ones came in it, so that ids are parted by their tags
    /// first, and only what is out of order is sorted.
    private static func order(of ids: [UInt64]) -> [Int] {
        var parts = [[Int]](repeating: [], count: 1 << (64 - TermID.payloadBits))
        var isAscending = [Bool](repeating: true, count: parts.count)
        for (place, id) in ids.enumerated() {
            let tag = Int(id >> UInt64(TermID.payloadBits))
            if let last = parts[tag].last, id < ids[last] { isAscending[tag] = false }
            parts[tag].append(place)
        }
        for tag in parts.indices where !isAscending[tag] { parts[tag].sort { ids[$0] < ids[$1] } }
        return Array(parts.joined())
    }

    /// Takes quads as ids.
    convenience init(_ quads: some Sequence<QuadIDs>, blockRows: Int) {
        var (ids, numbers) = ([UInt64](), [UInt64: UInt32]())
        func number(_ id: TermID) -> UInt32 {
            if !id.isBound { return 0 }
            if let known = numbers[id.bits] { return known }
            ids.append(id.bits)
            numbers[id.bits] = UInt32(ids.count)
            return UInt32(ids.count)
        }
        let numbered = quads.map {
            RankedQuad(number($0.subject), number($0.predicate), number($0.object), number($0.graph))
        }
        self.init(numbered, ids: ids, blockRows: blockRows)
    }

    /// About how many quads there are; those that stand twice are counted twice.
    var count: Int { triples.count + quads.count }

    var path: String { MemoryStore.path }

    func block(_ number: UInt64) throws(StoreError) -> UnsafeRawBufferPointer {
        // SAFETY: blocks are never given up before this object.
        let block = built.withLock { $0.blocks[number] }
        guard let block else { throw .damaged(path: path, detail: "block \(number) is missing") }
        return unsafe block.bytes
    }

    /// The directory of a permutation, which is sorted now if it was not yet.
    func directory(_ permutation: Permutation) throws(StoreError) -> BlockDirectory {
        try built.withLock { (built) throws(StoreError) in
            if let known = built.directories[permutation] { return known }
            let directory = try sort(permutation, &built.blocks)
            built.directories[permutation] = directory
            return directory
        }
    }

    /// Whether a permutation was asked for before.
    func isSorted(_ permutation: Permutation) -> Bool {
        built.withLock { $0.directories[permutation] != nil }
    }

    private func sort(_ permutation: Permutation, _ blocks: inout MemoryBlocks) throws(StoreError) -> BlockDirectory {
        let rows = sortedRows(permutation)
        let (ids, columnCount) = (ids, permutation.positions.count)
        // A thread costs about as much as a small block.
        var writer = PermutationWriter(
            columnCount: columnCount, blockRows: blockRows, threads: rows.count > 4 * blockRows ? Processors.count : 1)
        var start = 0
        while start < rows.count {
            let range = start..<min(start + blockRows, rows.count)
            let last = rows[range.upperBound - 1]
            try writer.append(
                last: Row(ids[Int(last[0])], ids[Int(last[1])], ids[Int(last[2])], ids[Int(last[3])]), to: &blocks
            ) {
                (0..<columnCount).map { column in rows[range].map { ids[Int($0[column])] } }
            }
            start = range.upperBound
        }
        try writer.finish(&blocks)
        return BlockDirectory(writer.entries)
    }

    /// The distinct rows of a permutation, in order; places behind its columns are zero.
    private func sortedRows(_ permutation: Permutation) -> [RankedQuad] {
        let places = permutation.rankColumns
        var rows = permutation.holdsNamedGraphs ? quads : triples
        for index in rows.indices { rows[index] = rows[index].ordered(places) }
        var scratch: [RankedQuad] = []
        RadixSort.sort(&rows, &scratch, by: 0..<permutation.positions.count)
        var count = 0
        for index in rows.indices where count == 0 || rows[index] != rows[count - 1] {
            rows[count] = rows[index]
            count += 1
        }
        rows.removeLast(rows.count - count)
        return rows
    }

    /// All quads as ids; some may come twice.
    func forEach(_ body: (QuadIDs) -> Void) {
        for quad in triples {
            body(QuadIDs(id(quad[0]), id(quad[1]), id(quad[2])))
        }
        for quad in quads {
            body(QuadIDs(id(quad[0]), id(quad[1]), id(quad[2]), graph: id(quad[3])))
        }
    }

    private func id(_ rank: UInt32) -> TermID { TermID(bits: ids[Int(rank)]) }
}

/// Blocks by their numbers.
private struct MemoryBlocks: BlockStorage, Sendable {
    private var blocks: [MemoryBlock] = []

    subscript(number: UInt64) -> MemoryBlock? { number < blocks.count ? blocks[Int(number)] : nil }

    mutating func append(_ block: [UInt8]) -> UInt64 {
        blocks.append(MemoryBlock(block))
        return UInt64(blocks.count - 1)
    }
}

/// The bytes of a block, at one place as long as it lives.
@safe
final class MemoryBlock: Sendable {
    // SAFETY: allocated in `init`, never changed behind it, freed in `deinit`.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    init(_ bytes: [UInt8]) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        unsafe buffer.copyBytes(from: bytes)
        unsafe self.bytes = UnsafeRawBufferPointer(buffer)
    }

    deinit {
        unsafe bytes.deallocate()
    }
}
