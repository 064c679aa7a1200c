/// Names by what they are written with, each numbered as it first comes.
struct NameTable {
    private struct Entry {
        var name: [UInt8]
        var tag: UInt8
        var hash: UInt32
    }

    private var entries: [Entry] = []
    /// An open table of numbers plus one; 0 where nothing stands.
    private var slots: [Int32]

    init(expected: Int) {
        var size = 64
        while size < 2 * expected { size *= 2 }
        slots = [Int32](repeating: 0, count: size)
    }

    /// The name of a number.
    subscript(number: Int) -> [UInt8] { entries[number].name }

    /// The number of a name.
    ///
    /// - Parameter tag: what kind of name it is; the same name of another kind has another number.
    mutating func number(of name: [UInt8], tag: UInt8) -> (number: Int, isNew: Bool) {
        var hash: UInt32 = 0x811C_9DC5 ^ UInt32(tag)
        let bytes = name.span
        for index in bytes.indices { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
        if 2 * entries.count >= slots.count { grow() }
        var slot = self.slot(of: hash)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if entries[number].hash == hash, entries[number].tag == tag, entries[number].name == name {
                return (number, false)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        entries.append(Entry(name: name, tag: tag, hash: hash))
        slots[slot] = Int32(entries.count)
        return (entries.count - 1, true)
    }

    /// Where the search for a hash begins. The hash's upper bits are mixed better than its lower ones.
    private func slot(of hash: UInt32) -> Int { Int(hash ^ hash >> 15) & (slots.count - 1) }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: 2 * slots.count)
        for (number, entry) in entries.enumerated() {
            var slot = self.slot(of: entry.hash)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number + 1)
        }
    }
}
