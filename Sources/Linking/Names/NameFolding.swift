internal import ThaiText

/// Brings names into the form in which they are compared: words in small letters without accents and signs.
enum NameFolding {
    /// The words of normalised text, one space between them. Letters of other scripts than Latin stay as they are.
    static func words(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var isGap = false
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = min(offset + length, bytes.count)
            if byte < 0x80 {
                switch Sign(byte) {
                case .letter(let letter): append(letter, &isGap, &output)
                case .joining: break
                case .and: for letter in " and ".utf8 { append(letter, &isGap, &output) }
                case .gap: isGap = true
                }
            } else if let code = ThaiCharacter.code(in: bytes, at: offset) {
                // The sign of abbreviation and that of repetition are no letters.
                if code == ThaiLetters.paiYanNoi || code == ThaiLetters.maiYaMok {
                    isGap = true
                } else {
                    gap(&isGap, &output)
                    output += bytes[offset..<end]
                }
            } else {
                fold(bytes[offset..<end], &isGap, &output)
            }
            offset = end
        }
        return output
    }

    private enum Sign {
        case letter(UInt8), joining, and, gap

        init(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .letter(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .letter(byte)
            // d'Ivoire, People's, U.N.
            case UInt8(ascii: "'"), UInt8(ascii: "."): self = .joining
            case UInt8(ascii: "&"): self = .and
            default: self = .gap
            }
        }
    }

    private static func gap(_ isGap: inout Bool, _ output: inout [UInt8]) {
        if isGap, !output.isEmpty { output.append(UInt8(ascii: " ")) }
        isGap = false
    }

    private static func append(_ letter: UInt8, _ isGap: inout Bool, _ output: inout [UInt8]) {
        if letter == UInt8(ascii: " ") { return isGap = true }
        gap(&isGap, &output)
        output.append(letter)
    }

    private static func fold(_ bytes: ArraySlice<UInt8>, _ isGap: inout Bool, _ output: inout [UInt8]) {
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            // Marks that stand on Latin, Greek and Cyrillic letters.
            if (0x300...0x36F).contains(scalar.value) { continue }
            if let base = latin[scalar.value] {
                gap(&isGap, &output)
                output += base.utf8
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                gap(&isGap, &output)
                output += scalar.properties.lowercaseMapping.utf8
            } else if scalar.properties.generalCategory != .format, !isApostrophe(scalar) {
                isGap = true
            }
        }
    }

    /// Letters that look like an apostrophe and stand for one in names.
    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        (0x2B9...0x2BF).contains(scalar.value) || (0x2018...0x201B).contains(scalar.value)
    }

    /// The plain letters below Latin ones with marks, as their names in Unicode tell: LATIN SMALL LETTER E WITH ACUTE.
    private static let latin: [UInt32: String] = {
        var found: [UInt32: String] = [
            0xC6: "ae", 0xD0: "d", 0xD8: "o", 0xDE: "th", 0xDF: "ss", 0xE6: "ae", 0xF0: "d", 0xF8: "o", 0xFE: "th",
            0x131: "i", 0x152: "oe", 0x153: "oe", 0x18F: "a", 0x259: "a",
        ]
        for value in [0xC0...0x24F, 0x1E00...0x1EFF].joined() where found[UInt32(value)] == nil {
            guard let name = Unicode.Scalar(UInt32(value))?.properties.name, name.hasPrefix("LATIN ") else { continue }
            let words = name.split(separator: " ")
            if words.count > 3, words[2] == "LETTER", words[3].utf8.count == 1 {
                found[UInt32(value)] = words[3].lowercased()
            }
        }
        return found
    }()
}
