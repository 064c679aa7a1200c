/// The marks of one Thai consonant, put into order.
extension Normalizer {
    /// The offset after the marks that begin at `offset` if they are in order, none stands twice and none must be
    /// made one with what follows; else 0.
    func orderedMarksEnd(at start: Int) -> Int {
        var offset = start
        var rank: UInt8 = 0
        while true {
            guard let code = ThaiCharacter.code(in: input, at: offset) else {
                // A zero-width character or a private-use mark may hide another mark behind it.
                let next = offset < input.count ? input[offset] : 0
                return next == 0xE2 || next == 0xEF || next == 0xC2
                    ? (offset == start ? 0 : lookBehind(offset)) : offset
            }
            if code == 0x33 {
                // SARA AM ends the cluster, unless a mark follows that belongs before it.
                guard let after = ThaiCharacter.code(in: input, at: offset + 3) else { return lookBehind(offset + 3) }
                return ThaiCharacter.isMark(after) ? 0 : offset + 3
            }
            let next = ThaiCharacter.rank(code)
            if next == 0 { return offset }
            // Two marks of one rank are kept in their order, but one mark twice is not.
            if next < rank || code == 0x4D { return 0 }
            if next == rank { return 0 }
            rank = next
            offset += 3
        }
    }

    /// `offset`, or 0 if what stands there is dropped or a private-use mark, so that the slow way must look on.
    private func lookBehind(_ offset: Int) -> Int {
        guard offset < input.count, input[offset] >= 0x80 else { return offset }
        switch Normalizer.mapping(of: Normalizer.scalar(in: input, at: offset).scalar) {
        case .drop, .thaiMark: return 0
        default: return offset
        }
    }

    /// Reads the marks from `start` on, with what is dropped among them, and writes them in order.
    /// Returns the offset after them.
    mutating func cluster(at start: Int) -> Int {
        var marks: [UInt8] = []
        var hasSaraAm = false
        var end = start
        var offset = start
        while offset < input.count {
            let (scalar, length) = Normalizer.scalar(in: input, at: offset)
            if case .drop = Normalizer.mapping(of: scalar) {
                offset += length
                continue
            }
            guard let code = Normalizer.thaiCode(of: scalar) else { break }
            if ThaiCharacter.isMark(code) {
                marks.append(code)
            } else if code == 0x33 || code == 0x32 && !hasSaraAm && marks.contains(0x4D) {
                hasSaraAm = true
            } else {
                break
            }
            offset += length
            end = offset
        }
        var ordered: [UInt8] = []
        for rank in UInt8(1)...4 {
            for code in marks where ThaiCharacter.rank(code) == rank && !ordered.contains(code) { ordered.append(code) }
        }
        if hasSaraAm {
            // The nikhahit is a part of SARA AM.
            ordered.removeAll { $0 == 0x4D }
            ordered.append(0x33)
        }
        var bytes: [UInt8] = []
        for code in ordered { bytes += [0xE0, 0xB8 | code >> 6, 0x80 | code & 0x3F] }
        if !input[start..<end].elementsEqual(bytes) { replace(start..<end, by: bytes) }
        return end
    }

    /// The seven low bits of a Thai code point, or of the one that a private-use glyph stands for.
    static func thaiCode(of scalar: UInt32) -> UInt8? {
        if scalar >= 0x0E00, scalar < 0x0E80 { return UInt8(scalar & 0x7F) }
        if case .thaiMark(let code) = mapping(of: scalar) { return code }
        return nil
    }
}
