import Glibc
import Yong

extension Rates {
    /// Transactions a second of one quad each: durable ones beside what the disk itself does, and deferred ones.
    func writes(in folder: String) throws {
        guard mkdir(folder, 0o777) == 0 else { throw Failure(path: folder, code: errno) }
        // In turns, as other work on the machine comes and goes.
        var syncs: [Double] = []
        var commits: [Double] = []
        let durable = try Store(at: folder + "/durable")
        for round in 0..<5 {
            syncs.append(try syncRate(folder + "/sync"))
            commits.append(try insertRate(durable, 300, from: round * 300))
        }
        report("fdatasync, /s", median(syncs))
        report("durable commits, /s", median(commits))
        report("durable commits, of fdatasync", median(zip(commits, syncs).map(/)))
        var options = StoreOptions()
        options.durability = .deferred
        let deferred = try Store(at: folder + "/deferred", options: options)
        var rates: [Double] = []
        var processor: [Double] = []
        for round in 0..<5 {
            let begin = Rates.processorSeconds()
            rates.append(try insertRate(deferred, 20_000, from: round * 20_000))
            processor.append((Rates.processorSeconds() - begin) / 20_000 * 1e6)
        }
        report("deferred commits, /s", median(rates))
        report("deferred commits, processor µs", median(processor))
    }

    private struct Failure: Error {
        var path: String
        var code: Int32
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    /// Writes of a page that are each followed by `fdatasync`.
    private func syncRate(_ path: String) throws -> Double {
        let descriptor = open(path, O_RDWR | O_CREAT, 0o644)
        guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(descriptor) }
        let page = [UInt8](repeating: 7, count: 4096)
        let count = 300
        let begin = Rates.wallSeconds()
        for index in 0..<count {
            guard pwrite(descriptor, page, page.count, off_t(index % 16 * 4096)) == page.count,
                fdatasync(descriptor) == 0
            else { throw Failure(path: path, code: errno) }
        }
        return Double(count) / (Rates.wallSeconds() - begin)
    }

    private func insertRate(_ store: Store, _ count: Int, from first: Int) throws -> Double {
        let quads = try (first..<first + count).map { number in
            Quad(
                .iri(try IRI("https://example.org/item/\(number)")), try IRI("https://example.org/value"),
                .literal(Literal("value \(number % 1000)")))
        }
        let begin = Rates.wallSeconds()
        for quad in quads { try store.write { _ = try $0.insert(quad) } }
        return Double(count) / (Rates.wallSeconds() - begin)
    }
}
