internal import ThaiText

/// Writes Thai in Latin letters by the Royal Thai General System of Transcription (Royal Institute, 1999).
///
/// The text is cut into words first, as vowels that are not written depend on them; words of irregular reading are
/// known by a list. Where no dictionary of Thai words is at hand, the text is read as one word. Other scripts stay as
/// they are.
///
/// One thread at a time may use it.
///
/// ```swift
/// ThaiRomanizer().romanised("กระทรวงกลาโหม")  // krasuang kalahom
/// ```
public final class ThaiRomanizer {
    private let segmenter: WordSegmenter?
    private var syllables = ThaiSyllables()

    /// Makes a romaniser, with the dictionary of Thai words if there is one.
    public init() {
        segmenter = try? WordSegmenter()
    }

    /// A text with its Thai words in Latin letters, small ones, with spaces between words.
    public func romanised(_ text: String) -> String {
        String(decoding: romanised(bytes: NormalizedText(text).bytes), as: UTF8.self)
    }

    /// The same of normalised bytes.
    func romanised(bytes: [UInt8]) -> [UInt8] {
        let ends = segmenter?.boundaries(in: bytes) ?? [0, bytes.count]
        var output: [UInt8] = []
        var (start, wasThai) = (0, false)
        var letters: [UInt8] = []
        for (index, end) in ends.enumerated() where end > start {
            letters.removeAll(keepingCapacity: true)
            var offset = start
            while offset < end, let code = ThaiCharacter.code(in: bytes, at: offset) {
                letters.append(code)
                offset += 3
            }
            let isThai = offset == end && !letters.isEmpty
            if isThai, letters.count > 1 || !ThaiCharacter.isMark(letters[0]) {
                if wasThai { output.append(UInt8(ascii: " ")) }
                let goesOn = index + 1 < ends.count && ThaiCharacter.code(in: bytes, at: end) != nil
                if goesOn, let reading = ThaiReadings.combining[letters] {
                    // The dictionary cuts compounds into parts, which are one word all the same.
                    output += reading
                    (start, wasThai) = (end, false)
                    continue
                }
                append(letters[...], to: &output)
            } else if !isThai {
                output += bytes[start..<end]
            }
            (start, wasThai) = (end, isThai)
        }
        return output
    }

    /// Appends a word: the longest known readings, and what is between them by the rules.
    private func append(_ word: ArraySlice<UInt8>, to output: inout [UInt8]) {
        if let reading = ThaiReadings.words[Array(word)] {
            output += reading
            return
        }
        var (plain, position) = (word.startIndex, word.startIndex)
        while position < word.endIndex {
            guard let (end, reading) = known(word, at: position) else {
                position += 1
                continue
            }
            if plain < position { output += syllables.romanised(word[plain..<position]) }
            output += reading
            (plain, position) = (end, end)
        }
        if plain < word.endIndex { output += syllables.romanised(word[plain...]) }
    }

    /// The longest known reading that begins at a letter and does not tear a cluster, and where it ends.
    private func known(_ word: ArraySlice<UInt8>, at start: Int) -> (end: Int, reading: [UInt8])? {
        guard isCut(word, start) else { return nil }
        let limit = min(word.endIndex, start + ThaiReadings.longest)
        // Short readings are parts of many words that have nothing to do with them.
        let shortest = start == word.startIndex ? 2 : 3
        for end in stride(from: limit, to: start + shortest, by: -1) where isCut(word, end) {
            let letters = Array(word[start..<end])
            if end < word.endIndex, let reading = ThaiReadings.combining[letters] { return (end, reading) }
            if let reading = ThaiReadings.words[letters] { return (end, reading) }
        }
        return nil
    }

    private func isCut(_ word: ArraySlice<UInt8>, _ index: Int) -> Bool {
        guard index > word.startIndex, index < word.endIndex else { return true }
        let (before, code) = (word[index - 1], word[index])
        return !ThaiCharacter.isMark(code) && !ThaiCharacter.isFollowingVowel(code)
            && !ThaiCharacter.isLeadingVowel(before)
    }
}
