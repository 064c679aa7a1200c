/// A text in the form that is searched, with the offsets at which words and signs begin or end.
public struct SplitText: Sendable {
    /// The text as UTF-8, normalised as the splitter sees fit.
    public var bytes: [UInt8]
    /// Ascending offsets in ``bytes``; between two neighbours stands one word, one number or one sign. The first is 0,
    /// the last the number of bytes.
    public var boundaries: [Int]
    /// Words that several others side by side make, such as `รัฐมนตรี` of `รัฐ` and `มนตรี`: each begins and ends at a
    /// boundary. A text is found by them as by their parts. They are ordered by their beginnings, and longer ones come
    /// first.
    public var compounds: [Range<Int>]

    /// Keeps bytes, boundaries and compounds.
    public init(bytes: [UInt8], boundaries: [Int], compounds: [Range<Int>] = []) {
        self.bytes = bytes
        self.boundaries = boundaries
        self.compounds = compounds
    }
}

/// Cuts texts into words; used by one thread at a time.
///
/// What is written without spaces needs a dictionary, which this module does not know: whoever makes a
/// ``TextAnalyzer`` hands one in.
public protocol WordSplitting: AnyObject {
    /// Cuts a text.
    func split(_ text: String) -> SplitText
}

/// Cuts a text where letters, digits and other signs change: for scripts that write spaces.
public final class PlainWordSplitter: WordSplitting {
    /// Makes a splitter.
    public init() {}

    /// Cuts a text.
    public func split(_ text: String) -> SplitText {
        var result = SplitText(bytes: [], boundaries: [0])
        result.bytes.reserveCapacity(text.utf8.count)
        var last = Kind.sign
        for scalar in text.unicodeScalars {
            let kind = Kind(scalar)
            let goesOn = kind == .mark || kind == last && kind != .sign
            if !goesOn, result.bytes.count > result.boundaries[result.boundaries.count - 1] {
                result.boundaries.append(result.bytes.count)
            }
            result.bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            if kind != .mark { last = kind }
        }
        if !result.bytes.isEmpty { result.boundaries.append(result.bytes.count) }
        return result
    }

    private enum Kind {
        case letter, digit, mark, sign

        init(_ scalar: Unicode.Scalar) {
            if scalar.isASCII {
                let value = scalar.value
                self =
                    value | 0x20 >= 0x61 && value | 0x20 <= 0x7A
                    ? .letter : value >= 0x30 && value <= 0x39 ? .digit : .sign
                return
            }
            switch scalar.properties.generalCategory {
            case .decimalNumber: self = .digit
            case .nonspacingMark, .spacingMark, .enclosingMark, .format: self = .mark
            default: self = scalar.properties.isAlphabetic ? .letter : .sign
            }
        }
    }
}
