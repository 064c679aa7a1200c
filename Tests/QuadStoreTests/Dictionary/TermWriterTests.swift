import RDFModel
import TestSupport
import Testing

@testable import QuadStore

@Suite("Terms that are inserted")
struct TermWriterTests {
    /// A term and the parts that it is made of.
    private static func parts(_ term: Term) -> [Term] {
        guard case .triple(let triple) = term else { return [term] }
        return parts(triple.subject) + [.iri(triple.predicate)] + parts(triple.object) + [term]
    }

    @Test(
        "Inserts and look-ups at random agree with a Swift dictionary, across segments, commits, rollbacks and reopening",
        arguments: [1, 2, 3] as [UInt64])
    func random(seed: UInt64) throws {
        var terms = GeneratedTerms(seed: seed)
        let store = try SmallDictionary()
        var known: [Term: TermID] = [:]
        // A bulk load first: what it holds is found in the segment.
        let loaded = Set((0..<2000).map { _ in terms.next(depth: 0) })
        let keys = loaded.compactMap { TermKeyTests.key($0) }.sortedKeys
        let settings = seed == 1 ? SegmentSettings() : SmallDictionary.tiny
        for (key, id) in zip(keys, try store.load(keys, settings)) {
            let term = TermKey.term(key.span)
            known[try #require(term)] = id
        }
        var random = SeededGenerator(seed: seed)
        for round in 0..<10 {
            let transaction = try store.environment.write()
            let writer = try TermWriter(store.dictionary, transaction)
            var now = known
            for _ in 0..<500 {
                let term = terms.next()
                let before = try writer.reader.id(of: term)
                let id = try writer.insert(term)
                if let other = now[term] { #expect(id == other) }
                if before != nil { #expect(before == id) }
                // The parts of a triple term are terms of their own.
                for part in Self.parts(term) { now[part] = try writer.reader.id(of: part) }
                #expect(try writer.insert(term) == id)
                #expect(try writer.reader.term(id) == term)
            }
            #expect(Set(now.values).count == now.count)
            if Bool.random(using: &random) || round == 9 {
                try transaction.commit()
                known = now
            } else {
                transaction.rollBack()
                // A rollback leaves nothing.
                let reader = try store.reader()
                for (term, id) in now where known[term] == nil && !id.isInline {
                    #expect(try reader.id(of: term) == nil)
                }
            }
        }
        let reader = try store.reader()
        for (term, id) in known {
            #expect(try reader.id(of: term) == id)
            #expect(try reader.term(id) == term)
        }
        #expect(try reader.check() == [])
        var count = 0
        try reader.forEachKey { id, key in
            let found = TermKey.term(key)
            let term = try #require(found)
            #expect(known[term] == id)
            count += 1
        }
        #expect(count == known.values.filter { $0.tag == .sortedTerm || $0.tag == .tailTerm }.count)
    }

    @Test("Terms of a block get the ids that the terms themselves get")
    func blocks() throws {
        var terms = GeneratedTerms(seed: 5)
        var block = QuadBlock()
        var last: Quad?
        for _ in 0..<300 {
            let quad = Quad(terms.next(depth: 0), RDF.type, terms.next(depth: 2))
            block.append(quad, after: last)
            last = quad
        }
        let store = try SmallDictionary()
        try store.environment.write { transaction in
            let writer = try TermWriter(store.dictionary, transaction)
            for statement in block.statements {
                for number in [statement.subject, statement.predicate, statement.object] {
                    #expect(try writer.reader.id(of: number, in: block) == writer.reader.id(of: block.term(number)))
                    let id = try writer.insert(number, of: block)
                    #expect(try writer.insert(block.term(number)) == id)
                    #expect(try writer.reader.id(of: number, in: block) == id)
                }
            }
        }
        #expect(try store.reader().check() == [])
    }

    @Test("Two keys of one hash are two terms")
    func collisions() throws {
        let store = try SmallDictionary()
        let (first, second): ([UInt8], [UInt8]) = ([2, 65], [2, 66])
        try store.environment.write { transaction in
            let writer = try TermWriter(store.dictionary, transaction)
            let hash = second.withUnsafeBytes { Hash64.hash($0) }
            let other = try first.withStoredBytes { try writer.insert($0, hash: hash) }
            let id = try second.withUnsafeBytes { try writer.insert(key: $0) }
            #expect(id != other)
            #expect(try second.withUnsafeBytes { try writer.insert(key: $0) } == id)
            #expect(try second.withUnsafeBytes { try writer.reader.id(ofKey: $0) } == id)
            #expect(try first.withStoredBytes { try writer.reader.tailID($0, hash) } == other)
            // Found by its own hash only, which the check knows.
            #expect(try writer.reader.check() == ["term 0 of the dictionary's tail is not found by its hash"])
        }
    }

    @Test(
        "Ids that nobody gave out are errors",
        arguments: [0, 2 << 60, 2 << 60 | 5 << 56, 3 << 60 | 7, 4 << 60 | 1, 13 << 60, 15 << 60 | 3] as [UInt64])
    func unknown(bits: UInt64) throws {
        let store = try SmallDictionary()
        let reader = try store.reader()
        #expect(throws: StoreError.self) { _ = try reader.term(TermID(bits: bits)) }
    }
}
