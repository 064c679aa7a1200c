internal import RDFModel

/// The prefixes in force, by the bytes of their names.
struct PrefixTable {
    private var entries: [(name: [UInt8], namespace: [UInt8])] = []

    /// Binds a name, anew if it was bound.
    mutating func bind(_ name: ArraySlice<UInt8>, to namespace: IRI) {
        let bytes = Array(namespace.text.utf8)
        if let index = entries.firstIndex(where: { $0.name.elementsEqual(name) }) {
            entries[index].namespace = bytes
        } else {
            entries.append((Array(name), bytes))
        }
    }

    /// The namespace that a name stands for.
    func namespace(of name: ArraySlice<UInt8>) -> [UInt8]? {
        for entry in entries where entry.name.count == name.count && entry.name.elementsEqual(name) {
            return entry.namespace
        }
        return nil
    }
}
