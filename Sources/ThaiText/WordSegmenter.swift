internal import CThai

/// Finds where words begin and end.
///
/// Thai is written without spaces between words. libthai's dictionary and its search for the fewest words cut the
/// stretches of Thai letters; everything else is cut where its kind changes: letters of other scripts, digits (Thai
/// and ASCII are of one kind), and every space and sign for itself, ฯ and ๆ among them.
///
/// Chosen by measurement against ICU 72's word break iterator for Thai, on 132 news items whose names were marked by
/// hand. Of the beginnings and ends of these names, a word boundary stood at:
///
/// | | share of the names' ends | code points a boundary | boundaries within Thai stretches |
/// | --- | --- | --- | --- |
/// | libthai 0.1.29, with the cuts between kinds | 99.55 % | 3.39 | 46,253 |
/// | ICU 72, with the same cuts | 98.05 % | 3.32 | 48,453 |
/// | ICU 72 alone | 95.87 % | 3.42 | 48,453 |
///
/// libthai misses fewer and cuts less; both are about as fast.
///
/// A segmenter belongs to one thread at a time; another thread makes its own. Making one maps libthai's dictionary into
/// memory, so keep it.
@safe
public final class WordSegmenter {
    private let breaker: OpaquePointer
    /// The letters of the stretch that is cut, in TIS-620, ended by a zero; kept so that no stretch allocates.
    private var letters: [thchar_t] = []
    private var positions: [Int32] = []

    /// Makes a segmenter with libthai's own dictionary.
    ///
    /// - Throws: `WordSegmenterError.noDictionary` if libthai's data files are not installed.
    public init() throws(WordSegmenterError) {
        // SAFETY: no path is given; the result is owned by this object and freed with it.
        guard let breaker = unsafe th_brk_new(nil) else { throw .noDictionary }
        unsafe self.breaker = breaker
    }

    deinit {
        // SAFETY: the pointer came from `th_brk_new` and nobody else has it.
        unsafe th_brk_delete(breaker)
    }

    /// The offsets in UTF-8 at which words begin or end within `range`, both ends of it included, in ascending order.
    ///
    /// The range should begin and end at code points. An empty range gives its one offset.
    public func boundaries(in bytes: [UInt8], range: Range<Int>) -> [Int] {
        let range = range.clamped(to: 0..<bytes.count)
        var boundaries = [range.lowerBound]
        var offset = range.lowerBound
        while offset < range.upperBound {
            let kind = Kind(bytes, at: offset)
            var end = min(offset + length(of: bytes[offset]), range.upperBound)
            if kind != .sign {
                while end < range.upperBound, Kind(bytes, at: end) == kind { end += length(of: bytes[end]) }
            }
            end = min(end, range.upperBound)
            if kind == .thai { cut(bytes, offset..<end, into: &boundaries) }
            boundaries.append(end)
            offset = end
        }
        return boundaries
    }

    /// The offsets in UTF-8 at which words of all of `bytes` begin or end.
    public func boundaries(in bytes: [UInt8]) -> [Int] {
        boundaries(in: bytes, range: 0..<bytes.count)
    }

    /// What a code point is, as far as words change where it changes.
    private enum Kind {
        case thai, digit, letter, sign

        init(_ bytes: [UInt8], at offset: Int) {
            let byte = bytes[offset]
            if byte < 0x80 {
                let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
                self = byte >= 0x30 && byte <= 0x39 ? .digit : isLetter ? .letter : .sign
            } else if let code = ThaiCharacter.code(in: bytes, at: offset) {
                if ThaiCharacter.isDigit(code) {
                    self = .digit
                } else {
                    self = code == 0x2F || code == 0x46 || code == 0x3F || code >= 0x4F ? .sign : .thai
                }
            } else if byte >= 0xC3 && byte <= 0xDF || byte == 0xE1 || byte >= 0xE4 && byte <= 0xED {
                // Latin with accents, Greek, Cyrillic, …; Lao to Georgian and Vietnamese; Chinese to Korean.
                self = .letter
            } else {
                self = .sign
            }
        }
    }

    private func length(of lead: UInt8) -> Int {
        lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    /// The longest stretch that libthai is handed, in letters: its work on one stretch may grow faster than its length.
    private static let longestStretch = 2000

    /// Adds the boundaries inside a stretch of Thai letters.
    private func cut(_ bytes: [UInt8], _ range: Range<Int>, into boundaries: inout [Int]) {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = min(start + 3 * WordSegmenter.longestStretch, range.upperBound)
            while end < range.upperBound, end > start + 3, !ThaiCharacter.isClusterBoundary(in: bytes, at: end) {
                end -= 3
            }
            if start > range.lowerBound { boundaries.append(start) }
            cutStretch(bytes, start..<end, into: &boundaries)
            start = end
        }
    }

    private func cutStretch(_ bytes: [UInt8], _ range: Range<Int>, into boundaries: inout [Int]) {
        let count = range.count / 3
        guard count > 1 else { return }
        letters.removeAll(keepingCapacity: true)
        for offset in stride(from: range.lowerBound, to: range.upperBound, by: 3) {
            letters.append(0xA0 + (ThaiCharacter.code(in: bytes, at: offset) ?? 0))
        }
        letters.append(0)
        if positions.count < count { positions = Array(repeating: 0, count: count) }
        // SAFETY: `letters` ends with a zero, and libthai writes at most `positions.count` numbers.
        let found = unsafe th_brk_find_breaks(breaker, letters, &positions, positions.count)
        for position in positions.prefix(Int(max(0, found))) where position > 0 && position < Int32(count) {
            boundaries.append(range.lowerBound + 3 * Int(position))
        }
    }
}

/// Why words cannot be found.
public enum WordSegmenterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// libthai finds no dictionary.
    case noDictionary

    /// One sentence for people.
    public var description: String {
        "libthai's dictionary is missing: install the Debian package libthai-data"
    }
}
