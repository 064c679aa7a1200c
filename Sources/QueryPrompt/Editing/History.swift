/// What was asked before, the latest last, for the arrow keys.
struct History {
    /// How many texts are kept.
    static let limit = 1000
    private(set) var entries: [String]
    /// The entry that is shown; the number of all of them is what is being written.
    private var place: Int
    /// What was being written when the first entry was called up.
    private var draft = ""

    init(_ entries: [String] = []) {
        self.entries = entries.suffix(History.limit)
        place = self.entries.count
    }

    /// Adds a text, unless it is the latest one already. Whether it was added.
    mutating func add(_ text: String) -> Bool {
        defer { place = entries.count }
        if let last = entries.last, last.utf8.elementsEqual(text.utf8) { return false }
        entries.append(text)
        if entries.count > History.limit { entries.removeFirst() }
        return true
    }

    /// The entry before the one that is shown; `nil` if there is none.
    mutating func previous(_ current: String) -> String? {
        guard place > 0 else { return nil }
        if place == entries.count { draft = current }
        place -= 1
        return entries[place]
    }

    /// The entry behind the one that is shown, or what was being written; `nil` if that is shown.
    mutating func next() -> String? {
        guard place < entries.count else { return nil }
        place += 1
        return place == entries.count ? draft : entries[place]
    }

    /// Goes back to what is being written.
    mutating func leave() { place = entries.count }

    // MARK: Lines of a file

    /// An entry as a line: line feeds and backslashes are escaped.
    static func line(_ entry: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The entry of a line.
    static func entry(_ line: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                result.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
