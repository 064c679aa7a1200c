internal import JSONSyntax

/// The words that JSON-LD keeps for itself (JSON-LD 1.1 §1.7).
enum Keyword {
    private static let all: Set<JSONString> = [
        "@base", "@container", "@context", "@default", "@direction", "@embed", "@explicit", "@graph", "@id", "@import",
        "@included", "@index", "@json", "@language", "@list", "@nest", "@none", "@null", "@omitDefault", "@prefix",
        "@preserve", "@propagate", "@protected", "@requireAll", "@reverse", "@set", "@type", "@value", "@version",
        "@vocab",
    ]

    /// Whether the text is a keyword.
    static func contains(_ text: JSONString) -> Bool {
        startsLikeOne(text) && all.contains(text)
    }

    /// Whether the text looks like a keyword that there may be some day: `"@"1*ALPHA`.
    static func hasForm(_ text: JSONString) -> Bool {
        guard startsLikeOne(text), text.text.utf8.count > 1 else { return false }
        return text.text.utf8.dropFirst().allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
    }

    private static func startsLikeOne(_ text: JSONString) -> Bool { text.text.utf8.first == UInt8(ascii: "@") }
}

extension JSONString {
    /// Whether the text starts with `_:`.
    var isBlankNode: Bool { text.utf8.starts(with: "_:".utf8) }

    /// Whether a colon stands anywhere.
    var hasColon: Bool { text.utf8.contains(UInt8(ascii: ":")) }

    /// Whether a slash stands anywhere.
    var hasSlash: Bool { text.utf8.contains(UInt8(ascii: "/")) }

    /// The parts around the first colon that is not the first character.
    var splitAtColon: (prefix: JSONString, suffix: JSONString)? {
        guard let colon = text.utf8.dropFirst().firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return (JSONString(String(text[..<colon])), JSONString(String(text[text.utf8.index(after: colon)...])))
    }
}
