import Foundation
import TestSupport
import Testing

@Suite("Other readers agree with ours")
struct PeerTests {
    /// The Python that has rdflib and pyoxigraph; `make test` names it.
    private static let python = ProcessInfo.processInfo.environment["YONG_PYTHON"]

    @Test("rdflib and Oxigraph count the same statements in every format that we write")
    func counts() throws {
        guard let python = Self.python else {
            print("skipped: YONG_PYTHON names no Python with rdflib and pyoxigraph; make test sets it")
            return
        }
        guard let items = Corpus.part(years: ["2020", "2023"], limit: 40) else {
            print("skipped: no corpus at \(Corpus.folder)")
            return
        }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let endings = ["nt", "nq", "ttl", "trig", "rdf"]
        let outputs = endings.map { "-o '\(folder.path)/g.\($0)'" }.joined(separator: " ")
        let build = try Command.shell("yong build \(items.joined(separator: " ")) \(outputs)", in: Shared.root)
        #expect(build.status == 0, "\(build.messages)")
        let files = endings.map { "'\(folder.path)/g.\($0)'" }.joined(separator: " ")
        let peers = try Command.shell("'\(python)' Scripts/peers/count.py \(files)", in: Shared.root)
        #expect(peers.status == 0, "\(peers.messages)")
        let rows = peers.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(rows.count == endings.count)
        for row in rows {
            let ours = try Command.yong("convert", row[0], "--count").output
                .trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(row[1] == ours && row[2] == ours, "\(row), ours \(ours)")
        }
    }
}
