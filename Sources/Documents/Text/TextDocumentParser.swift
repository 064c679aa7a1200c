import ThaiText

/// Reads one item out of text, in the form in which the government's news site gives it, or in none.
///
/// The form: a headline behind the site's name; a line with weekday and date; at times the date again in digits, and
/// the site's word for printing; the body, which as a rule begins with the headline once or twice more; a line that
/// names the address. Every part may be missing. Text without the form has its first line as the headline.
struct TextDocumentParser {
    private let text: String
    private let source: String
    private let lines: TextLines

    init(_ text: String, source: String) {
        self.text = TextLines.withLineFeeds(text)
        self.source = source
        self.lines = TextLines(Array(self.text.utf8))
    }

    /// What the site puts in front of a headline, the longer form first.
    private static let boilerplate = ["รัฐบาลไทย-ข่าวทำเนียบรัฐบาล-", "รัฐบาลไทย-"]
    private static let printing = "พิมพ์"
    private static let sourceWord = "ที่มา"

    func document() -> Document {
        var document = Document(
            id: DocumentFile.stem(of: source), text: text, title: 0..<0, body: 0..<0, source: source)
        let filled = lines.lines.indices.filter { !lines.lines[$0].isEmpty }
        guard let first = filled.first else { return document }
        var hasForm = false
        document.title = lines.lines[first]
        for words in Self.boilerplate {
            guard let rest = lines.removing(spelled: words, from: document.title) else { continue }
            document.title = TextLines.trim(rest, in: lines.bytes)
            hasForm = true
            break
        }
        var next = filled.dropFirst()
        if let index = next.first, let date = wholeDate(lines.lines[index]) {
            hasForm = true
            next = next.dropFirst()
            setDate(date, of: &document)
            next = skipSecondDate(next, &document)
        }
        if let last = next.last, let url = sourceLine(lines.lines[last]) {
            next = next.dropLast()
            document.url = url.isEmpty ? nil : url
            if let id = DocumentAddress.identifier(in: url) { document.id = id }
        }
        if let start = next.first, let end = next.last {
            document.body = lines.lines[start].lowerBound..<lines.lines[end].upperBound
        } else {
            document.body = document.title.upperBound..<document.title.upperBound
        }
        addNotes(to: &document, hasForm: hasForm)
        return document
    }

    // MARK: Dates

    /// The date of a line that holds nothing else.
    private func wholeDate(_ line: Range<Int>) -> DateMention? {
        guard line.count < 200 else { return nil }
        let bytes = Array(lines.bytes[line])
        let mentions = DateScanner.dates(in: bytes, reference: nil)
        guard mentions.count == 1, let mention = mentions.first, mention.last == nil, mention.statesYear,
            mention.range == 0..<bytes.count
        else { return nil }
        return mention
    }

    private func setDate(_ mention: DateMention, of document: inout Document) {
        // The site shows the beginning of Unix time where it has no date.
        if mention.first == CalendarDate(year: 1970, month: 1, day: 1) {
            document.notes.append("The date line says \(mention.first), which stands for a date that is missing.")
            return
        }
        document.published = mention.first
        if let weekday = mention.contradictingWeekday {
            document.notes.append(
                "The date line says \(Self.weekdays[weekday - 1]), "
                    + "but \(mention.first) is a \(Self.weekdays[mention.first.weekday - 1]).")
        }
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// Passes over the date in digits and the word for printing, which some items have below the date line.
    private func skipSecondDate(_ next: ArraySlice<Int>, _ document: inout Document) -> ArraySlice<Int> {
        var next = next
        if let index = next.first, startsWithDigit(lines.lines[index]), let date = wholeDate(lines.lines[index]) {
            next = next.dropFirst()
            if let published = document.published, date.first != published {
                document.notes.append("The item states two dates of publication, \(published) and \(date.first).")
            }
        }
        if let index = next.first, lines.removing(spelled: Self.printing, from: lines.lines[index])?.isEmpty == true {
            next = next.dropFirst()
        }
        return next
    }

    private func startsWithDigit(_ line: Range<Int>) -> Bool {
        guard let byte = lines.bytes[line].first else { return false }
        return byte >= 0x30 && byte <= 0x39
    }

    // MARK: Address

    /// What stands behind `ที่มา :` in a line that begins so.
    private func sourceLine(_ line: Range<Int>) -> String? {
        guard let rest = lines.removing(spelled: Self.sourceWord, from: line) else { return nil }
        let colon = TextLines.trim(rest, in: lines.bytes)
        guard let address = lines.removing(":", from: colon) else { return nil }
        let word = TextLines.trim(address, in: lines.bytes)
        guard DocumentAddress.isAddress(lines.bytes[word]) else { return nil }
        return String(decoding: lines.bytes[word], as: UTF8.self)
    }

    private func addNotes(to document: inout Document, hasForm: Bool) {
        guard hasForm else { return }
        if document.title.isEmpty { document.notes.append("The item has no headline.") }
        if document.published == nil, document.notes.isEmpty || document.title.isEmpty == false {
            document.notes.append("The item states no date of publication.")
        }
        if document.body.isEmpty { document.notes.append("The item has no body.") }
        if document.url == nil { document.notes.append("The item states no address.") }
    }
}
