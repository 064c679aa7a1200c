internal import RDFModel
internal import Sorting
internal import XMLEvents

/// XML names for IRIs, and the namespaces that they need.
struct QualifiedNames {
    private let known: [(prefix: String, namespace: String)]
    private var prefixes: [IRI: String] = [:]
    private var names: [IRI: String?] = [:]
    private var made = 0
    /// The prefixes that are given away or may be.
    private var taken: Set<String> = []

    init(_ prefixes: [String: IRI]) {
        // The longest namespace that fits is the one that is meant; XML keeps names in `xml` for itself.
        known = prefixes.filter { name, namespace in
            XMLCharacters.isNCName(name) && !name.lowercased().hasPrefix("xml") && name != "rdf"
                && namespace != IRI(unchecked: RDF.namespace)
        }
        .map { ($0.key, $0.value.text) }
        .ordered {
            let (left, right) = ($0.1.utf8.count, $1.1.utf8.count)
            return left != right ? left > right : $0.0.utf8.lexicographicallyPrecedes($1.0.utf8)
        }
        self.prefixes[IRI(unchecked: RDF.namespace)] = "rdf"
        taken = Set(known.map(\.prefix)).union(["rdf"])
    }

    /// The namespaces in use, by prefix.
    var declarations: [(prefix: String, namespace: String)] {
        prefixes.map { ($0.value, $0.key.text) }.ordered { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    /// The prefix of `its:dir`, once it is declared.
    private(set) var tagSet = "its"

    /// Declares the namespace of `its:dir` and `its:version`.
    mutating func declareTagSet() { tagSet = prefix(of: IRI(unchecked: RDFXMLWord.tagSetNamespace)) }

    /// The name of an IRI, or `nil` if no end of it is an XML name.
    mutating func name(of iri: IRI) -> String? {
        if let name = names[iri] { return name }
        let name = make(iri)
        names[iri] = name
        return name
    }

    private mutating func make(_ iri: IRI) -> String? {
        let text = iri.text
        for (prefix, namespace) in known where text.utf8.starts(with: namespace.utf8) {
            let local = String(Substring(text.utf8.dropFirst(namespace.utf8.count)))
            guard XMLCharacters.isNCName(local), let start = local.unicodeScalars.first, Self.mayStart(start) else {
                continue
            }
            prefixes[IRI(unchecked: namespace)] = prefix
            return prefix + ":" + local
        }
        // The longest end that is a name.
        let scalars = text.unicodeScalars
        var index = scalars.endIndex
        var start: String.UnicodeScalarView.Index?
        while index > scalars.startIndex {
            let before = scalars.index(before: index)
            guard XMLCharacters.continuesName(scalars[before]) else { break }
            if Self.mayStart(scalars[before]) { start = before }
            index = before
        }
        guard let start, start > scalars.startIndex else { return nil }
        let namespace = IRI(unchecked: String(text[..<start]))
        // The namespaces of XML itself cannot be bound to another prefix.
        guard !CodeUnits.equal(namespace.text, RDFXMLWord.xmlNamespace),
            !CodeUnits.equal(namespace.text, "http://www.w3.org/2000/xmlns/")
        else { return nil }
        return prefix(of: namespace) + ":" + text[start...]
    }

    /// XML 1.0 lets a name start with a combining mark only since its fifth edition, which not all readers know.
    private static func mayStart(_ scalar: Unicode.Scalar) -> Bool {
        XMLCharacters.startsName(scalar) && scalar.properties.generalCategory != .nonspacingMark
    }

    private mutating func prefix(of namespace: IRI) -> String {
        if let prefix = prefixes[namespace] { return prefix }
        if let entry = known.first(where: { $0.namespace.utf8.elementsEqual(namespace.text.utf8) }) {
            prefixes[namespace] = entry.prefix
            return entry.prefix
        }
        var prefix = "its"
        if !CodeUnits.equal(namespace.text, RDFXMLWord.tagSetNamespace) || !taken.insert(prefix).inserted {
            repeat {
                made += 1
                prefix = "ns\(made)"
            } while !taken.insert(prefix).inserted
        }
        prefixes[namespace] = prefix
        return prefix
    }
}
