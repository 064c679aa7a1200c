/// Where documents' records are kept while their graph is made: in memory, or in a file.
public protocol RecordArchive: Sendable {
    /// The record that was kept at a place.
    func record(at place: Int) throws -> DocumentRecord
}

/// Keeps records in memory; a place is an index.
struct RecordsInMemory: RecordArchive {
    var records: [DocumentRecord] = []

    func record(at place: Int) -> DocumentRecord { records[place] }
}
