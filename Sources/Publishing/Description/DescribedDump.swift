internal import Glibc
internal import MessageDigests
public import QuadStore
public import RDFModel
public import RDFSyntax
internal import RDFToolkit

/// A dump of a store with a description beside it: `void.ttl` and `SHA256SUMS`.
public struct DescribedDump: Sendable {
    /// What people call the data.
    public var title: String?
    /// The terms under which the data may be used.
    public var license: IRI?
    /// Where the folder of the dump will be on the Web.
    public var location: IRI?
    /// The seconds since 1970 at which the data counts as issued; `nil` takes the time of the store's last change.
    public var issued: Int?

    /// A description without terms, of the time of the store's last change.
    public init() {}

    /// Writes the dump into a file, and the description into the file's folder.
    ///
    /// The description is of what the file holds. It is written behind it: a folder with a `SHA256SUMS` is complete.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - graph: the only graph, whose triples are written; `nil` for all.
    ///   - path: the file.
    ///   - format: its syntax.
    /// - Throws: `StoreError`, `FileError`, `CompressionError`.
    @discardableResult
    public func write(
        _ store: Store, graph: Term? = nil, to path: String, format: RDFFormat
    ) throws -> DatasetDescription {
        let view: QuadView =
            try graph.map { graph in
                try MemoryStore { sink in try store.dump(.named(graph), into: &sink) }.snapshot()
            } ?? store.snapshot()
        let folder = DescribedDump.folder(of: path)
        if !folder.isEmpty { _ = try Folder.made(folder) }
        let file = try OutputFile(path)
        var writer = RDFWriter(format: format, to: file)
        try view.forEach(QuadPattern()) { try writer.quad($0) }
        try writer.finish()
        try file.finish()
        let statistics = try statistics(view)
        var description = DatasetDescription(
            title: title ?? DescribedDump.lastName(store.path), whole: statistics.whole,
            distribution: try DescribedDump.distribution(path, format))
        description.parts = statistics.parts
        description.license = license
        description.location = location
        description.issued = try DescribedDump.dateTime(issued ?? DescribedDump.lastChange(of: store.path))
        try DescribedDump.write(description, beside: path)
        return description
    }

    /// The file of a dump: the path itself, or `dump.nq.zst` in a folder, which is made if the path ends in a slash.
    ///
    /// - Parameters:
    ///   - path: a file, or a folder.
    ///   - isOneGraph: whether the dump has triples alone: then it is `dump.nt.zst`.
    /// - Returns: the file's path. Nothing is made yet.
    public static func file(_ path: String, isOneGraph: Bool) -> String {
        let endsInSlash = path.utf8.last == UInt8(ascii: "/")
        guard endsInSlash || Folder.isFolder(path) else { return path }
        return path + (endsInSlash ? "" : "/") + (isOneGraph ? "dump.nt.zst" : "dump.nq.zst")
    }

    private func statistics(_ view: QuadView) throws -> (
        whole: DatasetStatistics, parts: (DatasetStatistics, DatasetStatistics)?
    ) {
        let knowledge = try DatasetStatistics(view, namedGraphs: false)
        let evidence = try DatasetStatistics(view, namedGraphs: true)
        if evidence.triples == 0 { return (knowledge, nil) }
        if knowledge.triples == 0 { return (evidence, nil) }
        return (
            try DatasetStatistics(view, defaultGraph: knowledge, namedGraphs: evidence), (knowledge, evidence)
        )
    }

    // MARK: Files

    /// The name behind the last slash, with one at the end left out.
    private static func lastName(_ path: String) -> String {
        String(decoding: path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...], as: UTF8.self)
    }

    /// What stands in front of the name, with the slash.
    private static func folder(of path: String) -> String {
        String(decoding: path.utf8.dropLast(lastName(path).utf8.count), as: UTF8.self)
    }

    private static func distribution(_ path: String, _ format: RDFFormat) throws -> DatasetDescription.Distribution {
        let (size, digest) = try DescribedDump.digest(of: path)
        return DatasetDescription.Distribution(
            fileName: lastName(path), format: format, byteSize: size, sha256: digest)
    }

    /// Reads back what stands on the disk.
    private static func digest(of path: String) throws -> (size: Int, sha256: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.last("open", path: path) }
        defer { close(descriptor) }
        guard var digest = MessageDigest.Stream(.sha256) else {
            throw FileError(operation: "sum up", path: path, code: ENOSYS, reason: "libcrypto has no SHA-256")
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var size = 0
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError.last("read", path: path) }
            if count == 0 { break }
            size += count
            digest.update(count == buffer.count ? buffer : Array(buffer[..<count]))
        }
        return (size, String(decoding: digest.hexadecimal() ?? [], as: UTF8.self))
    }

    private static func write(_ description: DatasetDescription, beside path: String) throws {
        let name = description.distribution.fileName
        let folder = DescribedDump.folder(of: path)
        let turtle = try description.turtle()
        try write(turtle, to: folder + DatasetDescription.fileName)
        let sum = String(decoding: MessageDigest.sha256.hexadecimal(of: turtle) ?? [], as: UTF8.self)
        let lines = "\(description.distribution.sha256)  \(name)\n\(sum)  \(DatasetDescription.fileName)\n"
        try write(Array(lines.utf8), to: folder + "SHA256SUMS")
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try OutputFile(path)
        try file.write(bytes)
        try file.finish()
    }

    // MARK: Time

    /// When a file of the store was changed last, apart from its locks, in seconds since 1970.
    private static func lastChange(of folder: String) throws -> Int {
        var latest = 0
        for file in try Folder.files(below: folder) where !file.utf8.suffix(8).elementsEqual("lock.mdb".utf8) {
            var status = stat()
            if stat(file, &status) == 0 { latest = max(latest, Int(status.st_mtim.tv_sec)) }
        }
        return latest
    }

    /// Seconds since 1970 as `xsd:dateTime` in UTC.
    private static func dateTime(_ seconds: Int) -> String {
        var (time, parts) = (time_t(seconds), tm())
        gmtime_r(&time, &parts)
        func digits(_ value: Int32, _ count: Int = 2) -> String {
            let text = "\(value)"
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let day = [digits(parts.tm_year + 1900, 4), digits(parts.tm_mon + 1), digits(parts.tm_mday)]
        let hour = [digits(parts.tm_hour), digits(parts.tm_min), digits(parts.tm_sec)]
        return day.joined(separator: "-") + "T" + hour.joined(separator: ":") + "Z"
    }
}
