/// Reads keys from the bytes of a terminal: UTF-8, control characters, and the escape sequences of xterm and VT220, which
/// all terminals of today send.
struct KeyReader {
    /// Where bytes come from.
    ///
    /// - Parameter wait: whether to wait for as long as it takes, or only as long as a sequence takes to come through.
    /// - Returns: `nil` at the end, or if nothing came in time.
    private let next: (_ wait: Bool) -> UInt8?

    init(_ next: @escaping (_ wait: Bool) -> UInt8?) {
        self.next = next
    }

    private static let escape: UInt8 = 0x1B

    /// The next key; `nil` at the end of the input.
    func key() -> Key? {
        guard let byte = next(true) else { return nil }
        switch byte {
        case 0x01: return .home
        case 0x02: return .left
        case 0x03: return .interrupt
        case 0x04: return .endOfInput
        case 0x05: return .end
        case 0x06: return .right
        case 0x08, 0x7F: return .backspace
        case 0x09: return .tab
        case 0x0A, 0x0D: return .enter
        case 0x0B: return .deleteToEnd
        case 0x0C: return .clearScreen
        case 0x0E: return .down
        case 0x10: return .up
        case 0x15: return .deleteToStart
        case 0x17: return .deleteWord
        case 0x19: return .yank
        case KeyReader.escape: return sequence()
        case 0x00...0x1F: return .other
        default: return character(byte)
        }
    }

    /// A character of UTF-8, whose first byte is known.
    private func character(_ first: UInt8) -> Key {
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var bytes = [first]
        while bytes.count < length, let byte = next(false) { bytes.append(byte) }
        let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
        return scalar == "\u{FFFD}" || scalar.properties.generalCategory == .control ? .other : .character(scalar)
    }

    /// What follows Escape.
    private func sequence() -> Key {
        guard let byte = next(false) else { return .other }
        switch byte {
        case UInt8(ascii: "["): return control()
        case UInt8(ascii: "O"): return KeyReader.letter(next(false), modifiers: 1)
        case 0x0A, 0x0D: return .newLine
        case 0x08, 0x7F: return .deleteWord
        case UInt8(ascii: "b"): return .wordLeft
        case UInt8(ascii: "f"): return .wordRight
        default: return .other
        }
    }

    /// What follows `ESC [` (ECMA-48 §5.4): numbers with semicolons, and a final byte.
    private func control() -> Key {
        var numbers = [0]
        while let byte = next(false) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(byte - UInt8(ascii: "0"))
                numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + digit, 10_000)
            case UInt8(ascii: ";"): numbers.append(0)
            case UInt8(ascii: "~"): return numbered(numbers)
            case 0x40...0x7D: return KeyReader.letter(byte, modifiers: numbers.count > 1 ? numbers[1] : 1)
            case 0x20...0x3F: continue
            default: return .other
            }
        }
        return .other
    }

    private func numbered(_ numbers: [Int]) -> Key {
        switch numbers[0] {
        case 1, 7: return .home
        case 4, 8: return .end
        case 3: return .delete
        case 200: return pasted()
        case 27: return numbers.last == 13 ? .newLine : .other
        default: return .other
        }
    }

    /// Arrows with Ctrl or Alt go by words.
    private static func letter(_ byte: UInt8?, modifiers: Int) -> Key {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): modifiers > 2 ? .wordRight : .right
        case UInt8(ascii: "D"): modifiers > 2 ? .wordLeft : .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        default: .other
        }
    }

    /// Text between the marks of a bracketed paste; lines end with a line feed, and other control characters go.
    private func pasted() -> Key {
        let mark = Array("\u{1B}[201~".utf8)
        var bytes: [UInt8] = []
        while !bytes.suffix(mark.count).elementsEqual(mark), let byte = next(true) { bytes.append(byte) }
        if bytes.suffix(mark.count).elementsEqual(mark) { bytes.removeLast(mark.count) }
        var text = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r": text.append("\n")
            case "\t": text.append(contentsOf: "    ".unicodeScalars)
            case _ where scalar.properties.generalCategory == .control: break
            default: text.append(scalar)
            }
            last = scalar
        }
        return .paste(String(text))
    }
}
