internal import Glibc

/// Counts the transactions of one environment, lets one of them write, and opens the moment without any in which the
/// memory map may be moved.
///
/// LMDB forbids to change the map's size while a transaction of the process is active, and blocks without a limit of
/// time where two threads want to write. Both are decided here, in front of LMDB.
@safe
final class MapGate: Sendable {
    // SAFETY: made in `init`, destroyed in `deinit`; the functions of pthread may be called from every thread.
    nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    nonisolated(unsafe) private let condition: UnsafeMutablePointer<pthread_cond_t>
    nonisolated(unsafe) private let state: UnsafeMutablePointer<State>

    private struct State {
        /// The transactions that use the map.
        var active = 0
        /// Whether the map is being moved.
        var isMoving = false
        /// How many wait to move it.
        var movers = 0
        /// Whether a transaction of this process writes.
        var isWriting = false
    }

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe state = .allocate(capacity: 1)
        // SAFETY: the memory is new, and no result but success is possible without attributes on Linux.
        _ = unsafe pthread_mutex_init(mutex, nil)
        _ = unsafe pthread_cond_init(condition, nil)
        unsafe state.initialize(to: State())
    }

    deinit {
        // SAFETY: nobody else refers to the gate any more.
        _ = unsafe pthread_cond_destroy(condition)
        _ = unsafe pthread_mutex_destroy(mutex)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// A transaction begins to use the map; waits while it is being moved.
    ///
    /// Where someone waits to move it, a new transaction lets them go first, for a short time: where short ones follow
    /// each other without a gap, the moment without any would never come, and where a long one holds the map, the others
    /// shall not wait for it.
    func enter() {
        locked { state, wait in
            var isPatient = state.movers > 0
            let deadline = isPatient ? MapGate.deadline(in: MapGate.courtesy) : nil
            while state.isMoving || (isPatient && state.movers > 0) {
                if !wait(state.isMoving ? nil : deadline) { isPatient = false }
            }
            state.active += 1
        }
    }

    /// How many seconds a new transaction lets someone go first who waits to move the map.
    private static let courtesy = 0.5

    /// A transaction no longer uses the map.
    func leave() {
        locked { state, _ in state.active -= 1 }
    }

    /// Moves the map while no transaction is active, so that the caller must not have one.
    ///
    /// - Parameters:
    ///   - seconds: how long to wait for the transactions that are active.
    ///   - body: moves the map.
    /// - Returns: what `body` returned; `nil` if the time ran out.
    func move<Result>(waitingAtMost seconds: Double, _ body: () -> Result) -> Result? {
        let isFree = locked { state, wait in
            let deadline = MapGate.deadline(in: seconds)
            state.movers += seconds > 0 ? 1 : 0
            defer { state.movers -= seconds > 0 ? 1 : 0 }
            while state.active > 0 || state.isMoving {
                if !wait(deadline) { return false }
            }
            state.isMoving = true
            return true
        }
        guard isFree else { return nil }
        defer { locked { state, _ in state.isMoving = false } }
        return body()
    }

    /// Takes the right to write within this process, and waits for it so long.
    ///
    /// - Returns: whether it was had in time.
    func takeWriter(waitingAtMost seconds: Double) -> Bool {
        locked { state, wait in
            let deadline = MapGate.deadline(in: seconds)
            while state.isWriting {
                if !wait(deadline) { return false }
            }
            state.isWriting = true
            return true
        }
    }

    /// Gives back the right to write.
    func releaseWriter() {
        locked { state, _ in state.isWriting = false }
    }

    /// Runs `body` with the state; its second argument waits for a change until a moment, and says whether the time
    /// is not over.
    private func locked<Result>(_ body: (inout State, (timespec?) -> Bool) -> Result) -> Result {
        // SAFETY: the mutex is initialised, and the state is touched with the mutex held only.
        _ = unsafe pthread_mutex_lock(mutex)
        defer {
            _ = unsafe pthread_cond_broadcast(condition)
            _ = unsafe pthread_mutex_unlock(mutex)
        }
        return unsafe body(&state.pointee) { deadline in
            guard var deadline else {
                _ = unsafe pthread_cond_wait(condition, mutex)
                return true
            }
            return unsafe pthread_cond_timedwait(condition, mutex, &deadline) != ETIMEDOUT
        }
    }

    /// The moment so many seconds from now, at most some years.
    private static func deadline(in seconds: Double) -> timespec {
        var now = timespec()
        // SAFETY: `now` is written to during the call only. The clock always exists.
        _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
        let nanoseconds = now.tv_nsec + Int(min(max(0, seconds), 1e8) * 1e9)
        return timespec(tv_sec: now.tv_sec + nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    }
}
