/// Sorts ranked quads by their columns, eleven bits at a time, the last ones first.
enum RadixSort {
    private static let bits: UInt32 = 11
    private static let digitCount = 1 << 11
    /// How many digits a rank has.
    private static let passCount = 3

    /// Sorts by the columns in the given order; the first one counts most. Quads that agree in them stay in their order.
    ///
    /// - Parameters:
    ///   - quads: what is sorted.
    ///   - scratch: room for as many.
    ///   - columns: the places in a quad, the one that counts most first.
    static func sort(_ quads: inout [RankedQuad], _ scratch: inout [RankedQuad], by columns: some Sequence<Int>) {
        guard quads.count > 1 else { return }
        if scratch.count != quads.count {
            // Given up first: both together would be too much.
            scratch = []
            scratch = [RankedQuad](repeating: .zero, count: quads.count)
        }
        for column in Array(columns).reversed() {
            var places = counts(quads, column)
            for pass in 0..<passCount {
                let digits = pass * digitCount..<(pass + 1) * digitCount
                // A digit that all have moves nothing.
                if places[digits].contains(quads.count) { continue }
                var start = 0
                for digit in digits { (places[digit], start) = (start, start + places[digit]) }
                move(quads, &scratch, column, UInt32(pass) * bits, &places, digits.lowerBound)
                swap(&quads, &scratch)
            }
        }
    }

    /// How often each digit of a column comes, the digits of the lowest bits first.
    private static func counts(_ quads: [RankedQuad], _ column: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: passCount * digitCount)
        let mask = UInt32(digitCount - 1)
        unsafe counts.withUnsafeMutableBufferPointer { counts in
            unsafe quads.withRanks { ranks in
                for index in 0..<ranks.count / 4 {
                    let rank = unsafe ranks[4 * index + column]
                    // SAFETY: a digit is less than their number, and the last one has ten bits.
                    unsafe counts[Int(rank & mask)] += 1
                    unsafe counts[digitCount + Int(rank >> bits & mask)] += 1
                    unsafe counts[2 * digitCount + Int(rank >> (2 * bits))] += 1
                }
            }
        }
        return counts
    }

    /// Moves quads to `target`, ordered by some bits of a column, and otherwise as they were.
    private static func move(
        _ quads: [RankedQuad], _ target: inout [RankedQuad], _ column: Int, _ shift: UInt32, _ places: inout [Int],
        _ firstPlace: Int
    ) {
        let mask = UInt32(digitCount - 1)
        unsafe target.withUnsafeMutableBufferPointer { target in
            unsafe places.withUnsafeMutableBufferPointer { places in
                unsafe quads.withUnsafeBufferPointer { quads in
                    for index in 0..<quads.count {
                        let quad = unsafe quads[index]
                        let digit = firstPlace + Int(quad[column] >> shift & mask)
                        // SAFETY: the digits were counted, so that each place lies within `target`.
                        unsafe target[places[digit]] = quad
                        unsafe places[digit] += 1
                    }
                }
            }
        }
    }
}

extension [RankedQuad] {
    /// Calls `body` with the ranks, four a quad.
    @inline(__always)
    func withRanks<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
        unsafe withUnsafeBytes { bytes in
            // SAFETY: a quad is four numbers without gaps, and nothing else looks at the memory meanwhile.
            unsafe body(bytes.assumingMemoryBound(to: UInt32.self))
        }
    }
}
