internal import Glibc

/// A lock that one may wait with until somebody has changed what it guards.
@safe
final class Lock: Sendable {
    // SAFETY: made in `init`, freed in `deinit`, and made to be used by several threads.
    nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    nonisolated(unsafe) private let condition: UnsafeMutablePointer<pthread_cond_t>

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        // SAFETY: both point to room for one value, which these calls make.
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(condition, nil)
    }

    deinit {
        // SAFETY: nobody holds the lock any more, as nobody knows it.
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Waits for the lock and takes it.
    func lock() {
        // SAFETY: by `init`.
        unsafe pthread_mutex_lock(mutex)
    }

    /// Gives the lock back.
    func unlock() {
        // SAFETY: by `init`.
        unsafe pthread_mutex_unlock(mutex)
    }

    /// Waits, without the lock, until ``locked(_:)`` has changed something; the caller holds the lock.
    func wait() {
        // SAFETY: by `init`.
        unsafe pthread_cond_wait(condition, mutex)
    }

    /// Changes something under the lock, and wakes all who wait.
    func locked<Result>(_ body: () -> Result) -> Result {
        lock()
        defer { unlock() }
        let result = body()
        // SAFETY: by `init`.
        unsafe pthread_cond_broadcast(condition)
        return result
    }
}

/// A thread of the operating system.
@safe
struct WorkerThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// Starts a thread that runs `body`; `nil` if the system has none to give.
    init?(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
        // SAFETY: the thread takes over the reference that was retained for it.
        let code = unsafe pthread_create(
            &thread, nil,
            { context in
                if let context = unsafe context {
                    unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                }
                return nil
            }, context)
        guard code == 0 else {
            unsafe Unmanaged<Body>.fromOpaque(context).release()
            return nil
        }
        self.thread = thread
    }

    /// Waits for the end of the thread.
    func join() {
        pthread_join(thread, nil)
    }
}
