public import RDFModel
internal import Sorting
internal import Synchronization

/// The things of one side, ready for questions about single things: which of them is meant?
///
/// The same keys, the same evidence and the same weights as those of ``Linker``. Any thread may ask.
public final class RecordIndex: Sendable {
    private let entities: EntitySet
    private let alignment: ClassAlignment
    private let weights: LinkWeights
    private let vocabulary: LinkVocabulary
    /// The things of each key, in one list: `starts` tells where those of a key begin.
    private let keys: [UInt64]
    private let starts: [Int32]
    private let records: [Int32]
    private let numbers: [IRI: Int32]
    /// Folded names in their order, for what begins with some letters.
    private let prefixes: [(name: [UInt8], record: Int32)]
    private let asking: Mutex<Asking>

    /// What one question at a time uses.
    private struct Asking {
        let reader: NameReader
        var similarity: NameSimilarity
    }

    /// What is asked: whatever is known of the thing.
    public struct Question: Sendable {
        /// What it is called; several names may be given, or none.
        public var names: [String] = []
        /// Its classes.
        public var types: [IRI] = []
        /// What else is said of it, as statements of a graph would.
        public var properties: [(IRI, Term)] = []

        /// Asks for a name.
        public init(_ names: [String] = []) {
            self.names = names
        }
    }

    /// A thing that may be meant.
    public struct Candidate: Sendable {
        /// The thing.
        public let record: EntityRecord
        /// The probability that it is meant, if it were alone: 0 to 1.
        public let likelihood: Double
        /// The probability with all that may be meant instead.
        public let score: Double
        /// What speaks for it and against it.
        public let evidence: [LinkEvidence]
    }

    /// Makes an index of what was collected.
    public init(
        _ collector: EntityCollector, alignment: ClassAlignment = .standard, weights: LinkWeights = LinkWeights(),
        vocabulary: LinkVocabulary = .standard
    ) {
        let reader = NameReader()
        self.alignment = collector.alignment(alignment)
        self.weights = weights
        self.vocabulary = vocabulary
        var builder = EntityBuilder(collector, self.alignment, reader)
        entities = builder.build()
        var entries: [BlockingKeys.Entry] = []
        for (index, record) in entities.records.enumerated() {
            func add(_ key: UInt64) { entries.append(BlockingKeys.Entry(key: key, record: Int32(index))) }
            BlockingKeys.strong(record, add)
            BlockingKeys.weak(record, reader.table, add)
        }
        BlockingKeys.sort(&entries)
        (keys, starts, records) = RecordIndex.grouped(entries)
        numbers = Dictionary(uniqueKeysWithValues: entities.records.enumerated().map { ($1.iri, Int32($0)) })
        prefixes = RecordIndex.prefixes(entities)
        asking = Mutex(Asking(reader: reader, similarity: NameSimilarity(reader.table)))
    }

    private static func grouped(_ entries: [BlockingKeys.Entry]) -> ([UInt64], [Int32], [Int32]) {
        var (keys, starts, records): ([UInt64], [Int32], [Int32]) = ([], [], [])
        for entry in entries {
            if keys.last != entry.key {
                keys.append(entry.key)
                starts.append(Int32(records.count))
            } else if records.last == entry.record {
                continue
            }
            records.append(entry.record)
        }
        starts.append(Int32(records.count))
        return (keys, starts, records)
    }

    private static func prefixes(_ entities: EntitySet) -> [(name: [UInt8], record: Int32)] {
        var prefixes: [(name: [UInt8], record: Int32)] = []
        for (index, record) in entities.records.enumerated() {
            for name in record.names where name.rank != .former {
                prefixes.append((letters(name.text), Int32(index)))
                if name.script == .thai, !name.latin.isEmpty { prefixes.append((name.latin, Int32(index))) }
            }
        }
        return prefixes.indices.ordered {
            let (left, right) = (prefixes[$0], prefixes[$1])
            return left.name == right.name
                ? left.record < right.record : left.name.lexicographicallyPrecedes(right.name)
        }.map { prefixes[$0] }
    }

    /// A name without case, accents, signs and spaces.
    private static func letters(_ text: String) -> [UInt8] {
        EntityRecord.folded(text).filter { $0 != UInt8(ascii: " ") }
    }

    /// How many things there are.
    public var count: Int { entities.records.count }

    /// All things, by their IRIs.
    public var all: [EntityRecord] { entities.records }

    /// The thing of an IRI.
    public subscript(iri: IRI) -> EntityRecord? { numbers[iri].map { entities.records[Int($0)] } }

    /// The largest number of things that are compared with a question.
    private static let limit = 2_000

