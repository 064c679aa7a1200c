import Glibc
import QuadStore
import RDFModel
import Synchronization

/// A store that threads share, and what came of it.
final class Sharing: Sendable {
    private struct Counts: Sendable {
        var commits = 0
        var snapshots = 0
        var rows = 0
        var waits = 0
        var largest = 0
        var fault: String?
    }

    let store: Store
    private let deadline: Double
    private let counts = Mutex(Counts())

    init(_ store: Store, seconds: Double) {
        self.store = store
        deadline = SealedGraph.now() + seconds
    }

    /// Whether there is time left, and all is well.
    var goesOn: Bool { SealedGraph.now() < deadline && fault == nil }
    /// What was seen that must not be.
    var fault: String? { counts.withLock { $0.fault } }

    /// A line for the protocol.
    var summary: String {
        counts.withLock {
            "\($0.commits) commits of up to \($0.largest) quads, \($0.snapshots) snapshots, \($0.rows) rows read"
        }
    }

    /// Notes a snapshot that was read.
    func note(rows: Int, _ fault: String?) {
        counts.withLock {
            $0.snapshots += 1
            $0.rows += rows
            if $0.fault == nil { $0.fault = fault }
        }
    }

    /// Writes until the time is over: inserts, deletes, loads, and gives transactions up.
    func write(seed: UInt64) throws {
        struct GivenUp: Error {}
        var random = Exercise.Generator(state: seed)
        var quads: Set<Quad> = []
        var seal = SealedGraph.Seal()
        try store.write { _ = try $0.insert(seal.quad) }
        while goesOn {
            let isGivenUp = random.below(8) == 0
            // Most transactions are small, and go to the journal.
            let (most, mostGone) = random.below(4) == 0 ? (150, 50) : (4, 2)
            let drawn = (0..<(1 + random.below(most))).map { _ in SealedGraph.quad(&random) }
            let added = Set(drawn).subtracting(quads)
            // The graph grows, and shrinks again when it is large.
            let gone = Array(quads.prefix(quads.count > 8_000 ? 4_000 : random.below(mostGone)))
            var nextSeal = seal
            for quad in gone { nextSeal.add(quad, -1) }
            for quad in added { nextSeal.add(quad) }
            do {
                try store.write { transaction in
                    for quad in gone { try transaction.delete(quad) }
                    for quad in added { try transaction.insert(quad) }
                    try transaction.delete(seal.quad)
                    try transaction.insert(nextSeal.quad)
                    if isGivenUp { throw GivenUp() }
                }
                quads.subtract(gone)
                quads.formUnion(added)
                seal = nextSeal
            } catch is GivenUp {}
            let count = quads.count
            counts.withLock {
                $0.commits += 1
                $0.largest = max($0.largest, count)
            }
        }
    }
}

/// Reads until the time is over.
final class ReadingTask {
    private let sharing: Sharing
    private var random: Exercise.Generator

    init(_ sharing: Sharing, seed: UInt64) {
        self.sharing = sharing
        random = Exercise.Generator(state: seed)
    }

    func run() {
        while sharing.goesOn {
            do {
                let snapshot = try sharing.store.snapshot()
                // Once, or again later: a snapshot stays as it is.
                for _ in 0...random.below(3) {
                    var rows = 0
                    let fault = try SealedGraph.fault(snapshot, &random, rows: &rows)
                    sharing.note(rows: rows, fault)
                    if random.below(4) == 0 { usleep(UInt32(random.below(3000))) }
                }
            } catch {
                sharing.note(rows: 0, "a snapshot cannot be read: \(error)")
            }
        }
    }
}
