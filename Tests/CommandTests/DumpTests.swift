import Foundation
import TestSupport
import Testing

@Suite("dump as tables and with a description")
struct DumpTests {
    /// A folder with a store `news.yong` of the project's own news.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let build = try Command.yong("build", "seeds/documents", "--store", folder.path + "/news.yong")
        #expect(build.status == 0, "\(build.messages)")
        return folder
    }

    @Test(
        "networkx reads the tables, and rdflib the description; both count what SPARQL counts on Oxigraph",
        arguments: ["tables.py", "description.py"])
    func peers(script: String) throws {
        guard let python = ProcessInfo.processInfo.environment["YONG_PYTHON"] else {
            print("skipped: YONG_PYTHON names no Python with networkx, rdflib and pyoxigraph; make test sets it")
            return
        }
        let folder = try folder()
        defer { folder.remove() }
        let result = try Command.shell(
            "'\(python)' Scripts/peers/\(script) '\(Command.binaryFolder)/yong' '\(folder.path)/news.yong'",
            in: Shared.root)
        if result.status == 77 { return print("skipped: \(result.messages)") }
        #expect(result.status == 0, "\(result.output)\(result.messages)")
    }

    @Test("The same store gives the same bytes, whatever the format")
    func deterministic() throws {
        let folder = try folder()
        defer { folder.remove() }
        let result = try Command.shell(
            """
            set -e
            for n in 1 2; do
                for f in graphml gexf; do yong dump --store news.yong -o $n.$f; done
                for f in csv neo4j; do yong dump --store news.yong --format $f -o $n.$f; done
                yong dump --store news.yong -o $n.dump/ --describe
            done 2>/dev/null
            for f in graphml gexf csv neo4j dump; do diff -r 1.$f 2.$f; done
            ls 1.dump 1.csv
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.output == "1.csv:\nedges.csv\nnodes.csv\n\n1.dump:\nSHA256SUMS\ndump.nq.zst\nvoid.ttl\n")
    }

    @Test(
        "What makes no sense is wrong usage",
        arguments: [
            "--format csv", "--format csv -o t --describe", "--format gexf --graph http://e/g", "--describe",
            "-o a.nq --license http://e/l", "-o a.nq --with-evidence", "-o a.nq --describe --license 'no iri'",
            "-o a.what",
        ])
    func usage(options: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let result = try Command.shell("yong dump --store nowhere \(options)", in: folder.path)
        #expect(result.status == 2, "\(result.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
