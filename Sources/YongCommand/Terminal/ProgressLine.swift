import Glibc
import Synchronization
import Yong

/// A line on a terminal's standard error that tells how far a long job is. Silent in a pipe, unless it is wanted there
/// too: then it is a line of its own every second.
final class ProgressLine: Sendable {
    private struct State {
        var lastShown = 0.0
        var isShown = false
    }

    private let state = Mutex(State())
    private let started = ProgressLine.now()
    private let isTerminal = StandardStream.error.isTerminal
    private let isEnabled: Bool

    /// Makes a line that is not shown yet.
    init(isWanted: Bool = false) {
        isEnabled = isWanted || isTerminal
    }

    /// The seconds since the line was made.
    var seconds: Double { max(ProgressLine.now() - started, 0.001) }

    /// Shows a text, unless another one was shown just now.
    func show(_ text: () -> String) {
        guard isEnabled else { return }
        let now = ProgressLine.now()
        state.withLock { state in
            guard now - state.lastShown >= (isTerminal ? 0.1 : 1) else { return }
            state.lastShown = now
            guard isTerminal else { return StandardStream.error.write(line: text()) }
            state.isShown = true
            StandardStream.error.write(Array("\r\u{1B}[K\(text())".utf8))
        }
    }

    /// Tells how far a run over files is.
    func update(_ progress: NewsPipeline.Progress) {
        update(done: progress.filesDone, of: progress.fileCount, bytes: progress.bytes)
    }

    /// Tells how many of all documents are done, and how many bytes of text they held.
    func update(done: Int, of total: Int, bytes: Int) {
        show {
            let rate = ProgressLine.tenths(Double(bytes) / 1_000_000 / seconds)
            let left = done > 0 ? Int((seconds / Double(done) * Double(total - done)).rounded(.up)) : 0
            return "\(done) of \(total) documents, \(rate) MB/s, \(left) s left"
        }
    }

    /// Clears the line, so that what is printed next stands alone.
    func finish() {
        state.withLock { state in
            if state.isShown { StandardStream.error.write(Array("\r\u{1B}[K".utf8)) }
            state.isShown = false
        }
    }

    /// A number with one digit behind the point.
    static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
