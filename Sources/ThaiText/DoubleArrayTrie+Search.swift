/// Searches in texts. They stand here or are copied to where they are used, so that a step costs no call.
extension DoubleArrayTrie {
    /// The longest key that stands at `start`, ends by `limit` and ends where `mayEnd` allows it.
    ///
    /// - Parameter codes: a text whose codes are the trie's symbols; `limit` lies within it.
    @inlinable
    @inline(__always)
    package func longest(
        in codes: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int, mayEnd: (Int) -> Bool
    ) -> (end: Int, value: Int32)? {
        var (slot, end) = (Int32(-1), start)
        // SAFETY: more slots than there are bytes stand behind every base, and the caller vouches for `limit`.
        unsafe slots.withUnsafeBufferPointer { slots in
            var (here, base) = unsafe (Int32(0), slots[0].base)
            var index = start
            while index < limit {
                let next = unsafe Int(base &>> 1) &+ Int(codes[index])
                guard unsafe slots[next].parent == here else { break }
                here = Int32(truncatingIfNeeded: next)
                base = unsafe slots[next].base
                index &+= 1
                if base & 1 != 0, mayEnd(index) { (slot, end) = (here, index) }
            }
        }
        return slot < 0 ? nil : (end, values[Int(slot)])
    }

    /// The longest key that stands at `start`, ends by `limit` and ends where `mayEnd` allows it.
    ///
    /// - Parameter codes: a text whose codes are the trie's symbols.
    @inlinable
    @inline(__always)
    package func longest(
        in codes: [UInt8], at start: Int, limit: Int, mayEnd: (Int) -> Bool
    ) -> (end: Int, value: Int32)? {
        precondition(start >= 0 && limit <= codes.count)
        // SAFETY: `limit` lies within the text.
        return unsafe codes.withUnsafeBufferPointer {
            unsafe longest(in: $0, at: start, limit: limit, mayEnd: mayEnd)
        }
    }

    /// Calls `found` for every key that stands at `start` and ends by `limit`, shortest first.
    package func forEach(in codes: [UInt8], at start: Int, limit: Int, _ found: (_ end: Int, _ value: Int32) -> Void) {
        var node = root
        var index = start
        while index < limit, let next = child(of: node, Int(codes[index])) {
            node = next
            index &+= 1
            if node.isKey { found(index, value(node)) }
        }
    }

    /// The longest key that stands at `start` of UTF-8 and ends by `limit`, in a trie over ``symbol(in:at:limit:)``.
    package func longest(inUTF8 bytes: [UInt8], at start: Int, limit: Int) -> (end: Int, value: Int32)? {
        precondition(start >= 0 && limit <= bytes.count)
        var (slot, end) = (Int32(-1), start)
        // SAFETY: as many slots as there are symbols stand behind every base, and `limit` lies within the text.
        unsafe slots.withUnsafeBufferPointer { slots in
            unsafe bytes.withUnsafeBufferPointer { bytes in
                var (here, base) = unsafe (Int32(0), slots[0].base)
                var position = start
                while position < limit {
                    var symbol = unsafe Int(bytes[position])
                    var length = 1
                    if symbol == 0xE0, position &+ 2 < limit, unsafe bytes[position &+ 1] & 0xFE == 0xB8 {
                        symbol = unsafe DoubleArrayTrie.symbol(bytes[position &+ 1], bytes[position &+ 2])
                        length = 3
                    }
                    let next = Int(base &>> 1) &+ symbol
                    guard unsafe slots[next].parent == here else { break }
                    here = Int32(truncatingIfNeeded: next)
                    base = unsafe slots[next].base
                    position &+= length
                    if base & 1 != 0 { (slot, end) = (here, position) }
                }
            }
        }
        return slot < 0 ? nil : (end, values[Int(slot)])
    }

    /// How many symbols UTF-8 has.
    package static let symbolCount = 0x180

    /// The symbol at a position of UTF-8: 0x100 and more for a letter of the range E0 B8 80 to E0 B9 BF, which is Thai and
    /// three bytes long, or else a byte.
    @inline(__always)
    package static func symbol(in bytes: [UInt8], at position: Int, limit: Int) -> (symbol: Int, length: Int) {
        let byte = bytes[position]
        guard byte == 0xE0, position &+ 2 < limit, bytes[position &+ 1] & 0xFE == 0xB8 else { return (Int(byte), 1) }
        return (symbol(bytes[position &+ 1], bytes[position &+ 2]), 3)
    }

    /// The symbol of a Thai letter, by its second and third byte.
    @inline(__always)
    private static func symbol(_ second: UInt8, _ third: UInt8) -> Int {
        0x100 | Int(second & 1) &<< 6 | Int(third & 0x3F)
    }
}
