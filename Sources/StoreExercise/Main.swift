import ArgumentParser
import Glibc
import QuadStore
import RDFModel

/// Exercises a store for tests that end the program at any moment, let its disk fail, or read while it writes: see
/// `Scripts/store`.
@main
struct StoreExercise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yong-store-exercise", abstract: "Changes a store in a sequence that is known, and checks it.",
        subcommands: [Run.self, Verify.self, Share.self, Watch.self, Contend.self])

    /// Writes a line at once, so that it is known even if the program ends right behind.
    static func tell(_ line: String) {
        let line = Array((line + "\n").utf8)
        line.withUnsafeBytes { _ = write(1, $0.baseAddress, $0.count) }
    }

    /// What the commands are told.
    struct Place: ParsableArguments {
        @Argument(help: "The folder of the store.")
        var store: String
        @Option(help: "Which sequence.")
        var seed: UInt64 = 1
        @Flag(help: "Leave it to the system when commits reach the disk.")
        var deferred = false

        /// Opens the store so that small graphs have many blocks, changes are merged often, and the journal is brought
        /// into the tables after some transactions.
        func open(reading: Bool = false) throws -> Store {
            var options = StoreOptions()
            options.blockRows = 64
            options.fewestMergedChanges = 200
            options.mostJournalChanges = 300
            options.isReadOnly = reading
            options.durability = deferred ? .deferred : .full
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
        @Flag(help: "After an error, tell it behind a '!', wait for a line, and go on from what the store then holds.")
        var goOn = false

        func run() throws {
            var runner = try Runner(place)
            var number = done
            while number - done < count {
                do {
                    try runner.perform(number + 1)
                    number += 1
                    StoreExercise.tell("\(number)")
                } catch let error as StoreError where goOn {
                    StoreExercise.tell("! \(error)")
                    guard readLine() != nil else { throw error }
                    if case .broken = error { try runner.reopen() }
                    number = try runner.number(after: number)
                    StoreExercise.tell("\(number)")
                }
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks that the store is sound and stands after one of some transactions; tells which.")

        @OptionGroup var place: Place
        @Option(help: "The last transaction that was told to be committed; the next one may be as well.")
        var done: Int
        @Option(help: "The first transaction that the store may stand after, instead.")
        var earliest: Int?

        func run() throws {
            let snapshot = try open().snapshot()
            let findings = snapshot.check()
            guard findings.isEmpty else {
                throw ValidationError("the store is damaged: " + findings.joined(separator: "; "))
            }
            let quads = try Runner.quads(snapshot)
            var content = Exercise.Content()
            for number in (earliest ?? done)...(done + 1) {
                content.goOn(to: number, of: Exercise(seed: place.seed))
                guard content.quads == quads else { continue }
                StoreExercise.tell("\(number)")
                return
            }
            throw ValidationError("\(quads.count) quads are neither those after \(done) nor after \(done + 1)")
        }

        /// Opens the store; one whose making was interrupted is made now.
        private func open() throws -> Store {
            let mayBeNew = (earliest ?? done) == 0
            do { return try place.open(reading: true) } catch StoreError.notFound where mayBeNew {
            } catch StoreError.notAStore where mayBeNew {}
            return try place.open()
        }
    }
}

/// A store on which a sequence is carried out.
struct Runner {
    private let place: StoreExercise.Place
    private let exercise: Exercise
    private var store: Store?
    private var expected = Exercise.Content()

    init(_ place: StoreExercise.Place) throws {
        self.place = place
        exercise = Exercise(seed: place.seed)
        store = try place.open()
    }

    /// Carries out one transaction.
    mutating func perform(_ number: Int) throws {
        guard let store else { return }
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
        case .compact:
            try store.compact(memory: 1 << 16)
            try reopen()
        }
    }

    /// Opens the store anew.
    mutating func reopen() throws {
        store = nil
        store = try place.open()
    }

    /// Whether the store stands after a transaction or after the next one. It is opened anew if an error made that
    /// necessary.
    mutating func number(after number: Int) throws -> Int {
        if store == nil { try reopen() }
        let quads: Set<Quad>
        do {
            quads = try content()
        } catch StoreError.broken {
            try reopen()
            quads = try content()
        }
        expected.goOn(to: number, of: exercise)
        if expected.quads == quads { return number }
        expected.goOn(to: number + 1, of: exercise)
        if expected.quads == quads { return number + 1 }
        throw ValidationError("after an error the store holds \(quads.count) quads of no transaction")
    }

    private func content() throws -> Set<Quad> {
        guard let store else { return [] }
        return try Runner.quads(store.snapshot())
    }

    /// All quads of a snapshot.
    static func quads(_ snapshot: Snapshot) throws -> Set<Quad> {
        var quads: Set<Quad> = []
        try snapshot.forEach(QuadPattern()) { quads.insert($0) }
        return quads
    }
}
