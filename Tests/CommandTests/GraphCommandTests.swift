import Foundation
import TestSupport
import Testing

@Suite("convert, check and diff")
struct GraphCommandTests {
    private static let people = """
        @prefix : <http://e/> .
        :a :knows [ :name "ข" ; :age 3 ] , [ :name "ค" ; :age 4 ] .
        """

    @Test("Contexts are found by every command that reads JSON-LD, and what is left out is told")
    func contexts() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("s.jsonld", #"{"@context":{"@vocab":"https://s.org/"}}"#)
        try folder.file("a.jsonld", #"{"@context":"https://s.org/","@id":"http://e/a","name":"x"}"#)
        try folder.file("b.jsonld", #"{"@id":"http://e/a b","http://e/q":"y"}"#)
        let result = try Command.shell(
            """
            set -e
            C=--contexts=https://s.org/=s.jsonld
            yong convert a.jsonld --to ntriples $C
            yong check a.jsonld $C
            yong diff a.jsonld a.jsonld $C
            yong stats a.jsonld $C | grep -c s.org/name
            yong load --store s.yong a.jsonld $C
            yong query --data a.jsonld $C 'ASK { ?s <https://s.org/name> "x" }'
            yong convert b.jsonld --to ntriples --lenient
            yong convert b.jsonld --to ntriples
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.output.contains("<http://e/a> <https://s.org/name> \"x\" ."))
        #expect(result.messages.contains("b.jsonld: 1 statement left out"))
        let picture = try Command.yong("convert", "b.jsonld", "--to", "svg", in: folder.path)
        #expect(picture.status == 0 && picture.messages.contains("nothing can be drawn"))
    }

    @Test("A base with a fragment is refused")
    func base() throws {
        let result = try Command.yong("build", "-", "-o", "-", "--base", "http://e.org/data#", in: "/")
        #expect(result.status == 2 && result.messages.contains("has a fragment"), "\(result.messages)")
    }

    @Test("Canonical output is the same for graphs that differ in labels and order, and is read back")
    func canonical() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.ttl", Self.people)
        try folder.file(
            "b.nt",
            """
            _:z9 <http://e/age> "4"^^<http://www.w3.org/2001/XMLSchema#integer> .
            _:z9 <http://e/name> "ค" .
            <http://e/a> <http://e/knows> _:z9 .
            <http://e/a> <http://e/knows> _:b .
            _:b <http://e/name> "ข" .
            _:b <http://e/age> "3"^^<http://www.w3.org/2001/XMLSchema#integer> .

            """)
        let result = try Command.shell(
            """
            set -e
            yong convert a.ttl --canonical > a.nq
            yong convert b.nt --canonical -o b.nq.gz
            gzip -dc b.nq.gz | cmp - a.nq
            yong convert a.ttl --canonical --to turtle | yong convert - --from turtle --canonical | cmp - a.nq
            yong convert a.ttl b.nt --canonical --to ntriples | grep -c c14n3
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.output == "3\n")
    }

    @Test("A graph that no order tells apart ends with an error and leaves no file")
    func poison() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let clique = (0..<12).flatMap { left in (0..<12).map { "_:a\(left) <http://e/p> _:a\($0) .\n" } }
        try folder.file("clique.nt", clique.joined())
        let result = try Command.yong("convert", "clique.nt", "--canonical", "-o", "c.nq", in: folder.path)
        #expect(result.status == 1 && result.messages.contains("too much alike"), "\(result.messages)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/c.nq"))
    }

    @Test("Folders are read deeply, and several files keep their blank nodes apart")
    func folders() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("g/a.ttl", Self.people)
        try folder.file("g/deep/b.nt", "_:x <http://e/p> _:x .\n")
        try folder.file("g/deep/c.nt", "_:x <http://e/p> _:x .\n")
        try folder.file("g/notes.txt", "no graph")
        try folder.file("empty/notes.txt", "no graph")
        #expect(try Command.yong("convert", "g", "--count", in: folder.path).output == "8\n")
        let nodes = try Command.shell("yong convert g/deep --to nquads | sort -u | wc -l", in: folder.path)
        #expect(nodes.output.trimmingCharacters(in: .whitespacesAndNewlines) == "2")
        let empty = try Command.yong("convert", "empty", "--count", in: folder.path)
        #expect(empty.status == 1 && empty.messages.contains("empty: no file"), "\(empty.messages)")
        let unknown = try Command.yong("convert", "g/notes.txt", "--count", in: folder.path)
        #expect(unknown.status == 2)
    }

