/// Keys of terms that were read lately, by their places: those of predicates and of things that many speak of come again
/// and again, and need not be looked for in their groups. A key is kept when it is looked for a second time: most are those
/// of one thing alone, and would drive out the others.
final class KeyCache: Sendable {
    private struct Entry: Sendable {
        var identity: UInt64 = 0
        var position = -1
        var key: [UInt8] = []
        /// The position of the key that was last looked for in vain.
        var wanted = -1

        /// Appends the key's bytes, and counts no reference for that.
        @inline(__always)
        mutating func append(to bytes: inout [UInt8]) {
            // SAFETY: the bytes are copied during the call.
            unsafe key.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        }
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

    /// What is known of a key.
    enum Lookup {
        /// Where its bytes stand among those that were handed out.
        case kept(Range<Int>)
        /// It was looked for before.
        case wanted
        case unknown
    }

    /// Looks for the keys of terms of a segment. The bytes are copied: to count who refers to what all threads use would
    /// take longer.
    ///
    /// - Parameters:
    ///   - keys: gets the bytes of those that are kept.
    ///   - found: gets what is known of each.
    func look(for positions: [Int], of identity: UInt64, _ keys: inout [UInt8], _ found: inout [Lookup]) {
        entries.withLock { entries in
            for position in positions {
                let place = place(identity, position)
                if entries[place].position == position, entries[place].identity == identity {
                    let start = keys.count
                    entries[place].append(to: &keys)
                    found.append(.kept(start..<keys.count))
                } else if entries[place].wanted == position {
                    found.append(.wanted)
                } else {
                    entries[place].wanted = position
                    found.append(.unknown)
                }
            }
        }
    }

    /// Keeps a key, in the place of another.
    func insert(_ key: [UInt8], _ identity: UInt64, _ position: Int) {
        if key.count > KeyCache.longest { return }
        let place = place(identity, position)
        // Without room to spare.
        let kept = Array(key[...])
        entries.withLock { entries in
            entries[place].identity = identity
            entries[place].position = position
            entries[place].key = kept
        }
    }
}
