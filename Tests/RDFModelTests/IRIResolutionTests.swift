import RDFModel
import Testing

@Suite("References are resolved as RFC 3986 says")
struct IRIResolutionTests {
    static let base = "http://a/b/c/d;p?q"

    @Test(
        "Examples of RFC 3986 §5.4.1 and §5.4.2",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
            ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
            ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
            ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
            ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
            ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
            ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"),
            ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
        ])
    func examples(reference: String, expected: String) throws {
        let resolved = try IRI(IRIResolutionTests.base).resolve(reference)
        #expect(resolved == IRI(unchecked: expected))
    }

    @Test(
        "Other bases",
        arguments: [
            ("http://a", "b", "http://a/b"), ("http://a?q", "", "http://a?q"), ("urn:a:b", "#c", "urn:a:b#c"),
            ("http://a/b#c", "", "http://a/b"), ("http://ก/ข/ค", "../ง?จ", "http://ก/ง?จ"),
            ("file:///a/b", "c", "file:///a/c"), ("http://a/b//c", "../d", "http://a/b/d"),
        ])
    func bases(base: String, reference: String, expected: String) throws {
        let resolved = try IRI(base).resolve(reference)
        #expect(resolved == IRI(unchecked: expected))
    }

    @Test("A result that is no IRI is an error", arguments: ["a b", "%zz", "<"])
    func invalid(reference: String) {
        #expect(throws: IRIError.self) { try IRI(IRIResolutionTests.base).resolve(reference) }
    }
}
