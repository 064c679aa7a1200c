import Foundation
import TestSupport
import Testing
import Yong

@Suite("yong build --store")
struct BuildStoreTests {
    /// The items of the quick start, copied to a folder.
    private func copyNews(to folder: TemporaryFolder) throws {
        try FileManager.default.copyItem(
            atPath: Shared.root + "/seeds/documents", toPath: folder.path + "/news")
    }

    private func sortedDump(_ store: String, in folder: TemporaryFolder) throws -> String {
        try Command.shell("yong dump --store \(store) | LC_ALL=C sort", in: folder.path).output
    }

    @Test("A store holds what a file holds, and a second build finds nothing to do")
    func quickStart() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try copyNews(to: folder)
        let first = try Command.yong("build", "news", "--store", "s.yong", "-o", "g.nq", in: folder.path)
        #expect(first.status == 0, "\(first.messages)")
        #expect(first.messages.contains("statements came, 0 went"))
        let file = try Command.shell("LC_ALL=C sort g.nq", in: folder.path).output
        #expect(try sortedDump("s.yong", in: folder) == file)
        #expect(file.utf8.count > 100_000)
        let second = try Command.yong("build", "news", "--store", "s.yong", in: folder.path)
        #expect(second.status == 0)
        #expect(second.messages == "nothing changed\n")
        let statistics = try Command.yong("store", "stats", "--store", "s.yong", in: folder.path).output
        #expect(statistics.contains("\nnews/texts\t10\t"))
        #expect(try Command.yong("build", "news", "--store", "s.yong", "--no-text", in: folder.path).status == 0)
        #expect(
            !(try Command.yong("store", "stats", "--store", "s.yong", in: folder.path).output.contains("news/texts")))
        #expect(try sortedDump("s.yong", in: folder) == file)
    }

    @Test("A build that is killed at any moment leaves the old graph or the new one")
    func killed() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try copyNews(to: folder)
        #expect(try Command.yong("build", "news", "--store", "old.yong", in: folder.path).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/news").sorted()
        try FileManager.default.removeItem(atPath: folder.path + "/news/" + names[0])
        try "ข่าวสมมุติ\n1 มกราคม 2564\nนายเอก สมมุติวงศ์ ไปประเทศลาว".write(
            toFile: folder.path + "/news/" + names[1], atomically: false, encoding: .utf8)
        let started = Date()
        #expect(
            try Command.shell("cp -r old.yong new.yong && yong build news --store new.yong", in: folder.path).status
                == 0)
        let length = Date().timeIntervalSince(started)
        let graphs = [try sortedDump("old.yong", in: folder), try sortedDump("new.yong", in: folder)]
        #expect(graphs[0] != graphs[1])
        // Moments over the whole run and somewhat beyond, whatever the machine does meanwhile.
        for moment in 1...14 {
            let seconds = length * Double(moment) / 12
            let result = try Command.shell(
                """
                rm -rf k.yong; cp -r old.yong k.yong
                yong build news --store k.yong & p=$!; sleep \(seconds); kill -KILL $p; wait $p
                yong store check --store k.yong
                """, in: folder.path)
            #expect(result.status == 0, "\(result.output)")
            #expect(graphs.contains(try sortedDump("k.yong", in: folder)), "after \(seconds) s")
            #expect(try Command.yong("build", "news", "--store", "k.yong", in: folder.path).status == 0)
            #expect(try sortedDump("k.yong", in: folder) == graphs[1])
        }
    }

    @Test("Ctrl-C ends with status 130; a store is as it was, and a new one is not left behind")
    func interrupted() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try copyNews(to: folder)
        // A pipe that stays open keeps the build reading.
        let result = try Command.shell(
            """
            set -m; mkfifo p; (exec 3<>p; exec sleep 60) & w=$!
            yong build news --store old.yong && yong dump --store old.yong -o old.nq
            env --default-signal=INT yong build p --store new.yong & b=$!
            while ! test -e new.yong/data.mdb; do sleep 0.1; done
            kill -INT $b; wait $b; echo $?
            env --default-signal=INT yong build news p --store old.yong & b=$!; sleep 1; kill -INT $b; wait $b; echo $?
            kill $w; yong dump --store old.yong -o now.nq; cmp old.nq now.nq; ls -d *.yong
            """, in: folder.path)
        #expect(
            result.output.split(separator: "\n").map(String.init) == ["130", "130", "old.yong"],
            "\(result.output) \(result.messages)")
        // The program ends by itself: a shell tells of one that the signal has killed.
        #expect(!result.messages.contains("Interrupt"), "\(result.messages)")
    }

    @Test("A store that someone else writes, or that another build works for, is told of in one sentence")
    func locked() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try copyNews(to: folder)
        try Store(at: folder.path + "/s.yong").write { _ in
            let result = try Command.yong("build", "news", "--store", "s.yong", in: folder.path)
            #expect(result.status == 1)
            #expect(
                result.messages
                    == "yong: the store 's.yong' is being written by someone else; try again when that has ended\n")
        }
        let result = try Command.shell("flock s.yong/build.lock yong build news --store s.yong", in: folder.path)
        #expect(result.status == 1)
        #expect(result.messages == "yong: s.yong: another build is at work for this store\n")
    }

    @Test(
        "Wrong usage is one sentence and status 2",
        arguments: [
            (["build", "news"], "with --store"),
            (["build", "news", "--store", "s", "--state", "k"], "give --store or --state, not both"),
            (["build", "news", "-o", "a.nq", "--no-text"], "--no-text goes with --store"),
        ])
    func usage(arguments: [String], message: String) throws {
        let result = try Command.shell("yong " + arguments.joined(separator: " "), in: Shared.root)
        #expect(result.status == 2)
        #expect(result.messages.contains(message), "\(result.messages)")
    }

    @Test("What is no store, or cannot be made, is told of")
    func noStore() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try copyNews(to: folder)
        let missing = try Command.yong("build", "news", "--store", "no/such/place", in: folder.path)
        #expect(missing.status == 1)
        #expect(
            missing.messages.hasPrefix("yong: ") && missing.messages.contains("'no/such/place'"), "\(missing.messages)")
        let empty = try Command.yong("build", "nothing", "--store", "s.yong", in: folder.path)
        #expect(empty.status == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/s.yong"))
    }
}
