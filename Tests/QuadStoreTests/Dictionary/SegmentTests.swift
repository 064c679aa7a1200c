import RDFModel
import TestSupport
import Testing

@testable import QuadStore

@Suite("Sorted vocabulary segments")
struct SegmentTests {
    static func keys(_ count: Int, seed: UInt64) -> [[UInt8]] {
        var terms = GeneratedTerms(seed: seed)
        return (0..<count).compactMap { _ in TermKeyTests.key(terms.next(depth: 0)) }.sortedKeys
    }

    @Test(
        "Every key has its id and every id its key, one by one and in a batch",
        arguments: [SmallDictionary.tiny, SegmentSettings()], [1, 2, 3, 4, 100, 20_000])
    func roundTrip(settings: SegmentSettings, count: Int) throws {
        let keys = Self.keys(count, seed: UInt64(count))
        let store = try SmallDictionary(cacheSize: 20_000)
        let ids = try store.load(keys, settings)
        #expect(ids.map(\.bits) == ids.map(\.bits).sorted())
        #expect(Set(ids).count == keys.count)
        let reader = try store.reader()
        #expect(reader.segmentCounts == (keys.isEmpty ? [] : [keys.count]))
        var key: [UInt8] = []
        for (wanted, id) in zip(keys, ids) {
            #expect(try wanted.withUnsafeBytes { try reader.id(ofKey: $0) } == id)
            try reader.read(id, into: &key)
            #expect(key == wanted)
        }
        var random = SeededGenerator(seed: 7)
        let picks = (0..<2000).map { _ in Int.random(in: 0..<max(1, keys.count), using: &random) }.filter {
            $0 < keys.count
        }
        var seen = [Bool](repeating: false, count: picks.count)
        try reader.forEachKey(picks.map { ids[$0] }) { index, key in
            #expect(
                key.count == keys[picks[index]].count && key.indices.allSatisfy { key[$0] == keys[picks[index]][$0] })
            seen[index] = true
        }
        #expect(seen.allSatisfy { $0 })
        #expect(try reader.check() == [])
        #expect(store.dictionary.cache.size <= 20_000)
    }

    @Test("Keys that are not there have no id", arguments: [SmallDictionary.tiny, SegmentSettings()])
    func absent(settings: SegmentSettings) throws {
        let all = Self.keys(4000, seed: 5)
        let present = all.enumerated().filter { $0.offset % 3 != 1 }.map(\.element)
        let store = try SmallDictionary()
        try store.load(present, settings)
        let reader = try store.reader()
        let known = Set(present)
        for key in all {
            #expect(try key.withUnsafeBytes { try reader.id(ofKey: $0) } != nil || !known.contains(key))
            if !known.contains(key) { #expect(try key.withUnsafeBytes { try reader.id(ofKey: $0) } == nil) }
            for other in [key + [0], key + [0xFF], Array(key.dropLast())] where !known.contains(other) {
                #expect(try other.withUnsafeBytes { try reader.id(ofKey: $0) } == nil)
            }
        }
    }

    @Test(
        "The ids of a prefix are those of the keys that start with it",
        arguments: [SmallDictionary.tiny, SegmentSettings()])
    func prefixes(settings: SegmentSettings) throws {
        let keys = Self.keys(3000, seed: 6)
        let halves = [
            keys.enumerated().filter { $0.offset % 2 == 0 }.map(\.element),
            keys.enumerated().filter { $0.offset % 2 == 1 }.map(\.element),
        ]
        let store = try SmallDictionary()
        var ids: [[UInt8]: TermID] = [:]
        for half in halves { for (key, id) in zip(half, try store.load(half, settings)) { ids[key] = id } }
        let late = Self.keys(300, seed: 66).filter { ids[$0] == nil }
        try store.environment.write { transaction in
            let writer = try TermWriter(store.dictionary, transaction)
            for key in late { ids[key] = try key.withUnsafeBytes { try writer.insert(key: $0) } }
        }
        let reader = try store.reader()
        var random = SeededGenerator(seed: 8)
        var prefixes: [[UInt8]] = [[], [1], [2], [3], [4], [5], [0], [0xFF], [2, 0xFF]]
        for _ in 0..<200 {
            let key = keys.randomElement(using: &random) ?? []
            prefixes.append(Array(key.prefix(Int.random(in: 0...key.count, using: &random))))
        }
        for prefix in prefixes {
            let match = try prefix.withUnsafeBytes { try reader.ids(startingWith: $0) }
            let wanted = Set(ids.filter { $0.key.starts(with: prefix) }.map(\.value))
            var found = Set(match.tail)
            for range in match.ranges {
                for bits in range.lowerBound.bits..<range.upperBound.bits { found.insert(TermID(bits: bits)) }
            }
            #expect(found == wanted)
            #expect(match.count == wanted.count)
        }
    }

    @Test("Segments stand one above the other, up to fifteen, and survive reopening")
    func many() throws {
        let store = try SmallDictionary()
        var last = TermID.unbound
        for number in 0..<15 {
            let ids = try store.load([[2, UInt8(number), 1], [2, UInt8(number), 2]], SmallDictionary.tiny)
            #expect(ids[0] > last && ids[1] > ids[0])
            last = ids[1]
        }
        #expect(throws: StoreError.limit("the store has 15 vocabulary segments and takes no more; compact it first")) {
            try store.load([[2, 99]])
        }
        let reader = try store.reader()
        #expect(reader.segmentCounts == [Int](repeating: 2, count: 15))
        #expect(try [UInt8]([2, 14, 2]).withUnsafeBytes { try reader.id(ofKey: $0) } == last)
        #expect(try reader.check() == [])
    }

    @Test(
        "Keys out of order are refused",
        arguments: [[[2, 2], [2, 1]], [[2, 2], [2, 2]], [[2, 2, 1], [2, 2]], [[2], []]] as [[[UInt8]]])
    func order(keys: [[UInt8]]) throws {
        let store = try SmallDictionary()
        #expect(throws: StoreError.limit("the keys of a vocabulary segment must ascend, each but once")) {
            try store.load(keys)
        }
        #expect(try store.reader().segmentCounts == [])
    }

    @Test("A segment that spans transactions exists with the last one only, and one given up leaves nothing")
    func transactions() throws {
        let store = try SmallDictionary()
        let keys = Self.keys(3000, seed: 9)
        func write(upTo count: Int, finishing: Bool) throws {
            var transaction = try store.environment.write()
            let writer = try VocabularySegmentWriter(store.dictionary, in: transaction, settings: SmallDictionary.tiny)
            for (index, key) in keys.prefix(count).enumerated() {
                _ = try key.withUnsafeBytes { try writer.append($0, in: transaction) }
                if index % 500 == 499 {
                    try transaction.commit()
                    #expect(try store.reader().segmentCounts == [])
                    transaction = try store.environment.write()
                }
            }
            if finishing { _ = try writer.finish(in: transaction) }
            try transaction.commit()
        }
        try write(upTo: 2600, finishing: false)
        let left = try store.environment.read().statistics(store.dictionary.vocabulary).entries
        #expect(left > 10)
        #expect(try store.reader().segmentCounts == [])
        // Fewer chunks than were left over.
        try write(upTo: 1000, finishing: true)
        #expect(try store.reader().segmentCounts == [1000])
        #expect(try store.environment.read().statistics(store.dictionary.vocabulary).entries < left)
        #expect(try store.reader().check() == [])
    }

    @Test("Readers on several threads see their snapshots while a writer inserts and loads")
    func threads() async throws {
        let store = try SmallDictionary(cacheSize: 30_000)
        let keys = Self.keys(3000, seed: 10)
        let ids = try store.load(keys, SmallDictionary.tiny)
        let (environment, dictionary) = (store.environment, store.dictionary)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for seed in UInt64(0)..<3 {
                group.addTask {
                    var random = SeededGenerator(seed: seed)
                    var wrong = 0
                    for _ in 0..<20 {
                        let reader = try TermReader(dictionary, environment.read())
                        let tail = try reader.tailCount()
                        var key: [UInt8] = []
                        for _ in 0..<100 {
                            let pick = Int.random(in: 0..<keys.count, using: &random)
                            try reader.read(ids[pick], into: &key)
                            if key != keys[pick] { wrong += 1 }
                            let found = try keys[pick].withUnsafeBytes { try reader.id(ofKey: $0) }
                            if found != ids[pick] { wrong += 1 }
                        }
                        if try reader.tailCount() != tail || tail % 10 != 0 { wrong += 1 }
                    }
                    return wrong
                }
            }
            group.addTask {
                for round in 0..<10 {
                    try environment.write { transaction in
                        let writer = try TermWriter(dictionary, transaction)
                        for number in 0..<10 { _ = try writer.insert(.literal(Literal("late \(round) \(number)"))) }
                    }
                }
                return 0
            }
            for try await wrong in group { #expect(wrong == 0) }
        }
        #expect(try store.reader().tailCount() == 100)
    }

    @Test("With and without a dictionary of zstd, and with and without a thread, the terms are the same")
    func variants() throws {
        let keys = (0..<60_000).map { Array("\u{2}http://data.example.go.th/id/person/\($0 * 7919 % 1_000_003)".utf8) }
            .sortedKeys
        var sizes: [Int] = []
        for (dictionarySize, usesThread) in [(0, true), (64 << 10, true), (64 << 10, false)] {
            var settings = SegmentSettings()
            settings.dictionarySize = dictionarySize
            settings.usesThread = usesThread
            settings.stretchSize = 300_000
            let store = try SmallDictionary()
            let ids = try store.load(keys, settings)
            let reader = try store.reader()
            #expect(try reader.check() == [])
            var index = 0
            try reader.forEachKey { id, key in
                #expect(id == ids[index] && key.count == keys[index].count)
                index += 1
            }
            #expect(index == keys.count)
            sizes.append(try store.environment.read().statistics(store.dictionary.vocabulary).pages)
        }
        #expect(sizes[1] == sizes[2])
        #expect(sizes[0] != sizes[1])
    }
}
