#if Server
    /// Words of letters of ASCII, looked for whatever the case.
    struct AnyCaseWords: Sendable {
        private let words: [[UInt8]]
        /// Whether a word begins with a byte.
        private let begins: [Bool]

        /// - Parameter words: letters.
        init(_ words: [String]) {
            self.words = words.map { $0.utf8.map { $0 | 0x20 } }
            var begins = [Bool](repeating: false, count: 256)
            for word in self.words {
                begins[Int(word[0])] = true
                begins[Int(word[0] & ~0x20)] = true
            }
            self.begins = begins
        }

        /// Which of the words stand anywhere in a text, be it within a longer word.
        func standing(in text: String) -> Set<Int> {
            var (text, found) = (text, Set<Int>())
            text.withUTF8 { text in
                for start in text.indices where begins[Int(text[start])] {
                    for (number, word) in words.enumerated() where start + word.count <= text.count {
                        var place = 0
                        while place < word.count, text[start + place] | 0x20 == word[place] { place += 1 }
                        if place == word.count { found.insert(number) }
                    }
                }
            }
            return found
        }
    }
#endif
