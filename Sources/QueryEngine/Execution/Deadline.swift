import Glibc

/// When the time of a run is over.
package struct Deadline: Sendable {
    private let limit: Duration
    /// As ``now`` tells it.
    private let end: Int64?
    private let processorTime: ProcessorTime?

    /// A limit of the processor time of the thread that made it, in nanoseconds.
    private struct ProcessorTime {
        /// What the thread may have had at the end.
        let most: Int64
        /// When it may have had that at the soonest: until then the system need not be asked.
        let soonest: Int64
    }

    /// - Returns: `nil` if there is no limit of time.
    package init?(_ limits: QueryLimits) {
        guard let limit = limits.timeout ?? limits.processorTime else { return nil }
        self.limit = limit
        let now = Deadline.now
        end = limits.timeout.map { now + $0.wholeNanoseconds }
        processorTime = limits.processorTime.map { limit in
            ProcessorTime(
                most: Deadline.time(CLOCK_THREAD_CPUTIME_ID) + limit.wholeNanoseconds,
                soonest: now + limit.wholeNanoseconds)
        }
    }

    /// Whether the time is over.
    var hasPassed: Bool {
        let now = Deadline.now
        if let end, now > end { return true }
        guard let processorTime, now > processorTime.soonest else { return false }
        return Deadline.time(CLOCK_THREAD_CPUTIME_ID) > processorTime.most
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
