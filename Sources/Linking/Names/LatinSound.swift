/// A rough sound of names in Latin letters, in which spellings of one Thai name meet: Chatuchak and Jatujak, Nakhon and
/// Nakorn, Buri and Buree.
enum LatinSound {
    /// The sound of letters without spaces. What is neither a letter nor a digit of ASCII stays.
    static func sound(_ letters: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(letters.count)
        var index = 0
        while index < letters.count {
            let next = index + 1 < letters.count ? letters[index + 1] : 0
            let (sound, length) =
                pairs[UInt16(letters[index]) << 8 | UInt16(next)].map { ($0, 2) }
                ?? single(letters[index], next)
            // Doubled letters are one sound; doubled digits are another number.
            if output.last != sound || sound <= UInt8(ascii: "9") { output.append(sound) }
            index += length
        }
        return output
    }

    /// Two letters that are one sound.
    private static let pairs: [UInt16: UInt8] = {
        var found: [UInt16: UInt8] = [:]
        for word in "php tht khk chc shs eei iii oou ouu ueu euu aee oee rnn gkk ckk".split(separator: " ") {
            let bytes = Array(word.utf8)
            found[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = bytes[2]
        }
        return found
    }()

    private static func single(_ letter: UInt8, _ next: UInt8) -> (UInt8, Int) {
        switch letter {
        case UInt8(ascii: "j"): (UInt8(ascii: "c"), 1)
        case UInt8(ascii: "c"): (next == 0x65 || next == 0x69 ? UInt8(ascii: "s") : UInt8(ascii: "k"), 1)
        case UInt8(ascii: "q"): (UInt8(ascii: "k"), 1)
        case UInt8(ascii: "z"): (UInt8(ascii: "s"), 1)
        case UInt8(ascii: "v"): (UInt8(ascii: "w"), 1)
        case UInt8(ascii: "g") where next == 0: (UInt8(ascii: "k"), 1)
        case UInt8(ascii: "b") where next == 0: (UInt8(ascii: "p"), 1)
        case UInt8(ascii: "d") where next == 0: (UInt8(ascii: "t"), 1)
        case UInt8(ascii: "y") where next == 0: (UInt8(ascii: "i"), 1)
        default: (letter, 1)
        }
    }
}
