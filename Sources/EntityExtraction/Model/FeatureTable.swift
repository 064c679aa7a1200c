import Sorting

/// The weights of all features, for all labels: a row of sixteen bytes a feature.
///
/// Four rows make a bucket of one cache line; the high bits of a feature's hash choose the bucket, and the last byte
/// of a row, for which there is no label, holds eight other bits of the hash, so that a feature that was never seen
/// is rarely taken for one that was.
///
///     row:  w0 w1 w2 … w14 tag
///
/// Most features of a text were never seen in training. The tags of a bucket stand in a word besides, so that this shows
/// without a look at the rows: all tags fit into a processor's cache, all rows do not.
struct FeatureTable: Sendable {
    /// The rows, four a bucket, in the order of ``WeightSum``. A tag of zero marks an empty one.
    private let packed: [SIMD16<Int8>]
    /// The tags of each bucket's rows, the first one's lowest.
    private let tags: [UInt32]
    /// How many bits of a hash choose the bucket.
    let bits: Int
    /// What a weight of one stands for.
    let scale: Float

    /// Takes rows as they stand in a file.
    init(rows: [SIMD16<Int8>], bits: Int, scale: Float) {
        packed = rows.map { row in
            var packed = SIMD16<Int8>.zero
            for (label, place) in WeightSum.places.enumerated() { packed[place] = row[label] }
            return packed
        }
        var tags = [UInt32](repeating: 0, count: rows.count / 4)
        for (number, row) in rows.enumerated() {
            let tag = UInt8(bitPattern: row[15])
            tags[number >> 2] |= UInt32(tag) << UInt32((number & 3) << 3)
        }
        self.tags = tags
        self.bits = bits
        self.scale = scale
    }

    /// Rounds the weights of features; where a bucket is full, those with the least weights are left out.
    init(_ features: [(feature: UInt64, weights: SIMD16<Float>)], bits: Int) {
        let largest = features.reduce(Float(0)) { max($0, Self.norm($1.weights)) }
        // Few weights are so large that they need the whole range: clip them a little for finer steps.
        let scale = max(largest, 1e-6) / 127
        var rows = [SIMD16<Int8>](repeating: .zero, count: 4 << bits)
        let norms = features.map { Self.norm($0.weights) }
        let ordered = features.indices.ordered {
            norms[$0] != norms[$1] ? norms[$0] > norms[$1] : features[$0].feature > features[$1].feature
        }
        for index in ordered {
            let (feature, weights) = features[index]
            var row = Self.rounded(weights / scale)
            row[15] = 0
            guard row != .zero else { continue }
            row[15] = Int8(bitPattern: Self.tag(feature))
            let bucket = Self.bucket(feature, bits) << 2
            if let free = (bucket..<(bucket + 4)).first(where: { rows[$0][15] == 0 }) { rows[free] = row }
        }
        self.init(rows: rows, bits: bits, scale: scale)
    }

    /// The rows as they stand in a file.
    var rows: [SIMD16<Int8>] {
        packed.map { packed in
            var row = SIMD16<Int8>.zero
            for (label, place) in WeightSum.places.enumerated() { row[label] = packed[place] }
            return row
        }
    }

    /// The whole numbers nearest to some weights, clipped to what a byte holds.
    private static func rounded(_ weights: SIMD16<Float>) -> SIMD16<Int8> {
        var row = SIMD16<Int8>.zero
        for label in row.indices {
            row[label] = Int8(max(-128, min(127, weights[label].rounded(.toNearestOrAwayFromZero))))
        }
        return row
    }

    private static func norm(_ weights: SIMD16<Float>) -> Float {
        max(weights.max(), -weights.min())
    }

    @inline(__always)
    private static func bucket(_ feature: UInt64, _ bits: Int) -> Int {
        Int(truncatingIfNeeded: feature >> UInt64(64 - bits))
    }

    /// The mark of a feature: never zero.
    @inline(__always)
    private static func tag(_ feature: UInt64) -> UInt8 {
        let low = UInt8(truncatingIfNeeded: feature)
        return low == 0 ? 0xFF : low
    }

    /// The number of the row of a feature, and whether there is one; without one, the number means nothing.
    @inline(__always)
    func row(of feature: UInt64) -> (number: UInt32, isFound: Bool) {
        let bucket = FeatureTable.bucket(feature, bits)
        // A byte is zero where a tag is the feature's. The lowest such byte is found by the borrow that subtracting one
        // from each byte makes there; a higher one may be found wrongly, but then there is a lower one.
        let other = tags[bucket] ^ (UInt32(FeatureTable.tag(feature)) &* 0x0101_0101)
        let equal = (other &- 0x0101_0101) & ~other & 0x8080_8080
        let place = UInt32(truncatingIfNeeded: equal.trailingZeroBitCount) >> 3
        return (UInt32(truncatingIfNeeded: bucket << 2) | place, equal != 0)
    }

    /// Adds the weights of a feature to `sum`.
    @inline(__always)
    func add(_ feature: UInt64, to sum: inout WeightSum) {
        let (row, isFound) = row(of: feature)
        if isFound { add(row: row, to: &sum) }
    }

    /// Adds the weights of a row to `sum`.
    @inline(__always)
    func add(row: UInt32, to sum: inout WeightSum) { sum.add(packed[Int(row)]) }
}
