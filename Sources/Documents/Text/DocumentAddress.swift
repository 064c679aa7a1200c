/// What the address of a news item tells.
enum DocumentAddress {
    /// Whether bytes are an address of the web and nothing else.
    static func isAddress(_ bytes: some Collection<UInt8>) -> Bool {
        let isWeb = ["http://", "https://"].contains { bytes.starts(with: $0.utf8) && bytes.count > $0.utf8.count }
        return isWeb && !bytes.contains { $0 <= 0x20 }
    }

    /// The number that names the item: the last part of the path if it is a number or ends in one after a hyphen
    /// (`details/38530`, `news-38530.html`), else the value of the query that is a number (`?id=38530`).
    static func identifier(in url: String) -> String? {
        var rest = Array(url.utf8)
        if let fragment = rest.firstIndex(of: 0x23) { rest.removeSubrange(fragment...) }
        var query: ArraySlice<UInt8> = []
        if let mark = rest.firstIndex(of: 0x3F) {
            query = rest[(mark + 1)...]
            rest.removeSubrange(mark...)
        }
        if var part = rest.split(separator: 0x2F).dropFirst(2).last {
            if let dot = part.lastIndex(of: 0x2E) { part = part[..<dot] }
            if let number = number(in: part.split(separator: 0x2D).last ?? []) { return number }
        }
        for pair in query.split(separator: 0x26) {
            guard let sign = pair.firstIndex(of: 0x3D) else { continue }
            if let number = number(in: pair[(sign + 1)...]) { return number }
        }
        return nil
    }

    private static func number(in bytes: ArraySlice<UInt8>) -> String? {
        guard !bytes.isEmpty, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
