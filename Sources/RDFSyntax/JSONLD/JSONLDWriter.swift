internal import JSONLD
internal import JSONSyntax
internal import RDFModel

/// Writes a dataset as one document of JSON-LD: its prefixes as the context, its nodes sorted, for people.
struct JSONLDWriter {
    private let dataset: Dataset
    private let prefixes: [String: IRI]

    init(_ dataset: Dataset, prefixes: [String: IRI]) {
        self.dataset = dataset
        self.prefixes = prefixes
    }

    /// Writes everything.
    ///
    /// - Throws: ``WritingError`` if there is a triple term; or what the sink throws.
    func write(to sink: inout some ByteSink) throws {
        for row in dataset.rows {
            guard case .triple = dataset.terms[Int(row.object) - 1] else { continue }
            throw WritingError.unwritableTripleTerm(predicate: dataset.quad(row).predicate.text)
        }
        var writer = JSONWriter()
        writer.appendPretty(try JSONLDProcessor.document(of: dataset, prefixes: prefixes))
        try sink.write(writer.take() + [UInt8(ascii: "\n")])
    }
}
