/// Shorter names within names.
enum NameParts {
    /// What stands in front of a bracket, a comma or a dash, and whether what follows is nothing but its abbreviation.
    static func front(of text: String) -> (text: String, isWhole: Bool)? {
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() where index > 2 {
            let isDash = byte == UInt8(ascii: "-") && bytes[index - 1] == UInt8(ascii: " ")
            guard byte == UInt8(ascii: "(") || byte == UInt8(ascii: ",") || isDash else { continue }
            let front = String(decoding: bytes[..<index], as: UTF8.self)
            return (front, isAbbreviation(bytes[(index + 1)...]))
        }
        return nil
    }

    /// Capitals alone, of which there are few.
    private static func isAbbreviation(_ bytes: ArraySlice<UInt8>) -> Bool {
        let letters = bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ")") }
        return (2...7).contains(letters.count) && letters.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }

    /// A body's name without the country that many bodies of Thailand bear in theirs and many sources leave out, if two words
    /// are left.
    static func withoutCountry(_ text: String) -> String? {
        var words = text.split(separator: " ").map(String.init)
        let count = words.count
        if let last = words.last, isCountry(last) {
            words.removeLast()
            if let last = words.last, ["of", "in"].contains(last.lowercased()) { words.removeLast() }
        } else if let first = words.first, isCountry(first) {
            words.removeFirst()
        }
        guard words.count < count, words.count > 1 else { return nil }
        return words.joined(separator: " ")
    }

    private static func isCountry(_ word: String) -> Bool {
        ["thailand", "thai", "(thailand)"].contains { $0.utf8.elementsEqual(word.lowercased().utf8) }
    }
}
