internal import RDFModel

/// The keys and hashes of a block's terms, made on the threads that read.
///
/// They stand where a writer would put its rendering: for each entry that is a term of a quad 16 bytes, its key's place
/// and length (32 bits each) and its hash; the length is 0 where there is none. Behind them stand the keys.
enum PreparedTerms {
    static let rowSize = 16

    /// Makes the keys of a block.
    static func prepare(_ block: inout QuadBlock) {
        let isTerm = terms(of: block)
        var bytes = [UInt8](repeating: 0, count: isTerm.count * rowSize)
        for number in isTerm.indices where isTerm[number] {
            let start = bytes.count
            if block.kind(of: UInt32(number)) == .blankNode {
                // Whatever its label is, a load gives it a number.
                bytes.append(TermKey.Kind.blankNode.rawValue)
                block.withBytes(of: UInt32(number)) { label in
                    for index in label.indices { bytes.append(label[index]) }
                }
                note(number, start, &bytes)
                continue
            }
            switch TermKey.append(UInt32(number), of: block, to: &bytes) {
            case .key: break
            case .triple: continue
            case .inline(let id):
                LoadTerms.append(inline: id, to: &bytes)
            }
            note(number, start, &bytes)
        }
        block.rendering = bytes
        block.renderingCount = bytes.count
    }

    /// Which entries are terms of quads, or parts of such.
    private static func terms(of block: QuadBlock) -> [Bool] {
        var isTerm = [Bool](repeating: false, count: block.termCount)
        // Triple terms whose parts are to be marked.
        var open: [UInt32] = []
        for statement in block.statements { mark(statement, block, &isTerm, &open) }
        while let number = open.popLast() {
            if let triple = block.triple(of: number) { mark(triple, block, &isTerm, &open) }
        }
        return isTerm
    }

    @inline(__always)
    private static func mark(
        _ statement: QuadBlock.Statement, _ block: QuadBlock, _ isTerm: inout [Bool], _ open: inout [UInt32]
    ) {
        for number in [statement.subject, statement.object] where !isTerm[Int(number)] {
            isTerm[Int(number)] = true
            if block.kind(of: number) == .triple { open.append(number) }
        }
        isTerm[Int(statement.predicate)] = true
        if statement.graph != QuadBlock.none { isTerm[Int(statement.graph)] = true }
    }

    /// Notes that the key of a term stands behind `start`.
    private static func note(_ number: Int, _ start: Int, _ bytes: inout [UInt8]) {
        let row = number * rowSize
        let length = bytes.count - start
        unsafe bytes.withUnsafeMutableBytes { bytes in
            let hash = unsafe Hash64.hash(UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]))
            unsafe bytes.storeBytes(of: UInt32(start), toByteOffset: row, as: UInt32.self)
            unsafe bytes.storeBytes(of: UInt32(length), toByteOffset: row + 4, as: UInt32.self)
            unsafe bytes.storeBytes(of: hash, toByteOffset: row + 8, as: UInt64.self)
        }
    }
}
