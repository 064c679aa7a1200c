import Glibc

/// Runs what recurs deeply on a thread that has the stack for it.
package enum LargeStack {
    /// The size of the stack. Only what is used of it takes memory: for the parser some 16 KB a level.
    private static let size = 1 << 30

    /// Runs `body` on a thread of its own while the current one waits; on the current one if there is no thread to
    /// be had.
    package static func run<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        func outcome() -> Swift.Result<Result, Failure> {
            do throws(Failure) {
                return .success(try body())
            } catch {
                return .failure(error)
            }
        }
        var result: Swift.Result<Result, Failure>?
        withoutActuallyEscaping({ result = outcome() }) { work in
            if !start(work) { work() }
        }
        return try (result ?? outcome()).get()
    }

    /// Runs `work` on a thread beside those of Swift's tasks, with an ordinary stack, and does not wait for it; on the
    /// current one if there is no thread to be had.
    package static func detach(_ work: @escaping @Sendable () -> Void) {
        guard let thread = make(nil, work) else { return work() }
        pthread_detach(thread)
    }

    /// Runs `work` on a new thread and waits for it; `false` if the thread could not be made.
    private static func start(_ work: @escaping () -> Void) -> Bool {
        guard let thread = make(size, work) else { return false }
        return pthread_join(thread, nil) == 0
    }

    /// A thread that runs `work`, with a stack of some size; `nil` if it could not be made.
    private static func make(_ size: Int?, _ work: @escaping () -> Void) -> pthread_t? {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        if let size, pthread_attr_setstacksize(&attributes, size) != 0 { return nil }
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Work(work))
        let status = pthread_create(
            &thread, &attributes,
            { pointer in
                if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, box.toOpaque())
        guard status == 0 else {
            box.release()
            return nil
        }
        return thread
    }

    private final class Work {
        let run: () -> Void

        init(_ run: @escaping () -> Void) { self.run = run }
    }
}
