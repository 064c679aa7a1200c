import Foundation
import TestSupport
import Testing

@Suite("Compressed files are read and written as they are")
struct CompressedFileTests {
    private static let endings = ["gz", "bz2", "zst"]

    @Test("A graph that is written compressed reads as the plain one", arguments: endings)
    func graphs(_ ending: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let news = Shared.root + "/seeds/documents/1001.txt"
        let result = try Command.shell(
            """
            set -e
            yong build '\(news)' -o g.nq -o g.nq.\(ending) -o g.ttl.\(ending)
            yong convert g.nq.\(ending) -o again.nq && cmp g.nq again.nq
            yong convert - --from nquads --to nquads < g.nq.\(ending) | cmp - g.nq
            yong query --data g.ttl.\(ending) 'ASK { ?s ?p ?o }' --format csv
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.output.contains("true"))
        let sizes = try ["g.nq", "g.nq." + ending].map { name in
            try #require(
                FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.size] as? NSNumber
            ).intValue
        }
        #expect(sizes[1] * 5 < sizes[0])
    }

    @Test("News in compressed files gives the same graph, item by item and from standard input")
    func news() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let documents = Shared.root + "/seeds/documents"
        let result = try Command.shell(
            """
            set -e
            mkdir plain packed
            cp '\(documents)/1001.txt' '\(documents)/1002.txt' plain
            for file in plain/*; do gzip -c "$file" > packed/$(basename "$file").gz; done
            yong extract plain > plain.jsonl
            yong extract packed | cmp - plain.jsonl
            yong extract - < packed/1001.txt.gz | grep -c . > count
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
    }

    @Test("A file that was cut is an error that names it, and the other inputs go on")
    func cut() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let documents = Shared.root + "/seeds/documents"
        let result = try Command.shell(
            """
            mkdir packed
            gzip -c '\(documents)/1001.txt' | head -c 300 > packed/1001.txt.gz
            gzip -c '\(documents)/1002.txt' > packed/1002.txt.gz
            yong extract packed
            """, in: folder.path)
        #expect(result.status == 1)
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(result.messages.contains("packed/1001.txt.gz: the gzip data ends too early"), "\(result.messages)")
        let graph = try Command.shell(
            "printf '<a:b> <a:c> <a:d> .\\n' | gzip -c | head -c 25 > g.nt.gz; yong convert g.nt.gz", in: folder.path)
        #expect(graph.status == 1)
        #expect(graph.messages.contains("g.nt.gz: the gzip data ends too early"), "\(graph.messages)")
    }
}
