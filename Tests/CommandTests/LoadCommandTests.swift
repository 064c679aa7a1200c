import Foundation
import TestSupport
import Testing

@Suite("load")
struct LoadCommandTests {
    private static func lines(_ numbers: Range<Int>) -> String {
        numbers.map { "<http://e/s\($0 % 50)> <http://e/p> \"\($0)\" .\n" }.joined()
    }

    @Test("Files of several syntaxes, folders and a pipe are loaded, and what the store holds is told")
    func inputs() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.nt", Self.lines(0..<300))
        try folder.file("more/b.ttl", "@prefix : <http://e/> . :s :p \"0\" , \"1\" . :s0 :p \"0\" .")
        try folder.file("more/c.jsonld", "{\"@id\": \"http://e/j\", \"http://e/p\": [1, 2]}")
        let result = try Command.shell(
            """
            set -e
            gzip -c a.nt > z.nt.gz
            yong load --store s a.nt more z.nt.gz
            echo '<http://e/x> <http://e/p> <http://e/y> .' | yong load --store s - --from ntriples --graph http://e/g
            yong load --store s a.nt
            yong dump --store s --format nquads | sort | uniq -d | wc -l
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        let told = result.messages.split(separator: "\n")
        try #require(told.count == 3, "\(result.messages)")
        #expect(told[0].contains("605 statements read in") && told[0].contains(": 304 new, 301 repeated; "))
        #expect(told[0].contains("the store holds 304 quads, "))
        #expect(told[1].contains(": 1 new, 0 repeated; 3 new terms; the store holds 305 quads"))
        #expect(told[2].contains(": 0 new, 300 repeated; 0 new terms; the store holds 305 quads"))
        #expect(result.output.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
    }

    @Test("Progress is told where it is wanted, and is silent in a pipe")
    func progress() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.nt", Self.lines(0..<300))
        let result = try Command.yong("load", "--store", "s", "a.nt", "--progress", in: folder.path)
        #expect(result.status == 0 && result.output.isEmpty)
        #expect(result.messages.hasPrefix("reading: 300 statements, "), "\(result.messages)")
        let silent = try Command.yong("load", "--store", "t", "a.nt", in: folder.path)
        #expect(silent.messages.hasPrefix("300 statements read in "), "\(silent.messages)")
    }

    @Test("Too little memory, or none, is wrong usage", arguments: ["1M", "0", "-2G", "much", "2X"])
    func memory(size: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.nt", Self.lines(0..<3))
        let result = try Command.yong("load", "--store", "s", "a.nt", "--memory=\(size)", in: folder.path)
        #expect(result.status == 2 && result.messages.contains("--memory"), "\(result.messages)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/s"))
    }

    @Test("Ctrl-C and an error in a later file leave the store as it was")
    func unfinished() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.nt", Self.lines(0..<300))
        try folder.file("b.nt", Self.lines(300..<20_000))
        try folder.file("bad.nt", "<http://e/s> <http://e/p> .\n")
        let result = try Command.shell(
            """
            yong load --store s a.nt 2> /dev/null
            yong dump --store s > before
            yong load --store s b.nt bad.nt 2> /dev/null
            echo $?
            # A pipe that stays open keeps the load waiting.
            mkfifo pipe
            # A shell lets jobs behind & ignore the signal.
            env --default-signal=INT yong load --store s b.nt - --from ntriples < pipe &
            exec 3> pipe
            sleep 0.5
            kill -INT $!
            wait $!
            echo $?
            exec 3>&-
            yong dump --store s | cmp - before && yong store check --store s
            """, in: folder.path)
        #expect(result.output.hasPrefix("1\n130\n"), "\(result.output) \(result.messages)")
        #expect(result.status == 0, "\(result.output) \(result.messages)")
    }

    @Test("A file that is missing leaves no store behind")
    func missing() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let result = try Command.yong("load", "--store", "s", "nope.nt", in: folder.path)
        #expect(result.status == 1)
        #expect(result.messages.contains("nope.nt"), "\(result.messages)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/s"))
    }

    @Test("LOAD reads files whose names need escapes, by their path and from the folder at hand")
    func escapes() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a b.nt", Self.lines(0..<3))
        for source in ["file:a%20b.nt", "file://\(folder.path)/a%20b.nt", "file://localhost\(folder.path)/a%20b.nt"] {
            let result = try Command.yong(
                "update", "--store", "s", "CLEAR ALL ; LOAD <\(source)>", in: folder.path)
            #expect(result.status == 0, "\(source): \(result.messages)")
            #expect(result.messages.hasPrefix("3 quads inserted, "), "\(result.messages)")
        }
    }

    @Test("An update or a query that is not UTF-8 is refused with the place")
    func notUTF8() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let result = try Command.shell(
            """
            printf 'INSERT DATA {\n <http://a> <http://b> "caf\\xe9" }' > latin
            yong update --store s -f latin; echo $?
            yong query --data a.nt -f latin; echo $?
            ls
            """, in: folder.path)
        #expect(result.output == "1\n1\nlatin\n")
        let told = "yong: latin:2:28: a byte that is not UTF-8 may not stand here\n"
        #expect(result.messages == told + told, "\(result.messages)")
    }

    @Test(
        "What only this program's engine knows is not asked of an endpoint",
        arguments: [["--union-default-graph"], ["--memory", "1M"], ["--without-rule", "texts"]])
    func endpoint(options: [String]) throws {
        let line = "yong query --endpoint http://127.0.0.1:1/sparql \(options.joined(separator: " ")) 'ASK {}'"
        let result = try Command.shell(line, in: Shared.root)
        #expect(result.status == 2)
        #expect(result.messages.contains("\(options[0]): an --endpoint decides this by itself"), "\(result.messages)")
    }
}
