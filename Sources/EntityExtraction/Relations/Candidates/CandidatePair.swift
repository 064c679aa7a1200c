/// Two ends that a document may relate, and of which kind they are.
struct CandidatePair: Equatable {
    var group: CandidateGroup
    /// The index of the subject's entity.
    var subject: Int32
    /// The index of the object: of an entity, a day or an office, as the group says.
    var object: Int32

    /// The pair as one number.
    var key: UInt64 {
        UInt64(group.rawValue) << 60 | UInt64(UInt32(bitPattern: subject)) << 28 | UInt64(UInt32(bitPattern: object))
    }
}

/// Takes the places of a document where two ends may be related.
protocol CandidateConsumer {
    /// Takes one place and its features; a pair may come at several places.
    mutating func take(_ pair: CandidatePair, _ place: CandidatePlace, features: inout FeatureBuffer)
}

/// Where two ends stand together.
struct CandidatePlace {
    /// From the first to the end of the second.
    var evidence: Range<Int>
    /// How the text puts what joins them.
    var status: ClaimStatus
}

/// Numbers pairs in the order in which they come.
struct PairTable {
    private var slots: [Int32]
    private(set) var pairs: [CandidatePair] = []

    init(expected: Int) {
        var size = 64
        while size < 2 * expected { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
    }

    /// The number of a pair; a new pair gets the next one.
    mutating func number(of pair: CandidatePair) -> Int {
        if 2 * (pairs.count + 1) > slots.count { grow() }
        let slot = self.slot(of: pair)
        if slots[slot] < 0 {
            slots[slot] = Int32(pairs.count)
            pairs.append(pair)
        }
        return Int(slots[slot])
    }

    private func slot(of pair: CandidatePair) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (pair.key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot] >= 0, pairs[Int(slots[slot])] != pair { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let size = 2 * slots.count
        slots = [Int32](repeating: -1, count: size)
        for (number, pair) in pairs.enumerated() { slots[slot(of: pair)] = Int32(number) }
    }
}
