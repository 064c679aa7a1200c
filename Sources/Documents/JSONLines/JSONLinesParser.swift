import JSONSyntax
import ThaiText

/// Reads documents from JSON Lines: one object a line with `id`, `title`, `date`, `body`, `url`; and from JSON that is one object, or an
/// array of such, however it is laid out.
///
/// `body` or `title` has to be there. `id` may be a number; without one it comes from the address, else from the file's
/// name and the line, or the place in the array. `date` is `2021-01-22`, at times with a time behind it, or a date as Thai news writes it.
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
        let start = bytes.first { $0 > 0x20 }
        if start == UInt8(ascii: "[") { return array(from: first) }
        if start == UInt8(ascii: "{"), let value = spreadObject() { return documents(in: [value], from: first) }
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

    /// The documents in the array that the text is.
    private func array(from first: Int) -> DocumentBatch {
        var parser = JSONParser(bytes, nesting: 64, duplicates: .lastCounts)
        do throws(JSONError) {
            let value = try parser.parse()
            let batch = documents(in: value.elements, from: first)
            guard batch.documents.isEmpty, batch.failures.isEmpty else { return batch }
            return DocumentBatch(failures: [DocumentFailure(source: source, reason: .noItems)])
        } catch {
            let reason = DocumentFailure.Reason.malformedJSON(
                column: error.offset - lineStart(before: error.offset) + 1, expected: error.expected)
            let line = Int(error.position.line) + first - 1
            return DocumentBatch(failures: [DocumentFailure(source: source, line: line, reason: reason)])
        }
    }

    /// The object that the text is, if its first line is none by itself.
    private func spreadObject() -> JSONValue? {
        let filled = TextLines(bytes).lines.filter { !$0.isEmpty }
        guard filled.count > 1, let head = filled.first else { return nil }
        var line = JSONParser(bytes, range: head, nesting: 64, duplicates: .lastCounts)
        if (try? line.parse()) != nil { return nil }
        var whole = JSONParser(bytes, nesting: 64, duplicates: .lastCounts)
        return try? whole.parse()
    }

    private func documents(in values: [JSONValue], from first: Int) -> DocumentBatch {
        var batch = DocumentBatch()
        for (index, value) in values.enumerated() {
            let line = Int(value.position.line) + first - 1
            do throws(DocumentFailure.Reason) {
                guard let members = value.object else {
                    throw .malformedJSON(column: Int(value.position.column), expected: "an object")
                }
                batch.documents.append(try document(of: members, number: index + 1, line: line))
            } catch {
                batch.failures.append(DocumentFailure(source: source, line: line, reason: error))
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
        return try document(of: members, number: number, line: number)
    }

    private func document(
        of members: JSONObject, number: Int, line: Int
    ) throws(DocumentFailure.Reason) -> Document {
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
            body: head + 1..<text.utf8.count, url: url, source: "\(source):\(line)")
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
