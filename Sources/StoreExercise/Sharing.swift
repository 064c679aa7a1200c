import ArgumentParser
import Glibc
import QuadStore
import RDFModel

/// A graph that says of itself, in one quad, what all others are: whoever sees two commits mixed sees that it is wrong.
enum SealedGraph {
    /// What the seal says: how many quads there are besides it, and a sum of them that does not depend on their order.
    struct Seal: Equatable {
        var count = 0
        var sum: UInt64 = 0

        mutating func add(_ quad: Quad, _ times: Int = 1) {
            count += times
            sum = times > 0 ? sum &+ SealedGraph.hash(quad) : sum &- SealedGraph.hash(quad)
        }

        var quad: Quad {
            Quad(.iri(SealedGraph.subject), SealedGraph.predicate, .literal(Literal("\(count) \(sum)")))
        }
    }

    static let subject = IRI(unchecked: "http://e/seal")
    static let predicate = IRI(unchecked: "http://e/holds")
    static let subjectCount = 40

    static func node(_ kind: String, _ number: Int) -> Term { .iri(IRI(unchecked: "http://e/\(kind)\(number)")) }

    /// A quad of few terms, so that they meet.
    static func quad(_ random: inout Exercise.Generator) -> Quad {
        let object: Term =
            random.below(3) == 0
            ? node("o", random.below(50)) : .literal(Literal("ข้อความ \(random.below(100_000))", language: "th"))
        return Quad(
            node("s", random.below(subjectCount)), IRI(unchecked: "http://e/p\(random.below(5))"), object,
            graph: random.below(2) == 0 ? nil : node("g", random.below(6)))
    }

    /// FNV-1a over what tells a quad from others.
    static func hash(_ quad: Quad) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        for term in [quad.subject, .iri(quad.predicate), quad.object, quad.graph].compactMap({ $0 }) {
            switch term {
            case .iri(let iri): add(iri.text)
            case .literal(let literal): add(literal.lexicalForm)
            default: add("?")
            }
        }
        return hash
    }

    /// Reads a snapshot in several ways, and tells what does not fit together; `nil` if all does.
    static func fault(_ snapshot: Snapshot, _ random: inout Exercise.Generator, rows: inout Int) throws -> String? {
        var seals: [Term] = []
        try snapshot.forEach(QuadPattern(subject: .iri(subject))) { seals.append($0.object) }
        if seals.isEmpty { return try snapshot.count(QuadPattern()) == 0 ? nil : "there is no seal" }
        let looked = node("s", random.below(subjectCount))
        var (found, bySubject, byGraph) = (Seal(), Seal(), [Term?: Int]())
        try snapshot.forEach(QuadPattern()) { quad in
            rows += 1
            byGraph[quad.graph, default: 0] += 1
            if quad.subject == .iri(subject) { return }
            found.add(quad)
            if quad.subject == looked { bySubject.add(quad) }
        }
        if seals != [found.quad.object] { return "the seal says \(seals), and the scan \(found)" }
        let total = try snapshot.count(QuadPattern())
        if total != found.count + 1 { return "\(total) quads are counted, and \(found.count + 1) read" }
        var again = Seal()
        try snapshot.forEach(QuadPattern(subject: looked)) { again.add($0) }
        if again != bySubject { return "a look-up by subject finds \(again), and the scan \(bySubject)" }
        for (graph, count) in byGraph {
            let counted = try snapshot.count(QuadPattern(in: graph.map { .named($0) } ?? .defaultGraph))
            if counted != count { return "\(counted) quads of a graph are counted, and \(count) read" }
        }
        return nil
    }

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension StoreExercise {
    /// Writes and reads in one process.
    struct Share: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes for some seconds while threads read, and checks that each snapshot is one commit.")

        @OptionGroup var place: Place
        @Option(help: "For how many seconds.")
        var seconds = 1.0
        @Option(help: "How many threads read.")
        var readers = 3

        func run() throws {
            var options = StoreOptions()
            options.blockRows = 64
            options.fewestMergedChanges = 200
            options.mostJournalChanges = 300
            options.durability = .deferred
            // So small that it has to grow while others read.
            options.mapSize = 1 << 19
            let sharing = Sharing(try Store(at: place.store, options: options), seconds: seconds)
            var threads: [pthread_t] = []
            for number in 0..<readers {
                let task = Unmanaged.passRetained(ReadingTask(sharing, seed: place.seed &+ UInt64(number)))
                var thread = pthread_t()
                let code = pthread_create(
                    &thread, nil,
                    { task in
                        if let task { Unmanaged<ReadingTask>.fromOpaque(task).takeRetainedValue().run() }
                        return nil
                    }, task.toOpaque())
                guard code == 0 else { throw ValidationError("no thread could be made: \(code)") }
                threads.append(thread)
            }
            let failure = Result { try sharing.write(seed: place.seed) }
            for thread in threads { pthread_join(thread, nil) }
            try failure.get()
            StoreExercise.tell(sharing.summary)
            if let fault = sharing.fault { throw ValidationError(fault) }
        }
    }

    /// Reads in another process than the one that writes.
    struct Watch: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads a store that another process writes, and checks that each snapshot is one commit.")

        @OptionGroup var place: Place
        @Option(help: "For how many seconds.")
        var seconds = 1.0

        func run() throws {
            let sharing = Sharing(try place.open(reading: true), seconds: seconds)
            ReadingTask(sharing, seed: place.seed &+ 1000).run()
            StoreExercise.tell(sharing.summary)
            if let fault = sharing.fault { throw ValidationError(fault) }
        }
    }
}
