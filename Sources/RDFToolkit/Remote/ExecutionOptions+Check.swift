internal import QueryEngine

extension ExecutionOptions {
    /// Something that throws once the time, which begins now, is over, or nobody wants the result any more.
    func stopCheck() -> @Sendable () throws -> Void {
        let deadline = limits.timeout.map { ContinuousClock.now + $0 }
        return { [limits, cancellation] in
            if cancellation?.isCancelled == true { throw QueryError.cancelled }
            if let deadline, let timeout = limits.timeout, ContinuousClock.now > deadline {
                throw QueryError.timeout(timeout)
            }
        }
    }
}
