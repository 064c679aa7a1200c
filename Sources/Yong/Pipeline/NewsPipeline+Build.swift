public import Documents
public import GraphBuilding

extension NewsPipeline {
    /// Reads all inputs into a graph builder.
    ///
    /// - Parameters:
    ///   - reader: knows the files and folders to read.
    ///   - builder: gets the documents' records.
    ///   - state: keeps records from one build to the next: files that it knows are not read into documents again.
    ///   - archive: keeps records for this build, so that the builder need not, if there is no state.
    ///   - progress: is told after each group of files.
    /// - Throws: What the state or the archive throws.
    public func build(
        _ reader: DocumentReader, into builder: inout GraphBuilder, state: BuildState? = nil,
        archive: RecordFile? = nil, progress: (Progress) -> Void = { _ in }
    ) async throws -> Report {
        let (extractor, overlay) = (extractor, builder.overlay.isEmpty ? nil : builder.overlay)
        return try await run(reader) { file in
            try FileRecords(of: file, reader, state) { document in
                DocumentRecord(document, extractor.extract(document), corrections: overlay)
            }
        } deliver: { found in
            var places: [Int] = []
            if let state {
                if let hash = found.hash, found.failures.isEmpty {
                    places = try state.keep(found.records, of: hash, isKnown: found.isKnown)
                } else {
                    places = try found.records.map { try state.keep($0) }
                }
            } else if let archive {
                places = try found.records.map { try archive.append($0) }
            }
            for (number, record) in found.records.enumerated() {
                if places.isEmpty { builder.add(record) } else { builder.add(record, keptAt: places[number]) }
            }
        } progress: {
            progress($0)
        }
    }
}

/// The records of one file, from the last build or from the file itself.
struct FileRecords: NewsPipeline.FileResult {
    var records: [DocumentRecord]
    var failures: [DocumentFailure] = []
    var bytes: Int
    /// The hash of the file's name and content, where a state wants one.
    var hash: ContentHash?
    /// Whether the records came from the last build.
    var isKnown = false

    var documentCount: Int { records.count }

    init(
        of file: DocumentFile, _ reader: DocumentReader, _ state: BuildState?, _ record: (Document) -> DocumentRecord
    ) throws {
        let batch: DocumentBatch
        if let state, let content = try? InputFile.bytes(of: file.path), content.count <= reader.settings.largestFile {
            // A document's identifier may come from the file's name.
            let name = file.path.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
            let hash = ContentHash(name, content)
            self.hash = hash
            if let known = try state.records(of: hash) {
                records = known
                bytes = content.count
                isKnown = true
                return
            }
            batch = reader.documents(in: content, source: file.path, format: file.format)
        } else {
            batch = reader.documents(in: file)
        }
        records = batch.documents.map(record)
        failures = batch.failures
        bytes = batch.documents.reduce(0) { $0 + $1.text.utf8.count }
    }
}
