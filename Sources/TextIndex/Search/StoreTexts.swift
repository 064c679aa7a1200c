internal import Glibc
internal import QuadStore
internal import RDFModel
internal import Sorting
internal import Synchronization

/// The strings of one store as searches have met them: the index that the store keeps, and segments in memory of what is
/// not in it.
final class StoreTexts: Sendable {
    private struct State: Sendable {
        var stored: StoredTextIndex?
        /// Parts of the stored index's ids that were read.
        var storedIDs: [Int: [UInt64]] = [:]
        var segments: [MemorySegment] = []
        /// The statements of properties all of whose strings are in one of these.
        var covered: [UInt64: Fingerprint] = [:]
    }

    /// A segment that is not in the store.
    private struct MemorySegment: Sendable {
        var texts: TextSegment
        /// The ids by the numbers of the texts.
        var ids: [UInt64]
        /// The ids, ascending.
        var sorted: [UInt64]
    }

    private let state = Mutex(State())
    private let identifier: ObjectIdentifier?
    private weak let owner: (any AnyObject & Sendable)?

    /// - Parameter lineage: what the views of the store have in common.
    init(_ lineage: (any AnyObject & Sendable)?) {
        identifier = lineage.map { ObjectIdentifier($0) }
        owner = lineage
    }

    /// Whether the store is closed.
    var isOver: Bool { owner == nil }

    func belongs(to lineage: AnyObject) -> Bool { ObjectIdentifier(lineage) == identifier && !isOver }

    /// The strings that hold all words, ascending by id.
    func find(
        _ query: TextQuery, _ properties: [TermID], _ view: QuadView, _ analyzer: TextAnalyzer,
        _ check: () throws -> Void
    ) throws -> [TextSearch.Match] {
        var current = try upToDate(properties, view, analyzer, check)
        let partCount = current.storedIDs.count
        let matches = try StoreTexts.search(&current, query, view)
        if current.storedIDs.count > partCount {
            // Others may have read more in the meantime; what is the same index's is kept.
            let (ids, manifest) = (current.storedIDs, current.stored?.manifest)
            state.withLock { state in
                if state.stored?.manifest == manifest { state.storedIDs.merge(ids) { one, _ in one } }
            }
        }
        return matches
    }

    /// What there is, once all strings of the properties are in it. While another search reads strings, `check` is called.
    private func upToDate(
        _ properties: [TermID], _ view: QuadView, _ analyzer: TextAnalyzer, _ check: () throws -> Void
    ) throws -> State {
        while true {
            let current = try state.withLockIfAvailable { state in
                try StoreTexts.bringUpToDate(&state, properties, view, analyzer, check)
                return state
            }
            if let current { return current }
            try check()
            usleep(200)
        }
    }

    // MARK: What there is

    private static func bringUpToDate(
        _ state: inout State, _ properties: [TermID], _ view: QuadView, _ analyzer: TextAnalyzer,
        _ check: () throws -> Void
    ) throws {
        let manifest = try view.attachment(StoredTextIndex.manifestKey, in: StoredTextIndex.set)
        if manifest != state.stored?.manifest.bytes {
            let stored = manifest == nil ? nil : try StoredTextIndex(view, analyzer)
            if stored?.manifest != state.stored?.manifest {
                state = State()
                state.stored = stored
                for (iri, fingerprint) in stored?.manifest.properties ?? [] {
                    let property = IRI(unchecked: String(decoding: iri, as: UTF8.self))
                    if let id = try view.dictionary.id(of: .iri(property)) { state.covered[id.bits] = fingerprint }
                }
            }
        }
        var stale: [TermID] = []
        for property in properties {
            let fingerprint = try Fingerprint(view, property)
            if state.covered[property.bits] == fingerprint { continue }
            stale.append(property)
            state.covered[property.bits] = fingerprint
        }
        if stale.isEmpty { return }
        do {
            try read(&state, stale, view, analyzer, check)
        } catch {
            for property in stale { state.covered[property.bits] = nil }
            throw error
        }
    }

