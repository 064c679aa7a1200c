/// Keeps documents with one identifier apart.
///
/// Whoever gathers documents from several files hands each one to a register, in the order of the input, so that the
/// outcome is the same whichever thread read what.
public struct DocumentRegister: Sendable {
    private struct Entry: Sendable {
        var text: String
        var source: String
    }

    private var entries: [[UInt8]: Entry] = [:]

    /// Makes an empty register.
    public init() {}

    /// Takes a document in.
    ///
    /// A document whose identifier is free is given back as it is. If another document has the identifier, this one
    /// gets the first free one of `id-2`, `id-3`, … and a note that says so. The same text under the same identifier
    /// is a failure that names where it was first read.
    public mutating func register(_ document: Document) -> Result<Document, DocumentFailure> {
        var document = document
        let id = document.id
        var key = Array(id.utf8)
        var first: Entry?
        var number = 1
        while let entry = entries[key] {
            if entry.text.utf8.elementsEqual(document.text.utf8) {
                let reason = DocumentFailure.Reason.repeated(id: id, source: entry.source)
                return .failure(DocumentFailure(source: document.source, reason: reason))
            }
            first = first ?? entry
            number += 1
            document.id = "\(id)-\(number)"
            key = Array(document.id.utf8)
        }
        if let first {
            document.notes.append(
                "The identifier \(id) belongs to another text, from \(first.source); this one is \(document.id).")
        }
        entries[key] = Entry(text: document.text, source: document.source)
        return .success(document)
    }
}
