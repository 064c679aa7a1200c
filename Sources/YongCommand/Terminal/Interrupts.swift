import Glibc
import Yong

/// Ends the program on Ctrl-C and on SIGTERM without leaving half-written files behind.
enum Interrupts {
    /// Lets one thread wait for the signals, since a signal handler itself may do next to nothing.
    static func install() {
        // A file that may not grow further is an error of the write, and no end of the program.
        signal(SIGXFSZ, SIG_IGN)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        // Threads made from here on inherit the mask, so only the waiting thread ever sees these signals.
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        var thread = pthread_t()
        pthread_create(&thread, nil, { _ in Interrupts.wait() }, nil)
    }

    private static func wait() -> UnsafeMutableRawPointer? {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        var signal: Int32 = 0
        sigwait(&signals, &signal)
        UnfinishedFiles.removeAll()
        if StandardStream.error.isTerminal { StandardStream.error.write(line: "") }
        _exit(signal == SIGINT ? ExitStatus.interrupted.rawValue : 128 + signal)
    }
}
