import Foundation
import TestSupport

/// Runs the built `yong` as a shell would.
struct Command {
    struct Result {
        var status: Int32
        var output: String
        var messages: String
    }

    /// The folder that holds the built binary: the test bundle stands beside it.
    static let binaryFolder: String = {
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (executable as NSString).deletingLastPathComponent
    }()

    /// Runs `yong` with the given arguments.
    static func yong(
        _ arguments: String..., input: String = "", in folder: String = Shared.root,
        environment: [String: String] = [:]
    ) throws -> Result {
        try run([binaryFolder + "/yong"] + arguments, input: input, in: folder, environment: environment)
    }

    /// Runs `yong` with the given arguments.
    static func yong(_ arguments: [String], in folder: String) throws -> Result {
        try run([binaryFolder + "/yong"] + arguments, in: folder)
    }

    /// Runs a line of shell with `yong` on the path.
    static func shell(_ line: String, in folder: String) throws -> Result {
        try run(["/bin/bash", "-c", line], in: folder)
    }

    private static func run(
        _ command: [String], input: String = "", in folder: String, environment: [String: String] = [:]
    ) throws -> Result {
        let scratch = try TemporaryFolder()
        defer { scratch.remove() }
        let paths = ["in", "out", "err"].map { scratch.path + "/" + $0 }
        try input.write(toFile: paths[0], atomically: false, encoding: .utf8)
        for path in paths.dropFirst() { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var variables = ProcessInfo.processInfo.environment
        variables["PATH"] = binaryFolder + ":" + (variables["PATH"] ?? "")
        variables.merge(environment) { $1 }
        process.environment = variables
        process.standardInput = FileHandle(forReadingAtPath: paths[0])
        process.standardOutput = FileHandle(forWritingAtPath: paths[1])
        process.standardError = FileHandle(forWritingAtPath: paths[2])
        try withoutBlockedSignals { try process.run() }
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: try String(contentsOfFile: paths[1], encoding: .utf8),
            messages: try String(contentsOfFile: paths[2], encoding: .utf8))
    }
}

extension Command {
    /// Runs `body` while the thread blocks no signal: threads of Dispatch block most of them, and so would what they
    /// start, so that no program in it could be told to end.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }
}

/// A folder for one test.
struct TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "yong-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file and gives its path.
    @discardableResult
    func file(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: false, encoding: .utf8)
        return file
    }
}
