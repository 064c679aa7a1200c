import Foundation
import TestSupport
import Testing

@Suite("yong build")
struct BuildTests {
    @Test("The quick start's items become a graph in every format, and every format holds the same statements")
    func formats() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let endings = ["ttl", "nt", "rdf", "nq", "trig"]
        let outputs = endings.map { "-o '\(folder.path)/graph.\($0)'" }.joined(separator: " ")
        let result = try Command.shell("yong build seeds/documents \(outputs)", in: Shared.root)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.messages == "", "nothing is told in a pipe when all went well")
        let counts = try endings.map { ending in
            let count = try Command.yong("convert", folder.path + "/graph." + ending, "--count").output
            return Int(count.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
        }
        #expect(counts[0] > 1000)
        #expect(Set(counts[0...2]).count == 1, "formats without graphs: \(counts)")
        #expect(Set(counts[3...4]).count == 1, "formats with graphs: \(counts)")
        #expect(counts[3] >= counts[0])
    }

    @Test("Two runs, and runs with other numbers of threads, give the same bytes")
    func deterministic() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let items =
            Corpus.part(years: ["2021"], limit: 60).map { $0.joined(separator: " ") } ?? "seeds/documents"
        var files: Set<Data> = []
        for jobs in ["1", "2", "2", "5"] {
            let result = try Command.shell(
                "yong build \(items) --jobs \(jobs) -o '\(folder.path)/a.nq' -o '\(folder.path)/a.ttl'",
                in: Shared.root)
            #expect(result.status == 0, "\(result.messages)")
            var data = Data()
            for name in ["a.nq", "a.ttl"] {
                data += try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))
            }
            files.insert(data)
        }
        #expect(files.count == 1)
    }

    @Test("An item that cannot be read is named and passed over; the rest is built, and the status is 1")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("news/1.txt", "ข่าวทดสอบ\n\nวันศุกร์ที่ 22 มกราคม 2564\nนายสมชาย ทดลองดี อธิบดีกรมการแพทย์ แถลง\n")
        try Data([0xFF, 0x00, 0x9F, 0xFE, 0x80]).write(to: URL(fileURLWithPath: folder.path + "/news/2.txt"))
        let result = try Command.yong("build", folder.path + "/news", "-o", folder.path + "/g.nt")
        #expect(result.status == 1)
        #expect(result.messages.contains("2.txt") && result.messages.contains("1 failed"))
        let graph = try String(contentsOfFile: folder.path + "/g.nt", encoding: .utf8)
        #expect(graph.contains("สมชาย"))
    }

    @Test(
        "An empty folder and a missing one are errors, and what was there before stays", arguments: ["empty", "none"])
    func nothing(name: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("empty/.keep", "")
        let output = try folder.file("g.nt", "# before\n")
        let result = try Command.yong("build", folder.path + "/" + name, "-o", output)
        #expect(result.status == 1)
        #expect(!result.messages.isEmpty)
        #expect(try String(contentsOfFile: output, encoding: .utf8) == "# before\n")
    }

    @Test(
        "Wrong usage has status 2 and one sentence that helps",
        arguments: [
            (["build"], "at least one file"), (["build", "x", "-o", "g.doc"], "g.doc"),
            (["build", "x"], "-o"), (["build", "x", "-o", "g.nt", "--jobs", "0"], "--jobs"),
            (["build", "x", "-o", "g.nt", "--min-confidence", "2"], "between 0 and 1"),
            (["build", "x", "-o", "g.nt", "--base", "no iri"], "--base"), (["bild"], "bild"),
            (["query", "--data", "g.ttl"], "query"), (["query", "ASK {}"], "--data"),
            (["convert", "a.xyz"], "a.xyz"), (["convert", "a.ttl", "--to", "word"], "word"),
            (["query", "--data", "g.ttl", "ASK {}", "--format", "word"], "word"),
        ])
    func usage(arguments: [String], word: String) throws {
        let line = "yong " + arguments.map { "'\($0)'" }.joined(separator: " ")
        let result = try Command.shell(line, in: Shared.root)
        #expect(result.status == 2, "\(line)")
        #expect(result.messages.contains(word), "\(result.messages)")
        #expect(result.output == "")
    }

    @Test("The program runs wherever it is copied")
    func relocated() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try FileManager.default.copyItem(atPath: Command.binaryFolder + "/yong", toPath: folder.path + "/copy")
        try folder.file("1.txt", "ข่าวทดสอบ\n\nวันศุกร์ที่ 22 มกราคม 2564\nประเทศญี่ปุ่นหารือกับ ITU\n")
        let result = try Command.shell("./copy extract 1.txt", in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.output.contains("country/JP") && result.output.contains("organisation/ITU"))
    }

    @Test("Ctrl-C ends with status 130 and leaves no half-written file")
    func interrupted() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("news/1.txt", "ข่าว 1\n\nนายสมชาย ทดลองดี อธิบดีกรมการแพทย์ หารือกับประเทศญี่ปุ่น\n")
        // A pipe that stays open keeps the build reading. Without job control a shell lets its background jobs ignore the
        // signal, and so may who started the tests.
        let result = try Command.shell(
            """
            set -m; mkfifo p; (exec 3<>p; exec sleep 60) & w=$!
            env --default-signal=INT yong build news p -o g.nq -o g.ttl & b=$!
            for try in $(seq 20); do ls *.partial > /dev/null 2>&1 && break; sleep 0.1; done
            kill -INT $b; wait $b; echo $?; kill $w; rm p; ls
            """, in: folder.path)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "130", "\(result.output) \(result.messages)")
        #expect(Set(lines.dropFirst()) == ["news"])
    }
}
