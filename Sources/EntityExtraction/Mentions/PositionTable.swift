/// Which of some things begins at each position of a text, if one does. A look costs no hash.
struct PositionTable: Sendable {
    /// For each position the number of what begins there, and one more; 0 for nothing.
    private var numbers: [UInt32]

    /// Makes a table for a text of `count` characters.
    init(count: Int) {
        numbers = Array(repeating: 0, count: count + 1)
    }

    /// The number of what begins at a position; outside of the text nothing does.
    @inline(__always)
    subscript(position: Int) -> Int? {
        guard position >= 0, position < numbers.count else { return nil }
        let number = numbers[position]
        return number == 0 ? nil : Int(number) - 1
    }

    /// Notes what begins at a position of the text, in place of what did so far.
    mutating func note(_ number: Int, at position: Int) {
        numbers[position] = UInt32(truncatingIfNeeded: number + 1)
    }
}

/// Known names by where they start.
struct KnownNames: Sendable {
    private let names: [Proposal]
    private var table: PositionTable

    /// Takes names, of which no two start at one place, in a text of `count` characters.
    init(_ names: [Proposal], count: Int) {
        self.names = names
        table = PositionTable(count: count)
        for (number, name) in names.enumerated() { table.note(number, at: name.range.lowerBound) }
    }

    /// The name that starts at a position.
    @inline(__always)
    subscript(position: Int) -> Proposal? { table[position].map { names[$0] } }

    /// Whether a name starts at a position.
    func contains(_ position: Int) -> Bool { table[position] != nil }
}
