import Glibc
public import QuadStore
public import RDFModel
import RDFSyntax
import RDFToolkit

/// A dump of a store for bulk loaders that read several files at once: N-Quads in parts, compressed with gzip.
///
/// All lines are in the order of their bytes, from the first part to the last, and a subject's statements of all graphs
/// stand together in one part: the same statements give the same files, whatever the store went through. Loaders make new
/// blank nodes of each file, so blank nodes are written as IRIs (RDF 1.1 Concepts §3.5).
public struct PartedDump: Sendable {
    /// How many parts there are at most.
    public var parts: Int
    /// What the IRIs of blank nodes begin with; `nil` is what `yong publish` takes for the store.
    public var skolemBase: IRI?
    /// About how many bytes of lines are held in memory.
    public var memory = 512 << 20

    /// Makes a dump.
    public init(parts: Int) { self.parts = max(1, parts) }

    /// Writes the parts.
    ///
    /// - Parameters:
    ///   - store: What is written.
    ///   - folder: The folder that gets `part-00001.nq.gz` and so on, which is made. No other parts may be in it.
    /// - Returns: How many statements, and how many parts.
    /// - Throws: `StoreError`, `FileError`, `CompressionError`.
    @discardableResult
    public func write(_ store: Store, to folder: String) throws -> (statements: Int, parts: Int) {
        let folder = try Folder.made(folder)
        // Parts of an earlier dump would be loaded with those of this one.
        guard access(folder + PartedDump.name(of: 1), F_OK) != 0 else {
            throw FileError(operation: "write", path: folder, code: EEXIST, reason: "it holds parts of another dump")
        }
        let skolemization = Skolemization(base: skolemBase ?? PublishingSource.store(store).skolemBase)
        var sorter = LineSorter(memory: memory)
        var line: [UInt8] = []
        try store.snapshot().forEach(QuadPattern()) { quad in
            line.removeAll(keepingCapacity: true)
            NQuads.append(skolemization.quad(quad), to: &line)
            try sorter.add(line)
        }
        let total = sorter.count
        var (written, part) = (0, 0)
        var subject: [UInt8] = []
        var file: OutputFile?
        try sorter.forEach { line in
            let isSame = !subject.isEmpty && line.starts(with: subject)
            // Parts end where a subject does, once they have their share.
            if file == nil || !isSame && written >= total / parts * part + min(part, total % parts) {
                try file?.finish()
                part += 1
                file = try OutputFile(folder + PartedDump.name(of: part))
            }
            if !isSame { subject = Array(line[..<(line.firstIndex(of: 0x20).map { $0 + 1 } ?? line.endIndex)]) }
            try file?.write(Array(line))
            written += 1
        }
        try file?.finish()
        return (written, part)
    }

    /// The name of a part's file.
    private static func name(of part: Int) -> String {
        let digits = String(part)
        return "part-" + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits + ".nq.gz"
    }
}
