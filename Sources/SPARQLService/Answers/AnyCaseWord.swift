#if Server
    /// A word of letters of ASCII, looked for whatever the case.
    struct AnyCaseWord: Sendable {
        private let bytes: [UInt8]

        /// - Parameter word: letters.
        init(_ word: String) {
            bytes = word.utf8.map { $0 | 0x20 }
        }

        /// Whether it stands anywhere in a text, be it within a longer word.
        func stands(in text: String) -> Bool {
            var text = text
            return text.withUTF8 { text in
                guard text.count >= bytes.count else { return false }
                for start in 0...(text.count - bytes.count) where text[start] | 0x20 == bytes[0] {
                    var place = 1
                    while place < bytes.count, text[start + place] | 0x20 == bytes[place] { place += 1 }
                    if place == bytes.count { return true }
                }
                return false
            }
        }
    }
#endif
