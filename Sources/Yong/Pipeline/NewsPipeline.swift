public import Documents
public import EntityExtraction

/// Reads news items and extracts from them on several threads, and hands over the results in the order of the input.
public struct NewsPipeline: Sendable {
    /// How far a run is.
    public struct Progress: Sendable {
        /// The files that are done.
        public var filesDone: Int
        /// All files.
        public var fileCount: Int
        /// The bytes of text that were read.
        public var bytes: Int
    }

    /// What a run read, and what not.
    public struct Report: Sendable {
        /// The documents read.
        public var documentCount = 0
        /// The bytes of their texts.
        public var bytes = 0
        /// What could not be read.
        public var failures: [DocumentFailure] = []
        /// Files in folders that hold something else than news.
        public var skipped: [String] = []
    }

    /// What was made of one file.
    protocol FileResult: Sendable {
        /// What could not be read.
        var failures: [DocumentFailure] { get }
        /// The number of documents.
        var documentCount: Int { get }
        /// The bytes of their texts.
        var bytes: Int { get }
    }

    /// The results of one file's documents.
    private struct Results<Result: Sendable>: FileResult {
        var results: [Result] = []
        var failures: [DocumentFailure] = []
        var bytes = 0

        var documentCount: Int { results.count }
    }

    /// What reads the texts.
    public let extractor: Extractor
    private let work: OrderedWork

    /// Makes a pipeline.
    ///
    /// - Parameters:
    ///   - extractor: what reads the texts.
    ///   - jobs: the most files that are worked on at once; as a rule the number of cores.
    public init(extractor: Extractor, jobs: Int) {
        self.extractor = extractor
        work = OrderedWork(jobs: max(1, jobs))
    }

    /// Reads all inputs.
    ///
    /// - Parameters:
    ///   - reader: knows the files and folders to read.
    ///   - each: makes a result of a document and its extraction; runs on any thread.
    ///   - deliver: takes the results in the order of the input.
    ///   - progress: is told after each group of files.
    public func run<Result: Sendable>(
        _ reader: DocumentReader, _ each: @escaping @Sendable (Document, Extraction) -> Result,
        deliver: (Result) throws -> Void, progress: (Progress) -> Void = { _ in }
    ) async throws -> Report {
        let extractor = extractor
        return try await run(reader) { file in
            let read = reader.documents(in: file)
            var found = Results<Result>(failures: read.failures)
            for document in read.documents {
                found.results.append(each(document, extractor.extract(document)))
                found.bytes += document.text.utf8.count
            }
            return found
        } deliver: { found in
            for result in found.results { try deliver(result) }
        } progress: {
            progress($0)
        }
    }

    /// Makes something of every file.
    func run<Found: FileResult>(
        _ reader: DocumentReader, ofFile: @escaping @Sendable (DocumentFile) throws -> Found,
        deliver: (Found) throws -> Void, progress: (Progress) -> Void
    ) async throws -> Report {
        // Small files are cheap: a few of them make one piece of work.
        let size = 8
        let listing = reader.files()
        let files = listing.files
        var report = Report(failures: listing.failures, skipped: listing.skipped)
        try await work.run(count: (files.count + size - 1) / size) { piece in
            try files[(piece * size)..<min(files.count, (piece + 1) * size)].map(ofFile)
        } deliver: { piece, found in
            for file in found {
                try deliver(file)
                report.documentCount += file.documentCount
                report.bytes += file.bytes
                report.failures += file.failures
            }
            progress(
                Progress(
                    filesDone: min(files.count, (piece + 1) * size), fileCount: files.count, bytes: report.bytes))
        }
        return report
    }
}
