import RDFModel
import Testing

@Suite("The names in the seeds")
struct SeedNamesTests {
    @Test("At most one label a language, at least one label, and no name that is empty or padded")
    func shape() {
        for entry in SeedEntry.all {
            let languages = entry.labels.map { $0.language ?? "" }
            #expect(Set(languages.map { Array($0.utf8) }).count == languages.count, "\(entry.iri)")
            #expect(!entry.labels.isEmpty, "\(entry.iri)")
            for name in entry.names {
                let scalars = name.lexicalForm.unicodeScalars
                #expect(scalars.first.map { !$0.properties.isWhitespace } == true, "\(entry.iri)")
                #expect(scalars.last.map { !$0.properties.isWhitespace } == true, "\(entry.iri)")
                #expect(!scalars.contains("|") && !scalars.contains(";"), "\(entry.iri): \(name.lexicalForm)")
            }
        }
    }

    @Test("The language of a name is that of its letters")
    func languages() {
        for entry in SeedEntry.all {
            for name in entry.names {
                let isThai = name.lexicalForm.unicodeScalars.contains { (0x0E01...0x0E5B).contains($0.value) }
                let language = name.language ?? ""
                #expect(language.utf8.elementsEqual((isThai ? "th" : "en").utf8), "\(name.lexicalForm)")
            }
        }
    }

    @Test("A name that means two bodies, two places or two countries is ambiguous in both")
    func sharedNames() {
        var owners: [[UInt8]: Set<IRI>] = [:]
        for entry in SeedEntry.all where !["titles.ttl", "offices.ttl"].contains(entry.file) {
            let ambiguous = Set(entry.ambiguous.map { Array($0.lexicalForm.utf8) })
            for name in entry.labels + entry.alternatives + entry.former {
                let key = Array(name.lexicalForm.utf8)
                if !ambiguous.contains(key) { owners[key, default: []].insert(entry.iri) }
            }
        }
        let shared = owners.filter { $0.value.count > 1 }.map { String(decoding: $0.key, as: UTF8.self) }
        #expect(shared.sorted() == [])
    }

    @Test("Every ministry has a Thai and an English name and an abbreviation")
    func ministries() {
        let entries = SeedEntry.of("ministries.ttl")
        for entry in entries {
            #expect(entry.labels.count == 2, "\(entry.iri)")
        }
        let abbreviated = entries.filter { entry in
            entry.names.contains { $0.lexicalForm.utf8.count <= 10 && $0.lexicalForm.utf8.last == UInt8(ascii: ".") }
        }
        #expect(abbreviated.count >= 20)
        #expect(entries.filter { !$0.former.isEmpty }.count >= 2)
    }
}
