import RDFModel

/// The prefixes that are known while a text is read, by the bytes of their names.
struct PrefixTable {
    /// What the text declared itself.
    private(set) var declared: [String: IRI] = [:]
    /// What the text uses without declaring it.
    private(set) var implied: [String: IRI] = [:]
    /// The first prefixes: as few as most texts have are found soonest one by one.
    private var first: [(prefix: ArraySlice<UInt8>, namespace: String)] = []
    /// All others.
    private var namespaces: [ArraySlice<UInt8>: String] = [:]
    private static let mostFirst = 8

    private func known(_ prefix: ArraySlice<UInt8>) -> String? {
        for known in first where known.prefix == prefix { return known.namespace }
        return namespaces.isEmpty ? nil : namespaces[prefix]
    }

    private mutating func set(_ prefix: ArraySlice<UInt8>, _ namespace: String) {
        if let place = first.firstIndex(where: { $0.prefix == prefix }) {
            first[place].namespace = namespace
        } else if first.count < PrefixTable.mostFirst {
            first.append((prefix, namespace))
        } else {
            namespaces[prefix] = namespace
        }
    }

    /// Declares a prefix, or declares it anew.
    mutating func declare(_ prefix: ArraySlice<UInt8>, _ namespace: IRI) {
        declared[String(decoding: prefix, as: UTF8.self)] = namespace
        set(prefix, namespace.text)
    }

    /// The namespace of a prefix, which is looked up in `others` only once if the text did not declare it.
    mutating func namespace(_ prefix: ArraySlice<UInt8>, others: (String) -> IRI?) -> String? {
        if let known = known(prefix) { return known }
        let name = String(decoding: prefix, as: UTF8.self)
        guard let found = others(name) else { return nil }
        implied[name] = found
        set(prefix, found.text)
        return found.text
    }
}
