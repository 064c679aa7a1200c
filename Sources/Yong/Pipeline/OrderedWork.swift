/// Does independent pieces of work on several threads and hands over the results in the order of the pieces.
struct OrderedWork: Sendable {
    /// The most pieces that are worked on at once.
    let jobs: Int

    /// Works on the pieces 0..<count.
    ///
    /// No more than a few results wait for an earlier one, so memory does not grow with `count`. The first error
    /// ends the work.
    ///
    /// - Parameters:
    ///   - work: makes the result of one piece; runs on any thread.
    ///   - deliver: takes the results in order; runs on the caller's task.
    func run<Result: Sendable>(
        count: Int, _ work: @escaping @Sendable (Int) throws -> Result, deliver: (Int, Result) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var started = 0
            var delivered = 0
            var waiting: [Int: Result] = [:]
            func startMore() {
                // A slow piece holds back the start of others, so that what waits stays bounded.
                while started < count, started - delivered - waiting.count < jobs, started - delivered < 8 * jobs {
                    let piece = started
                    started += 1
                    group.addTask { (piece, try work(piece)) }
                }
            }
            startMore()
            while let (piece, result) = try await group.next() {
                waiting[piece] = result
                while let next = waiting.removeValue(forKey: delivered) {
                    try deliver(delivered, next)
                    delivered += 1
                }
                startMore()
            }
        }
    }
}
