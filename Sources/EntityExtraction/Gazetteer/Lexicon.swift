/// Words that introduce names: titles, ranks and office words, as the seeds list them.
public struct Lexicon: Sendable, Hashable {
    /// Words that stand before a person's name ("นาย", "พล.อ.", "ดร."), full and abbreviated.
    public var titles: [String]
    /// Words that begin the text of an office ("อธิบดี", "รัฐมนตรีว่าการ", "ผู้ว่าราชการจังหวัด").
    public var offices: [String]

    /// Makes a lexicon.
    public init(titles: [String] = [], offices: [String] = []) {
        self.titles = titles
        self.offices = offices
    }
}
