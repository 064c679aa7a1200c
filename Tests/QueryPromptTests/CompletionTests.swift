import Testing
import Yong

@testable import QueryPrompt

@Suite("What may follow")
struct CompletionTests {
    private static let completer = QueryCompleter(
        prefixes: [
            "ex": IRI(unchecked: "http://e/"), "exo": IRI(unchecked: "http://e/o/"),
            "rdfs": IRI(unchecked: "http://www.w3.org/2000/01/rdf-schema#"),
        ],
        vocabulary: Vocabulary(
            classes: ["http://e/Person", "http://e/Place", "http://e/กระทรวง"],
            properties: ["http://e/name", "http://e/placeOf", "http://e/o/part", "http://other/x", "http://e/a/b"]),
        commands: PromptCommand.completions)

    private func candidates(_ text: String) -> [String] { Self.completer.completions(of: text).candidates }

    @Test func names() {
        #expect(candidates("SELECT * { ?s ex:") == ["ex:name", "ex:placeOf", "ex:Person", "ex:Place", "ex:กระทรวง"])
        #expect(candidates("SELECT * { ?s ex:na") == ["ex:name"])
        #expect(candidates("SELECT * { ?s a ex:P") == ["ex:Person", "ex:Place"])
        #expect(candidates("SELECT * { ?s a ex:กร") == ["ex:กระทรวง"])
        #expect(candidates("SELECT * { ?s a ") == ["ex:Person", "ex:Place", "ex:กระทรวง"])
        #expect(candidates("SELECT * { ?s ").prefix(3) == ["ex:name", "ex:placeOf", "exo:part"])
        #expect(candidates("SELECT * { ?s nope:x").isEmpty)
        #expect(candidates("SELECT * { ?s <http://o") == ["<http://other/x>"])
        #expect(candidates("PREFIX my: <http://other/> SELECT * { ?s my:") == ["my:x"])
        #expect(candidates("SELECT * { ?s plac") == ["ex:placeOf", "ex:Place"])
    }

    @Test func wordsAndPrefixes() {
        #expect(candidates("SEL") == ["SELECT"])
        #expect(candidates("sel") == ["select"])
        #expect(candidates("SELECT * { ?s rd") == ["rdfs:"])
        #expect(candidates("SELECT (group_c") == ["group_concat"])
        #expect(candidates("ex") == ["exists", "ex:", "exo:"])
        #expect(candidates("").isEmpty)
    }

    @Test func variables() {
        #expect(candidates("SELECT ?name ?other { ?p ex:name ?na") == ["?name"])
        #expect(candidates("SELECT ?name ?other { ?name ?") == ["?name", "?other"])
        #expect(candidates("SELECT $ชื่อ { $") == ["$ชื่อ"])
        #expect(candidates("SELECT ?name") == [])
    }

    @Test(arguments: [
        "SELECT * { ?s ?p 'ex:", "SELECT * { ?s ?p \"\"\"a\n\"b ex:", "SELECT * # ex:", "ASK { ?s ?p 'a\\' ex:",
    ])
    func nothingInTexts(_ text: String) { #expect(candidates(text).isEmpty) }

    @Test func behindTexts() {
        #expect(candidates("ASK { ?s ?p 'it''s' ; ex:na") == ["ex:name"])
        #expect(candidates("ASK { ?s ?p \"\"\"a\"b\"\"\" ; ex:na") == ["ex:name"])
        #expect(candidates("ASK # a ?x\n{ ?s ex:na") == ["ex:name"])
        #expect(candidates("ASK { FILTER(?a < ?b) ?s ex:na") == ["ex:name"])
    }

    @Test func commands() {
        #expect(candidates(".fo") == [".format"])
        #expect(candidates(".format t") == ["table", "trig", "tsv", "turtle"])
        #expect(candidates(".load f").isEmpty)
    }

    @Test func whatAllAgreeOnIsWrittenOn() {
        let found = Completions(replaced: 1, candidates: ["ex:place", "ex:person"])
        #expect(found.commonText == "ex:p")
        #expect(Completions(replaced: 0, candidates: ["ที่", "ที"]).commonText == "ที")
        #expect(Completions().commonText.isEmpty)
        let many = Completions(candidates: (0..<100).map { "ex:n\($0)" })
        let lines = many.lines(columns: 40)
        #expect(lines.allSatisfy { $0.unicodeScalars.count < 40 })
        #expect(lines.last == "… and 40 more")
    }
}
