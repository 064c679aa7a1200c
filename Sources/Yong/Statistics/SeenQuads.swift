import RDFModel

/// Which quads were seen, and which things of which class. 128 bits stand for each: two have the same with a chance that
/// is of no account.
struct SeenQuads: Sendable {
    private var quads: Set<UInt128> = []
    private var things: Set<UInt128> = []
    /// What stands for the terms of a block, by number, as far as it is known.
    private var terms: [UInt128?] = []

    /// Starts with a block.
    mutating func start(_ block: QuadBlock) {
        terms.removeAll(keepingCapacity: true)
        terms.append(contentsOf: repeatElement(nil, count: block.termCount))
    }

    /// Notes a quad; whether it was not seen before.
    mutating func isNew(_ statement: QuadBlock.Statement, in block: QuadBlock) -> Bool {
        let numbers = [statement.subject, statement.predicate, statement.object, statement.graph]
        return quads.insert(digest(of: numbers, in: block)).inserted
    }

    /// Notes that a thing is of a class; whether that was not seen before in any graph.
    mutating func isNewThing(_ statement: QuadBlock.Statement, in block: QuadBlock) -> Bool {
        things.insert(digest(of: [statement.subject, statement.object], in: block)).inserted
    }

    private mutating func digest(of numbers: [UInt32], in block: QuadBlock) -> UInt128 {
        SeenQuads.digest { hasher in
            for number in numbers {
                hasher.combine(number == QuadBlock.none ? 0 : digest(of: number, in: block))
            }
        }
    }

    /// What stands for a term: the same in each block.
    private mutating func digest(of number: UInt32, in block: QuadBlock) -> UInt128 {
        if let known = terms[Int(number)] { return known }
        var parts: [UInt32] = []
        if let triple = block.triple(of: number) { parts = [triple.subject, triple.predicate, triple.object] }
        if let datatype = block.datatype(of: number) { parts = [datatype] }
        let language = block.language(of: number).map { block.string(of: $0).lowercased() }
        let digest = SeenQuads.digest { hasher in
            hasher.combine(block.kind(of: number).rawValue)
            for part in parts { hasher.combine(self.digest(of: part, in: block)) }
            if let language { CodeUnits.hash(language, into: &hasher) }
            block.withBytes(of: number) { bytes in
                bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
            }
        }
        terms[Int(number)] = digest
        return digest
    }

    /// Two hashes of one input, the second with a byte more.
    private static func digest(_ combine: (inout Hasher) -> Void) -> UInt128 {
        var hasher = Hasher()
        combine(&hasher)
        var second = hasher
        second.combine(0xFF as UInt8)
        return UInt128(UInt64(bitPattern: Int64(hasher.finalize()))) << 64
            | UInt128(UInt64(bitPattern: Int64(second.finalize())))
    }
}
