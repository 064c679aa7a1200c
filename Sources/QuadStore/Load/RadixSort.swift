/// Sorts ranked quads by their columns, eleven bits at a time, the last ones first.
enum RadixSort {
    private static let bits: UInt32 = 11

    /// Sorts by the columns in the given order; the first one counts most.
    ///
    /// - Parameters:
    ///   - quads: what is sorted.
    ///   - scratch: room for as many.
    ///   - columns: the places in a quad, the one that counts most first.
    static func sort(_ quads: inout [RankedQuad], _ scratch: inout [RankedQuad], by columns: some Sequence<Int>) {
        for column in Array(columns).reversed() {
            var greatest = UInt32(0)
            for quad in quads { greatest |= quad[column] }
            var shift = UInt32(0)
            while shift < 32, greatest >> shift != 0 {
                pass(&quads, &scratch, column, shift)
                swap(&quads, &scratch)
                shift += bits
            }
        }
    }

    /// Moves quads to `scratch`, ordered by some bits of a column, and otherwise as they were.
    private static func pass(_ quads: inout [RankedQuad], _ scratch: inout [RankedQuad], _ column: Int, _ shift: UInt32)
    {
        if scratch.count < quads.count {
            scratch += [RankedQuad](repeating: .zero, count: quads.count - scratch.count)
        } else if scratch.count > quads.count {
            scratch.removeLast(scratch.count - quads.count)
        }
        let mask = UInt32(1) << bits - 1
        var places = [Int](repeating: 0, count: 1 << Int(bits))
        for quad in quads { places[Int(quad[column] >> shift & mask)] += 1 }
        var start = 0
        for digit in places.indices { (places[digit], start) = (start, start + places[digit]) }
        unsafe scratch.withUnsafeMutableBufferPointer { target in
            unsafe places.withUnsafeMutableBufferPointer { places in
                for quad in quads {
                    let digit = Int(quad[column] >> shift & mask)
                    // SAFETY: the digits were counted above, so that each place lies within `target`.
                    unsafe target[places[digit]] = quad
                    unsafe places[digit] += 1
                }
            }
        }
    }
}
