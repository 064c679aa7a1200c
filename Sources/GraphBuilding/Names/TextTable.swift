internal import Glibc

/// Numbers distinct texts from 0 on, in the order in which they come.
///
/// The texts stand one after the other in one array of UTF-8; beside it, a hash table of numbers. A text costs its
/// bytes and some twenty more, and finding one allocates nothing.
///
///     arena  กรมการแพทย์ITUเอก สมมุติ…        ends  0 33 36 …        slots  upper half of the hash | number + 1
struct TextTable: Sendable {
    private var arena: [UInt8] = []
    private var ends: [Int] = [0]
    /// 0 is free. The size is a power of two.
    private var slots = [UInt64](repeating: 0, count: 1024)

    /// The number of texts.
    var count: Int { ends.count - 1 }

    /// The bytes of a text.
    subscript(number: Int) -> ArraySlice<UInt8> { arena[ends[number]..<ends[number + 1]] }

    /// A text as a string.
    func string(_ number: Int) -> String { String(decoding: self[number], as: UTF8.self) }

    /// The number of a text, given to it now if it has none.
    mutating func intern(_ text: ArraySlice<UInt8>) -> Int {
        text.withUnsafeBytes { intern($0) }
    }

    /// The number of a text, given to it now if it has none.
    mutating func intern(_ text: [UInt8]) -> Int {
        text.withUnsafeBytes { intern($0) }
    }

    /// The number of a text, if it has one.
    func number(of text: ArraySlice<UInt8>) -> Int? {
        text.withUnsafeBytes { bytes in
            let found = find(bytes, TextTable.hash(bytes))
            return found.number < 0 ? nil : found.number
        }
    }

    private mutating func intern(_ text: UnsafeRawBufferPointer) -> Int {
        let hash = TextTable.hash(text)
        let (slot, number) = find(text, hash)
        if number >= 0 { return number }
        arena.append(contentsOf: text)
        ends.append(arena.count)
        slots[slot] = hash & ~0xFFFF_FFFF | UInt64(count)
        let fresh = count - 1
        if count * 10 > slots.count * 6 { grow() }
        return fresh
    }

    private func find(_ text: UnsafeRawBufferPointer, _ hash: UInt64) -> (slot: Int, number: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while true {
            let held = slots[slot]
            if held == 0 { return (slot, -1) }
            let number = Int(held & 0xFFFF_FFFF) - 1
            if held >> 32 == hash >> 32, holds(number, text) { return (slot, number) }
            slot = (slot + 1) & mask
        }
    }

    private func holds(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
        let start = ends[number]
        guard ends[number + 1] - start == text.count else { return false }
        return arena.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let other = text.baseAddress else { return true }
            return memcmp(base + start, other, text.count) == 0
        }
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for held in old where held != 0 {
            var slot = Int(truncatingIfNeeded: held >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = held
        }
    }

    /// Eight bytes at a time through a multiplication; the same in every run, since documents' fingerprints and kept
    /// extractions are compared by it.
    static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15 ^ 0xCBF2_9CE4_8422_2325
        var place = 0
        while place + 8 <= text.count {
            let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            hash = mixed(hash ^ word)
            place += 8
        }
        var rest: UInt64 = 0
        while place < text.count {
            rest = rest << 8 | UInt64(text[place])
            place += 1
        }
        return mixed(mixed(hash ^ rest))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.low ^ product.high
    }

    /// Whether the text at `left` comes before that at `right` in code point order.
    func precedes(_ left: Int, _ right: Int) -> Bool { order(left, right, from: 0) < 0 }

    /// Less than, equal to or more than 0, as the text at `left` comes before, is or comes behind that at `right`.
    ///
    /// - Parameters:
    ///   - start: How many bytes both begin with and need not be compared.
    ///   - tail: How many bytes at the end of both are not compared.
    func order(_ left: Int, _ right: Int, from start: Int, tail: Int = 0) -> Int {
        let (l, r) = (ends[left] + start, ends[right] + start)
        let (lengthL, lengthR) = (ends[left + 1] - l - tail, ends[right + 1] - r - tail)
        let order = arena.withUnsafeBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return 0 }
            return Int(memcmp(base + l, base + r, max(0, min(lengthL, lengthR))))
        }
        return order != 0 ? order : lengthL - lengthR
    }
}
