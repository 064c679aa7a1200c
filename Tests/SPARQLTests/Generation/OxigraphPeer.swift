import Glibc
import RDFModel
import RDFSyntax
import SPARQLSyntax
import TestSupport

/// Oxigraph, asked through its Python package; `YONG_PYTHON` names an interpreter that has it.
struct OxigraphPeer {
    private let python: String
    private let folder: String

    /// A peer; `nil` if there is no interpreter.
    init?() {
        guard let python = getenv("YONG_PYTHON") else { return nil }
        var template = Array("/tmp/yong-queries-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        self.python = String(cString: python)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Takes the peer's files away.
    func remove() {
        _ = system("rm -r '\(folder)'")
    }

    /// What the peer says to each case.
    enum Reply {
        case result(QueryResult)
        case failure(String)
    }

    struct Failed: Error { let status: Int32 }

    /// The replies to all cases, by one process.
    func replies(to cases: [GeneratedCase]) throws -> [Reply] {
        for (number, each) in cases.enumerated() {
            try write(each.quads.map { GeneratedTerms.line($0) }.joined(), to: "\(folder)/\(number).nq")
            try write(each.query.text, to: "\(folder)/\(number).rq")
        }
        try run(cases.count)
        return try cases.indices.map { number in
            let path = "\(folder)/\(number)"
            defer { for ending in ["srj", "nt", "error"] { unlink("\(path).\(ending)") } }
            if let failure = try failure(path) { return .failure(failure.message) }
            if access("\(path).nt", R_OK) == 0 {
                var graph = Dataset()
                try RDFReader.read(file: path + ".nt", into: &graph)
                return .result(.graph(graph.quads().map(\.triple)))
            }
            guard let result = try ExpectedResult.json(Shared.bytes(ofFile: path + ".srj")) else {
                throw ExpectedResult.Malformed(path: path)
            }
            return .result(result)
        }
    }

    /// The datasets that the requests leave behind, by one process.
    func datasets(after updates: [GeneratedUpdate]) throws -> [Result<Dataset, Failure>] {
        for (number, each) in updates.enumerated() {
            try write(each.quads.map { GeneratedTerms.line($0) }.joined(), to: "\(folder)/\(number).nq")
            try write(each.text, to: "\(folder)/\(number).ru")
        }
        try run(updates.count)
        return try updates.indices.map { number in
            let path = "\(folder)/\(number)"
            defer { for ending in ["ru", "after.nq", "error"] { unlink("\(path).\(ending)") } }
            if let failure = try failure(path) { return .failure(failure) }
            var dataset = Dataset()
            try RDFReader.read(file: path + ".after.nq", into: &dataset)
            return .success(dataset)
        }
    }

    /// What the peer complains of.
    struct Failure: Error { let message: String }

    private func failure(_ path: String) throws -> Failure? {
        guard access("\(path).error", R_OK) == 0 else { return nil }
        return Failure(message: String(decoding: try Shared.bytes(ofFile: path + ".error"), as: UTF8.self))
    }

    private func run(_ count: Int) throws {
        let status = system("'\(python)' '\(Shared.root)/Scripts/peers/answer.py' '\(folder)' \(count)")
        guard status == 0 else { throw Failed(status: status) }
    }

    private func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw Failed(status: errno) }
        defer { fclose(file) }
        fputs(text, file)
    }
}
