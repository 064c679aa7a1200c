import Synchronization

/// Tells a running query, from any thread, that its result is wanted no longer.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Nothing is cancelled yet.
    public init() {}

    /// Stops the query at its next look, within some milliseconds.
    public func cancel() {
        flag.store(true, ordering: .relaxed)
    }

    /// Whether it was cancelled.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
