import Documents
import Foundation

/// Reads the text of an annotated item.
enum ItemReader {
    /// An item whose text cannot be read.
    struct Failure: Error, CustomStringConvertible {
        var path: String
        var reasons: [DocumentFailure]

        var description: String {
            reasons.isEmpty ? "\(path): no document" : reasons.map { "\($0)" }.joined(separator: "\n")
        }
    }

    /// The document that an annotation file belongs to.
    static func document(_ item: AnnotatedItem, beside file: URL) throws -> Document {
        try document(at: file.deletingPathExtension().appendingPathExtension("txt").path)
    }

    /// The document in a file that holds one.
    static func document(at path: String) throws -> Document {
        let batch = DocumentReader(inputs: [path]).read()
        guard let document = batch.documents.first else { throw Failure(path: path, reasons: batch.failures) }
        return document
    }
}
