/// A trained log-linear model that judges pairs of things for the relations between them.
///
/// A model is a set of features, each with a weight for every slot of its kind of pair. A pair's score in a slot is the
/// sum over its features; features that training never saw count nothing. The file, all numbers little-endian:
///
///     8 bytes   "YONGREL" and the version, 1
///     4 bytes   what one step of a weight is worth, a float
///     4 bytes   the number of features
///     for each of 8 kinds of pairs and 4 slots:
///       4 bytes   the lowest score that makes a statement, a float
///       2 × 8 × 4 bytes   a scale from scores to confidence: eight scores, rising, and eight confidences
///     for each feature, hashes rising:
///       4 bytes   the hash
///       4 bytes   a signed weight a slot
public struct RelationModel: Sendable {
    /// What a score in a slot means.
    private struct Slot: Sendable {
        var threshold: Float
        var scores: SIMD8<Float>
        var confidences: SIMD8<Float>
    }

    private static let magic: [UInt8] = Array("YONGREL".utf8)
    private static let version = 1
    private static let headerLength = 16
    private static let slotLength = 4 + 2 * 8 * 4
    private static let slotCount = 8 * CandidateGroup.slots

    private let step: Float
    private let slots: [Slot]
    /// An open table of features: the hash in the upper half, the weights in the lower one; 0 where nothing stands.
    private let table: [UInt64]
    private let mask: Int
    /// Which lower bits the hashes of features have, a bit each: most features are not in the model, and this tells it
    /// from memory that stays in the processor's cache, which the table does not.
    private let known: [UInt64]
    private static let knownBits = 18

    /// Reads a model file.
    ///
    /// - Throws: ``ModelError`` when the bytes are no model of this version.
    public init(_ bytes: [UInt8]) throws(ModelError) {
        guard bytes.count >= RelationModel.headerLength, bytes.starts(with: RelationModel.magic) else {
            throw .notAModel
        }
        let version = Int(bytes[RelationModel.magic.count])
        guard version == RelationModel.version else { throw .version(found: version, expected: RelationModel.version) }
        let features = Int(RelationModel.number(bytes, at: 12))
        let start = RelationModel.headerLength + RelationModel.slotCount * RelationModel.slotLength
        guard bytes.count >= start, (bytes.count - start) / 8 == features, (bytes.count - start) % 8 == 0 else {
            throw .damaged(offset: bytes.count)
        }
        step = RelationModel.float(bytes, at: 8)
        guard step.isFinite, step > 0 else { throw .damaged(offset: 8) }
        var slots: [Slot] = []
        for index in 0..<RelationModel.slotCount {
            let offset = RelationModel.headerLength + index * RelationModel.slotLength
            slots.append(try RelationModel.slot(bytes, at: offset))
        }
        self.slots = slots
        var size = 64
        while size < 2 * features { size *= 2 }
        var table = [UInt64](repeating: 0, count: size)
        mask = size - 1
        var known = [UInt64](repeating: 0, count: 1 << (RelationModel.knownBits - 6))
        for index in 0..<features {
            let offset = start + 8 * index
            let hash = RelationModel.number(bytes, at: offset)
            var position = Int(hash) & mask
            while table[position] != 0 { position = (position + 1) & mask }
            known[RelationModel.word(hash)] |= 1 << UInt64(hash & 63)
            table[position] = UInt64(hash) << 32 | UInt64(RelationModel.number(bytes, at: offset + 4))
        }
        self.table = table
        self.known = known
    }

    @inline(__always)
    private static func word(_ hash: UInt32) -> Int { Int(hash & (1 << UInt32(knownBits) - 1)) >> 6 }

    private static func slot(_ bytes: [UInt8], at offset: Int) throws(ModelError) -> Slot {
        var slot = Slot(threshold: float(bytes, at: offset), scores: .zero, confidences: .zero)
        for knot in 0..<8 {
            slot.scores[knot] = float(bytes, at: offset + 4 + 4 * knot)
            slot.confidences[knot] = float(bytes, at: offset + 36 + 4 * knot)
            let isRising = knot == 0 || slot.scores[knot] >= slot.scores[knot - 1]
            guard isRising, slot.scores[knot].isFinite, (0...1).contains(slot.confidences[knot]) else {
                throw .damaged(offset: offset + 4 + 4 * knot)
            }
        }
        guard !slot.threshold.isNaN else { throw .damaged(offset: offset) }
        return slot
    }

    private static func number(_ bytes: [UInt8], at offset: Int) -> UInt32 {
        UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
            | UInt32(bytes[offset + 3]) << 24
    }

    private static func float(_ bytes: [UInt8], at offset: Int) -> Float {
        Float(bitPattern: number(bytes, at: offset))
    }

    /// The sum of the weights of features, slot by slot, in steps.
    func sum(_ features: Span<UInt32>) -> SIMD4<Int32> {
        var sum = SIMD4<Int32>.zero
        let known = known.span
        // Whether a feature may be in the model is no branch, which nobody could foresee.
        var found = InlineArray<64, UInt32>(repeating: 0)
        var start = 0
        while start < features.count {
            let end = min(start &+ found.count, features.count)
            var count = 0
            for index in start..<end {
                let hash = features[index]
                found[count & (found.count &- 1)] = hash
                count &+= Int(known[RelationModel.word(hash)] &>> UInt64(hash & 63) & 1)
            }
            for index in 0..<count { sum &+= weights(of: found[index]) }
            start = end
        }
        return sum
    }

    /// The weights of a feature, slot by slot, in steps.
    @inline(__always)
    private func weights(of hash: UInt32) -> SIMD4<Int32> {
        let table = table.span
        var position = Int(hash) & mask
        while true {
            let entry = table[position]
            if entry == 0 { return .zero }
            if UInt32(truncatingIfNeeded: entry >> 32) == hash {
                let weights = unsafeBitCast(UInt32(truncatingIfNeeded: entry), to: SIMD4<Int8>.self)
                return SIMD4<Int32>(truncatingIfNeeded: weights)
            }
            position = (position &+ 1) & mask
        }
    }

    /// The sum of the weights of features that stand in an array.
    func sum(_ features: [UInt32]) -> SIMD4<Int32> { sum(features.span) }

    /// What a sum in steps is worth.
    func score(_ sum: Int32) -> Double { Double(Float(sum) * step) }

    /// The lowest score that makes a statement.
    func threshold(group: CandidateGroup, slot: Int) -> Double {
        Double(slots[Int(group.rawValue - 1) * CandidateGroup.slots + slot].threshold)
    }

    /// How likely a statement with a score is right, or `nil` where the score makes none.
    func confidence(_ sum: Int32, group: CandidateGroup, slot index: Int) -> Double? {
        let slot = slots[Int(group.rawValue - 1) * CandidateGroup.slots + index]
        let score = Float(sum) * step
        guard score >= slot.threshold else { return nil }
        var knot = 0
        while knot < 7, slot.scores[knot + 1] < score { knot += 1 }
        if knot == 7 || score <= slot.scores[0] { return Double(slot.confidences[knot]) }
        let (low, high) = (slot.scores[knot], slot.scores[knot + 1])
        let part = high > low ? (score - low) / (high - low) : 1
        return Double(slot.confidences[knot] + part * (slot.confidences[knot + 1] - slot.confidences[knot]))
    }
}
