import Documents
import TestSupport
import Testing
import ThaiText

/// Where the corpus is.
private enum Corpus {
    static let root = Shared.root + "/../shared/corpus"
    static let isThere = !DocumentReader(inputs: [root]).files().files.isEmpty
}

/// These tests read a corpus that may stand beside the project. Where it is missing they are reported as skipped.
@Suite("The corpus beside the project", .enabled(if: Corpus.isThere, "../shared/corpus is not there"))
struct CorpusTests {
    static let batch = DocumentReader(inputs: [Corpus.root]).read()

    @Test("Every item parses")
    func everyItem() {
        let batch = Self.batch
        #expect(batch.failures == [])
        #expect(batch.documents.count == 3000)
        for document in batch.documents {
            #expect(document.source.utf8.elementsEqual((document.source.prefixToFolder + document.id + ".txt").utf8))
            #expect(document.url == "https://www.thaigov.go.th/news/contents/details/" + document.id)
        }
        // Pages that were taken down: the site still has an address, and the beginning of Unix time as their date.
        let empty = ["35683", "38872", "41144", "41777", "60887", "83827", "84387", "90343"]
        #expect(batch.documents.filter { $0.published == nil }.map(\.id).sorted() == empty)
        #expect(batch.documents.filter { $0.title.isEmpty }.map(\.id).sorted() == empty)
        #expect(batch.documents.filter { $0.body.isEmpty }.map(\.id).sorted() == empty)
    }

    @Test("The years of publication, counted by another program, and no odd headers")
    func dates() {
        // The date in words and the date in digits are not the same day.
        let noted = Self.batch.documents.filter { !$0.notes.isEmpty && !$0.title.isEmpty }
        #expect(noted.allSatisfy { $0.notes.count == 1 && $0.notes[0].contains("two dates of publication") })
        let twoDates = [
            "64759", "65672", "68716", "72289", "73468", "74066", "76537", "84130", "84500", "98895", "99101",
        ]
        #expect(noted.map(\.id).sorted() == twoDates)
        let years = Dictionary(grouping: Self.batch.documents.compactMap(\.published), by: \.year)
        #expect(years.mapValues(\.count) == [2020: 300, 2021: 649, 2022: 446, 2023: 600, 2024: 597, 2025: 400])
    }

    @Test("Bodies begin and end at lines and hold what lies between date and source")
    func bodies() {
        for document in Self.batch.documents where !document.body.isEmpty {
            let bytes = Array(document.text.utf8)
            #expect(document.title.upperBound <= document.body.lowerBound, "\(document.id)")
            let after = String(decoding: bytes[document.body.upperBound...], as: UTF8.self)
            let words = after.split(whereSeparator: \.isWhitespace)
            #expect(words.count == 3 && words[1] == ":" && words[2].hasSuffix(document.id), "\(document.id)")
        }
    }

    @Test("Texts state dates, and one item has a weekday that contradicts its date")
    func datesInTexts() throws {
        var withDates = 0
        for document in Self.batch.documents where !document.body.isEmpty {
            let text = NormalizedText(String(decoding: Array(document.text.utf8)[document.body], as: UTF8.self))
            let dates = DateScanner.dates(in: text.bytes, reference: document.published)
            if dates.contains(where: { !$0.isRelative }) { withDates += 1 }
            guard document.id == "38530" else { continue }
            let odd = dates.filter { $0.contradictingWeekday != nil }
            #expect(odd.map(\.first) == [CalendarDate(year: 2021, month: 1, day: 22)])
            #expect(odd.first?.contradictingWeekday == 4)
        }
        #expect(withDates == 2543)
    }
}

extension String {
    /// The path up to and with its last slash.
    fileprivate var prefixToFolder: String {
        String(self[..<(lastIndex(of: "/").map { index(after: $0) } ?? startIndex)])
    }
}
