import Foundation
import TestSupport
import Testing

@Suite("publish")
struct PublishTests {
    @Test(
        "Oxigraph and Virtuoso hold what was published, also after it was killed half way, and what was dumped in parts",
        arguments: ["publish.py", "parts.py"])
    func servers(script: String) throws {
        guard let python = ProcessInfo.processInfo.environment["YONG_PYTHON"] else {
            print("skipped: YONG_PYTHON names no Python with pyoxigraph; make test sets it")
            return
        }
        let oxigraph = (python as NSString).deletingLastPathComponent + "/oxigraph"
        guard FileManager.default.isExecutableFile(atPath: oxigraph) else {
            print("skipped: there is no server \(oxigraph); the package oxigraph of PyPI has it")
            return
        }
        let hasVirtuoso = FileManager.default.isExecutableFile(atPath: "/usr/bin/virtuoso-t")
        if !hasVirtuoso { print("without Virtuoso: Debian's virtuoso-opensource-7 is not installed") }
        let result = try Command.shell(
            "'\(python)' Scripts/peers/\(script) '\(Command.binaryFolder)/yong' '\(oxigraph)'"
                + (hasVirtuoso ? " --virtuoso" : ""), in: Shared.root)
        #expect(result.status == 0, "\(result.output)\(result.messages)")
    }

    @Test(
        "What makes no sense is wrong usage",
        arguments: [
            "--store s", "--to http://h/", "--to http://h/ --store s --data a.nq", "--to http://h/ --data a.what",
            "--to http://h/ --store s --protocol ftp", "--to http://h/ --store s --batch-statements 0",
            "--to http://n:p@h/ --store s", "--to http://h/ --store s --token-file a --user-file b",
            "--to http://h/ --store s --no-verify --query http://q/", "--to http://h/ --store s --default-graph 'a b'",
        ])
    func usage(options: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let result = try Command.shell("yong publish \(options)", in: folder.path)
        #expect(result.status == 2, "\(result.messages)")
    }
}
