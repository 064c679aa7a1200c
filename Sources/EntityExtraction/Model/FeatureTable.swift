/// The weights of all features, for all labels: a row of sixteen bytes a feature.
///
/// Four rows make a bucket of one cache line; the high bits of a feature's hash choose the bucket, and the last byte
/// of a row, for which there is no label, holds eight other bits of the hash, so that a feature that was never seen
/// is rarely taken for one that was.
///
///     row:  w0 w1 w2 … w14 tag
struct FeatureTable: Sendable {
    /// The rows, four a bucket. A tag of zero marks an empty one.
    let rows: [SIMD16<Int8>]
    /// How many bits of a hash choose the bucket.
    let bits: Int
    /// What a weight of one stands for.
    let scale: Float

    /// Takes rows as they stand in a file.
    init(rows: [SIMD16<Int8>], bits: Int, scale: Float) {
        self.rows = rows
        self.bits = bits
        self.scale = scale
    }

    /// Rounds the weights of features; where a bucket is full, those with the least weights are left out.
    init(_ features: [(feature: UInt64, weights: SIMD16<Float>)], bits: Int) {
        let largest = features.reduce(Float(0)) { max($0, Self.norm($1.weights)) }
        // Few weights are so large that they need the whole range: clip them a little for finer steps.
        let scale = max(largest, 1e-6) / 127
        var rows = [SIMD16<Int8>](repeating: .zero, count: 4 << bits)
        let ordered = features.sorted {
            (Self.norm($0.weights), $0.feature) > (Self.norm($1.weights), $1.feature)
        }
        for (feature, weights) in ordered {
            var row = SIMD16<Int8>(clamping: SIMD16<Int32>((weights / scale).rounded(.toNearestOrAwayFromZero)))
            row[15] = 0
            guard row != .zero else { continue }
            row[15] = Self.tag(feature)
            let bucket = Self.bucket(feature, bits)
            if let free = (bucket..<(bucket + 4)).first(where: { rows[$0][15] == 0 }) { rows[free] = row }
        }
        self.init(rows: rows, bits: bits, scale: scale)
    }

    private static func norm(_ weights: SIMD16<Float>) -> Float {
        max(weights.max(), -weights.min())
    }

    @inline(__always)
    private static func bucket(_ feature: UInt64, _ bits: Int) -> Int {
        Int(truncatingIfNeeded: feature >> UInt64(64 - bits)) << 2
    }

    /// The mark of a feature: never zero.
    @inline(__always)
    private static func tag(_ feature: UInt64) -> Int8 {
        let low = UInt8(truncatingIfNeeded: feature)
        return Int8(bitPattern: low == 0 ? 0xFF : low)
    }

    /// Adds the weights of a feature to `sum`.
    @inline(__always)
    func add(_ feature: UInt64, to sum: inout SIMD16<Int16>) {
        let bucket = FeatureTable.bucket(feature, bits)
        let tag = FeatureTable.tag(feature)
        for index in bucket..<(bucket + 4) {
            let row = rows[index]
            if row[15] == tag {
                sum &+= SIMD16<Int16>(truncatingIfNeeded: row)
                return
            }
        }
    }
}
