/// Words that introduce names or stand around them, as the seeds list them.
public struct Lexicon: Sendable {
    /// The words that rules look for.
    public var words: WordTables
    /// Words that stand before a person's name ("นาย", "พล.อ.", "ดร."), full and abbreviated.
    public var titles: [String]
    /// Words that begin the text of an office ("อธิบดี", "รัฐมนตรีว่าการ", "ผู้ว่าราชการจังหวัด").
    public var offices: [String]

    /// Makes a lexicon.
    public init(words: WordTables, titles: [String] = [], offices: [String] = []) {
        self.words = words
        self.titles = titles
        self.offices = offices
    }
}
