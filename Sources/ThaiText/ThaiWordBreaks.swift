internal import CThai

/// Word boundaries in Thai written in TIS-620, from libthai's dictionary.
package enum ThaiWordBreaks {
    /// The longest stretch that is handed to libthai at once, in characters, so that text without spaces stays linear.
    private static let longest = 2048

    // SAFETY: libthai only reads a breaker after it was made, so all threads may share it.
    nonisolated(unsafe) private static let breaker: OpaquePointer? = unsafe th_brk_new(nil)

    /// Marks the positions in `codes` before which a word starts by libthai's dictionary.
    ///
    /// - Parameters:
    ///   - codes: the text in TIS-620, a byte a character.
    ///   - range: the part to look at; a word is taken to start at its lower bound.
    ///   - starts: one flag a position of `codes`; flags are set, none is cleared.
    package static func mark(_ codes: [UInt8], _ range: Range<Int>, into starts: inout [Bool]) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(range.upperBound, start + longest)
            starts[start] = true
            for position in breaks(codes, start..<end) where start + position < end {
                starts[start + position] = true
            }
            start = end
        }
    }

    private static func breaks(_ codes: [UInt8], _ range: Range<Int>) -> [Int] {
        guard let breaker = unsafe breaker else { return [] }
        var text = Array(codes[range])
        for index in text.indices where text[index] == 0 { text[index] = 0x20 }
        text.append(0)
        var positions = [Int32](repeating: 0, count: range.count)
        // SAFETY: the text ends with a zero, and libthai writes at most the count of positions that it is given.
        let count = unsafe text.withUnsafeBufferPointer { text in
            unsafe positions.withUnsafeMutableBufferPointer { positions in
                unsafe th_brk_find_breaks(breaker, text.baseAddress, positions.baseAddress, positions.count)
            }
        }
        return positions.prefix(Int(count)).map(Int.init)
    }
}
