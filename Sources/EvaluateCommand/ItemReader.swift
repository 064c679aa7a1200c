import Documents
import Foundation
import ThaiText

/// Reads the text of an annotated item.
enum ItemReader {
    /// The document that an annotation file belongs to: the first line is its headline, the rest its body.
    static func document(_ item: AnnotatedItem, beside file: URL) throws -> Document {
        let url = file.deletingPathExtension().appendingPathExtension("txt")
        let text = try String(decoding: Data(contentsOf: url), as: UTF8.self)
        let bytes = Array(text.utf8)
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return Document(
            id: item.id, text: text, title: 0..<end, body: min(end + 1, bytes.count)..<bytes.count,
            published: item.published.flatMap(date), source: url.path)
    }

    private static func date(_ text: String) -> CalendarDate? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil
    }
}
