/// The words that rules look for, as plain tables: words are parted by spaces, `_` stands for a space in a word.
enum WordTables {
    /// The letters by which `heads` calls the types.
    static let types: [String: EntityType] = [
        "M": .ministry, "O": .organisation, "L": .place, "E": .event, "P": .plan, "C": .country, "H": .person,
    ]

    /// The words of a table.
    static func words(_ table: String) -> [String] {
        table.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { word in
            word.contains("_") ? String(word.map { $0 == "_" ? " " : $0 }) : String(word)
        }
    }
}
