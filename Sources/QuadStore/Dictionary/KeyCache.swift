/// Keys of terms that were read lately, by their places: those of predicates and of things that many speak of come again
/// and again, and need not be looked for in their groups.
final class KeyCache: Sendable {
    private struct Entry: Sendable {
        var identity: UInt64 = 0
        var position = -1
        var key: [UInt8] = []
    }

    private let entries: Guarded<[Entry]>
    private let mask: Int
    /// Longer keys are not kept.
    private static let longest = 512

    /// - Parameter bits: the binary logarithm of how many keys there may be.
    init(bits: Int) {
        mask = 1 << bits - 1
        entries = Guarded(Array(repeating: Entry(), count: 1 << bits))
    }

    private func place(_ identity: UInt64, _ position: Int) -> Int {
        let mixed = (UInt64(truncatingIfNeeded: position) ^ identity) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 32) & mask
    }

    /// The key of a term of a segment; `nil` if it is not kept.
    func key(_ identity: UInt64, _ position: Int) -> [UInt8]? {
        let place = place(identity, position)
        return entries.withLock { entries in
            let isKept = entries[place].position == position && entries[place].identity == identity
            return isKept ? entries[place].key : nil
        }
    }

    /// Keeps a key, in the place of another.
    func insert(_ key: [UInt8], _ identity: UInt64, _ position: Int) {
        if key.count > KeyCache.longest { return }
        let place = place(identity, position)
        entries.withLock { $0[place] = Entry(identity: identity, position: position, key: key) }
    }
}
