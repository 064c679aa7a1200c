import Sorting

extension EntityRecord {
    /// All names as they were written, each once, the closest first.
    public var nameTexts: [String] {
        var seen: Set<UInt64> = []
        return names.enumerated()
            .ordered { $0.element.rank != $1.element.rank ? $0.element.rank < $1.element.rank : $0.offset < $1.offset }
            .filter { seen.insert(KeyHash.hash($0.element.text.utf8, seed: 0)).inserted }
            .map(\.element.text)
    }

    /// Whether one of the names is a text, but for case, accents, signs and spaces.
    public func isCalled(_ text: String) -> Bool { names.contains { EntityRecord.isSameName($0.text, text) } }

    /// Whether two texts are the same but for case, accents, signs and spaces.
    public static func isSameName(_ left: String, _ right: String) -> Bool {
        folded(left).filter { $0 != UInt8(ascii: " ") } == folded(right).filter { $0 != UInt8(ascii: " ") }
    }

    /// A text without case, accents and signs, as names are compared: words with one space between them.
    public static func folded(_ text: String) -> [UInt8] { NameFolding.words(NormalizedName.bytes(text)) }
}