    @Test("A report tells line, column and place of an error, and counts what could be read")
    func check() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("good.ttl", Self.people)
        try folder.file("bad.nt", "<http://e/a> <http://e/b> \"ข่าว\" .\n<http://e/a> <http://e/b> \"c\" ,\n")
        let result = try Command.yong("check", "good.ttl", "bad.nt", "missing.nt", in: folder.path)
        #expect(result.status == 1)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "good.ttl: 6 statements, 0 errors, 0 warnings")
        #expect(lines.contains("bad.nt: 1 statement, 1 error, 0 warnings"), "\(lines)")
        #expect(lines.contains("missing.nt: 0 statements, 1 error, 0 warnings"))
        #expect(lines.contains { $0.hasPrefix("error: bad.nt:2:") })
        #expect(lines.contains { $0.trimmingCharacters(in: .whitespaces).allSatisfy { $0 == "^" } })
        #expect(try Command.yong("check", "good.ttl", in: folder.path).status == 0)
        let piped = try Command.yong("check", "-", "--from", "turtle", input: Self.people, in: folder.path)
        #expect(piped.status == 0 && piped.output == "-: 6 statements, 0 errors, 0 warnings\n")
    }

    @Test("A report goes on behind an error, tells of doubtful terms, and counts both")
    func checkGoesOn() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file(
            "bad.ttl",
            """
            @prefix : <http://e/> .
            :a :b ; ; , .
            :a :b "c" .
            :a :b <http://e/{x}> .
            :a :b :c
            :a :b :d .
            :a :b :e .

            """)
        let result = try Command.yong("check", "bad.ttl", in: folder.path)
        #expect(result.status == 1)
        let heads = result.output.split(separator: "\n").filter { $0.contains(": bad.ttl:") }
        #expect(
            heads.map { $0.prefix(18) } == ["error: bad.ttl:2:7", "error: bad.ttl:4:7", "error: bad.ttl:6:1"],
            "\(heads)")
        #expect(result.output.hasSuffix("bad.ttl: 3 statements, 3 errors, 0 warnings\n"), "\(result.output)")
        let lenient = try Command.yong("check", "bad.ttl", "--lenient", in: folder.path).output
        #expect(lenient.contains("\nwarning: bad.ttl:4:"), "\(lenient)")
        #expect(lenient.hasSuffix("bad.ttl: 3 statements, 2 errors, 1 warning\n"), "\(lenient)")
    }

    @Test(
        "What convert refuses is an error, in each syntax",
        arguments: [
            ("a.nt", "<http://e/a b> <http://e/q> \"y\" ."), ("a.nq", "<a> <http://e/q> \"y\" <http://e/g> ."),
            ("a.ttl", "<http://e/a b> <http://e/q> \"y\" ."), ("a.nt", "<http://e/%zz> <http://e/q> \"y\" ."),
            ("a.nt", "<http://e/\\u0020> <http://e/q> \"y\" ."),
            ("a.trig", "<http://e/a> <http://e/q> \"y\"@toolongatag ."),
            (
                "a.rdf",
                """
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">
                <rdf:Description rdf:about="http://e/a b"><e:q>y</e:q></rdf:Description></rdf:RDF>
                """
            ),
        ])
    func refused(name: String, text: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file(name, text + "\n")
        let strict = try Command.yong("check", name, in: folder.path)
        #expect(strict.status == 1 && strict.output.hasSuffix("1 statement, 1 error, 0 warnings\n"), "\(strict)")
        #expect(!strict.output.contains("no base"), "\(strict.output)")
        #expect(try Command.yong("convert", name, "--count", in: folder.path).status == 1)
        let lenient = try Command.yong("check", name, "--lenient", in: folder.path)
        #expect(lenient.status == 0 && lenient.output.hasSuffix("1 statement, 0 errors, 1 warning\n"), "\(lenient)")
        #expect(try Command.yong("convert", name, "--count", "--lenient", in: folder.path).status == 0)
    }

    @Test("Graphs that a format cannot name are told; standard output keeps their names")
    func mergedGraphs() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let line = "<http://e/a> <http://e/p> \"b\""
        try folder.file("g.nq", "\(line) <http://e/g> .\n\(line) <http://e/h> .\n\(line) .\n")
        try folder.file("one.nq", "\(line) .\n")
        for (ending, name) in [("nt", "N-Triples"), ("ttl", "Turtle"), ("rdf", "RDF/XML")] {
            for more in [[], ["--canonical"], ["--stream"]] {
                if more == ["--canonical"], ending == "rdf" { continue }
                let words = ["convert", "g.nq", "-o", "g." + ending] + more
                let result = try Command.shell("yong " + words.joined(separator: " "), in: folder.path)
                #expect(
                    result.messages == "yong: 2 named graphs merged into one: \(name) names none; "
                        + "write N-Quads or TriG to keep them\n", "\(words)")
                #expect(result.status == 0)
            }
        }
        let quiet = try Command.shell(
            "set -e; for f in nq trig jsonld; do yong convert g.nq -o h.$f; done; yong convert one.nq -o one.ttl",
            in: folder.path)
        #expect(quiet.status == 0 && quiet.messages.isEmpty, "\(quiet.messages)")
        let output = try Command.shell("yong convert g.nq | yong diff - g.nq --from trig", in: folder.path)
        #expect(output.status == 1, "N-Quads are no TriG")
        let same = try Command.shell("yong convert g.nq > o.trig && yong diff o.trig g.nq", in: folder.path)
        #expect(same.status == 0, "\(same.output)\(same.messages)")
        let turtle = try Command.shell(
            "yong convert one.nq > a; yong convert one.nq --to turtle | cmp - a", in: folder.path)
        #expect(turtle.status == 0, "\(turtle.output)")
        let dumped = try Command.shell(
            "yong load --store s g.nq 2>/dev/null; yong dump --store s -o d.nt", in: folder.path)
        #expect(dumped.messages.contains("2 named graphs merged"), "\(dumped.messages)")
    }

    @Test("A long list and a long chain of blank nodes have a canonical form")
    func chains() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("list.ttl", "<http://e/a> <http://e/p> (" + String(repeating: " 0", count: 200) + ") .\n")
        let links = (0..<300).map { "_:n\($0) <http://e/p> _:n\($0 + 1) .\n" }
        try folder.file("one.nt", links.joined())
        try folder.file("two.nt", links.reversed().joined().replacingOccurrences(of: "_:n", with: "_:x7"))
        // Longer than calls go deep on an ordinary stack.
        try folder.file("long.nt", (0..<1050).map { "_:n\($0) <http://e/p> _:n\($0 + 1) .\n" }.joined())
        let result = try Command.shell(
            """
            yong convert list.ttl --canonical | wc -l
            yong convert one.nt --canonical > one.nq; yong convert two.nt --canonical | cmp - one.nq && wc -l < one.nq
            yong convert long.nt --canonical | wc -l
            """, in: folder.path)
        #expect(result.output == "401\n300\n1050\n", "\(result.output)\(result.messages)")
    }

    @Test(
        "Options that contradict each other are wrong usage",
        arguments: [
            "convert a.nt --canonical --stream", "convert a.nt --count -o x.nt", "convert a.nt --count --to turtle",
            "link a.nt --to a.nt --explain --format sssom", "dump --store s -o d/ --describe --format turtle",
            "dump --store s -o x.graphml --parts 2", "dump --store s -o x.nq.gz --parts 2",
            "dump --store s -o pipe.nq --describe", "link --store s --to a.nt --from nquads",
        ])
    func contradictions(command: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.nt", "<http://e/a> <http://e/b> <http://e/c> .\n")
        let made = try Command.shell("yong load --store s a.nt; mkfifo pipe.nq; mkdir d; ls", in: folder.path)
        let result = try Command.yong(command.split(separator: " ").map(String.init), in: folder.path)
        #expect(result.status == 2 && result.messages.hasPrefix("Error: "), "\(result.messages)")
        #expect(try Command.shell("ls", in: folder.path).output == made.output)
    }

    @Test("A graph that is not there is told")
    func missingGraph() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.nt", "<http://e/a> <http://e/b> <http://e/c> .\n")
        let result = try Command.shell(
            "yong load --store s a.nt 2>/dev/null; yong dump --store s --graph http://no/such", in: folder.path)
        #expect(result.status == 0 && result.output.isEmpty)
        #expect(result.messages == "yong: the store holds no statement in the graph <http://no/such>\n")
    }

    @Test("Standard input has a format where there is an option for it, and what is missing is told")
    func standardInput() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.nt", "<http://e/a> <http://www.w3.org/2000/01/rdf-schema#label> \"กรมทรัพยากรน้ำ\"@th .\n")
        try folder.file("notes", "text")
        let linked = try Command.shell("yong link - --from ntriples --to a.nt < a.nt", in: folder.path)
        #expect(linked.status == 0 && linked.messages.contains("1 thing of ours, 1 of theirs"), "\(linked.messages)")
        let published = try Command.shell(
            "yong publish --data - --from ntriples --to http://127.0.0.1:1/ --retries 0 < a.nt", in: folder.path)
        #expect(published.status == 1, "\(published.messages)")
        for command in ["link - --to a.nt", "publish --data - --to http://127.0.0.1:1/", "check notes"] {
            let result = try Command.shell("yong \(command) < a.nt", in: folder.path)
            #expect(result.status == 2 && result.messages.contains("name one with --from"), "\(result.messages)")
        }
        for command in ["link a.nt --to notes", "query --data notes 'ASK {}'"] {
            let result = try Command.shell("yong \(command)", in: folder.path)
            #expect(result.status == 2 && result.messages.contains("no format of RDF has this ending"))
            #expect(!result.messages.contains("--from"), "\(result.messages)")
        }
        for command in ["check missing", "convert missing", "link missing --to a.nt", "link a.nt --to missing"] {
            let result = try Command.shell("yong \(command)", in: folder.path)
            #expect(result.status == 1, "\(command)")
            #expect((result.output + result.messages).contains("missing: cannot open: No such file"), "\(result)")
        }
    }

    @Test("Lenient reading takes what strict reading refuses")
    func lenient() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.nt", "<http://e/a> <http://e/b> <http://e/{x}> .\n")
        #expect(try Command.yong("convert", "a.nt", "--count", in: folder.path).status == 1)
        #expect(try Command.yong("convert", "a.nt", "--count", "--lenient", in: folder.path).output == "1\n")
    }

    @Test("Graphs that are the same say nothing; others show the statements of one side, blank nodes matched")
    func diff() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("a.ttl", Self.people)
        try folder.file("b.ttl", Self.people.replacingOccurrences(of: "age 4", with: "age 5"))
        let same = try Command.shell("yong convert a.ttl --canonical > a.nq; yong diff a.ttl a.nq", in: folder.path)
        #expect(same.status == 0 && same.output.isEmpty && same.messages.isEmpty, "\(same.output)\(same.messages)")
        let other = try Command.yong("diff", "a.ttl", "b.ttl", in: folder.path)
        #expect(other.status == 1)
        let type = "\"^^<http://www.w3.org/2001/XMLSchema#integer> ."
        #expect(
            other.output == "- _:g2 <http://e/age> \"4\(type)\n+ _:g2 <http://e/age> \"5\(type)\n", "\(other.output)")
        #expect(other.messages == "yong: 1 statement of a.ttl alone, 1 of b.ttl alone\n")
        #expect(try Command.yong("diff", "a.ttl", in: folder.path).status == 2)
        #expect(try Command.yong("diff", "a.ttl", "missing.ttl", in: folder.path).status == 1)
    }
}
