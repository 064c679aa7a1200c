import Documents
import RDFModel
import TestSupport
import Testing

/// Where the corpus is.
private enum Corpus {
    static let root = Shared.root + "/../shared/corpus"
    static let isThere = !DocumentReader(inputs: [root]).files().files.isEmpty
}

/// These tests look the seeds' names up in a corpus that may stand beside the project. Where it is missing they are
/// reported as skipped.
@Suite("The seeds' names in the corpus", .enabled(if: Corpus.isThere, "../shared/corpus is not there"))
struct CorpusNamesTests {
    /// The least share of entries with a name in the corpus, in percent, somewhat below what was measured when the
    /// file was written. A kind whose share falls has been filled with things that the news does not name. Countries
    /// and universities are meant to be complete, whatever the news names.
    static let floors: [String: Int] = [
        "associations.ttl": 45, "committees-and-centres.ttl": 75, "companies-and-banks.ttl": 70, "countries.ttl": 40,
        "departments.ttl": 88, "events.ttl": 70, "hospitals.ttl": 75, "independent-bodies.ttl": 65,
        "international-organisations.ttl": 45,
        "ministries.ttl": 90, "offices.ttl": 75, "parties.ttl": 40, "places.ttl": 70, "plans.ttl": 75,
        "provinces.ttl": 100,
        "public-organisations.ttl": 75, "security-forces.ttl": 60, "state-enterprises.ttl": 85, "titles.ttl": 70,
        "universities.ttl": 55,
    ]

    @Test("Most entries have a name that occurs; the names that never do are listed")
    func occurrences() {
        let entries = SeedEntry.all
        var finder = NameFinder(Set(entries.flatMap(\.names).map { Array($0.lexicalForm.utf8) }))
        for document in DocumentReader(inputs: [Corpus.root]).read().documents {
            finder.search(Array(document.text.utf8))
        }
        let found = finder.foundNames
        func occurs(_ name: Literal) -> Bool { found.contains(Array(name.lexicalForm.utf8)) }
        for file in SeedFiles.names {
            let entries = SeedEntry.of(file)
            let names = entries.flatMap(\.names)
            let missing = names.filter { !occurs($0) }.map(\.lexicalForm)
            print("\(file): \(missing.count) of \(names.count) names never occur: \(missing.joined(separator: " | "))")
            let named = entries.filter { $0.names.contains(where: occurs) }.count
            print("\(file): \(named) of \(entries.count) entries occur by some name")
            guard let floor = Self.floors[file] else {
                Issue.record("\(file) has no floor")
                continue
            }
            #expect(named * 100 >= floor * entries.count, "\(file): \(named) of \(entries.count)")
        }
    }
}
