import Documents
public import EntityExtraction
public import GraphBuilding
import JSONSyntax
import XSDTypes

/// Makes of each line of JSON what a build that is spread over machines begins with.
///
/// A line is a news item (`id`, `title`, `date`, `body`, `url`), or a file that was read elsewhere: `file`, its path, and
/// `content`, its bytes in Base64. For each line come lines of JSON: a document with its `record`, in Base64, and what it
/// is brought together with others by; or what failed and why; and at last the `input`'s number, from 1, so that whoever
/// feeds the program knows how far it came.
public struct RecordExtraction: Sendable {
    private let extractor: Extractor
    private let overlay: Overlay?
    private let reader = DocumentReader(inputs: [])

    /// Makes an extraction.
    ///
    /// - Parameters:
    ///   - extractor: What reads the texts.
    ///   - overlay: What people said of documents and things.
    public init(extractor: Extractor, overlay: Overlay) {
        self.extractor = extractor
        self.overlay = overlay.isEmpty ? nil : overlay
    }

    /// The lines that a line gives.
    ///
    /// - Parameters:
    ///   - line: The line, without its end.
    ///   - number: The number of the line, from 1.
    public func lines(for line: ArraySlice<UInt8>, number: Int) -> [UInt8] {
        var json = JSONText()
        write(line, number, into: &json)
        json.object { json in
            json.key("input")
            json.number(number)
        }
        json.newline()
        return json.bytes
    }

    private func write(_ line: ArraySlice<UInt8>, _ number: Int, into json: inout JSONText) {
        let batch: DocumentBatch
        var source = "-:\(number)"
        if let file = RecordExtraction.file(in: line) {
            source = file.path
            guard let content = file.content else {
                return write(
                    .init(source: source, reason: .badMember(name: "content", expected: "Base64")), into: &json)
            }
            let file = DocumentFile(path: file.path)
            guard reader.isNews(file, beginningWith: content) else { return writeSkipped(source, into: &json) }
            batch = reader.documents(in: file, content: content)
        } else {
            batch = reader.document(inLine: line, number: number, source: "-")
        }
        for (place, document) in batch.documents.enumerated() {
            var (document, extraction) = (document, extractor.extract(document))
            overlay?.apply(to: &document, &extraction)
            write(DocumentRecord(document, extraction), source, place, into: &json)
        }
        for failure in batch.failures { write(failure, into: &json) }
    }

    /// The path and the bytes of a line that is a file; no bytes if they are not in Base64.
    private static func file(in line: ArraySlice<UInt8>) -> (path: String, content: [UInt8]?)? {
        // Lines that are items are looked at by the reader of documents.
        guard line.starts(with: "{\"file\"".utf8) else { return nil }
        var parser = JSONParser(
            Array(line), range: 0..<line.count, nesting: 4, duplicates: .lastCounts, endName: "the end of the line")
        guard let members = try? parser.parse().object, case .string(let path)? = members["file"]?.content else {
            return nil
        }
        guard case .string(let content)? = members["content"]?.content else { return (path.text, nil) }
        return (path.text, Base64.bytes(of: Array(content.text.utf8)[...]))
    }

    private func write(_ record: DocumentRecord, _ source: String, _ place: Int, into json: inout JSONText) {
        guard let summary = BuildSteps.summary(of: record) else { return }
        json.object { json in
            json.key("key")
            json.string(summary.key)
            json.key("name")
            json.string(summary.name)
            json.key("introductions")
            json.array { json in for hash in summary.introductions { json.number(Int(hash)) } }
            json.key("sketch")
            json.base64(summary.sketch)
            json.key("source")
            json.string(source)
            json.key("place")
            json.number(place)
            json.key("record")
            json.base64(record.bytes)
        }
        json.newline()
    }

    private func write(_ failure: DocumentFailure, into json: inout JSONText) {
        json.object { json in
            json.key("failed")
            json.string(failure.source)
            if let line = failure.line {
                json.key("line")
                json.number(line)
            }
            json.key("reason")
            json.string(failure.reason.description)
        }
        json.newline()
    }

    private func writeSkipped(_ source: String, into json: inout JSONText) {
        json.object { json in
            json.key("skipped")
            json.string(source)
        }
        json.newline()
    }
}

extension JSONText {
    /// Writes bytes as a string in Base64.
    mutating func base64(_ bytes: [UInt8]) {
        var text: [UInt8] = []
        Base64.append(bytes, to: &text)
        string(ofLetters: text)
    }
}
