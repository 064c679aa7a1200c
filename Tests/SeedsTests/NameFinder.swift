import RDFModel

/// Finds which of many names stand anywhere in a text. A Latin name counts only between other letters' bounds.
struct NameFinder {
    private let names: [[UInt8]]
    /// The names that begin with two given bytes and have a given length, by their bytes.
    private var numbers: [ArraySlice<UInt8>: Int] = [:]
    /// The lengths of the names that begin with six given bytes (two Thai letters) or, for Latin, two.
    private var lengths: [UInt64: [Int]] = [:]
    /// Whether `found[n]`: name `n` was seen.
    private(set) var found: [Bool]

    init(_ names: Set<[UInt8]>) {
        self.names = names.filter { $0.count > 1 }
        found = [Bool](repeating: false, count: self.names.count)
        for (number, name) in self.names.enumerated() {
            numbers[name[...]] = number
            let key = Self.key(name, at: 0)
            if lengths[key]?.contains(name.count) != true { lengths[key, default: []].append(name.count) }
        }
    }

    /// Marks the names that stand in `text`.
    mutating func search(_ text: [UInt8]) {
        for start in text.indices where text[start] & 0xC0 != 0x80 {
            guard let lengths = lengths[Self.key(text, at: start)] else { continue }
            let isLatin = text[start] < 0x80
            if isLatin, start > 0, Self.isWord(text[start - 1]) { continue }
            for length in lengths where start + length <= text.count {
                let end = start + length
                if isLatin, end < text.count, Self.isWord(text[end]), Self.isWord(text[end - 1]) { continue }
                if let number = numbers[text[start..<end]] { found[number] = true }
            }
        }
    }

    /// The names that were seen.
    var foundNames: Set<[UInt8]> { Set(names.indices.lazy.filter { found[$0] }.map { names[$0] }) }

    private static func key(_ bytes: [UInt8], at start: Int) -> UInt64 {
        let length = bytes[start] < 0x80 ? 2 : 6
        var key: UInt64 = 0
        for place in start..<min(start + length, bytes.count) { key = key << 8 | UInt64(bytes[place]) }
        return key
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
