import Foundation
import RDFModel
import TestSupport
import Testing

@testable import QuadStore

/// Damage of the journal's file: what can be told from a record that was never written to its end is refused.
@Suite("Damage of the journal")
struct JournalDamageTests {
    /// A store with some records in its journal.
    private final class Journaled {
        let folder: TemporaryFolder
        let tables: [UInt8]
        let journal: [UInt8]
        /// What the store holds after each record.
        private(set) var contents: [Set<Quad>] = []
        /// Where each record ends.
        private(set) var ends: [Int] = []

        init(_ durability: Durability) throws {
            folder = try TemporaryFolder()
            var news = GeneratedNews(seed: 5)
            do {
                var options = StoreTests.options(blockRows: 8)
                options.durability = durability
                let store = try Store(at: folder.path, options: options)
                let loader = store.loader()
                var sink = loader.sink
                var content = Set(news.quads(50))
                for quad in content { try sink.quad(quad) }
                try loader.finish()
                let first = Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.nil_))
                try store.write { _ = try $0.insert(first) }
                content.insert(first)
                contents = [content]
                for round in 0..<12 {
                    try store.write { transaction in
                        let quad = Quad(news.node(), news.iri(), .literal(Literal("record \(round)")))
                        for quad in [quad, news.quad()] {
                            content.insert(quad)
                            try transaction.insert(quad)
                        }
                        if round % 3 == 0, let gone = content.first {
                            content.remove(gone)
                            try transaction.delete(gone)
                        }
                    }
                    contents.append(content)
                    ends.append(try store.core.journal.records(store.core.environment.read()).bytes.count)
                }
            }
            tables = try Shared.bytes(ofFile: folder.path + "/data.mdb")
            journal = try Shared.bytes(ofFile: folder.path + "/journal")
        }

        func copy(_ change: (inout [UInt8]) -> Void) throws -> TemporaryFolder {
            let place = try TemporaryFolder()
            var bytes = journal
            change(&bytes)
            try Data(tables).write(to: URL(fileURLWithPath: place.path + "/data.mdb"))
            try Data(bytes).write(to: URL(fileURLWithPath: place.path + "/journal"))
            return place
        }
    }

    private static func isJournalDamage(_ error: any Error) -> Bool {
        guard case StoreError.damaged(_, let detail) = error else { return false }
        return detail.contains("of the journal") && detail.unicodeScalars.count < 200
    }

    @Test("A bit in a record that others follow is found when the store is opened", arguments: [false, true])
    func middle(isReadOnly: Bool) throws {
        let base = try Journaled(.full)
        var random = SeededGenerator(seed: 4)
        for record in 0..<11 {
            for _ in 0..<6 {
                let range = (record == 0 ? 0 : base.ends[record - 1])..<base.ends[record]
                let place = Int.random(in: range, using: &random)
                let copy = try base.copy { $0[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
                var options = StoreTests.options(blockRows: 8)
                options.isReadOnly = isReadOnly
                #expect(
                    "record \(record), byte \(place)",
                    performing: {
                        _ = try Store(at: copy.path, options: options)
                    }, throws: Self.isJournalDamage)
            }
        }
    }

    @Test("A record that is cut off was never reported: the store is that of the record before")
    func torn() throws {
        let base = try Journaled(.full)
        // The last bytes may be zeros that fill the record up.
        for cut in stride(from: base.ends[10] + 1, to: base.ends[11] - 8, by: 13) {
            let copies = [
                try base.copy { for place in cut..<base.ends[11] { $0[place] = 0 } },
                try base.copy { $0.removeLast($0.count - cut) },
                try base.copy { for place in base.ends[10]..<cut { $0[place] = 0xAA } },
            ]
            for copy in copies {
                let store = try Store(at: copy.path, options: StoreTests.options(blockRows: 8))
                #expect(try StoreTests.all(store.snapshot()) == base.contents[11], "cut at \(cut)")
                #expect(try store.snapshot().check() == [])
                // What is left of the record is not met by those that come.
                for number in 0..<3 {
                    let quad = Quad(.iri(RDF.nil_), RDF.type, .literal(Literal("record \(number)")))
                    try store.write { _ = try $0.insert(quad) }
                }
                #expect(try store.snapshot().count(QuadPattern()) == base.contents[11].count + 3)
                #expect(try store.snapshot().check() == [])
            }
        }
    }

    @Test("Of a deferred store the records in front of a bad one are left, and those behind it never come back")
    func deferred() throws {
        let base = try Journaled(.deferred)
        for record in 0..<11 {
            let copy = try base.copy { $0[base.ends[record] - 1] ^= 0x40 }
            do {
                let store = try Store(at: copy.path, options: StoreTests.options(blockRows: 8))
                #expect(try StoreTests.all(store.snapshot()) == base.contents[record])
                try store.write { _ = try $0.insert(Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.type))) }
            }
            let store = try Store(at: copy.path, options: StoreTests.options(blockRows: 8))
            #expect(try store.snapshot().count(QuadPattern()) == base.contents[record].count + 1)
            #expect(try store.snapshot().check() == [])
        }
    }

    @Test("A record is made again with other content and the right check sum: check names what is wrong")
    func wrongRecords() throws {
        let base = try Journaled(.full)
        let first = base.ends[10]..<base.ends[11]
        func findings(_ note: String, _ change: (inout [UInt8]) -> Void) throws -> String {
            let copy = try base.copy { bytes in
                var record = Array(bytes[first])
                change(&record)
                record.seal()
                bytes.replaceSubrange(first, with: record)
            }
            do {
                let store = try Store(at: copy.path, options: StoreTests.options(blockRows: 8))
                let snapshot = try store.snapshot()
                try? snapshot.forEach(QuadPattern()) { _ in }
                return snapshot.check().joined(separator: "; ")
            } catch {
                return "\(error)"
            }
        }
        #expect(try findings("as it was") { _ in }.isEmpty)
        // The head, then the first term: length and key.
        for (note, place, sentence) in [
            ("more terms", 32, "contradicts itself"), ("more triple terms", 37, "contradicts itself"),
            ("more quads", 41, "contradicts itself"), ("a longer key", 50, "contradicts itself"),
            ("another kind of key", 52, "is no term"),
        ] {
            let found = try findings(note) { $0[place] = 0x7F }
            #expect(found.contains(sentence), "\(note): \(found)")
        }
        // The last quad: its ids stand at the end, and its kind in front of them.
        let quads = try findings("a quad of a term that is not there") { $0[$0.count - 13] ^= 0x7F }
        #expect(!quads.isEmpty, "\(quads)")
    }

    @Test("Any byte may be another: nothing crashes, and what is read is what some commit left")
    func bytes() throws {
        for durability in [Durability.full, .deferred] {
            let base = try Journaled(durability)
            for seed in Fuzzing.seeds(150) {
                var random = SeededGenerator(seed: seed)
                let place = Int.random(in: 0..<base.ends[11] + 100, using: &random)
                let copy = try base.copy { $0[place] ^= UInt8.random(in: 1...255, using: &random) }
                do {
                    let store = try Store(at: copy.path, options: StoreTests.options(blockRows: 8))
                    let found = try StoreTests.all(store.snapshot())
                    #expect(base.contents.contains(found), "seed \(seed), byte \(place)")
                    #expect(try store.snapshot().check() == [])
                    // Only the last record may be lost without a word.
                    if durability == .full { #expect(base.contents.suffix(2).contains(found)) }
                } catch is StoreError {}
            }
        }
    }

    @Test("A journal that is ahead of the tables is refused")
    func ahead() throws {
        let folder = try TemporaryFolder()
        var options = StoreTests.options(blockRows: 8)
        options.mostJournalChanges = 3
        var older: [UInt8] = []
        do {
            let store = try Store(at: folder.path, options: options)
            older = try Shared.bytes(ofFile: folder.path + "/data.mdb")
            for number in 0..<10 {
                let quad = Quad(.iri(RDF.nil_), RDF.type, .literal(Literal("\(number)")))
                try store.write { _ = try $0.insert(quad) }
            }
        }
        try Data(older).write(to: URL(fileURLWithPath: folder.path + "/data.mdb"))
        #expect(
            performing: { _ = try Store(at: folder.path, options: options) },
            throws: { "\($0)".contains("later state") })
    }
}
