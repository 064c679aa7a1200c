/// A batch that was written to files: its keys in their order, the numbers of their terms, and the quads.
struct SpilledBatch {
    /// How many terms there are.
    let termCount: Int
    /// How many quads there are.
    let quadCount: Int
    /// The keys that the dictionary can hold, in order: length (32 bits), key.
    let keys: ScratchFile
    /// The terms' numbers in the order of the keys.
    let numbers: ScratchFile
    /// How many keys there are.
    let keyCount: Int
    /// The quads, as they came.
    let quads: ScratchFile
    /// The terms of the load's own kinds: number and key.
    let others: [(number: UInt32, key: [UInt8])]

    /// Writes a batch.
    init(_ batch: LoadBatch, in folder: String) throws(StoreError) {
        let terms = batch.terms
        termCount = terms.count
        quadCount = batch.quads.count
        keys = try ScratchFile(in: folder)
        numbers = try ScratchFile(in: folder)
        quads = try ScratchFile(in: folder)
        try quads.append(batch.quads)
        let sorted = terms.sortedNumbers()
        keyCount = sorted.count
        try numbers.append(sorted)
        var piece: [UInt8] = []
        for number in sorted {
            let range = terms.range(of: Int(number))
            unsafe withUnsafeBytes(of: UInt32(range.count)) { unsafe piece.append(contentsOf: $0) }
            piece += terms.arena[range]
            if piece.count >= 1 << 20 {
                try keys.append(piece)
                piece.removeAll(keepingCapacity: true)
            }
        }
        try keys.append(piece)
        others = terms.others()
    }
}

/// The keys of a batch, one after the other.
struct KeyRun {
    private let file: ScratchFile
    private let pieceSize: Int
    private var piece: [UInt8] = []
    private var position = 0
    private var offset = 0
    /// The current key; `nil` at the end.
    private(set) var key: [UInt8]?

    init(_ file: ScratchFile, pieceSize: Int) throws(StoreError) {
        self.file = file
        self.pieceSize = pieceSize
        try advance()
    }

    /// Goes to the next key.
    mutating func advance() throws(StoreError) {
        guard try fill(4) else {
            key = nil
            return
        }
        let length =
            Int(piece[position]) | Int(piece[position + 1]) << 8 | Int(piece[position + 2]) << 16
            | Int(piece[position + 3]) << 24
        position += 4
        guard try fill(length) else {
            key = nil
            return
        }
        key = Array(piece[position..<position + length])
        position += length
    }

    /// Reads on until so many bytes are there; `false` at the end.
    private mutating func fill(_ count: Int) throws(StoreError) -> Bool {
        guard piece.count - position < count else { return true }
        piece.removeFirst(position)
        position = 0
        let more = try file.read(max(pieceSize, count), at: offset, zero: UInt8(0))
        offset += more.count
        piece += more
        return piece.count >= count
    }
}
