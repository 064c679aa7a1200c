import Glibc
import Yong

/// Measures, and prints what it measured.
struct Rates {
    /// Processor time of this thread, which others on the machine disturb less than the time of day.
    static func processorSeconds() -> Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

    static func wallSeconds() -> Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func report(_ name: String, _ value: Double) {
        print("\(name)\t\(value)")
    }

    /// The best of some runs of `body`, as processor seconds.
    func best(of runs: Int = 5, _ body: () throws -> Void) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<runs {
            let begin = Rates.processorSeconds()
            try body()
            best = min(best, Rates.processorSeconds() - begin)
        }
        return best
    }

    /// Rows a second of a scan of all columns, for each permutation that has rows. The first run warms the page cache.
    func scans(of path: String) throws {
        let snapshot = try open(path).snapshot()
        for permutation in Permutation.allCases {
            var (rows, sum) = (0, UInt64(0))
            let seconds = try best {
                (rows, sum) = (0, 0)
                var scan = try snapshot.scan(permutation)
                var batch = RowBatch(columnCount: scan.columnCount, capacity: 4096)
                while try scan.next(&batch) {
                    rows += batch.count
                    for column in 0..<scan.columnCount { sum &+= batch.withColumn(column) { $0[$0.count - 1] } }
                }
            }
            if rows > 0 { report("scan.\(permutation) rows/s", Double(rows) / seconds) }
        }
    }

    /// Microseconds for the question whether a statement is there: the same thousand statements again and again, and
    /// many that are asked for the first time.
    func lookups(in path: String) throws {
        struct Enough: Error {}
        struct Missing: Error { var quad: Quad }
        let store = try open(path)
        var quads: [Quad] = []
        var count = 0
        do {
            try store.snapshot().forEach(QuadPattern()) { quad in
                count += 1
                if count % 97 == 0 { quads.append(quad) }
                if quads.count == 20_000 { throw Enough() }
            }
        } catch is Enough {}
        let snapshot = try store.snapshot()
        let few = Array(quads.shuffled().prefix(1000))
        func ask(_ quads: [Quad]) throws {
            for quad in quads where try !snapshot.contains(quad) { throw Missing(quad: quad) }
        }
        report("contains, 1000 warm quads, µs", try best { try ask(few) } / Double(few.count) * 1e6)
        let many = quads.shuffled()
        report("contains, \(many.count) quads, µs", try best(of: 2) { try ask(many) } / Double(many.count) * 1e6)
        report(
            "snapshots, µs",
            try best { for _ in 0..<1000 { _ = try store.snapshot().count(QuadPattern()) } } / 1000 * 1e6)
    }

    private func open(_ path: String) throws -> Store {
        var options = StoreOptions()
        options.isReadOnly = true
        return try Store(at: path, options: options)
    }
}
