import TestSupport
import Testing

@Suite("store index, and queries by words")
struct StoreIndexTests {
    @Test("Labels are found by their words before an index is made, with it, behind it, and without it again")
    func index() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file(
            "a.ttl",
            """
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <http://e/a> rdfs:label "กระทรวงการคลัง"@th .
            <http://e/b> rdfs:label "Ministry of Health"@en ; <http://e/p> "ข้อความอื่น" .
            """)
        let result = try Command.shell(
            """
            set -e
            ask() {
                echo "- $1"
                yong query --store s "SELECT ?t { ?t yong:matches '$1' }" --format csv | tr -d '\\r' | tail -n +2 | sort
            }
            yong load --store s a.ttl
            ask คลัง; ask 'minis*'
            yong store index --store s; ask คลัง
            yong update --store s "INSERT DATA { <http://e/c> rdfs:label 'คลังข้อมูล' }"; ask คลัง
            yong store index --store s --property http://e/p; ask ข้อความ; ask คลัง
            yong store index --store s --remove; ask คลัง
            yong store index --store s --remove
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        let found = [
            "- คลัง", "http://e/a", "- minis*", "http://e/b", "- คลัง", "http://e/a", "- คลัง", "http://e/a", "http://e/c",
            "- ข้อความ", "http://e/b", "- คลัง", "- คลัง", "http://e/a", "http://e/c", "",
        ]
        #expect(Array(result.output.utf8) == Array(found.joined(separator: "\n").utf8), "\(result.output)")
        for message in ["2 texts of 9 words indexed", "the index is gone", "there was no index"] {
            #expect(result.messages.contains(message), "\(result.messages)")
        }
    }

    @Test("What is no property is wrong usage, and a search that is none an error that says what is one")
    func errors() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.ttl", "<http://e/a> <http://e/p> 1 .")
        let usage = try Command.shell("yong store index --store s --property nonsense", in: folder.path)
        #expect(usage.status == 2)
        let search = try Command.yong("query", "--data", "a.ttl", "SELECT * { ?t yong:matches 5 }", in: folder.path)
        #expect(search.status == 1)
        #expect(search.messages.hasPrefix("yong: behind yong:matches stands a string"))
    }
}
