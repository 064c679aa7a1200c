internal import Glibc
internal import Synchronization

/// The terminal of standard input and output.
public final class Terminal: EditorTerminal, Sendable {
    /// How the terminal was set before it was made raw.
    private let usual: termios
    private let isRaw = Mutex(false)
    private let output: @Sendable ([UInt8]) -> Void

    /// The terminal, if both streams are one.
    ///
    /// - Parameter output: writes to standard output, at once.
    public init?(output: @escaping @Sendable ([UInt8]) -> Void) {
        var settings = termios()
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else {
            return nil
        }
        usual = settings
        self.output = output
    }

    /// How long the bytes of one key may be apart.
    private static let gap: Int32 = 50

    /// The size in rows and columns; the usual 24 and 80 if the system does not know it.
    public var size: (rows: Int, columns: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (24, 80)
        }
        return (Int(size.ws_row), Int(size.ws_col))
    }

    /// Runs `body` while every key comes at once and is not shown, and pasted text comes as such. Ctrl-C is a signal as
    /// ever.
    func raw<Value>(_ body: () throws -> Value) rethrows -> Value {
        set(hasSignals: true)
        write("\u{1B}[?2004h")
        defer { restore() }
        return try body()
    }

    /// Runs `body` while Ctrl-C is a key like others, within ``raw(_:)``.
    func readingKeys<Value>(_ body: () throws -> Value) rethrows -> Value {
        set(hasSignals: false)
        defer { set(hasSignals: true) }
        return try body()
    }

    private func set(hasSignals: Bool) {
        var settings = usual
        settings.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
        settings.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN)
        // What was typed ahead stays when a query is stopped.
        settings.c_lflag |= tcflag_t(NOFLSH)
        if !hasSignals { settings.c_lflag &= ~tcflag_t(ISIG) }
        isRaw.withLock { isRaw in
            isRaw = true
            tcsetattr(STDIN_FILENO, TCSANOW, &settings)
        }
    }

    /// Puts the terminal back into its usual state, as on every way out of the program.
    public func restore() {
        isRaw.withLock { isRaw in
            guard isRaw else { return }
            isRaw = false
            write("\u{1B}[?2004l")
            var settings = usual
            tcsetattr(STDIN_FILENO, TCSANOW, &settings)
        }
    }

    var hasInput: Bool {
        var poll = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&poll, 1, 0) > 0
    }

    func readByte(waiting: Bool) -> UInt8? {
        while true {
            var poll = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let ready = Glibc.poll(&poll, 1, waiting ? -1 : Terminal.gap)
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { return nil }
            var byte: UInt8 = 0
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            return count == 1 ? byte : nil
        }
    }

    /// Writes at once.
    public func write(_ text: String) { output(Array(text.utf8)) }
}
