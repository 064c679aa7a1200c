internal import Glibc
import RDFToolkit

/// The file that keeps what was asked, an entry a line, for the user alone.
///
/// Nothing that goes wrong with it is worth an error: there is no history then.
struct HistoryFile {
    let path: String

    /// The file in the user's folder for the state of programs (XDG Base Directory Specification); `nil` if the
    /// environment names none.
    ///
    /// - Parameter environment: gives the value of a variable.
    init?(environment: (String) -> String?) {
        func absolute(_ name: String) -> String? { environment(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
        guard let folder = absolute("XDG_STATE_HOME") ?? absolute("HOME").map({ $0 + "/.local/state" }) else {
            return nil
        }
        path = folder + "/yong/query-history"
    }

    init(path: String) {
        self.path = path
    }

    /// The entries, the latest last. A file with far more of them than are kept is cut.
    func read() -> [String] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let kept = lines.suffix(History.limit)
        if lines.count > 2 * History.limit { write(kept.flatMap { $0 + [UInt8(ascii: "\n")] }) }
        return kept.map { History.entry(String(decoding: $0, as: UTF8.self)) }
    }

    /// Adds an entry behind the others, in one write, so that several prompts may share the file.
    func append(_ entry: String) {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        HistoryFile.makeFolder(folder)
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let line = Array((History.line(entry) + "\n").utf8)
        _ = Glibc.write(descriptor, line, line.count)
    }

    /// Puts a file of the given bytes in the place of the file.
    private func write(_ bytes: [UInt8]) {
        guard let file = try? OutputFile(path, compression: nil) else { return }
        guard (try? file.write(bytes)) != nil else { return }
        try? file.finish()
    }

    private static func makeFolder(_ path: String) {
        if path.isEmpty || mkdir(path, 0o700) == 0 || errno != ENOENT { return }
        makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        mkdir(path, 0o700)
    }
}
