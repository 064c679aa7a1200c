/// Terms of the current block, found by the bytes that the source spells them with.
///
/// One place per hash; a newer term takes the place of an older one. An IRI that stands again is then neither
/// checked nor put together again.
struct TermCache {
    private struct Slot {
        var generation: UInt32 = 0
        var start: UInt32 = 0
        var length: UInt32 = 0
        var number: UInt32 = 0
    }

    private static let size = 4096
    private var slots = [Slot](repeating: Slot(), count: size)
    private var generation: UInt32 = 0

    /// Forgets everything: at the start of a text, and where a prefix or the base changes.
    mutating func forget() {
        generation &+= 1
        if generation == 0 {
            slots = [Slot](repeating: Slot(), count: TermCache.size)
            generation = 1
        }
    }

    /// The place for the bytes of a range: their number and the last ones, where IRIs of one source differ, tell.
    @inline(__always)
    func place(_ start: Int, _ length: Int, _ lexer: ByteLexer) -> Int {
        let last =
            length >= 8 ? lexer.word(at: start &+ length &- 8) : lexer.word(at: start) << UInt64(64 &- 8 &* length)
        let earlier = length >= 16 ? lexer.word(at: start &+ length &- 16) : 0
        let mixed = (last ^ (earlier &* 0xC2B2_AE3D_27D4_EB4F) &+ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 52)
    }

    /// The term whose source is the same as the range.
    @inline(__always)
    func find(_ place: Int, _ start: Int, _ length: Int, _ lexer: ByteLexer) -> UInt32? {
        let slot = slots[place]
        guard slot.generation == generation, slot.length == UInt32(truncatingIfNeeded: length),
            lexer.isEqual(Int(slot.start), start, count: length)
        else { return nil }
        return slot.number
    }

    /// Keeps a term.
    @inline(__always)
    mutating func keep(_ number: UInt32, _ place: Int, _ start: Int, _ length: Int) {
        slots[place] = Slot(
            generation: generation, start: UInt32(truncatingIfNeeded: start),
            length: UInt32(truncatingIfNeeded: length), number: number)
    }
}
