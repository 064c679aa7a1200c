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

    private struct Batch<Result: Sendable>: Sendable {
        var results: [Result] = []
        var failures: [DocumentFailure] = []
        var bytes = 0
    }

    private let extractor: Extractor
    private let work: OrderedWork

    /// Makes a pipeline.
    ///
    /// - Parameter jobs: the most files that are worked on at once; as a rule the number of cores.
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
        // Small files are cheap: a few of them make one piece of work.
        let size = 8
        let listing = reader.files()
        let files = listing.files
        let extractor = extractor
        var report = Report(failures: listing.failures, skipped: listing.skipped)
        try await work.run(count: (files.count + size - 1) / size) { piece in
            var batch = Batch<Result>()
            for file in files[(piece * size)..<min(files.count, (piece + 1) * size)] {
                let read = reader.documents(in: file)
                for document in read.documents {
                    batch.results.append(each(document, extractor.extract(document)))
                    batch.bytes += document.text.utf8.count
                }
                batch.failures += read.failures
            }
            return batch
        } deliver: { piece, batch in
            for result in batch.results { try deliver(result) }
            report.documentCount += batch.results.count
            report.bytes += batch.bytes
            report.failures += batch.failures
            progress(
                Progress(
                    filesDone: min(files.count, (piece + 1) * size), fileCount: files.count, bytes: report.bytes))
        }
        return report
    }
}
