import ThaiText

/// Text as one byte a character, the form that rules and tries run over.
///
/// ASCII stands for itself and Thai characters have their TIS-620 code, so a rule steps over characters and not
/// over the three bytes that UTF-8 spends on each. Everything else is folded into the few classes of ``Symbol``.
/// Complexity: linear in the text, both to make and to map back.
struct SymbolText: Sendable {
    /// A code a character.
    let codes: [UInt8]
    /// The UTF-8 offset at which each character starts, and one more for the end.
    let offsets: [Int32]

    /// Folds UTF-8.
    init(_ bytes: [UInt8]) {
        var symbols: [UInt8] = []
        // No character is shorter than a byte.
        offsets = [Int32](capacity: bytes.count + 1) { offsets in
            symbols = [UInt8](capacity: bytes.count) { codes in SymbolText.fold(bytes, &codes, &offsets) }
        }
        codes = symbols
    }

    private static func fold(_ bytes: [UInt8], _ codes: inout OutputSpan<UInt8>, _ offsets: inout OutputSpan<Int32>) {
        let text = bytes.span
        var index = 0
        while index < text.count {
            let byte = text[index]
            offsets.append(Int32(truncatingIfNeeded: index))
            if byte < 0x80 {
                codes.append(byte)
                index &+= 1
                continue
            }
            if byte == 0xE0, index &+ 2 < text.count, text[index &+ 1] & 0xFE == 0xB8 {
                let letter = (text[index &+ 1] & 1) &<< 6 | text[index &+ 2] & 0x3F
                codes.append(Symbol.isAssigned(letter) ? letter &+ 0xA0 : Symbol.other)
                index &+= 3
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            guard index + length <= text.count else {
                codes.append(Symbol.other)
                break
            }
            codes.append(Symbol.code(bytes, at: index, length: length))
            index &+= length
        }
        offsets.append(Int32(truncatingIfNeeded: text.count))
    }

    /// Folds a text that stands in a table.
    init(_ text: String) {
        self.init(NormalizedText(text).bytes)
    }

    /// The character at or after a UTF-8 offset. Complexity: logarithmic.
    func index(ofOffset offset: Int) -> Int {
        var (low, high) = (0, offsets.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The UTF-8 range of a range of characters.
    func byteRange(_ range: Range<Int>) -> Range<Int> {
        Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
    }
}
