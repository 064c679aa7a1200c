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
        try await build(reader, into: &builder, keeper: state, archive: archive, progress: progress)
    }

    /// Reads all inputs into a graph builder; files that a keeper knows are not read into documents again.
    func build(
        _ reader: DocumentReader, into builder: inout GraphBuilder, keeper: (any ExtractionKeeper)?,
        archive: RecordFile? = nil, progress: (Progress) -> Void
    ) async throws -> Report {
        let (extractor, overlay) = (extractor, builder.overlay.isEmpty ? nil : builder.overlay)
        return try await run(reader) { file in
            try FileRecords(of: file, reader, keeper) { document in
                var (document, extraction) = (document, extractor.extract(document))
                overlay?.apply(to: &document, &extraction)
                return ReadDocument(record: DocumentRecord(document, extraction), text: document.text)
            }
        } deliver: { found in
            var places: [Int] = []
            if let keeper {
                places = try keeper.keep(found)
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

/// A document that was read: what the graph needs of it, and its text without what must not appear.
struct ReadDocument {
    var record: DocumentRecord
    var text: String
}

/// The records of one file, from the last build or from the file itself.
struct FileRecords: NewsPipeline.FileResult {
    var records: [DocumentRecord] = []
    /// The documents' texts, if they are to be kept and the file was read.
    var texts: [String] = []
    var failures: [DocumentFailure] = []
    var bytes: Int
    /// The hash of the file's name and content, where a state wants one.
    var hash: ContentHash?
    /// Whether the records came from the last build.
    var isKnown = false

    var documentCount: Int { records.count }

    init(
        of file: DocumentFile, _ reader: DocumentReader, _ keeper: (any ExtractionKeeper)?,
        _ read: (Document) -> ReadDocument
    ) throws {
        let batch: DocumentBatch
        if let keeper, let content = FileRecords.content(of: file, reader) {
            let hash = ContentHash(file: file, content)
            self.hash = hash
            if let known = try keeper.records(of: hash) {
                records = known
                bytes = content.count
                isKnown = true
                return
            }
            batch = reader.documents(in: content, source: file.path, format: file.format)
        } else {
            batch = reader.documents(in: file)
        }
        failures = batch.failures
        bytes = 0
        for document in batch.documents {
            let read = read(document)
            records.append(read.record)
            if keeper?.keepsTexts == true { texts.append(read.text) }
            bytes += document.text.utf8.count
        }
    }

    /// The bytes of a file, if it can be read and is not too large.
    static func content(of file: DocumentFile, _ reader: DocumentReader) -> [UInt8]? {
        guard let content = try? InputFile.bytes(of: file.path), content.count <= reader.settings.largestFile else {
            return nil
        }
        return content
    }
}

extension ContentHash {
    /// The hash of a file's name and content: a document's identifier may come from the name.
    init(file: DocumentFile, _ content: [UInt8]) {
        let name = file.path.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
        self.init(name, content)
    }
}