    /// The things that may be meant, the most likely first, then by IRI.
    ///
    /// - Parameters:
    ///   - question: what is asked for.
    ///   - limit: how many at most.
    ///   - others: things that are compared besides those that the index finds.
    public func candidates(for question: Question, limit: Int = 10, besides others: [IRI] = []) -> [Candidate] {
        asking.withLock { asking in
            asking.reader.withoutCounting {
                let asked = RecordIndex.asked(question, alignment, vocabulary, asking.reader)
                guard let record = asked.records.first else { return [] }
                // Taken out while it is used, so that it is changed in place and not copied.
                let known = asking.similarity.wordCount
                asking.similarity.extend(to: asking.reader.table)
                var scorer = PairScorer(entities, asked, asking.similarity, weights)
                asking.similarity = NameSimilarity(WordTable())
                defer {
                    asking.similarity = scorer.takeSimilarity()
                    asking.similarity.truncate(to: known)
                }
                let found = numbers(meeting: record, asking.reader.table, others.compactMap { numbers[$0] })
                return ranked(found, &scorer, limit)
            }
        }
    }

    /// The question as the only thing of a set.
    private static func asked(
        _ question: Question, _ alignment: ClassAlignment, _ vocabulary: LinkVocabulary, _ reader: NameReader
    ) -> EntitySet {
        let subject = Term.iri(IRI(unchecked: "urn:x-yong:question"))
        var collector = EntityCollector(vocabulary: vocabulary)
        for name in question.names {
            collector.quad(Quad(subject, RDFS.label, .literal(Literal(name))))
        }
        for type in question.types { collector.quad(Quad(subject, RDF.type, .iri(type))) }
        for (property, value) in question.properties { collector.quad(Quad(subject, property, value)) }
        var builder = EntityBuilder(collector, alignment, reader)
        return builder.build(needingNames: false)
    }

    /// The things that share a key with a question; those of strong keys first.
    private func numbers(meeting record: EntityRecord, _ table: WordTable, _ others: [Int32]) -> [Int] {
        var (found, seen): ([Int], Set<Int32>) = ([], [])
        for number in others where seen.insert(number).inserted { found.append(Int(number)) }
        func add(_ key: UInt64, _ most: Int) {
            guard let range = range(of: key), range.count <= most else { return }
            for number in records[range] where found.count < RecordIndex.limit && seen.insert(number).inserted {
                found.append(Int(number))
            }
        }
        BlockingKeys.strong(record) { add($0, RecordIndex.limit) }
        // A weak key of many things tells little.
        BlockingKeys.weak(record, table) { add($0, CandidatePairs.weakLimit) }
        return found
    }

    private func range(of key: UInt64) -> Range<Int>? {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        guard low < keys.count, keys[low] == key else { return nil }
        return Int(starts[low])..<Int(starts[low + 1])
    }

    private func ranked(_ numbers: [Int], _ scorer: inout PairScorer, _ limit: Int) -> [Candidate] {
        let pairs = numbers.map { UInt64($0) << 32 }
        let matches = Matches(pairs, &scorer, prior: weights.prior).above(0).ordered {
            $0.bits != $1.bits ? $0.bits > $1.bits : $0.ours < $1.ours
        }
        return matches.prefix(limit).map { match in
            let evidence = scorer.explain(scorer.evidence(match.ours, 0), match)
            return Candidate(
                record: entities.records[match.ours], likelihood: match.likelihood, score: match.score,
                evidence: evidence)
        }
    }

    /// The things a name of which begins with some letters, in Thai, Latin or romanised; shorter names first.
    ///
    /// - Parameters:
    ///   - prefix: the letters; case, accents, signs and spaces do not count.
    ///   - skip: how many of them are left out.
    ///   - limit: how many are wanted.
    public func things(startingWith prefix: String, skip: Int = 0, limit: Int = 10) -> [EntityRecord] {
        let wanted = RecordIndex.letters(prefix)
        guard !wanted.isEmpty else { return [] }
        var (low, high) = (0, prefixes.count)
        while low < high {
            let middle = (low + high) / 2
            if prefixes[middle].name.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        var best: [Int32: Int] = [:]
        while low < prefixes.count, prefixes[low].name.starts(with: wanted), best.count < RecordIndex.limit {
            let (name, record) = prefixes[low]
            best[record] = min(best[record] ?? .max, name.count)
            low += 1
        }
        let order = best.ordered { $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key }
        return order.dropFirst(skip).prefix(limit).map { entities.records[Int($0.key)] }
    }

    /// What contains a thing, by names, the nearest first.
    public func containers(of record: EntityRecord) -> [String] {
        record.containers.map { entities.containers[Int($0)].label }
    }
}
