import RDFModel
import TestSupport

/// Terms at random: of every kind, alike and unlike, with bytes that separators are made of.
struct GeneratedTerms {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "ab", "\0", "\u{1}", "\u{FF}", "\u{0}\u{0}", "กรุงเทพ", "ก\u{0E38}\u{0E48}", "ก\u{0E48}\u{0E38}", "é",
            "e\u{301}", "\u{10FFFF}", " ", "en",
            "http://example.org/", "https://w3id.org/yong/id/person/", "0", "17",
        ]
        var result = ""
        for _ in 0..<Int.random(in: 0...5, using: &random) { result += pieces.randomElement(using: &random) ?? "" }
        // Now and then a long one.
        if Int.random(in: 0..<100, using: &random) == 0 {
            result += String(repeating: "ยาว", count: Int.random(in: 1...300, using: &random))
        }
        return result + (Bool.random(using: &random) ? String(Int.random(in: 0...400, using: &random)) : "")
    }

    /// A term, at most so many triple terms deep.
    mutating func next(depth: Int = 2) -> Term {
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            return .blankNode(
                BlankNode(Bool.random(using: &random) ? "b\(Int.random(in: 0...99, using: &random))" : "x" + text()))
        case 1...4: return .iri(IRI(unchecked: "http://example.org/" + text()))
        case 5, 6: return .literal(Literal(text()))
        case 7:
            return .literal(
                Literal(text(), language: ["th", "EN", "en-US", "en-us"].randomElement(using: &random) ?? "th"))
        case 8:
            return .literal(
                Literal(text(), language: "ar", direction: Bool.random(using: &random) ? .leftToRight : .rightToLeft))
        case 9: return .literal(Literal(text(), datatype: IRI(unchecked: "http://example.org/" + text())))
        case 10:
            let datatype =
                [XSD.integer, XSD.decimal, XSD.date, XSD.boolean].randomElement(using: &random) ?? XSD.integer
            let form = ["1", "01", "1.5", "2024-01-01", "true", text()].randomElement(using: &random) ?? ""
            return .literal(Literal(form, datatype: datatype))
        default:
            if depth == 0 { return .iri(RDF.type) }
            return .triple(
                Triple(next(depth: 0), IRI(unchecked: "http://example.org/" + text()), next(depth: depth - 1)))
        }
    }
}
