internal import RDFModel

/// Quads whose terms are numbered among themselves.
struct LoadBatch: Sendable {
    /// The terms.
    private(set) var terms = LoadTerms()
    /// The quads, as numbers plus 1 of their terms; the graph is 0 in the default graph.
    private(set) var quads: [RankedQuad] = []

    /// About how many bytes are in use.
    var size: Int { terms.size + quads.capacity * MemoryLayout<RankedQuad>.stride }

    /// Takes a block whose keys are made.
    ///
    /// - Parameter graph: the graph that statements of the default graph go to, by its key.
    mutating func take(_ block: QuadBlock, defaultGraph graph: [UInt8]?) {
        var known = [UInt32](repeating: 0, count: block.termCount)
        var defaultGraph = UInt32(0)
        if let graph {
            defaultGraph = unsafe graph.withUnsafeBytes {
                unsafe terms.number(of: $0, hash: Hash64.hash($0)) + 1
            }
        }
        unsafe block.rendering.withUnsafeBytes { bytes in
            // Looked up side by side, so that the processor need not wait for one place of the table after the other.
            let hints = (0..<known.count).map { entry in
                terms.hint(
                    hash: unsafe bytes.loadUnaligned(
                        fromByteOffset: entry * PreparedTerms.rowSize + 8, as: UInt64.self))
            }
            func number(_ entry: UInt32) -> UInt32 {
                if known[Int(entry)] != 0 { return known[Int(entry)] }
                let found: UInt32
                if let triple = block.triple(of: entry) {
                    var key = [LoadTerms.tripleKind]
                    for part in [number(triple.subject), number(triple.predicate), number(triple.object)] {
                        for shift in [24, 16, 8, 0] as [UInt32] { key.append(UInt8(truncatingIfNeeded: part >> shift)) }
                    }
                    found = unsafe key.withUnsafeBytes { unsafe terms.number(of: $0, hash: Hash64.hash($0)) }
                } else {
                    let row = Int(entry) * PreparedTerms.rowSize
                    let start = unsafe Int(bytes.loadUnaligned(fromByteOffset: row, as: UInt32.self))
                    let length = unsafe Int(bytes.loadUnaligned(fromByteOffset: row + 4, as: UInt32.self))
                    let hash = unsafe bytes.loadUnaligned(fromByteOffset: row + 8, as: UInt64.self)
                    found = unsafe terms.number(
                        of: UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]), hash: hash,
                        hint: hints[Int(entry)])
                }
                known[Int(entry)] = found + 1
                return found + 1
            }
            for statement in block.statements {
                quads.append(
                    RankedQuad(
                        number(statement.subject), number(statement.predicate), number(statement.object),
                        statement.graph == QuadBlock.none ? defaultGraph : number(statement.graph)))
            }
        }
    }
}
