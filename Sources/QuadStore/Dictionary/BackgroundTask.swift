internal import Glibc

/// A computation on a thread of its own, whose result is waited for.
@safe
package final class BackgroundTask<Value: Sendable> {
    private final class Body: Sendable {
        let run: @Sendable () -> Value
        let value = Guarded<Value?>(nil)

        init(_ run: @escaping @Sendable () -> Value) { self.run = run }

        func start() {
            let result = run()
            value.withLock { $0 = result }
        }
    }

    private let body: Body
    private var thread: pthread_t?

    /// Starts the computation; here and now if no thread is wanted or to be had.
    package init(onThread: Bool, _ run: @escaping @Sendable () -> Value) {
        body = Body(run)
        guard onThread else {
            body.start()
            return
        }
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(ThreadStart { [body] in body.start() }).toOpaque()
        // SAFETY: the thread takes over the reference that was retained for it.
        let code = unsafe pthread_create(
            &thread, nil,
            { context in
                if let context = unsafe context {
                    unsafe Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue().run()
                }
                return nil
            }, context)
        if code == 0 {
            self.thread = thread
        } else {
            unsafe Unmanaged<ThreadStart>.fromOpaque(context).release()
            body.start()
        }
    }

    deinit {
        if let thread { pthread_join(thread, nil) }
    }

    /// The result, waited for.
    package func result() -> Value? {
        if let thread { pthread_join(thread, nil) }
        thread = nil
        return body.value.withLock { $0 }
    }
}

/// What a new thread has to do, as a reference that C can carry.
private final class ThreadStart: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
