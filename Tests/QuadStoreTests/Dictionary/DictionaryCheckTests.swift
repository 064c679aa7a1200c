import RDFModel
import TestSupport
import Testing

@testable import QuadStore

@Suite("Damage of the dictionary")
struct DictionaryCheckTests {
    private func store() throws -> SmallDictionary {
        let store = try SmallDictionary()
        try store.load((0..<500).map { Array("\u{2}http://example.org/\($0)".utf8) }.sortedKeys, SmallDictionary.tiny)
        try store.environment.write { transaction in
            let writer = try TermWriter(store.dictionary, transaction)
            for number in 0..<20 {
                let subject = IRI(unchecked: "http://example.org/late/\(number)")
                _ = try writer.insert(.triple(Triple(.iri(subject), RDF.type, .literal(Literal("late \(number)")))))
            }
        }
        return store
    }

    @Test("A byte that changed anywhere in a chunk, a compression dictionary, the tail or a triple term is found")
    func bytes() throws {
        let store = try store()
        #expect(try store.reader().check() == [])
        var random = SeededGenerator(seed: 1)
        var targets: [(Table, UInt64)] = []
        for chunk in 0..<5 { targets.append((store.dictionary.vocabulary, SegmentFormat.key(0, .chunk, chunk * 3))) }
        targets.append((store.dictionary.tail, 3))
        targets.append((store.dictionary.triples, 4))
        for (table, key) in targets {
            for _ in 0..<20 {
                var place = 0
                let change: UInt8 = .random(in: 1...255, using: &random)
                try store.damage(table, key) { value in
                    place = Int.random(in: 0..<value.count, using: &random)
                    value[place] ^= change
                }
                // Reading must not crash, whatever it finds.
                let reader = try store.reader()
                #expect(try !reader.check().isEmpty, "\(table.name) \(key) \(place)")
                for position in 0..<500 { _ = try? reader.term(TermID(segment: 0, position: position)) }
                try store.damage(table, key) { $0[place] ^= change }
            }
        }
        #expect(try store.reader().check() == [])
    }

    @Test("Values that are missing, cut short or too many are found")
    func values() throws {
        let vocabulary: [UInt64] = [SegmentFormat.key(0, .chunk, 2), SegmentFormat.key(0, .chunk, 0)]
        for key in vocabulary {
            let store = try store()
            #expect(try store.environment.write { try $0.delete(store.dictionary.vocabulary, key) })
            #expect(try !store.reader().check().isEmpty)
            let other = try self.store()
            for count in [0, 7, 20, 40, 100] {
                try other.damage(other.dictionary.vocabulary, key) { $0 = Array($0.prefix(count)) }
                #expect(try !other.reader().check().isEmpty)
            }
        }
        for index in 0..<4 {
            let store = try store()
            let dictionary = store.dictionary
            let table = [dictionary.tail, dictionary.tailHashes, dictionary.triples, dictionary.tripleIDs][index]
            try store.environment.write { transaction in
                let cursor = try transaction.cursor(table)
                _ = try cursor.first()
                _ = try cursor.next()
                try cursor.delete()
            }
            #expect(try !store.reader().check().isEmpty, "\(table.name)")
        }
    }

    @Test("A directory that is damaged cannot be read, and says so")
    func directory() throws {
        let store = try store()
        try store.damage(store.dictionary.vocabulary, SegmentFormat.key(0, .directory)) { $0[100] ^= 1 }
        #expect(
            throws: StoreError.damaged(
                path: store.place.path, detail: "the directory of vocabulary segment 0 cannot be read")
        ) {
            // The directory that was read before is known by its hash, which the damage has not touched.
            let fresh = TermDictionary(
                store.environment, tables: try store.environment.tables(TermDictionary.tableNames))
            _ = try TermReader(fresh, store.environment.read())
        }
    }

    @Test("A term of the tail that stands in a segment as well is found")
    func twice() throws {
        let store = try store()
        try store.environment.write { transaction in
            let writer = try TermWriter(store.dictionary, transaction)
            let key = Array("\u{2}http://example.org/7".utf8)
            let hash = key.withUnsafeBytes { Hash64.hash($0) }
            _ = try key.withStoredBytes { try writer.insert($0, hash: hash) }
        }
        #expect(try store.reader().check().count == 1)
    }

    @Test("A triple term that contains itself is an error and no endless loop")
    func loops() throws {
        let store = try store()
        try store.damage(store.dictionary.triples, 4) { value in
            let id = TermID(.tripleTerm, 4).bits
            for index in 0..<8 { value[20 + index] = UInt8(truncatingIfNeeded: id >> UInt64(8 * index)) }
        }
        let reader = try store.reader()
        #expect(throws: StoreError.damaged(path: store.place.path, detail: "triple term 4 contains a later one")) {
            _ = try reader.term(TermID(.tripleTerm, 4))
        }
        #expect(try reader.check().count >= 2)
    }
}
