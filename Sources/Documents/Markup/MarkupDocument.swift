import ThaiText

/// The parts of an item that was found in markup, and the document they make.
struct MarkupDocument {
    var title: [UInt8]
    var lines: [[UInt8]]
    var url: String?
    var date: CalendarDate?

    /// The document, or `nil` if there is no text at all.
    ///
    /// - Parameter id: the identifier, unless the address has a number.
    func document(id: String, source: String) -> Document? {
        var lines = lines
        // The headline as a rule begins the text once more.
        if let first = lines.first, first == title { lines.removeFirst() }
        guard !title.isEmpty || !lines.isEmpty else { return nil }
        var bytes = title
        bytes.append(0x0A)
        let start = bytes.count
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes.append(0x0A) }
            bytes += line
        }
        var document = Document(
            id: url.flatMap { DocumentAddress.identifier(in: $0) } ?? id, text: String(decoding: bytes, as: UTF8.self),
            title: 0..<title.count, body: start..<bytes.count, published: date, url: url, source: source)
        if date == nil { document.notes.append("The item states no date of publication.") }
        if title.isEmpty { document.notes.append("The item has no headline.") }
        if lines.isEmpty { document.notes.append("The item has no body.") }
        return document
    }

    /// The text with every run of white space made one space, and none at its ends.
    static func singleLine(_ text: String) -> [UInt8] {
        Array(text.utf8.split { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D }.joined(separator: [0x20]))
    }
}
