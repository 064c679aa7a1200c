import ArgumentParser
import Glibc
import QuadStore
import RDFModel

/// Exercises a store for tests that end the program at any moment: see `Scripts/store/kills.py`.
@main
struct StoreExercise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yong-store-exercise", abstract: "Changes a store in a sequence that is known, and checks it.",
        subcommands: [Run.self, Verify.self])

    /// Writes a number at once, so that it is known even if the program ends right behind.
    static func tell(_ number: Int) {
        let line = Array("\(number)\n".utf8)
        line.withUnsafeBytes { _ = write(1, $0.baseAddress, $0.count) }
    }

    /// What both commands are told.
    struct Place: ParsableArguments {
        @Argument(help: "The folder of the store.")
        var store: String
        @Option(help: "Which sequence.")
        var seed: UInt64 = 1

        /// Opens the store so that small graphs have many blocks, and changes are merged often.
        func open() throws -> Store {
            var options = StoreOptions()
            options.blockRows = 64
            options.fewestMergedChanges = 200
            return try Store(at: store, options: options)
        }
    }

    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Goes on with the sequence; tells the number of each transaction once it is committed.")

        @OptionGroup var place: Place
        @Option(help: "How many transactions were done.")
        var done = 0
        @Option(help: "How many to do.")
        var count = Int.max

        func run() throws {
            let exercise = Exercise(seed: place.seed)
            let store = try place.open()
            var number = done
            while number - done < count {
                number += 1
                switch exercise.step(number) {
                case .insert(let quads):
                    try store.write { transaction in for quad in quads { try transaction.insert(quad) } }
                case .delete(let patterns):
                    try store.write { transaction in for pattern in patterns { try transaction.delete(pattern) } }
                case .load(let quads):
                    var settings = BulkLoader.Settings()
                    settings.memory = 1 << 16
                    settings.folder = place.store
                    let loader = store.loader(settings)
                    var sink = loader.sink
                    for quad in quads { try sink.quad(quad) }
                    try loader.finish()
                }
                StoreExercise.tell(number)
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks that the store is sound and stands after one of two transactions; tells which.")

        @OptionGroup var place: Place
        @Option(help: "The last transaction that was told to be committed; the next one may be as well.")
        var done: Int

        func run() throws {
            let exercise = Exercise(seed: place.seed)
            let snapshot = try place.open().snapshot()
            let findings = snapshot.check()
            var quads: Set<Quad> = []
            try snapshot.forEach(QuadPattern()) { quads.insert($0) }
            guard findings.isEmpty else {
                throw ValidationError("the store is damaged: " + findings.joined(separator: "; "))
            }
            for number in [done, done + 1] where exercise.quads(after: number) == quads {
                StoreExercise.tell(number)
                return
            }
            throw ValidationError("\(quads.count) quads are neither those after \(done) nor after \(done + 1)")
        }
    }
}
