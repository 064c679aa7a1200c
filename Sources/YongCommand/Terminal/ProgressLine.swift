import Glibc
import Synchronization

/// A line on a terminal's standard error that tells how far a long job is. Silent in a pipe.
final class ProgressLine: Sendable {
    private struct State {
        var lastShown = 0.0
        var isShown = false
    }

    private let state = Mutex(State())
    private let started = ProgressLine.now()
    private let isEnabled = StandardStream.error.isTerminal

    /// Tells how many of all documents are done, and how many bytes of text they held.
    func update(done: Int, of total: Int, bytes: Int) {
        guard isEnabled else { return }
        let now = ProgressLine.now()
        state.withLock { state in
            guard now - state.lastShown >= 0.1 || done == total else { return }
            state.lastShown = now
            state.isShown = true
            let seconds = max(now - started, 0.001)
            let rate = ProgressLine.tenths(Double(bytes) / 1_000_000 / seconds)
            let left = done > 0 ? Int((seconds / Double(done) * Double(total - done)).rounded(.up)) : 0
            StandardStream.error.write(
                Array("\r\u{1B}[K\(done) of \(total) documents, \(rate) MB/s, \(left) s left".utf8))
        }
    }

    /// Tells how many statements were read.
    func update(statements: Int) {
        guard isEnabled else { return }
        let now = ProgressLine.now()
        state.withLock { state in
            guard now - state.lastShown >= 0.1 else { return }
            state.lastShown = now
            state.isShown = true
            let rate = ProgressLine.tenths(Double(statements) / 1_000_000 / max(now - started, 0.001))
            StandardStream.error.write(Array("\r\u{1B}[K\(statements) statements, \(rate) million/s".utf8))
        }
    }

    /// Clears the line, so that what is printed next stands alone.
    func finish() {
        state.withLock { state in
            if state.isShown { StandardStream.error.write(Array("\r\u{1B}[K".utf8)) }
            state.isShown = false
        }
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
