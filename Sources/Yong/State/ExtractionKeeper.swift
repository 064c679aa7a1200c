import GraphBuilding

/// Keeps what was found in files from one build to the next.
///
/// Records are asked for on any thread; what was found is handed over by one thread, in the order of the input.
protocol ExtractionKeeper: RecordArchive {
    /// Whether the documents' texts are kept as well.
    var keepsTexts: Bool { get }

    /// The records of a file of the last build, if it held the same.
    func records(of hash: ContentHash) throws -> [DocumentRecord]?

    /// Keeps what was found in a file, and returns the places of its records.
    func keep(_ found: FileRecords) throws -> [Int]
}
