/// What is looked for in texts: words that must all be there, in any order.
///
/// | written | found in a text |
/// | --- | --- |
/// | `กระทรวงดิจิทัล`, `digital economy` | each of the words, whatever stands between them |
/// | `กระทรวง*`, `minis*` | a word that begins so; of several words without a space, the last |
/// | `"ดิจิทัลเพื่อเศรษฐกิจ"`, `"digital economy"` | the words one behind the other |
/// | `"digital econ*"` | the same, and the last one begins so |
///
/// A word is also found as a part of a longer one that is made of words of the dictionary: `รัฐ` in `รัฐมนตรี`. Case, accents and the kind of digits do not count, and signs are no words. A query without words finds nothing.
public struct TextQuery: Sendable, Hashable {
    /// A word, or what it begins with.
    struct Word: Sendable, Hashable {
        var bytes: [UInt8]
        var isPrefix = false

        func matches(_ word: ArraySlice<UInt8>) -> Bool {
            isPrefix ? word.starts(with: bytes) : word.elementsEqual(bytes)
        }
    }

    /// The words that must be there, each once.
    let words: [Word]
    /// Words that must stand one behind the other.
    let phrases: [[Word]]

    /// Whether nothing is looked for.
    public var isEmpty: Bool { words.isEmpty }

    /// Whether a text that holds all words need not be one that is looked for.
    package var needsConfirmation: Bool { !phrases.isEmpty }

    /// Reads a query.
    ///
    /// - Parameters:
    ///   - text: the text as people write it; anything is a query.
    ///   - analyzer: what finds the words.
    public init(_ text: String, analyzer: TextAnalyzer) {
        var (words, phrases): ([Word], [[Word]]) = ([], [])
        for part in TextQuery.parts(text) {
            let found = analyzer.words(of: part.text)
            // A star behind a sign, or alone, stands for no word.
            let isPrefix = part.isPrefix && found.reachesEnd
            if part.isPhrase, found.count > 1 {
                let list = TextQuery.words((0..<found.count).map { found.word($0) }, isPrefix)
                phrases.append(list)
                for word in list where !words.contains(word) { words.append(word) }
            } else {
                for word in TextQuery.words(found.longest, isPrefix) where !words.contains(word) { words.append(word) }
            }
        }
        self.words = words
        self.phrases = phrases
    }

    private static func words(_ words: [ArraySlice<UInt8>], _ isPrefix: Bool) -> [Word] {
        words.indices.map { Word(bytes: Array(words[$0]), isPrefix: isPrefix && $0 == words.count - 1) }
    }

    private struct Part {
        var text = ""
        var isPhrase = false
        var isPrefix = false
    }

    /// What stands between quotation marks, and outside of them what stands between spaces; without a star at the end.
    private static func parts(_ text: String) -> [Part] {
        var (parts, current): ([Part], Part) = ([], Part())
        func flush() {
            if current.text.unicodeScalars.last == "*" {
                current.text.unicodeScalars.removeLast()
                current.isPrefix = true
            }
            if !current.text.isEmpty { parts.append(current) }
            current = Part()
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\u{201C}", "\u{201D}":
                let wasPhrase = current.isPhrase
                flush()
                current.isPhrase = !wasPhrase
            case _ where scalar.properties.isWhitespace && !current.isPhrase: flush()
            default: current.text.unicodeScalars.append(scalar)
            }
        }
        flush()
        return parts
    }

    /// Whether a text of these words is found.
    public func matches(_ text: TextWords) -> Bool {
        guard !isEmpty, phrases.allSatisfy({ contains($0, text) }) else { return false }
        return words.allSatisfy { word in (0..<text.fullCount).contains { word.matches(text.word($0)) } }
    }

    /// Whether the words of all phrases stand in a text one behind the other.
    func holdsPhrases(_ text: TextWords) -> Bool { phrases.allSatisfy { contains($0, text) } }

    private func contains(_ phrase: [Word], _ text: TextWords) -> Bool {
        guard text.count >= phrase.count else { return false }
        return (0...text.count - phrase.count).contains { start in
            phrase.indices.allSatisfy { phrase[$0].matches(text.word(start + $0)) }
        }
    }
}
