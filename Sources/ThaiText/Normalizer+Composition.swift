@_spi(_Unicode) import Swift

/// Normalisation form C for the few places of a text that need it.
///
/// Swift's standard library has the tables for it: it compares strings by them. Foundation reaches them in the same
/// way, and importing Foundation for this would double the time a program takes to start.
extension Normalizer {
    /// Composes the code points from `start` on that may compose, together with the one before them, which is where
    /// the base letter is. Returns the offset after them.
    mutating func compose(at start: Int) -> Int {
        flush(to: start)
        var text = String.UnicodeScalarView()
        if let base = baseLetter() {
            takeBackCodePoint()
            text.append(base)
        }
        var end = start
        var offset = start
        while offset < input.count {
            let (value, length) = Normalizer.scalar(in: input, at: offset)
            offset += length
            switch Normalizer.mapping(of: value) {
            case .drop: continue
            case .compose:
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
                end = offset
                continue
            default: break
            }
            break
        }
        var composed = String.UnicodeScalarView()
        for scalar in String(text)._nfc { composed.append(scalar) }
        let bytes = Array(String(composed).utf8)
        if !input[pending..<end].elementsEqual(bytes) { replace(pending..<end, by: bytes) }
        return end
    }

    /// The last code point written, if it may be the base of what follows. Thai letters and line feeds are not.
    private func baseLetter() -> Unicode.Scalar? {
        var offset = output.count - 1
        while offset >= 0, output[offset] & 0xC0 == 0x80 { offset -= 1 }
        guard offset >= 0, output[offset] != 0x0A, ThaiCharacter.code(in: output, at: offset) == nil else { return nil }
        return Unicode.Scalar(Normalizer.scalar(in: output, at: offset).scalar)
    }
}
