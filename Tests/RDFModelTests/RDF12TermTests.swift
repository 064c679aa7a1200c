import RDFModel
import Testing

@Suite("Terms of RDF 1.2")
struct RDF12TermTests {
    private static let s = Term.iri(IRI(unchecked: "http://e/s"))
    private static let p = IRI(unchecked: "http://e/p")

    private static func spoken(_ object: Term) -> Term { .triple(Triple(s, p, object)) }

    @Test("A direction makes another term and another datatype")
    func direction() {
        let plain = Literal("a", language: "ar")
        let right = Literal("a", language: "ar", direction: .rightToLeft)
        let left = Literal("a", language: "ar", direction: .leftToRight)
        #expect(plain.datatype == RDF.langString && right.datatype == RDF.dirLangString)
        #expect(Set([plain, right, left]).count == 3)
        #expect(right == Literal("a", language: "AR", direction: .rightToLeft))
        #expect(right.hashValue == Literal("a", language: "AR", direction: .rightToLeft).hashValue)
        #expect(left < right && !(right < left))
    }

    @Test("Case of letters outside ASCII tells tags apart")
    func caseOutsideASCII() {
        #expect(Literal("a", language: "\u{212A}") != Literal("a", language: "k"))
    }

    @Test("Triple terms are equal by their parts, and come last")
    func tripleTerms() {
        let one = Self.spoken(.literal(Literal("ก\u{0E38}\u{0E48}")))
        let other = Self.spoken(.literal(Literal("ก\u{0E48}\u{0E38}")))
        #expect(one != other && one == Self.spoken(.literal(Literal("ก\u{0E38}\u{0E48}"))))
        #expect(Set([one, other, one]).count == 2)
        #expect(Self.spoken(one) != one && Self.spoken(one).triple?.object == one)
        let sorted = [one, .literal(Literal("z")), Self.s, .blankNode(BlankNode("b"))].sorted()
        #expect(sorted == [.blankNode(BlankNode("b")), Self.s, .literal(Literal("z")), one])
    }

    @Test("Blank nodes within triple terms are renamed as others are")
    func isomorphism() {
        func graph(_ a: String, _ b: String, isCrossed: Bool = false) -> [Quad] {
            let (x, y) = (Term.blankNode(BlankNode(a)), Term.blankNode(BlankNode(b)))
            return [
                Quad(x, Self.p, Self.spoken(isCrossed ? x : y)), Quad(y, Self.p, .literal(Literal("1"))),
                Quad(Self.s, Self.p, Self.spoken(Self.spoken(x))),
            ]
        }
        #expect(Isomorphism.areIsomorphic(graph("a", "b"), graph("b", "c")))
        #expect(!Isomorphism.areIsomorphic(graph("a", "b"), graph("a", "b", isCrossed: true)))
    }

    @Test("A dataset keeps a triple term as one term")
    func dataset() {
        let quad = Quad(.blankNode(BlankNode("r")), RDF.reifies, Self.spoken(Self.s))
        let dataset = Dataset([quad, quad])
        #expect(dataset.count == 1 && dataset.quads(object: Self.spoken(Self.s)) == [quad])
        #expect(dataset.quads(subject: Self.s).isEmpty)
    }

    @Test(
        "Well-formed language tags",
        arguments: [
            "th", "TH-th", "zh-Hant-TW", "zh-cmn-Hans-CN", "de-CH-1901", "sl-rozaj-biske", "de-Latn-DE-1996",
            "es-419", "en-US-u-islamcal", "zh-CN-a-myext-x-private", "x-whatever", "qaa-Qaaa-QM-x-southern",
            "i-klingon", "en-GB-oed", "sgn-BE-FR", "art-lojban", "zh-min-nan", "abcd", "abcdefgh", "en-a-bbb-x-a-ccc",
            "de-1996", "az-Arab-x-AZE-derbend", "hy-arevela", "zh-yue-HK",
        ])
    func wellFormed(tag: String) {
        #expect(LanguageTag.isWellFormed(tag))
    }

    @Test(
        "Tags that are not well-formed",
        arguments: [
            "", "-", "t", "th-", "-th", "th--TH", "cantbethislong", "en_US", "1th", "th-TH-TH", "x", "x-", "en-x",
            "en-a", "en-a-x-b", "en-abcdefghi", "ไทย", "a-DE", "de-419-DE", "i-unknown", "en-u-x", "x-abcdefghi",
        ])
    func malformed(tag: String) {
        #expect(!LanguageTag.isWellFormed(tag))
    }
}
