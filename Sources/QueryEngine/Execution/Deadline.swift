import Glibc
import Synchronization

/// When the time of a run is over.
package struct Deadline: Sendable {
    private let limit: Duration
    /// As ``now`` tells it.
    private let end: Int64?
    private let processorTime: ProcessorTime?

    /// A limit of the processor time of the thread that looks, in nanoseconds.
    private final class ProcessorTime: Sendable {
        private let limit: Int64
        /// When the thread may have had so much at the soonest.
        private let soonest: Int64
        /// What the thread may have had at the end; counted from the first look behind ``soonest``, as the system takes
        /// its time to tell and most runs are over by then. 0 before that.
        private let most = Atomic<Int64>(0)

        init(_ limit: Int64, from now: Int64) {
            self.limit = limit
            soonest = now + limit
        }

        func hasPassed(_ now: Int64) -> Bool {
            if now <= soonest { return false }
            let had = Deadline.time(CLOCK_THREAD_CPUTIME_ID)
            let most = most.load(ordering: .relaxed)
            if most > 0 { return had > most }
            self.most.store(had + limit, ordering: .relaxed)
            return false
        }
    }

    /// - Returns: `nil` if there is no limit of time.
    package init?(_ limits: QueryLimits) {
        guard let limit = limits.timeout ?? limits.processorTime else { return nil }
        self.limit = limit
        let now = Deadline.now
        end = limits.timeout.map { now + $0.wholeNanoseconds }
        processorTime = limits.processorTime.map { ProcessorTime($0.wholeNanoseconds, from: now) }
    }

    /// Whether the time is over.
    var hasPassed: Bool {
        let now = Deadline.now
        if let end, now > end { return true }
        return processorTime?.hasPassed(now) ?? false
    }

    /// Ends a run whose time is over.
    package func check() throws(QueryError) {
        if hasPassed { throw .timeout(limit) }
    }

    /// The clock that also goes on while the machine sleeps; to look at it takes no call of the system.
    private static var now: Int64 { time(CLOCK_BOOTTIME) }

    /// The time of a clock, in nanoseconds.
    private static func time(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension Duration {
    /// In nanoseconds, at most some hundred years.
    fileprivate var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return max(0, min(seconds, 1 << 32)) * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
