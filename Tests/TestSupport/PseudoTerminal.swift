import Foundation
import Glibc

/// A program at a terminal that a test types at.
public final class PseudoTerminal {
    private let master: Int32
    private let process = Process()
    private var bytes: [UInt8] = []
    private var read = 0

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: the program's path and its arguments.
    ///   - environment: variables besides those of the test.
    ///   - rows: the height of the terminal.
    ///   - columns: its width.
    public init(
        _ command: [String], in folder: String, environment: [String: String] = [:], rows: UInt16 = 24,
        columns: UInt16 = 80
    ) throws {
        // What unlockpt and ptsname do, which Swift does not see: TIOCSPTLCK and TIOCGPTN of Linux.
        var (lock, number): (Int32, UInt32) = (0, 0)
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard master >= 0, ioctl(master, 0x4004_5431, &lock) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
            throw POSIXError(.ENODEV)
        }
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard slave >= 0 else { throw POSIXError(.ENODEV) }
        let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        // The program needs a session of its own for Ctrl-C to reach it.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        process.arguments = ["--ctty", "--wait"] + command
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    deinit {
        close(master)
        if process.isRunning { process.terminate() }
    }

    /// Types.
    public func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// Waits until a text is shown behind what was waited for before.
    ///
    /// - Returns: what was shown up to the text, with it; `nil` if it is not shown within half a minute.
    public func shown(upTo text: String) -> String? {
        let wanted = Array(text.utf8)
        let deadline = Date(timeIntervalSinceNow: 30)
        while true {
            if let range = bytes[read...].firstRange(of: wanted) {
                defer { read = range.upperBound }
                return String(decoding: bytes[read..<range.upperBound], as: UTF8.self)
            }
            guard Date() < deadline, more() else { return nil }
        }
    }

    /// Waits until the program ends, and ends it after half a minute.
    ///
    /// - Returns: its exit status.
    public func end() -> Int32 {
        let deadline = Date(timeIntervalSinceNow: 30)
        while more() { if Date() > deadline { signal(SIGKILL) } }
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Sends a signal to the program that is at the terminal.
    public func signal(_ number: Int32) {
        let group = tcgetpgrp(master)
        if group > 0 { kill(-group, number) }
    }

    /// Whether the terminal shows what is typed, as it does unless a program changes that.
    public var echoes: Bool {
        var settings = termios()
        tcgetattr(master, &settings)
        return settings.c_lflag & tcflag_t(ECHO) != 0
    }

    /// All that was shown so far.
    public var everything: String { String(decoding: bytes, as: UTF8.self) }

    /// Reads on; whether there may be more.
    private func more() -> Bool {
        var poll = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard Glibc.poll(&poll, 1, 1000) > 0 else { return process.isRunning }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(master, &chunk, chunk.count)
        if count > 0 { bytes += chunk[..<count] }
        return count > 0
    }
}
