/// Finds the line ends that only wrap an English sentence.
///
/// Some items in English come with lines of some eighty characters. Where a line ends with a word or a comma and the next
/// one goes on in small letters, the sentence goes on; Thai has no small letters, so no line of it is joined to another.
enum LineWraps {
    /// How many bytes a line has at least that is wrapped: shorter ones are items of a list.
    private static let shortest = 30

    /// `bytes` with a space for each such line end. Linear; nothing is copied where there is none.
    ///
    /// - Parameter ends: where line ends stand, of whatever kind.
    static func unwrapped(_ bytes: [UInt8], ends: [Int]) -> [UInt8] {
        var wraps: [Int] = []
        var start = 0
        for index in ends where bytes[index] == 0x0A {
            if index - start >= shortest, isWrap(bytes, index) { wraps.append(index) }
            start = index + 1
        }
        guard !wraps.isEmpty else { return bytes }
        var joined = bytes
        for index in wraps { joined[index] = 0x20 }
        return joined
    }

    /// Whether a sentence goes on behind the line end at `index`.
    private static func isWrap(_ bytes: [UInt8], _ index: Int) -> Bool {
        var next = index + 1
        while next < bytes.count, bytes[next] == 0x20, next - index < 4 { next += 1 }
        guard next < bytes.count, beginsWord(bytes, next) else { return false }
        var last = index - 1
        while last > 0, bytes[last] == 0x20, index - last < 4 { last -= 1 }
        let byte = bytes[last] | 0x20
        return (0x61...0x7A).contains(byte) || bytes[last] == UInt8(ascii: ",")
    }

    /// Whether a word in small letters stands at `start`, and not the address of a page.
    private static func beginsWord(_ bytes: [UInt8], _ start: Int) -> Bool {
        var end = start
        while end < bytes.count, end - start < 24, (0x61...0x7A).contains(bytes[end]) { end += 1 }
        guard end > start, end < bytes.count else { return false }
        return bytes[end] == 0x20 || bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: "-")
    }
}
