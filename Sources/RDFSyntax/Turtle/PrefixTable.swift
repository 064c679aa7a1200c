internal import RDFModel

/// The prefixes in force, by the bytes of their names.
struct PrefixTable {
    private var entries: [(name: [UInt8], namespace: [UInt8], isPlain: Bool)] = []
    /// The entry that was asked for last: most names share their prefix with the name in front of them.
    private var last = 0

    /// Binds a name, anew if it was bound.
    mutating func bind(_ name: [UInt8], to namespace: [UInt8], isPlain: Bool) {
        if let index = entries.firstIndex(where: { $0.name == name }) {
            entries[index] = (name, namespace, isPlain)
        } else {
            entries.append((name, namespace, isPlain))
        }
    }

    /// The index of the entry that the name at a range stands for.
    mutating func find(_ start: Int, _ end: Int, _ lexer: ByteLexer) -> Int? {
        if last < entries.count, matches(last, start, end, lexer) { return last }
        for index in entries.indices where matches(index, start, end, lexer) {
            last = index
            return index
        }
        return nil
    }

    /// The namespace of an entry, and whether it is a valid IRI.
    func namespace(_ index: Int) -> (bytes: [UInt8], isPlain: Bool) {
        (entries[index].namespace, entries[index].isPlain)
    }

    private func matches(_ index: Int, _ start: Int, _ end: Int, _ lexer: ByteLexer) -> Bool {
        let name = entries[index].name
        guard name.count == end &- start else { return false }
        for offset in name.indices where name[offset] != lexer[start &+ offset] { return false }
        return true
    }
}
