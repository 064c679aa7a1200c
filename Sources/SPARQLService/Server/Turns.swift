#if Server
    internal import NIOPosix
    internal import Synchronization

    /// Lets a bounded number of requests run on threads, and a bounded number wait.
    final class Turns: Sendable {
        private let threads: NIOThreadPool
        private let capacity: Int
        private let taken = Atomic<Int>(0)
        private let running = Atomic<Int>(0)

        /// - Parameters:
        ///   - threads: as many as may run.
        ///   - running: that number.
        ///   - waiting: how many wait.
        init(_ threads: NIOThreadPool, running: Int, waiting: Int) {
            self.threads = threads
            capacity = running + waiting
        }

        /// How many run, and how many wait.
        var counts: (running: Int, waiting: Int) {
            let running = running.load(ordering: .relaxed)
            return (running, max(0, taken.load(ordering: .relaxed) - running))
        }

        /// Runs `body` on its turn; `false` if there is no room to wait.
        ///
        /// - Parameter body: is told whether there are threads at all.
        func take(_ body: @escaping @Sendable (_ isActive: Bool) -> Void) -> Bool {
            guard taken.wrappingAdd(1, ordering: .relaxed).newValue <= capacity else {
                taken.wrappingSubtract(1, ordering: .relaxed)
                return false
            }
            threads.submit { state in
                self.running.wrappingAdd(1, ordering: .relaxed)
                body(state == .active)
                self.running.wrappingSubtract(1, ordering: .relaxed)
                self.taken.wrappingSubtract(1, ordering: .relaxed)
            }
            return true
        }
    }
#endif
