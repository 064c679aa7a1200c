import RDFModel

/// The prefixes that are known while a text is read, by the bytes of their names.
struct PrefixTable {
    /// What the text declared itself.
    private(set) var declared: [String: IRI] = [:]
    /// What the text uses without declaring it.
    private(set) var implied: [String: IRI] = [:]
    private var namespaces: [ArraySlice<UInt8>: String] = [:]

    /// Declares a prefix, or declares it anew.
    mutating func declare(_ prefix: ArraySlice<UInt8>, _ namespace: IRI) {
        declared[String(decoding: prefix, as: UTF8.self)] = namespace
        namespaces[prefix] = namespace.text
    }

    /// The namespace of a prefix, which is looked up in `others` only once if the text did not declare it.
    mutating func namespace(_ prefix: ArraySlice<UInt8>, others: (String) -> IRI?) -> String? {
        if let known = namespaces[prefix] { return known }
        let name = String(decoding: prefix, as: UTF8.self)
        guard let found = others(name) else { return nil }
        implied[name] = found
        namespaces[prefix] = found.text
        return found.text
    }
}
