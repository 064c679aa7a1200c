import Foundation
import GraphBuilding
import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// Runs pyshacl, a Python program; `YONG_PYTHON` names an interpreter that has it. Without it these tests are skipped.
@Suite(
    "The graph conforms to its shapes",
    .enabled(
        if: ProcessInfo.processInfo.environment["YONG_PYTHON"] != nil,
        "skipped: YONG_PYTHON does not name a Python interpreter with pyshacl"))
struct ShapesTests {
    /// Takes quads as lines of N-Quads.
    private struct Lines: QuadSink {
        var bytes: [UInt8] = []

        mutating func prefix(_ name: String, _ namespace: IRI) {}
        mutating func quad(_ quad: Quad) { NQuads.append(quad, to: &bytes) }
    }

    private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let python = try #require(ProcessInfo.processInfo.environment["YONG_PYTHON"])
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    private func validate(_ graph: ResolvedGraph, _ options: String...) throws -> (status: Int32, output: String) {
        var lines = Lines()
        try graph.write(into: &lines)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("yong-\(UUID().uuidString).nq")
        try Data(lines.bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let root = Shared.root
        return try run(["\(root)/Scripts/validate/shapes.py", file.path, "\(root)/ontology/shapes.ttl"] + options)
    }

    @Test("It conforms, and for every shape a broken fact is named by that shape")
    func shapes() throws {
        let (status, output) = try validate(graph(ExampleNews.all, seeds: SeedFixture.seeds()), "--break")
        #expect(status == 0, "\(output)")
    }

    @Test("It conforms without aligned vocabularies and without seeds")
    func bare() throws {
        let bare = graph(ExampleNews.all, settings: GraphSettings(writesAlignment: false))
        let (status, output) = try validate(bare)
        #expect(status == 0, "\(output)")
    }
}
