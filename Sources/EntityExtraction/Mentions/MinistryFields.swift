/// The fields that ministries have by their English names: "Energy" of "Ministry of Energy".
struct MinistryFields: Sendable {
    private let trie: PatternTrie

    /// Takes the fields from the names of `entries`.
    init(_ words: WordTables, _ entries: [GazetteerEntry]) {
        let heads = words.phrases(.officeBodies).filter { $0.utf8.allSatisfy { $0 < 0x80 } }.map { Array($0.utf8) }
        var fields: [[UInt8]] = []
        for entry in entries where entry.type == .ministry {
            for name in entry.names {
                let name = SymbolText(name.text).codes
                for head in heads where name.starts(with: head) { fields.append(Array(name.dropFirst(head.count))) }
            }
        }
        trie = PatternTrie(fields)
    }

    /// The end of the field that stands at `start`.
    func end(in codes: [UInt8], at start: Int, limit: Int) -> Int? {
        trie.longest(codes, at: start, limit: limit)?.end
    }
}
