internal import Glibc

/// The keys of the terms of a load, each with a number in the order in which they came.
///
/// Besides the keys of ``TermKey`` there are two kinds of the load alone: inline ids, and triple terms as the numbers of
/// their parts.
///
///     09 id (8 bytes, the highest first)
///     0A numbers of the parts (4 bytes each)
struct LoadTerms: Sendable {
    /// The first bytes of the kinds that the dictionary does not know.
    static let inlineKind: UInt8 = 9
    static let tripleKind: UInt8 = 10

    /// Appends the key of an inline id.
    static func append(inline id: TermID, to key: inout [UInt8]) {
        key.append(inlineKind)
        for shift in stride(from: 56, through: 0, by: -8) {
            key.append(UInt8(truncatingIfNeeded: id.bits >> UInt64(shift)))
        }
    }

    /// All keys, one behind the other.
    private(set) var arena: [UInt8] = []
    /// Where each key ends.
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// By hash: its upper half, and below it the number plus 1; 0 is free.
    private var slots = [UInt64](repeating: 0, count: 1 << 12)

    /// How many terms there are.
    var count: Int { ends.count }

    /// About how many bytes are in use.
    var size: Int { arena.capacity + ends.capacity * 8 + hashes.capacity * 8 + slots.count * 8 }

    /// The number plus 1 of the key that is likely the one of a hash; 0 if none is.
    @inline(__always)
    func hint(hash: UInt64) -> UInt32 {
        let entry = slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]
        return (entry ^ hash) >> 32 == 0 ? UInt32(truncatingIfNeeded: entry) : 0
    }

    /// The number of a key, which is kept if it is new.
    ///
    /// - Parameter hint: what ``hint(hash:)`` gave for the hash, then or earlier.
    mutating func number(of key: UnsafeRawBufferPointer, hash: UInt64, hint: UInt32 = 0) -> UInt32 {
        if hint != 0, unsafe isEqual(key, Int(hint) - 1) { return hint - 1 }
        let place = unsafe place(of: key, hash: hash)
        if let found = place.number { return found }
        let number = UInt32(ends.count)
        slots[place.slot] = hash & ~0xFFFF_FFFF | UInt64(number + 1)
        unsafe arena.append(contentsOf: key)
        ends.append(arena.count)
        hashes.append(hash)
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    /// The number of a key; `nil` if it has none.
    func find(_ key: UnsafeRawBufferPointer, hash: UInt64) -> UInt32? {
        unsafe place(of: key, hash: hash).number
    }

    /// The number of a key if it has one, and the slot where it is or would be.
    @inline(__always)
    private func place(of key: UnsafeRawBufferPointer, hash: UInt64) -> (number: UInt32?, slot: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        return unsafe slots.withUnsafeBufferPointer { slots in
            // SAFETY: the mask keeps the slot within the table.
            while case let entry = unsafe slots[slot], entry != 0 {
                if (entry ^ hash) >> 32 == 0 {
                    let number = Int(entry & 0xFFFF_FFFF) - 1
                    if unsafe isEqual(key, number) { return (UInt32(number), slot) }
                }
                slot = (slot + 1) & mask
            }
            return (nil, slot)
        }
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for number in ends.indices {
            var slot = Int(truncatingIfNeeded: hashes[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = hashes[number] & ~0xFFFF_FFFF | UInt64(number + 1)
        }
    }

    private func isEqual(_ key: UnsafeRawBufferPointer, _ number: Int) -> Bool {
        let start = number == 0 ? 0 : ends[number - 1]
        guard ends[number] - start == key.count else { return false }
        return unsafe arena.withUnsafeBytes { arena in
            guard let known = arena.baseAddress, let other = key.baseAddress else { return true }
            return unsafe memcmp(known + start, other, key.count) == 0
        }
    }

    /// Where the key of a number stands in the arena.
    func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

    /// The terms of the load's own kinds, in the order of their numbers.
    func others() -> [(number: UInt32, key: [UInt8])] {
        ends.indices.compactMap { number in
            let range = range(of: number)
            return arena[range.lowerBound] < LoadTerms.inlineKind ? nil : (UInt32(number), Array(arena[range]))
        }
    }

    /// Calls `body` with the blank nodes whose label is a number, which have an inline id.
    func forEachNumberedBlankNode(_ body: (Int, TermID) -> Void) {
        for number in ends.indices {
            let range = range(of: number)
            guard arena[range.lowerBound] == TermKey.Kind.blankNode.rawValue else { continue }
            let label = arena.span.extracting(range.lowerBound + 1..<range.upperBound)
            if let id = TermID(blankNodeLabel: label) { body(number, id) }
        }
    }

    /// The numbers of the terms that the dictionary can hold, in the order of their keys.
    func sortedNumbers() -> [UInt32] {
        unsafe arena.withUnsafeBytes { arena in
            let numbers = ends.indices.filter { unsafe arena[range(of: $0).lowerBound] < LoadTerms.inlineKind }
            var sorter = unsafe KeySorter(arena, ends)
            return sorter.sorted(numbers.map(UInt32.init))
        }
    }
}

/// Sorts keys seven bytes at a time: those that agree so far are sorted by the next seven.
@safe
private struct KeySorter {
    private struct Entry {
        /// Seven bytes, and how many of them there are; 8 if more follow. A key that ends comes before those that go on.
        var head: UInt64
        var number: UInt32
    }

    private let arena: UnsafeRawBufferPointer
    private let ends: [Int]
    private var entries: [Entry] = []

    init(_ arena: UnsafeRawBufferPointer, _ ends: [Int]) {
        unsafe self.arena = arena
        self.ends = ends
    }

    mutating func sorted(_ numbers: [UInt32]) -> [UInt32] {
        entries = numbers.map { Entry(head: 0, number: $0) }
        var open: [(range: Range<Int>, depth: Int)] = [(0..<entries.count, 0)]
        while let (range, depth) = open.popLast() {
            for index in range { entries[index].head = head(entries[index].number, depth) }
            entries[range].sort { $0.head < $1.head }
            var start = range.lowerBound
            while start < range.upperBound {
                var end = start + 1
                while end < range.upperBound, entries[end].head == entries[start].head { end += 1 }
                if end - start > 1, entries[start].head & 0xFF == 8 { open.append((start..<end, depth + 7)) }
                start = end
            }
        }
        return entries.map(\.number)
    }

    private func head(_ number: UInt32, _ depth: Int) -> UInt64 {
        let start = (number == 0 ? 0 : ends[Int(number) - 1]) + depth
        let count = ends[Int(number)] - start
        if unsafe start + 8 <= arena.count {
            let word = unsafe UInt64(bigEndian: arena.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            if count > 7 { return word & ~0xFF | 8 }
            return word & ~(UInt64.max >> UInt64(8 * count)) | UInt64(count)
        }
        var word = UInt64(0)
        for offset in 0..<7 { word = unsafe word << 8 | (offset < count ? UInt64(arena[start + offset]) : 0) }
        return word << 8 | UInt64(min(count, 8))
    }
}
