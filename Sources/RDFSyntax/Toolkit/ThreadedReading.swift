internal import Glibc
internal import RDFModel

/// Reads a source with several threads, and hands blocks to a sink on the caller's thread, in order.
///
///     worker 1   next 0 ─ finish 0 ──────── next 2 ─ …
///     worker 2            next 1 ─ finish 1 ──────── next 3 ─ …
///     caller                       deliver 0  deliver 1  deliver 2 …
///
/// `next` is done under a lock, so texts are taken in order; `finish` and the sink's preparation are done at once.
/// At most ``limit`` blocks are under way, which bounds the memory.
final class ThreadedReading<Reading: BlockReading, Source: ChunkSource>: Sendable {
    private let turn = Lock()
    private let state = Lock()
    private let limit: Int
    private let preparation: BlockPreparation?
    // SAFETY: touched only by the thread that holds `turn`.
    nonisolated(unsafe) private var reading: Reading
    nonisolated(unsafe) private var source: Source
    nonisolated(unsafe) private var isExhausted = false
    // SAFETY: touched only by the thread that holds `state`.
    nonisolated(unsafe) private var started = 0
    nonisolated(unsafe) private var delivered = 0
    nonisolated(unsafe) private var isEnded = false
    nonisolated(unsafe) private var isCancelled = false
    nonisolated(unsafe) private var failure: (any Error)?
    nonisolated(unsafe) private var slots: [ReadBlock?]
    nonisolated(unsafe) private var free: [QuadBlock] = []

    private init(_ reading: Reading, _ source: Source, threads: Int, preparation: BlockPreparation?) {
        self.preparation = preparation
        limit = threads + 2
        unsafe slots = Array(repeating: nil, count: threads + 2)
        unsafe self.reading = reading
        unsafe self.source = source
    }

    /// Reads everything.
    ///
    /// - Throws: ``SyntaxError``, ``SyntaxErrors``, what the source throws, or what the sink throws.
    static func read(
        _ reading: Reading, from source: Source, options: ReadingOptions, into sink: inout some QuadSink
    ) throws -> ReadingReport {
        var (reading, source) = (reading, source)
        var delivery = BlockDelivery(options)
        let threads = options.threads > 0 ? options.threads : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let preparation = sink.preparation
        // Small files are not worth a thread.
        var worker = reading.makeWorker()
        var recycled = QuadBlock()
        var count = 0
        while !reading.windows.isLast {
            if threads > 1, count == 2 {
                let threaded = ThreadedReading(reading, source, threads: threads, preparation: preparation)
                try threaded.run(threads: threads, &delivery, &sink)
                try delivery.finish()
                return delivery.report
            }
            if try !reading.windows.fill(from: &source) { reading.windows.finish() }
            guard var read = reading.next(recycled) else { continue }
            count += 1
            Reading.finish(&read, &worker)
            preparation?(&read.block)
            try delivery.deliver(read, into: &sink)
            recycled = read.block
        }
        try delivery.finish()
        return delivery.report
    }

    private func run(threads: Int, _ delivery: inout BlockDelivery, _ sink: inout some QuadSink) throws {
        var workers: [WorkerThread] = []
        defer {
            state.locked { unsafe isCancelled = true }
            for worker in workers { worker.join() }
        }
        for _ in 0..<threads {
            if let worker = WorkerThread({ self.work() }) { workers.append(worker) }
        }
        if workers.isEmpty { throw FileError.last("start a thread for", path: "-") }
        while let read = try nextInOrder() {
            try delivery.deliver(read, into: &sink)
            state.locked {
                unsafe delivered += 1
                unsafe free.append(read.block)
            }
        }
    }

    /// The next block in the order of the document; `nil` at the end.
    private func nextInOrder() throws -> ReadBlock? {
        state.lock()
        defer { state.unlock() }
        while true {
            let slot = unsafe delivered % limit
            if let read = unsafe slots[slot] {
                unsafe slots[slot] = nil
                return read
            }
            if unsafe isEnded, unsafe delivered == started {
                if let failure = unsafe failure { throw failure }
                return nil
            }
            state.wait()
        }
    }

    private func work() {
        turn.lock()
        var worker = unsafe reading.makeWorker()
        turn.unlock()
        while let taken = take() {
            var read = taken.read
            Reading.finish(&read, &worker)
            preparation?(&read.block)
            state.locked { unsafe slots[taken.number % limit] = read }
        }
    }

    /// Reads the next text, in turn.
    private func take() -> (number: Int, read: ReadBlock)? {
        turn.lock()
        defer { turn.unlock() }
        guard let block = waitForRoom() else { return nil }
        var read: ReadBlock?
        var failed: (any Error)?
        do {
            while read == nil, unsafe !isExhausted {
                if try unsafe !reading.windows.fill(from: &source) { unsafe reading.windows.finish() }
                read = unsafe reading.next(block)
                if unsafe reading.windows.isLast || read?.isStopped == true { unsafe isExhausted = true }
            }
        } catch {
            failed = error
            unsafe isExhausted = true
        }
        let (isDone, isTaken, problem) = unsafe (isExhausted, read != nil, failed)
        let number = state.locked {
            if isDone { unsafe isEnded = true }
            if let problem { unsafe failure = problem }
            if isTaken { unsafe started += 1 }
            return unsafe started - 1
        }
        return read.map { (number, $0) }
    }

    /// A block to read into, once there is room for one; `nil` if nothing more is to be read.
    private func waitForRoom() -> QuadBlock? {
        if unsafe isExhausted { return nil }
        state.lock()
        defer { state.unlock() }
        while unsafe !isCancelled, unsafe started - delivered >= limit { state.wait() }
        return unsafe isCancelled ? nil : unsafe free.popLast() ?? QuadBlock()
    }
}
