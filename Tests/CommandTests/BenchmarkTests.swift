import Foundation
import TestSupport
import Testing

@Suite("What make bench measures is always the same")
struct BenchmarkTests {
    /// Python's standard library is all that the generator needs.
    private static let python = ProcessInfo.processInfo.environment["YONG_PYTHON"]

    @Test("The data are generated alike each time, say the same in all syntaxes, and all queries can be asked of them")
    func data() throws {
        guard let python = Self.python else {
            print("skipped: YONG_PYTHON names no Python; make test sets it")
            return
        }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        // Nothing may depend on the order of sets, which follows Python's seed of hashes.
        let facts = try ["1", "2"].map { seed in
            let made = try Command.shell(
                "PYTHONHASHSEED=\(seed) '\(python)' -B Benchmarks/generate.py '\(folder.path)/\(seed)' 60 3",
                in: Shared.root)
            #expect(made.status == 0, "\(made.messages)")
            return made.output
        }
        #expect(facts[0].utf8.elementsEqual(facts[1].utf8) && facts[0].contains("SHA-256"), "\(facts)")
        let made = folder.path + "/1"
        for ending in ["ttl", "rdf", "jsonld"] {
            let compared = try Command.yong("diff", made + "/graph.nt", made + "/graph.\(ending)")
            #expect(compared.status == 0, "\(ending): \(compared.output)\(compared.messages)")
        }
        let news = try Command.yong("extract", made + "/news")
        #expect(news.output.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 3, "\(news.messages)")

        let store = made + "/store"
        #expect(try Command.yong("load", "--store", store, made + "/graph.nq").status == 0)
        let queries = Shared.root + "/Benchmarks/suite/queries"
        let files = try FileManager.default.contentsOfDirectory(atPath: queries).filter { $0.hasSuffix(".rq") }
        #expect(files.count >= 20)
        for file in files {
            let answer = try Command.yong(
                "query", "--store", store, "--union-default-graph", "--strict", "-f", queries + "/" + file)
            #expect(answer.status == 0, "\(file): \(answer.messages)")
        }
    }
}
