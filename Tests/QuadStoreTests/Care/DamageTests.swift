import RDFModel
import TestSupport
import Testing

@testable import QuadStore

@Suite("Damage of a store")
struct DamageTests {
    /// Reads a store in many ways; errors are well, crashes are not.
    private func read(_ store: Store) {
        guard let snapshot = try? store.snapshot() else { return }
        for graphs in [GraphSelection.defaultGraph, .anyNamed] {
            let terms: [Term] = [
                .iri(IRI(unchecked: "http://e/a0")), .iri(IRI(unchecked: "http://e/0/3")),
            ]
            for term in terms {
                try? snapshot.forEach(QuadPattern(subject: term, in: graphs)) { _ in }
                try? snapshot.forEach(QuadPattern(predicate: term.iri, in: graphs)) { _ in }
                try? snapshot.forEach(QuadPattern(object: term, in: graphs)) { _ in }
                try? snapshot.forEach(QuadPattern(subject: term, object: term, in: graphs)) { _ in }
                _ = try? snapshot.count(QuadPattern(predicate: term.iri, in: .named(term)))
            }
        }
        _ = try? snapshot.statistics()
    }

    /// Plants damage in a copy, and expects `check` to say `sentence` of it, and reading not to crash.
    private func expect(
        _ base: DamagedStore, _ sentence: String, _ note: String, _ plant: (Store) throws -> Void
    ) throws {
        let place = try base.copy()
        let store = try Store(at: place.path, options: DamagedStore.options)
        try plant(store)
        let findings: [String]
        do throws(StoreError) { findings = try store.snapshot().check() } catch {
            findings = ["\(error)"]
        }
        #expect(findings.contains { $0.contains(sentence) }, "\(note): \(findings)")
        read(store)
        // Whoever writes to it gets an error or does it.
        _ = try? store.write { _ = try $0.insert(Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.nil_))) }
    }

    @Test("An undamaged store has no findings")
    func undamaged() throws {
        let base = try DamagedStore()
        let place = try base.copy()
        let store = try Store(at: place.path, options: DamagedStore.options)
        #expect(try store.snapshot().check() == [])
        #expect(try StoreTests.all(store.snapshot()) == base.content)
        let core = store.core
        for table in [
            core.tables.changes, core.dictionary.tail, core.dictionary.triples, core.tables.blocks,
        ] {
            #expect(try store.entries(table).count > 20, "\(table.name)")
        }
    }

    @Test("Blocks of every permutation", arguments: Permutation.allCases)
    func blocks(permutation: Permutation) throws {
        let base = try DamagedStore()
        var random = SeededGenerator(seed: UInt64(permutation.rawValue))
        let name = "\(permutation)"
        func number(_ store: Store, _ index: Int) throws -> UInt64 {
            try store.snapshot().quads.directory(permutation).entries[index].number
        }
        func key(_ number: UInt64) -> [UInt8] {
            (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
        }
        func block(_ store: Store, _ index: Int) throws -> (key: [UInt8], value: [UInt8]) {
            let wanted = key(try number(store, index))
            return try #require(try store.entries(store.core.tables.blocks).first { $0.key == wanted })
        }
        for _ in 0..<5 {
            let (place, bit) = (
                Int.random(in: 0..<1000, using: &random), Int.random(in: 0..<8, using: &random)
            )
            try expect(base, "of \(name) has another check sum", "a bit of a block") { store in
                var (key, value) = try block(store, 1)
                value[place % value.count] ^= 1 << UInt8(bit)
                try store.plant(store.core.tables.blocks, key, value)
            }
        }
        try expect(base, "is missing", "no block") { store in
            try store.plant(store.core.tables.blocks, try block(store, 2).key, nil)
        }
        try expect(base, "of \(name) has another check sum", "two blocks swapped") { store in
            let (one, other) = (try block(store, 0), try block(store, 1))
            try store.plant(store.core.tables.blocks, one.key, other.value)
            try store.plant(store.core.tables.blocks, other.key, one.value)
        }
        try expect(base, "belongs to no permutation", "a block twice") { store in
            try store.plant(store.core.tables.blocks, key(999_999), try block(store, 0).value)
        }
    }

    @Test("Directories of every permutation", arguments: Permutation.allCases)
    func directories(permutation: Permutation) throws {
        let base = try DamagedStore()
        let name = "\(permutation)"
        func damageDirectory(
            _ note: String, _ sentence: String, _ change: @escaping (inout [UInt8]) -> Void
        ) throws {
            try expect(base, sentence, "\(name): \(note)") { store in
                var bytes = try #require(
                    try store.entries(store.core.tables.directories).first {
                        $0.key == [permutation.rawValue]
                    }
                ).value
                change(&bytes)
                try store.plant(store.core.tables.directories, [permutation.rawValue], bytes)
            }
        }
        try expect(base, name, "no directory") { store in
            try store.plant(store.core.tables.directories, [permutation.rawValue], nil)
        }
        for field in 0..<12 {
            let sentence = field == 8 ? "" : name
            try damageDirectory("number \(field) of an entry", sentence) {
                $0[8 + 96 * 2 + 8 * field] ^= 1
            }
        }
        try damageDirectory("an entry less", name) { bytes in
            bytes.removeSubrange(8 + 96..<8 + 2 * 96)
            bytes[0] -= 1
        }
        try damageDirectory("an entry twice", "the directory of \(name) cannot be read") { bytes in
            bytes.insert(contentsOf: bytes[8..<8 + 96], at: 8)
            bytes[0] += 1
        }
        try damageDirectory("two entries swapped", "the directory of \(name) cannot be read") { bytes in
            let (one, other) = (Array(bytes[8..<104]), Array(bytes[104..<200]))
            bytes.replaceSubrange(8..<200, with: other + one)
        }
        try damageDirectory("cut short", "the directory of \(name) cannot be read") { $0.removeLast(5) }
        try damageDirectory("empty", "the directory of \(name) cannot be read") { $0 = [] }
    }

    @Test("Changes of every permutation", arguments: Permutation.allCases)
    func changes(permutation: Permutation) throws {
        let base = try DamagedStore()
        let name = "\(permutation)"
        func damage(
            _ note: String, _ sentence: String,
            _ plant: (Store, Table, [(key: [UInt8], value: [UInt8])]) throws -> Void
        ) throws {
            try expect(base, sentence, "\(name): \(note)") { store in
                let table = store.core.tables.changes
                let entries = try store.entries(table).filter { $0.key[0] == permutation.rawValue }
                try #require(entries.count > 3)
                try plant(store, table, entries)
            }
        }
        try damage("one less", "\(name) has") { try $0.plant($1, $2[1].key, nil) }
        try damage(
            "one that its blocks hold", "a change of \(name) is one that its blocks hold already"
        ) {
            try $0.plant($1, $2[1].key, [1 - $2[1].value[0]])
        }
        try damage("another kind", "a change of \(name) is none") { try $0.plant($1, $2[1].key, [7]) }
        try damage("no kind", "a change of \(name) is none") { try $0.plant($1, $2[1].key, []) }
        try damage("a key that is too short", "unknown permutation") { store, table, entries in
            try store.plant(table, Array(entries[1].key.dropLast()), [1])
        }
        try damage("an unknown permutation", "unknown permutation") { store, table, entries in
            try store.plant(table, [99] + entries[1].key.dropFirst(), [1])
        }
        try damage("another row", name) { store, table, entries in
            try store.plant(table, entries[1].key, nil)
            var key = entries[1].key
            key[key.count - 1] ^= 1
            try store.plant(table, key, entries[1].value)
        }
        try damage("one more", "\(name) has") { store, table, entries in
            var key = entries[1].key
            key[key.count - 1] ^= 1
            try store.plant(table, key, [1])
        }
    }

    @Test("Numbers that are kept")
    func properties() throws {
        let base = try DamagedStore()
        let cases: [(StoreTables.Property, UInt64, String)] = [
            (.defaultChanges, 1, "are counted"), (.namedChanges, 1 << 40, "are counted"),
            (.nextBlock, 3, "has a number that is not given out yet"),
            (.unfinishedLoad, 1 << 40, "interrupted load"),
            (.nextBlankNode, 2, "blank node"), (.format, 0, "format is 0"),
        ]
        for (property, number, sentence) in cases {
            try expect(base, sentence, "\(property)") { store in
                try store.core.environment.write { try store.core.tables.set(property, number, $0) }
            }
        }
        try expect(base, "the property 'colour' is unknown", "unknown") {
            try $0.plant($0.core.tables.properties, Array("colour".utf8), [1])
        }
        try expect(base, "is no number", "no number") {
            try $0.plant($0.core.tables.properties, Array("nextBlock".utf8), [1])
        }
    }

    @Test("The dictionary: values flipped, dropped, swapped and doubled", arguments: 0..<5)
    func dictionary(index: Int) throws {
        let base = try DamagedStore()
        var random = SeededGenerator(seed: UInt64(index))
        let names = ["vocabulary", "tail", "tail", "triple", "triple"]
        func damage(
            _ note: String, _ plant: (Store, Table, [(key: [UInt8], value: [UInt8])]) throws -> Void
        ) throws {
            try expect(base, names[index], note) { store in
                let dictionary = store.core.dictionary
                let table = [
                    dictionary.vocabulary, dictionary.tail, dictionary.tailHashes, dictionary.triples,
                    dictionary.tripleIDs,
                ][index]
                try plant(store, table, try store.entries(table))
            }
        }
        for entry in 0..<(index == 0 ? 4 : 6) {
            for _ in 0..<6 {
                let place = Int.random(in: 0..<10_000, using: &random)
                try damage("a bit of entry \(entry) at \(place)") { store, table, entries in
                    var (key, value) = entries[entry]
                    value[place % value.count] ^= 4
                    try store.plant(table, key, value)
                    key.removeAll()
                }
            }
            if index == 0, entry == 2 { continue }
            try damage("no entry \(entry)") { try $0.plant($1, $2[entry].key, nil) }
        }
        try damage("two swapped") { store, table, entries in
            try store.plant(table, entries[1].key, entries[3].value)
            try store.plant(table, entries[3].key, entries[1].value)
        }
        try damage("one twice") { store, table, entries in
            var key = entries[1].key
            key[key.count - 1] = 0xEE
            try store.plant(table, key, entries[1].value)
        }
    }

    @Test("Any byte of the file may be another: nothing crashes, and what is wrong is found")
    func bytes() throws {
        let base = try DamagedStore(quads: 150)
        for seed in Fuzzing.seeds(400) {
            var random = SeededGenerator(seed: seed)
            var place = 0
            let copy = try base.copy { bytes in
                // Half of them where pages begin, which LMDB reads.
                place = Int.random(in: 0..<bytes.count, using: &random)
                if seed % 2 == 0 { place = place / 4096 * 4096 + place % 160 }
                bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            }
            do {
                let store = try Store(at: copy.path, options: DamagedStore.options)
                read(store)
                let snapshot = try store.snapshot()
                let findings = snapshot.check()
                let found = try StoreTests.all(snapshot)
                if findings.isEmpty {
                    #expect(
                        found == base.content || found == base.contentBefore, "seed \(seed), byte \(place)")
                }
                try store.write { _ = try $0.insert(Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.nil_))) }
            } catch is StoreError {}
        }
    }
}
