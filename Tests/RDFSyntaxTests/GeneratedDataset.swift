import RDFModel
import TestSupport

/// Datasets full of what makes writers stumble.
struct GeneratedDataset {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// A dataset of some fifty quads; XML can hold its characters if `isXML`.
    mutating func make(withGraphs: Bool, isXML: Bool) -> Dataset {
        var dataset = Dataset()
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            let graph = withGraphs && Bool.random(using: &random) ? node() : nil
            dataset.insert(Quad(node(), predicate(), object(isXML: isXML), graph: graph))
        }
        if Bool.random(using: &random) { addList(to: &dataset, isXML: isXML) }
        if Bool.random(using: &random) { addChain(to: &dataset) }
        return dataset
    }

    private mutating func pick<Element>(_ choices: [Element], _ fallback: Element) -> Element {
        choices.randomElement(using: &random) ?? fallback
    }

    private mutating func node() -> Term {
        if Int.random(in: 0..<3, using: &random) == 0 {
            return .blankNode(BlankNode(pick(["a", "b1", "1c", "g1", "g1x", "ก่า", "x.y", "_x6", "d", "e", "f"], "a")))
        }
        return .iri(iri())
    }

    private mutating func iri() -> IRI {
        let locals = [
            "a", "กระทรวง", "เนวินธุ์_ช่อชัย", "ก\u{E38}\u{E48}", "ก\u{E48}\u{E38}", "1", "x.y", "x.", "-a", "a(b)", "a/b",
            "a#b", "",
            "%E0%B8%81", "a'b", "a,b;c", "~", "?q=1&r=2", "\u{10FFFD}", "a:b", "é", "e\u{301}", "\u{E48}x", "…",
        ]
        return IRI(unchecked: pick(["http://e/", "http://e/ns#", "urn:x:"], "http://e/") + pick(locals, "a"))
    }

    private mutating func predicate() -> IRI {
        let locals = ["p", "q", "ชื่อ", "x.y", "a-b", "_9"]
        if Int.random(in: 0..<6, using: &random) == 0 { return RDF.type }
        return IRI(unchecked: pick(["http://e/ns#", "http://other/"], "http://e/ns#") + pick(locals, "p"))
    }

    private mutating func object(isXML: Bool) -> Term {
        guard Bool.random(using: &random) else { return node() }
        let forms = [
            "", "โยง", "ก\u{E38}\u{E48}", "น้ำ", "\"", "\\", "a\nb", "a\r\nb\t", " x ", "<&>]]>", "'''\"\"\"", "é",
            "\u{10FFFD}",
        ]
        let numbers = ["1", "-7", "+1", "007", "1.5", ".5", "1.", "1.0E6", "1e6", "true", "TRUE", "-0", "x"]
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .literal(Literal(pick(forms, ""), language: pick(["th", "en-GB", "zh-Hant-TW"], "th")))
        case 1, 2:
            let types = [XSD.integer, XSD.decimal, XSD.double, XSD.boolean, IRI(unchecked: "http://e/ns#type")]
            return .literal(Literal(pick(numbers, "1"), datatype: pick(types, XSD.integer)))
        case 3 where !isXML: return .literal(Literal(pick(["\u{0}", "\u{B}", "\u{FFFE}", "\u{7F}"], "\u{0}")))
        default: return .literal(Literal(pick(forms, "")))
        }
    }

    private mutating func addList(to dataset: inout Dataset, isXML: Bool) {
        let length = Int.random(in: 0...4, using: &random)
        let name = "list"
        var head = Term.iri(RDF.nil_)
        for index in (0..<length).reversed() {
            let cell = Term.blankNode(BlankNode("\(name)\(index)"))
            dataset.insert(Quad(cell, RDF.first, object(isXML: isXML)))
            dataset.insert(Quad(cell, RDF.rest, head))
            head = cell
        }
        dataset.insert(Quad(.iri(iri()), predicate(), head))
    }

    /// Blank nodes within each other, in a ring or not.
    private mutating func addChain(to dataset: inout Dataset) {
        let length = Int.random(in: 1...5, using: &random)
        let p = predicate()
        for index in 0..<length {
            dataset.insert(
                Quad(.blankNode(BlankNode("chain\(index)")), p, .blankNode(BlankNode("chain\(index + 1)"))))
        }
        if Bool.random(using: &random) {
            dataset.insert(Quad(.blankNode(BlankNode("chain\(length)")), p, .blankNode(BlankNode("chain0"))))
        } else {
            dataset.insert(Quad(.iri(iri()), p, .blankNode(BlankNode("chain0"))))
        }
    }
}
