import Documents
import TestSupport
import Testing

@testable import EntityExtraction
@testable import ExtractionModel

extension WordTables {
    /// The tables of the seeds.
    static let ofSeeds: WordTables = {
        do { return try WordTables(files: WordFiles.all) } catch {
            Issue.record("\(error)")
            return .none
        }
    }()
}

/// Word files: what is read from them, and what is said of bad ones.
@Suite("Word files")
struct WordTablesTests {
    /// A file with every section, each with one word that fits it.
    private static func complete(without missing: WordTables.Section? = nil) -> String {
        WordTables.Section.allCases.filter { $0 != missing }.map { section in
            let attributes = section.attributes.map { attribute in
                switch attribute {
                case .type: "\tPlace"
                case .style: "\troom"
                case .rank: "\t20"
                case .phrase: "\tวอ"
                }
            }
            return "[\(section.rawValue)]\nวิ" + attributes.joined() + "\n"
        }.joined()
    }

    private static func error(in text: String) -> WordsError? {
        error(inBytes: Array(text.utf8))
    }

    private static func error(inBytes bytes: [UInt8]) -> WordsError? {
        do {
            _ = try WordTables(files: [("a.txt", Array(complete().utf8)), ("b.txt", bytes)])
            return nil
        } catch {
            return error
        }
    }

    @Test("The files of the seeds are whole, and no phrase stands twice in a section")
    func seeds() throws {
        let tables = try WordTables(files: WordFiles.all)
        #expect(tables.count > 4000)
        for section in WordTables.Section.allCases {
            var seen: Set<[UInt8]> = []
            for word in tables.words(section) {
                #expect(
                    seen.insert(Array(word.phrase.utf8)).inserted, "[\(section.rawValue)] has \(word.phrase) twice")
            }
        }
    }

    @Test("No phrase says two things about the names around it", arguments: ["cue", "joint"])
    func clearness(prefix: String) throws {
        var seen: [[UInt8]: WordTables.Section] = [:]
        for section in WordTables.Section.allCases where section.rawValue.hasPrefix(prefix + "-") {
            for word in WordTables.ofSeeds.words(section) {
                let other = seen.updateValue(section, forKey: Array(word.phrase.utf8))
                #expect(other == nil, "\(word.phrase) is in [\(section.rawValue)] and [\(other?.rawValue ?? "")]")
            }
        }
        #expect(seen.count > 30)
    }

    @Test("Phrases are read in order, with comments and empty lines left out and spaces that are seen")
    func reading() throws {
        let text = "# words\n\n[stops]\r\nกา\r\n# more\nข_ค_\n\n[heads]\nบาง ที\tPlace\troom\n[stops]\n(ง"
        let tables = try WordTables(files: [("a.txt", Array(Self.complete().utf8)), ("b.txt", Array(text.utf8))])
        #expect(tables.phrases(.stops) == ["วิ", "กา", "ข ค ", "(ง"])
        let head = try #require(tables.words(.heads).last)
        #expect(head.phrase == "บาง ที")
        #expect(head.attributes == ["Place", "room"])
        #expect(tables.phrases(.keeps) == ["วิ"])
    }

    @Test("A bad line is an error that names file, line and what is wrong")
    func badLines() {
        func problem(_ text: String) -> WordsError? { Self.error(in: "# a\n" + text + "\n") }
        func expected(_ line: Int, _ problem: WordsError.Problem) -> WordsError {
            WordsError(file: "b.txt", line: line, problem: problem)
        }
        #expect(problem("[stops]\nก") == nil)
        #expect(problem("[stop words]\nก") == expected(2, .unknownSection("stop words")))
        #expect(problem("[stops\nก") == expected(2, .openHeader))
        #expect(problem("ก\n[stops]") == expected(2, .outsideSection))
        #expect(problem("[stops]\nก\nข ") == expected(4, .unseenSpace))
        #expect(problem("[stops]\n\tก") == expected(3, .unseenSpace))
        #expect(problem("[stops]\nก\tPlace") == expected(3, .attributeCount(expected: 0, found: 1)))
        #expect(problem("[heads]\nก\tPlace") == expected(3, .attributeCount(expected: 2, found: 1)))
        #expect(problem("[heads]\nก\tPlace\tPlace") == expected(3, .attribute("Place")))
        #expect(problem("[heads]\nก\tplace\tplace") == expected(3, .attribute("place")))
        #expect(problem("[body-ranks]\nก\t0") == expected(3, .attribute("0")))
        #expect(problem("[body-ranks]\nก\t1e1") == expected(3, .attribute("1e1")))
        #expect(problem("[office-short]\nก\t\tข") == expected(3, .attributeCount(expected: 1, found: 2)))
        #expect(Self.error(inBytes: Array("[stops]\n".utf8) + [0xE0, 0xB8]) == expected(2, .notText))
        #expect(problem("[stops]\nข ")?.description.hasPrefix("b.txt:3: a space or tab") == true)
    }

    @Test("A section that no file has is an error", arguments: [WordTables.Section.stops, .cueChair, .heads])
    func missing(section: WordTables.Section) {
        let text = Array(Self.complete(without: section).utf8)
        #expect(throws: WordsError(file: "a.txt, b.txt", line: 0, problem: .missingSection(section.rawValue))) {
            try WordTables(files: [("a.txt", text), ("b.txt", [])])
        }
    }

    @Test("Rules look for the words that are handed in")
    func handedIn() throws {
        let text = Self.complete() + "[heads]\nกลุ่มบ้าน\tOrganisation\tplain\n[titles]\nตาแก่\n"
        let words = try WordTables(files: [("a.txt", Array(text.utf8))])
        func names(_ words: WordTables) -> [String] {
            let text = "เมื่อวาน ตาแก่สมหมาย ใจเย็น พบกลุ่มบ้านรักปลา"
            let document = Document(id: "1", text: text, title: 0..<0, body: 0..<text.utf8.count)
            return Extractor(entries: [], lexicon: Lexicon(words: words)).extract(document).entities.map(\.name)
        }
        #expect(names(words) == ["สมหมาย ใจเย็น", "กลุ่มบ้านรักปลา"])
        #expect(names(.none) == [])
    }
}