    /// Reads the strings that stand in no segment; those that were read when an error comes are kept.
    private static func read(
        _ state: inout State, _ properties: [TermID], _ view: QuadView, _ analyzer: TextAnalyzer,
        _ check: () throws -> Void
    ) throws {
        var (builder, ids): (TextSegmentBuilder, [UInt64]) = (TextSegmentBuilder(), [])
        var failure: (any Error)?
        do {
            var objects = try ObjectMerge(view, properties)
            var stored = StoredIDs(count: state.stored?.textCount ?? 0)
            var batch: [UInt64] = []
            while try objects.next(&batch, atMost: 1024) {
                try check()
                try batch.removeAll { id in
                    if try stored.holds(id, view, &state.storedIDs) { return true }
                    return state.segments.contains { $0.sorted.holds(id) }
                }
                try view.forEachText(batch, analyzer) { id, words in
                    builder.add(words)
                    ids.append(id)
                }
            }
        } catch {
            failure = error
        }
        try keep(&state, builder, ids)
        if let failure { throw failure }
    }

    private static func keep(_ state: inout State, _ builder: TextSegmentBuilder, _ ids: [UInt64]) throws {
        if ids.isEmpty { return }
        state.segments.append(MemorySegment(texts: try builder.finish(), ids: ids, sorted: ids))
        // Few segments, of which each is much larger than the next.
        while state.segments.count > 1 {
            let (one, other) = (state.segments[state.segments.count - 2], state.segments[state.segments.count - 1])
            guard one.ids.count < other.ids.count * 4 else { break }
            state.segments.removeLast(2)
            state.segments.append(
                MemorySegment(
                    texts: try TextSegment.merged(one.texts, other.texts), ids: one.ids + other.ids,
                    sorted: (one.sorted + other.sorted).sorted()))
        }
    }

    // MARK: Search

    private static func search(
        _ state: inout State, _ query: TextQuery, _ view: QuadView
    ) throws -> [TextSearch.Match] {
        // For each segment the texts of each word; a segment without one of the words has no match.
        var found: [(lists: [[Posting]], segment: Int)] = []
        var counts = [Int](repeating: 0, count: query.words.count)
        let stored = state.stored?.segments ?? []
        for (number, segment) in (stored + state.segments.map(\.texts)).enumerated() {
            var lists: [[Posting]] = []
            for (place, word) in query.words.enumerated() {
                let list = try segment.texts(with: word) { chunk in
                    try number < stored.count
                        ? StoredTextIndex.chunk(view, number, chunk) : segment.chunks[chunk]
                }
                counts[place] += list.count
                lists.append(list)
            }
            found.append((lists, number))
        }
        let all = stored + state.segments.map(\.texts)
        let ranking = TextRanking(
            textCount: all.reduce(0) { $0 + $1.textCount }, wordCount: all.reduce(0) { $0 + $1.wordCount },
            frequencies: counts)
        var matches: [TextSearch.Match] = []
        var first = 0
        for (lists, number) in found {
            let scores = ranking.scores(lists)
            for (text, score) in scores {
                let id: UInt64
                if number < stored.count {
                    id = try storedID(first + text, view, &state.storedIDs)
                } else {
                    let ids = state.segments[number - stored.count].ids
                    id = text < ids.count ? ids[text] : 0
                }
                if id != 0 { matches.append(TextSearch.Match(literal: TermID(bits: id), score: score)) }
            }
            first += all[number].textCount
        }
        // Those of the stored index come in order already.
        if zip(matches, matches.dropFirst()).contains(where: { $1.literal < $0.literal }) {
            let order = matches.indices.ordered { matches[$0].literal < matches[$1].literal }
            matches = order.map { matches[$0] }
        }
        return matches
    }

    private static func storedID(
        _ number: Int, _ view: QuadView, _ known: inout [Int: [UInt64]]
    ) throws(StoreError) -> UInt64 {
        let part = try StoredIDs.part(number / StoredTextIndex.idsPerPart, view, &known)
        let place = number % StoredTextIndex.idsPerPart
        return place < part.count ? part[place] : 0
    }
}

extension Array<UInt64> {
    /// Whether an id is among these, which ascend.
    fileprivate func holds(_ id: UInt64) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == id
    }
}
