internal import RDFModel

/// Terms that are looked for by name.
enum Names {
    private static let yong = "https://w3id.org/yong/ontology#"
    private static let org = "http://www.w3.org/ns/org#"
    private static let dcterms = "http://purl.org/dc/terms/"

    static let membership = IRI(unchecked: org + "Membership")
    static let member = IRI(unchecked: org + "member")
    static let inPost = IRI(unchecked: yong + "inPost")
    static let holdsPosition = IRI(unchecked: yong + "holdsPosition")
    static let firstReported = IRI(unchecked: yong + "firstReported")
    static let lastReported = IRI(unchecked: yong + "lastReported")
    static let confidence = IRI(unchecked: yong + "confidence")
    static let status = IRI(unchecked: yong + "status")
    static let asserted = Literal("asserted")
    static let issued = IRI(unchecked: dcterms + "issued")
    static let date = IRI(unchecked: dcterms + "date")

    /// Whether the IRI is one of the project's own vocabulary.
    static func isOwn(_ iri: IRI) -> Bool { iri.text.utf8.starts(with: yong.utf8) }

    /// What stands behind the last `#` or `/` of an IRI, or the whole if nothing does.
    static func local(_ iri: IRI) -> String {
        let text = iri.text.utf8
        let marks = [UInt8(ascii: "#"), UInt8(ascii: "/")]
        guard let mark = text.lastIndex(where: { marks.contains($0) }) else { return iri.text }
        let name = text[text.index(after: mark)...]
        return name.isEmpty ? iri.text : String(decoding: name, as: UTF8.self)
    }

    /// The namespace of an IRI, up to its last `#` or `/`.
    static func namespace(_ iri: IRI) -> String {
        String(decoding: iri.text.utf8.dropLast(local(iri).utf8.count), as: UTF8.self)
    }
}
