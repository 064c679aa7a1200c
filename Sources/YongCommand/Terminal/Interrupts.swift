import Glibc
import Synchronization
import Yong

/// Ends the program on Ctrl-C and on SIGTERM without leaving half-written files behind.
enum Interrupts {
    /// The two ends of a pipe: the handler of a signal, which may do next to nothing, writes its number into it.
    ///
    /// A thread that only waits for blocked signals would not get them: while asynchronous work is under way, the main
    /// thread sleeps with no signal blocked, and would take them.
    private static let pipeEnds: (read: Int32, write: Int32) = {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { return (-1, -1) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }()

    /// What Ctrl-C ends in place of the program, and what is done before the program ends.
    private struct Handlers {
        var interrupt: (@Sendable () -> Void)?
        var end: (@Sendable () -> Void)?
    }

    private static let handlers = Mutex(Handlers())

    /// Names what Ctrl-C is to end in place of the program; `nil` is the program.
    static func divert(to handler: (@Sendable () -> Void)?) {
        handlers.withLock { $0.interrupt = handler }
    }

    /// Names what is done before a signal ends the program.
    static func beforeEnd(_ handler: @escaping @Sendable () -> Void) {
        handlers.withLock { $0.end = handler }
    }

    /// Lets one thread wait for the signals.
    static func install() {
        // A file that may not grow further is an error of the write, and no end of the program.
        signal(SIGXFSZ, SIG_IGN)
        guard pipeEnds.read >= 0 else { return }
        var thread = pthread_t()
        guard pthread_create(&thread, nil, { _ in Interrupts.wait() }, nil) == 0 else { return }
        for number in [SIGINT, SIGTERM] {
            let before = signal(number) { number in
                var byte = UInt8(truncatingIfNeeded: number)
                write(Interrupts.pipeEnds.write, &byte, 1)
            }
            // Who starts a program in the background may have told it not to listen.
            if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
        }
        // Threads of a pool have all signals blocked, and what they start would not hear any.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    private static func wait() -> UnsafeMutableRawPointer? {
        var byte: UInt8 = 0
        while true {
            while read(pipeEnds.read, &byte, 1) != 1 {}
            guard Int32(byte) == SIGINT, let handler = handlers.withLock({ $0.interrupt }) else { break }
            handler()
        }
        handlers.withLock { $0.end }?()
        isEnding.store(true, ordering: .sequentiallyConsistent)
        let signal = Int32(byte)
        UnfinishedFiles.removeAll {
            if StandardStream.error.isTerminal { StandardStream.error.write(line: "") }
            _exit(signal == SIGINT ? ExitStatus.interrupted.rawValue : 128 + signal)
        }
    }

    private static let isEnding = Atomic(false)

    /// Waits for the end if a signal ends the program: what fails because its files went is no error to tell of.
    static func letEnd() {
        while isEnding.load(ordering: .sequentiallyConsistent) { pause() }
    }
}
