import Glibc

/// When the time of a run is over.
package struct Deadline: Sendable {
    private let moment: ContinuousClock.Instant?
    /// Of the thread that made it, in nanoseconds.
    private let processorTime: Int64?
    private let limit: Duration

    /// - Returns: `nil` if there is no limit of time.
    package init?(_ limits: QueryLimits) {
        guard let limit = limits.timeout ?? limits.processorTime else { return nil }
        self.limit = limit
        moment = limits.timeout.map { ContinuousClock.now + $0 }
        processorTime = limits.processorTime.map { limit in
            let (seconds, attoseconds) = limit.components
            return Deadline.usedTime + seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        }
    }

    /// Whether the time is over.
    var hasPassed: Bool {
        if let moment, ContinuousClock.now > moment { return true }
        if let processorTime, Deadline.usedTime > processorTime { return true }
        return false
    }

    /// Ends a run whose time is over.
    package func check() throws(QueryError) {
        if hasPassed { throw .timeout(limit) }
    }

    /// The processor time that this thread has had.
    private static var usedTime: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
