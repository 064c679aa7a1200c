import Foundation
import TestSupport
import Testing

@Suite("store, load and dump")
struct StoreCommandTests {
    /// A folder with a store `news` of so many statements, and what it was made of.
    private func folder(_ count: Int = 500) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let lines = (0..<count).map { number in
            "<http://e/s\(number % 97)> <http://e/p\(number % 5)> \"ข่าว \(number)\"@th <http://e/g\(number % 3)> .\n"
        }
        try folder.file("news.nq", lines.joined())
        let result = try Command.yong("load", "--store", "news", "news.nq", in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        return folder
    }

    /// Expects a command to fail with one sentence and nothing else.
    private func expectFailure(_ line: String, _ sentence: String, in folder: TemporaryFolder) throws {
        let result = try Command.shell(line, in: folder.path)
        #expect(result.status == 1, "\(line)")
        #expect(result.messages == "yong: \(sentence)\n", "\(line)")
        #expect(result.output == "", "\(line)")
    }

    @Test("What is wrong in an update is told of the update, and not of a query")
    func updateErrors() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let result = try Command.yong("update", "--store", "s", "INSERT DATA { ?s ?p 1 }", in: folder.path)
        #expect(result.status != 0)
        #expect(result.messages.contains("update:1:"), "\(result.messages)")
    }

    @Test("What is loaded is dumped, also after a compaction, from a backup, and from a store made of it")
    func roundTrip() throws {
        let folder = try folder()
        defer { folder.remove() }
        let result = try Command.shell(
            """
            set -e
            sort news.nq > sorted
            yong store check --store news
            yong store backup --store news monday
            yong store compact --store news --memory 1M
            yong store restore --store again monday
            for store in news monday again; do
                yong store check --store $store
                yong dump --store $store | sort | cmp - sorted
            done
            yong store stats --store again | head -1
            ls news again
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.output == "quads\t500\nagain:\ndata.mdb\nlock.mdb\n\nnews:\ndata.mdb\nlock.mdb\n")
    }

    @Test("Without a store, or with something else in its place, there is one sentence")
    func noStore() throws {
        let folder = try folder(3)
        defer { folder.remove() }
        try folder.file("empty/.keep", "")
        try folder.file("else/data.mdb", String(repeating: "no store ", count: 2000))
        try folder.file("cut/data.mdb", "no")
        for command in ["stats", "check", "compact"] {
            try expectFailure("yong store \(command) --store nowhere", "there is no store at 'nowhere'", in: folder)
            try expectFailure("yong store \(command) --store empty", "there is no store at 'empty'", in: folder)
            for other in ["else", "cut"] {
                try expectFailure(
                    "yong store \(command) --store \(other)",
                    "'\(other)' is not a store, or its first pages are destroyed", in: folder)
            }
            try expectFailure(
                "yong store \(command) --store news.nq", "the store 'news.nq' could not be opened: Not a directory",
                in: folder)
        }
        try expectFailure("yong store backup --store nowhere b", "there is no store at 'nowhere'", in: folder)
        try expectFailure("yong store restore --store b nowhere", "there is no store at 'nowhere'", in: folder)
        try expectFailure(
            "yong load --store no/news news.nq",
            "the store 'no/news' could not be made: the folder that it is to be in is missing", in: folder)
        let usage = try Command.shell(
            "yong store stats; echo $?; yong store mend --store news; echo $?", in: folder.path)
        #expect(usage.output == "2\n2\n")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/b"))
    }

    @Test("A backup or a restored store takes the place of nothing")
    func existing() throws {
        let folder = try folder(3)
        defer { folder.remove() }
        try folder.file("file", "kept")
        let made = try Command.shell("yong store backup --store news monday", in: folder.path)
        #expect(made.status == 0, "\(made.messages)")
        for name in ["file", "monday", "news"] {
            let sentence = "there is something at '\(name)' already; name a folder that does not exist yet"
            try expectFailure("yong store backup --store news \(name)", sentence, in: folder)
            try expectFailure("yong store restore --store \(name) monday", sentence, in: folder)
        }
        try expectFailure(
            "yong store backup --store news no/monday",
            "the store 'no/monday' could not be made: the folder that it is to be in is missing", in: folder)
        #expect(try String(contentsOfFile: folder.path + "/file", encoding: .utf8) == "kept")
    }

    @Test("A store of a newer format is refused, and left alone")
    func newer() throws {
        let folder = try folder(3)
        defer { folder.remove() }
        let path = folder.path + "/news/data.mdb"
        var bytes = try Shared.bytes(ofFile: path)
        let key = Array("format".utf8) + [1, 0, 0, 0, 0, 0, 0, 0]
        for start in 0..<bytes.count - key.count where bytes[start..<start + key.count].elementsEqual(key) {
            bytes[start + 6] = 7
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        for command in ["store stats", "store check", "store compact", "dump"] {
            try expectFailure(
                "yong \(command) --store news",
                "the store 'news' has format 7, and this program knows formats up to 1", in: folder)
        }
        try expectFailure(
            "yong load --store news news.nq", "the store 'news' has format 7, and this program knows formats up to 1",
            in: folder)
        #expect(try Shared.bytes(ofFile: path) == bytes)
    }

    @Test("Damage is told, a line for each finding")
    func damaged() throws {
        let folder = try folder()
        defer { folder.remove() }
        let path = folder.path + "/news/data.mdb"
        var bytes = try Shared.bytes(ofFile: path)
        // A block of 500 rows and four columns begins like this.
        let head: [UInt8] = [0xF4, 1, 0, 0, 4, 0, 0, 0]
        let start = try #require((0..<bytes.count - 8).first { bytes[$0..<$0 + 8].elementsEqual(head) })
        bytes[start + 200] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let result = try Command.yong("store", "check", "--store", "news", in: folder.path)
        #expect(result.status == 1)
        #expect(result.output.contains("has another check sum"), "\(result.output)")
        #expect(result.messages == "", "\(result.messages)")
    }

    @Test("Ctrl-C ends a compaction and a backup, leaves the store as it was, and nothing besides")
    func interrupted() throws {
        let folder = try folder(60_000)
        defer { folder.remove() }
        for seconds in ["0.05", "0.1", "0.2", "0.4"] {
            let result = try Command.shell(
                """
                timeout --preserve-status -s INT \(seconds) yong store compact --store news --memory 1M
                a=$?
                rm -rf monday
                timeout --preserve-status -s INT \(seconds) yong store backup --store news monday
                b=$?
                yong store check --store news || exit 9
                ls news
                if [ -d monday ]; then yong store check --store monday || exit 8; fi
                [ $a = 0 ] || [ $a = 130 ] || exit $a
                [ $b = 0 ] || [ $b = 130 ] || exit $b
                # What came when the copy had its name already leaves it whole.
                [ $b = 0 ] || [ ! -e monday ] || [ $(yong dump --store monday | wc -l) = 60000 ]
                """, in: folder.path)
            #expect(result.status == 0, "\(seconds): \(result.messages)")
            #expect(result.messages == "")
            #expect(result.output == "data.mdb\nlock.mdb\n")
        }
        let dumped = try Command.shell("yong dump --store news | wc -l", in: folder.path)
        #expect(dumped.output == "60000\n")
    }

    @Test("A store is opened while another process writes to it without a pause")
    func openedBesideWriter() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let result = try Command.shell(
            """
            timeout 60 yong-store-exercise contend news --name writer --seconds 5 > writer.log 2>&1 & writer=$!
            for i in {1..100}; do yong query --store news 'ASK {}' > /dev/null 2>&1 && break; sleep 0.05; done
            for i in {1..80}; do yong query --store news 'ASK {}' > /dev/null || exit 9; done
            yong store check --store news || exit 8
            wait $writer || exit 7
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
    }
}
