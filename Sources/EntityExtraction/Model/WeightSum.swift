/// A sum of the rows of a ``FeatureTable``, exact whatever the order of the additions.
///
/// A row is sixteen bytes. Taken as eight pairs, the lower bytes are one vector of words and the upper ones another,
/// each two shifts away, and no instruction is needed that only newer processors have. ``scaled(by:)`` halves the
/// words in the same way, so the labels come out in four vectors of four. The table's rows lie such that these four are
/// the labels in their order:
///
///     byte   0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15
///     label  0  8  4 12  1  9  5 13  2 10  6 14  3 11  7 tag
///
/// The lane of the tag gathers nothing of use.
struct WeightSum: Sendable {
    private var lower = SIMD8<Int16>.zero
    private var upper = SIMD8<Int16>.zero

    static let zero = WeightSum()

    /// Adds the weights of a row.
    @inline(__always)
    mutating func add(_ row: SIMD16<Int8>) {
        let pairs = unsafeBitCast(row, to: SIMD8<Int16>.self)
        lower &+= (pairs &<< 8) &>> 8
        upper &+= pairs &>> 8
    }

    @inline(__always)
    static func += (left: inout WeightSum, right: WeightSum) {
        left.lower &+= right.lower
        left.upper &+= right.upper
    }

    @inline(__always)
    static func -= (left: inout WeightSum, right: WeightSum) {
        left.lower &-= right.lower
        left.upper &-= right.upper
    }

    /// The scores of the labels; the last lane means nothing.
    @inline(__always)
    func scaled(by scale: Float) -> SIMD16<Float> {
        let (first, second) = WeightSum.numbers(lower)
        let (third, fourth) = WeightSum.numbers(upper)
        return SIMD16(
            lowHalf: SIMD8(lowHalf: first * scale, highHalf: second * scale),
            highHalf: SIMD8(lowHalf: third * scale, highHalf: fourth * scale))
    }

    /// The lower and the upper words of pairs, as numbers.
    @inline(__always)
    private static func numbers(_ words: SIMD8<Int16>) -> (SIMD4<Float>, SIMD4<Float>) {
        let pairs = unsafeBitCast(words, to: SIMD4<Int32>.self)
        return (number((pairs &<< 16) &>> 16), number(pairs &>> 16))
    }

    /// Small whole numbers as floating-point ones, exactly: added to the bits of a large one, they are its last digits.
    @inline(__always)
    private static func number(_ values: SIMD4<Int32>) -> SIMD4<Float> {
        unsafeBitCast(values &+ SIMD4(repeating: 0x4B40_0000), to: SIMD4<Float>.self)
            - SIMD4(repeating: 12_582_912)
    }

    /// The byte of a row that a label's weight is, with the tag at the end.
    static let places: [Int] = [0, 4, 8, 12, 2, 6, 10, 14, 1, 5, 9, 13, 3, 7, 11, 15]
}
