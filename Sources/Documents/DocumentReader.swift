internal import Compression
public import ThaiText

/// Reads documents out of files, folders and standard input.
///
/// `files()` tells which files there are; `documents(in:)` reads one of them. Both may be called from any thread, so
/// several threads may read different files. What cannot be read is told as a `DocumentFailure` and stops nothing.
///
/// An input is a file, a folder (all its files, deeply) or `-` (standard input). In a folder, hidden files and folders
/// are passed over, and files whose ending belongs to something else than news (`.ttl`, `.csv`, `.md`,
/// pictures, archives, …); `DocumentListing.skipped` names these. A file that is named itself is always read.
/// A file that ends in `.json` is news if it begins as an object, or an array of them, with a `body`.
/// A file without an ending of news is looked at: what is text is read, in a folder what is not text is passed over.
/// Files and standard input may be compressed with gzip, bzip2 or zstd; the ending in front of that of the compression
/// is the one that counts.
public struct DocumentReader: Sendable {
    /// The files and folders to read, as they were given.
    public let inputs: [String]
    /// The settings.
    public let settings: Settings

    /// What a reader is made with.
    public struct Settings: Sendable {
        /// The largest file that is read, in bytes, both as it stands and as it is unpacked.
        public var largestFile = 256 << 20
        /// The day after which a date of publication is odd enough for a note; `nil` finds none odd.
        public var today: CalendarDate?

        /// Makes the usual settings.
        public init() {}
    }

    /// Makes a reader of the inputs. Nothing is opened yet.
    public init(inputs: [String], settings: Settings = Settings()) {
        self.inputs = inputs
        self.settings = settings
    }

    /// Reads all documents, one file after another: the simple way where there are few. Identifiers may repeat;
    /// whoever gathers documents into a graph keeps them apart.
    public func read() -> DocumentBatch {
        let listing = files()
        var batch = DocumentBatch(documents: [], failures: listing.failures)
        for file in listing.files {
            let part = documents(in: file)
            batch.documents += part.documents
            batch.failures += part.failures
        }
        return batch
    }

    /// The documents in one file. Reads the whole file into memory.
    public func documents(in file: DocumentFile) -> DocumentBatch {
        switch FileSystem.read(file.path, limit: settings.largestFile + 1) {
        case .failure(let error):
            return DocumentBatch(failures: [DocumentFailure(source: file.path, reason: .unreadable(error))])
        case .success(let bytes): return documents(in: file, content: bytes)
        }
    }

    /// The documents in a file whose bytes, compressed or not, were read elsewhere.
    package func documents(in file: DocumentFile, content bytes: [UInt8]) -> DocumentBatch {
        func failed(_ reason: DocumentFailure.Reason) -> DocumentBatch {
            DocumentBatch(failures: [DocumentFailure(source: file.path, reason: reason)])
        }
        let limit = settings.largestFile
        guard bytes.count <= limit else { return failed(.tooLarge(limit: limit)) }
        do throws(CompressionError) {
            let unpacked = try Decompressor.bytes(of: bytes, source: file.path, limit: limit + 1)
            guard unpacked.count <= limit else { return failed(.tooLarge(limit: limit)) }
            return documents(in: unpacked, source: file.path, format: file.format)
        } catch {
            return failed(.notUnpacked(error))
        }
    }

    /// The documents in bytes that were read elsewhere.
    ///
    /// - Parameters:
    ///   - bytes: what was read.
    ///   - source: what names the place of the bytes in messages; the documents' identifiers may come from it.
    ///   - format: how the documents stand there; `nil` lets the content decide.
    public func documents(in bytes: [UInt8], source: String, format: DocumentFormat? = nil) -> DocumentBatch {
        var batch = DocumentBatch()
        do throws(DocumentFailure.Reason) {
            batch = try self.batch(of: bytes, source: source, format: format)
        } catch {
            batch.failures = [DocumentFailure(source: source, reason: error)]
        }
        guard let today = settings.today else { return batch }
        for index in batch.documents.indices {
            guard let date = batch.documents[index].published, date > today else { continue }
            batch.documents[index].notes.append("The date of publication, \(date), lies in the future.")
        }
        return batch
    }

    /// The document in a line of JSON Lines.
    package func document(inLine line: ArraySlice<UInt8>, number: Int, source: String) -> DocumentBatch {
        do throws(DocumentFailure.Reason) {
            return JSONLinesParser(try TextEncoding.decode(Array(line)), source: source).batch(from: number)
        } catch {
            return DocumentBatch(failures: [DocumentFailure(source: source, line: number, reason: error)])
        }
    }

    private func batch(
        of bytes: [UInt8], source: String, format: DocumentFormat?
    ) throws(DocumentFailure.Reason) -> DocumentBatch {
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        // XML tells its encoding itself, so a feed is not decoded here.
        if format == .feed || format == nil && DocumentFormat(sniffing: bytes) == .feed {
            return FeedParser.batch(bytes, source: source)
        }
        let text = try TextEncoding.decode(bytes)
        let decoded = Array(text.utf8)
        guard !TextLines.areBlank(decoded) else { throw .empty }
        switch format ?? DocumentFormat(sniffing: decoded) {
        case .text: return DocumentBatch(documents: [TextDocumentParser(text, source: source).document()])
        case .jsonLines: return JSONLinesParser(text, source: source).batch()
        case .html: return DocumentBatch(documents: [try HTMLDocumentParser.document(text, source: source)])
        case .feed: return FeedParser.batch(bytes, source: source)
        }
    }
}
