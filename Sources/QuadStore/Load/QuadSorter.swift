/// Brings ranked quads into the order of each permutation, with files where memory does not suffice.
///
/// Quads stand in chunks. One chunk is sorted in memory; of several each is sorted into a file, and these are merged.
/// A quad that was given twice comes once.
final class QuadSorter {
    private let folder: String
    private let chunkCount: Int
    private var chunk: [RankedQuad] = []
    private var scratch: [RankedQuad] = []
    /// The chunks in the order in which they came; none while everything fits into one.
    private var chunks: [(file: ScratchFile, count: Int)] = []
    private var isDistinct = false

    /// Prepares to sort.
    ///
    /// - Parameters:
    ///   - folder: where files are made.
    ///   - chunkCount: how many quads are held in memory; as many again are needed to sort them.
    init(folder: String, chunkCount: Int) {
        self.folder = folder
        self.chunkCount = max(1, chunkCount)
    }

    /// How many quads there are, repeated ones among them until the first order was made.
    var count: Int { chunks.reduce(chunk.count) { $0 + $1.count } }

    /// Adds quads.
    func append(_ quads: [RankedQuad]) throws(StoreError) {
        for quad in quads {
            if chunk.count == chunkCount { try spill() }
            chunk.append(quad)
        }
    }

    private func spill() throws(StoreError) {
        let file = try ScratchFile(in: folder)
        try file.append(chunk)
        chunks.append((file, chunk.count))
        chunk.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with pieces of all quads in the order of a permutation, their ranks in the order of its columns.
    func forEachPiece(
        of permutation: Permutation, _ body: ([RankedQuad]) throws(StoreError) -> Void
    ) throws(StoreError) {
        if chunks.isEmpty {
            sort(&chunk, permutation)
            if !isDistinct { removeRepeated() }
            return try hand(out: chunk, permutation, body)
        }
        if !chunk.isEmpty { try spill() }
        (chunk, scratch) = ([], [])
        var runs: [SortedRun] = []
        for (file, count) in chunks {
            var quads = try file.read(count, at: 0, zero: RankedQuad.zero)
            sort(&quads, permutation)
            let columns = permutation.rankColumns
            for index in quads.indices { quads[index] = quads[index].ordered(columns) }
            let sorted = try ScratchFile(in: folder)
            try sorted.append(quads)
            runs.append(SortedRun(sorted, count: count, pieceCount: max(1, chunkCount / (chunks.count + 1))))
        }
        scratch = []
        try merge(runs, body)
    }

    private func sort(_ quads: inout [RankedQuad], _ permutation: Permutation) {
        let columns = permutation.rankColumns
        RadixSort.sort(&quads, &scratch, by: (0..<4).map { columns[$0] })
    }

    private func removeRepeated() {
        var kept = 0
        for index in chunk.indices where index == 0 || chunk[index] != chunk[kept - 1] {
            chunk[kept] = chunk[index]
            kept += 1
        }
        chunk.removeLast(chunk.count - kept)
        isDistinct = true
    }

    private func hand(
        out quads: [RankedQuad], _ permutation: Permutation, _ body: ([RankedQuad]) throws(StoreError) -> Void
    ) throws(StoreError) {
        let columns = permutation.rankColumns
        var piece: [RankedQuad] = []
        piece.reserveCapacity(min(quads.count, QuadSorter.pieceCount))
        for start in stride(from: 0, to: quads.count, by: QuadSorter.pieceCount) {
            piece.removeAll(keepingCapacity: true)
            for index in start..<min(start + QuadSorter.pieceCount, quads.count) {
                piece.append(quads[index].ordered(columns))
            }
            try body(piece)
        }
    }

    private func merge(
        _ runs: [SortedRun], _ body: ([RankedQuad]) throws(StoreError) -> Void
    ) throws(StoreError) {
        var heads = MergeHeap()
        for (index, run) in runs.enumerated() { if let first = try run.next() { heads.push(first, index) } }
        var piece: [RankedQuad] = []
        piece.reserveCapacity(QuadSorter.pieceCount)
        var last: RankedQuad?
        while let (quad, index) = heads.least {
            if quad != last { piece.append(quad) }
            last = quad
            if piece.count == QuadSorter.pieceCount {
                try body(piece)
                piece.removeAll(keepingCapacity: true)
            }
            if let next = try runs[index].next() { heads.replaceLeast(next, index) } else { heads.popLeast() }
        }
        if !piece.isEmpty { try body(piece) }
    }

    private static let pieceCount = 65_536
}

/// A file of sorted quads, read from its start.
private final class SortedRun {
    private let file: ScratchFile
    private let count: Int
    private let pieceCount: Int
    private var piece: [RankedQuad] = []
    private var position = 0
    private var read = 0

    init(_ file: ScratchFile, count: Int, pieceCount: Int) {
        self.file = file
        self.count = count
        self.pieceCount = pieceCount
    }

    func next() throws(StoreError) -> RankedQuad? {
        if position == piece.count {
            guard read < count else { return nil }
            piece = try file.read(pieceCount, at: read * MemoryLayout<RankedQuad>.stride, zero: .zero)
            read += piece.count
            position = 0
        }
        defer { position += 1 }
        return piece[position]
    }
}

/// The next quad of each run, the least of them on top.
private struct MergeHeap {
    private var entries: [(quad: RankedQuad, run: Int)] = []

    var least: (RankedQuad, Int)? { entries.first.map { ($0.quad, $0.run) } }

    mutating func push(_ quad: RankedQuad, _ run: Int) {
        entries.append((quad, run))
        var child = entries.count - 1
        while child > 0, RankedQuad.precedes(entries[child].quad, entries[(child - 1) / 2].quad) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func replaceLeast(_ quad: RankedQuad, _ run: Int) {
        entries[0] = (quad, run)
        sink()
    }

    mutating func popLeast() {
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        sink()
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < entries.count && RankedQuad.precedes(entries[child].quad, entries[least].quad) {
                least = child
            }
            if least == parent { return }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
