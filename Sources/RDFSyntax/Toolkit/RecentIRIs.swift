internal import RDFModel

/// IRIs that were read lately, found by their bytes.
///
/// One place per hash; a newer IRI takes the place of an older one. Only the last bytes are hashed, which is where
/// IRIs of one source differ.
struct RecentIRIs {
    private var slots = [IRI?](repeating: nil, count: 4096)

    /// The place for the IRI that `bytes` spell.
    @inline(__always)
    func slot(_ bytes: ArraySlice<UInt8>) -> Int {
        var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        for byte in bytes.suffix(20) {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 4095)
    }

    /// The IRI at a place, if its bytes are these.
    @inline(__always)
    func find(_ bytes: ArraySlice<UInt8>, slot: Int) -> IRI? {
        guard let iri = slots[slot] else { return nil }
        return CodeUnits.equal(iri.text, bytes) ? iri : nil
    }

    /// Keeps an IRI.
    mutating func keep(_ iri: IRI, slot: Int) {
        slots[slot] = iri
    }
}
