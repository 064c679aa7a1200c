/// Brings ranked quads into the order of each permutation, with files where memory does not suffice.
///
/// Quads stand in chunks. One chunk is sorted in memory; of several each is sorted into a file, and these are merged.
/// A quad that was given twice comes once.
///
/// An order that was made before spares work: `pso` comes of `spo` by the predicate alone.
final class QuadSorter {
    private let folder: String
    private let chunkCount: Int
    private var chunk: [RankedQuad] = []
    private var scratch: [RankedQuad] = []
    /// The chunks in the order in which they came; none while everything fits into one.
    private var chunks: [(file: ScratchFile, count: Int)] = []
    private var isDistinct = false
    /// The places in a quad by which each chunk is sorted by now; none at first.
    private var order: [Int] = []

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

    /// Makes room for so many quads, or as many as a chunk holds.
    func reserve(_ count: Int) {
        chunk.reserveCapacity(min(count, chunkCount))
    }

    /// Gives the memory back, once all orders were made.
    func removeAll() {
        (chunk, scratch, chunks) = ([], [], [])
    }

    private func spill() throws(StoreError) {
        let file = try ScratchFile(in: folder)
        try file.append(chunk)
        chunks.append((file, chunk.count))
        chunk.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with pieces of all quads in the order of a permutation.
    ///
    /// - Parameter pieceCount: how many quads a piece has; the last one has what is left.
    func forEachPiece(
        of permutation: Permutation, pieceCount: Int, _ body: ([RankedQuad]) throws(StoreError) -> Void
    ) throws(StoreError) {
        let columns = permutation.rankColumns
        let target = (0..<4).map { columns[$0] }
        let missing = QuadSorter.columns(from: order, to: target)
        if chunks.isEmpty {
            RadixSort.sort(&chunk, &scratch, by: missing)
            order = target
            if !isDistinct { removeRepeated() }
            for start in stride(from: 0, to: chunk.count, by: pieceCount) {
                try body(Array(chunk[start..<min(start + pieceCount, chunk.count)]))
            }
            return
        }
        if !chunk.isEmpty { try spill() }
        (chunk, scratch) = ([], [])
        var runs: [SortedRun] = []
        for (index, (file, count)) in chunks.enumerated() {
            var quads = try file.read(count, at: 0, zero: RankedQuad.zero)
            RadixSort.sort(&quads, &scratch, by: missing)
            let sorted = try ScratchFile(in: folder)
            try sorted.append(quads)
            chunks[index].file = sorted
            runs.append(
                SortedRun(sorted, count: count, pieceCount: max(1, chunkCount / (chunks.count + 1)), columns))
        }
        scratch = []
        order = target
        try merge(runs, pieceCount, body)
    }

    /// The first columns of an order, by which quads that stand in another one have to be sorted: all others must follow
    /// each other already.
    private static func columns(from order: [Int], to target: [Int]) -> ArraySlice<Int> {
        for count in 0..<target.count {
            let sorted = target[..<count]
            if order.filter({ !sorted.contains($0) }).elementsEqual(target[count...]) { return sorted }
        }
        return target[...]
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

    private func merge(
        _ runs: [SortedRun], _ pieceCount: Int, _ body: ([RankedQuad]) throws(StoreError) -> Void
    ) throws(StoreError) {
        var heads = MergeHeap()
        for (index, run) in runs.enumerated() { if try run.next() { heads.push(run.head, index) } }
        var piece: [RankedQuad] = []
        piece.reserveCapacity(pieceCount)
        var last: RankedQuad?
        while let index = heads.least {
            let quad = runs[index].quad
            if quad != last { piece.append(quad) }
            last = quad
            if piece.count == pieceCount {
                try body(piece)
                piece.removeAll(keepingCapacity: true)
            }
            if try runs[index].next() { heads.replaceLeast(runs[index].head, index) } else { heads.popLeast() }
        }
        if !piece.isEmpty { try body(piece) }
    }
}

/// A file of sorted quads, read from its start.
private final class SortedRun {
    private let file: ScratchFile
    private let count: Int
    private let pieceCount: Int
    private let columns: InlineArray<4, Int>
    private var piece: [RankedQuad] = []
    private var position = 0
    private var read = 0
    /// The current quad.
    private(set) var quad = RankedQuad.zero

    init(_ file: ScratchFile, count: Int, pieceCount: Int, _ columns: InlineArray<4, Int>) {
        self.file = file
        self.count = count
        self.pieceCount = pieceCount
        self.columns = columns
    }

    /// The current quad in the order of the columns.
    var head: RankedQuad { quad.ordered(columns) }

    /// Goes to the next quad; `false` at the end.
    func next() throws(StoreError) -> Bool {
        if position == piece.count {
            guard read < count else { return false }
            piece = try file.read(pieceCount, at: read * MemoryLayout<RankedQuad>.stride, zero: .zero)
            read += piece.count
            position = 0
        }
        quad = piece[position]
        position += 1
        return true
    }
}

/// The next quad of each run, the least of them on top.
private struct MergeHeap {
    private var entries: [(quad: RankedQuad, run: Int)] = []

    /// The run whose quad comes next.
    var least: Int? { entries.first?.run }

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
