internal import Glibc

/// A value that one thread at a time may use.
///
/// In place of the standard library's `Mutex`, whose waiting the thread sanitizer does not see, so that it would report
/// every use.
@safe
final class Guarded<Value: Sendable>: Sendable {
    // SAFETY: made in `init`, freed in `deinit`; the value is touched with the mutex held only.
    nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    nonisolated(unsafe) private let value: UnsafeMutablePointer<Value>

    init(_ value: Value) {
        unsafe mutex = .allocate(capacity: 1)
        unsafe self.value = .allocate(capacity: 1)
        // SAFETY: the memory is new, and no result but success is possible without attributes on Linux.
        _ = unsafe pthread_mutex_init(mutex, nil)
        unsafe self.value.initialize(to: value)
    }

    deinit {
        // SAFETY: nobody else refers to the lock any more.
        _ = unsafe pthread_mutex_destroy(mutex)
        unsafe value.deinitialize(count: 1)
        unsafe value.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs `body` with the value.
    @inline(__always)
    func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // SAFETY: by `init`.
        _ = unsafe pthread_mutex_lock(mutex)
        defer { _ = unsafe pthread_mutex_unlock(mutex) }
        return unsafe try body(&value.pointee)
    }
}
