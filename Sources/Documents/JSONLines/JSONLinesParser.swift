import JSONSyntax
import ThaiText

/// Reads documents from JSON Lines: one object a line with `id`, `title`, `date`, `body`, `url`.
///
/// `body` or `title` has to be there. `id` may be a number; without one it comes from the address, else from the file's
/// name and the line. `date` is `2021-01-22`, at times with a time behind it, or a date as Thai news writes it.
/// Members of other names are passed over. The document's text is the title, a line feed, and the body.
struct JSONLinesParser {
    private let bytes: [UInt8]
    private let source: String

    init(_ text: String, source: String) {
        bytes = Array(text.utf8)
        self.source = source
    }

    /// The documents in all lines.
    ///
    /// - Parameter first: The number of the first line.
    func batch(from first: Int = 1) -> DocumentBatch {
        var batch = DocumentBatch()
        for (index, line) in TextLines(bytes).lines.enumerated() where !line.isEmpty {
            do throws(DocumentFailure.Reason) {
                batch.documents.append(try document(in: line, number: index + first))
            } catch {
                batch.failures.append(DocumentFailure(source: source, line: index + first, reason: error))
            }
        }
        return batch
    }

    private func document(in line: Range<Int>, number: Int) throws(DocumentFailure.Reason) -> Document {
        var parser = JSONParser(
            bytes, range: line, nesting: 64, duplicates: .lastCounts, endName: "the end of the line")
        let value: JSONValue
        do throws(JSONError) {
            value = try parser.parse()
        } catch {
            throw .malformedJSON(
                column: error.offset - lineStart(before: line.lowerBound) + 1, expected: error.expected)
        }
        guard let members = value.object else {
            throw .malformedJSON(
                column: line.lowerBound - lineStart(before: line.lowerBound) + 1, expected: "an object")
        }
        let title = try string("title", of: members) ?? ""
        let body = try string("body", of: members) ?? ""
        guard !(title.utf8.isEmpty && body.utf8.isEmpty) else {
            throw .badMember(name: "body", expected: "the item's text")
        }
        let url = try string("url", of: members)
        let id = try string("id", of: members) ?? url.flatMap { DocumentAddress.identifier(in: $0) }
        let head = title.utf8.count
        let text = title + "\n" + body
        var document = Document(
            id: id ?? "\(DocumentFile.stem(of: source))-\(number)", text: text, title: 0..<head,
            body: head + 1..<text.utf8.count, url: url, source: "\(source):\(number)")
        if let date = try string("date", of: members) {
            document.published = DocumentDate.date(in: date)
            if document.published == nil { throw .badMember(name: "date", expected: "a day, such as 2021-01-22") }
        } else {
            document.notes.append("The item states no date of publication.")
        }
        return document
    }

    private func lineStart(before offset: Int) -> Int {
        (bytes[..<offset].lastIndex(of: 0x0A) ?? -1) + 1
    }

    /// A member that is a string, or for `id` a number; `nil` if it is missing, empty or null.
    private func string(
        _ name: JSONString, of members: JSONObject
    ) throws(DocumentFailure.Reason) -> String? {
        guard let value = members[name] else { return nil }
        switch value.content {
        case .string(let text): return text.isEmpty ? nil : text.text
        case .null: return nil
        case .number(let number) where name == "id": return number.text
        default: throw .badMember(name: name.text, expected: "a string")
        }
    }
}
