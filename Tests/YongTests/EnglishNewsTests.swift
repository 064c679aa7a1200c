import TestSupport
import Testing

@testable import Yong

/// English items of the same site, in sentences of the tests' own.
@Suite("English items")
struct EnglishNewsTests {
    private static let extractor: Result<Extractor, any Error> = Result {
        let seeds = try Seeds.embedded()
        return Extractor(entries: seeds.entries, lexicon: seeds.lexicon, models: try .embedded())
    }

    /// What a sentence says, as readable lines, and the types and names of the things in it.
    private static func read(_ text: String) throws -> (statements: [String], names: [String]) {
        let document = Document(
            id: "1", text: text, title: 0..<0, body: 0..<text.utf8.count,
            published: CalendarDate(year: 2023, month: 8, day: 29))
        let extraction = try extractor.get().extract(document)
        let names = extraction.entities.map(\.name)
        let statements = extraction.relations.map { relation in
            let object =
                switch relation.object {
                case .entity(let index): names[index]
                case .text(let text): text
                case .date(let date): date.description
                }
            return "\(names[relation.subject]) \(relation.predicate.rawValue) \(object)"
        }
        return (statements, extraction.entities.map { "\($0.type.rawValue) \($0.name)" })
    }

    @Test(
        "Plain sentences are read",
        arguments: [
            (
                "August 28, 2023, at Government House, Prime Minister Somchai Testman met with H.E. Mr. Kenji Yamaguchi, "
                    + "Minister of Health of Japan.",
                [
                    "Somchai Testman holdsPosition Prime Minister",
                    "Kenji Yamaguchi holdsPosition Minister of Health of Japan",
                    "Somchai Testman meets Kenji Yamaguchi", "Kenji Yamaguchi worksFor Japan",
                ]
            ),
            (
                "Minister of Labour Pichai Sampler attended the 5th ASEAN Labour Forum.",
                ["Pichai Sampler participatesIn 5th ASEAN Labour Forum"]
            ),
            (
                "Dr. Wanchai Tryoutkul, Permanent Secretary of the Ministry of Public Health, and Mr. John Smithson, "
                    + "Director-General of the World Health Organization, discussed vaccines.",
                [
                    "Wanchai Tryoutkul holdsPosition Permanent Secretary of the Ministry of Public Health",
                    "Wanchai Tryoutkul worksFor Ministry of Public Health",
                    "John Smithson holdsPosition Director-General of the World Health Organization",
                    "John Smithson worksFor World Health Organization",
                ]
            ),
            (
                "Mr. Prasert Examplewong, Minister of Finance, presided over the opening ceremony of the Thailand Savings "
                    + "Expo 2023.",
                [
                    "Prasert Examplewong holdsPosition Minister of Finance",
                    "Prasert Examplewong chairs Thailand Savings Expo 2023",
                ]
            ),
            (
                "Mrs. Anna Berg, Ambassador of the Kingdom of Norway to Thailand, paid a courtesy call on Deputy Prime "
                    + "Minister Somsak Probakul yesterday.",
                ["Anna Berg worksFor Kingdom of Norway", "Somsak Probakul holdsPosition Deputy Prime Minister"]
            ),
            (
                "Thailand and Lao PDR signed a memorandum of understanding on cooperation in agriculture.",
                ["Thailand cooperatesWith Lao PDR"]
            ),
        ])
    func sentences(text: String, expected: [String]) throws {
        let found = try Self.read(text).statements
        for statement in expected { #expect(found.contains(statement), "\(statement)\n\(found)") }
    }

    @Test("Names of people, ministries, bodies and countries are found by their English names")
    func names() throws {
        let found = try Self.read(
            "Mr. Carlos Rivera, President of the Republic of Peru, thanked the Ministry of Public Health. He met envoys of "
                + "the World Health Organization as well."
        ).names
        #expect(
            found.prefix(4) == [
                "Person Carlos Rivera", "Country Republic of Peru", "Ministry Ministry of Public Health",
                "Organisation World Health Organization",
            ], "\(found)")
    }

    @Test("A capitalised word before a known name is no part of it")
    func knownNames() throws {
        let expected = ["Organisation World Health Organization"]
        #expect(try Self.read("The World Health Organization sent help.").names == expected)
        let found = try Self.read("Experts of the World Health Organization came.").names
        withKnownIssue("the longer of two overlapping names stays") { #expect(found == expected) }
    }

    @Test("A weekday or a month is no person, and a headline in capitals no office")
    func silence() throws {
        let found = try Self.read("The Cabinet approved the draft on Monday. Government House will be open in August.")
        #expect(!found.names.contains { $0.hasPrefix("Person") }, "\(found.names)")
        #expect(!found.statements.contains { $0.contains("holdsPosition") }, "\(found.statements)")
    }
}
