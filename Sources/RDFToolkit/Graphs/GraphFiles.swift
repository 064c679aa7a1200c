public import JSONLD
public import RDFModel
public import RDFSyntax

/// Files, folders and standard input that hold RDF, read as one dataset.
///
/// A folder stands for all files in it whose endings name a format of RDF, deeply, in the order of their paths; hidden
/// ones are left out. Blank nodes of different files are different things, whatever their labels.
public struct GraphFiles: Sendable {
    /// The files and folders; `-` is standard input.
    public let inputs: [String]
    /// The format of all files; `nil` takes each from its ending.
    public let format: RDFFormat?
    /// What relative IRIs are resolved against; `nil` takes each file's own IRI.
    public let base: IRI?
    /// How the files are read.
    public let options: ReadingOptions
    /// Where the contexts come from that JSON-LD names by an IRI; nothing is loaded without it.
    public let contexts: (any JSONLDLoader)?
    /// Told of each file in which something was doubtful, or was left out because RDF cannot hold it.
    public let warned: (@Sendable (_ file: String, ReadingReport) -> Void)?

    /// Names the files. Nothing is opened yet.
    public init(
        _ inputs: [String], format: RDFFormat? = nil, base: IRI? = nil, options: ReadingOptions = ReadingOptions(),
        contexts: (any JSONLDLoader)? = nil, warned: (@Sendable (_ file: String, ReadingReport) -> Void)? = nil
    ) {
        self.inputs = inputs
        self.format = format
        self.base = base
        self.options = options
        self.contexts = contexts
        self.warned = warned
    }

    /// The files that the inputs lead to.
    ///
    /// - Throws: `FileError` for a folder that cannot be opened, ``GraphFilesError/noGraph(folder:)``.
    public func files() throws -> [String] {
        var files: [String] = []
        for input in inputs {
            guard Folder.isFolder(input) else {
                files.append(input)
                continue
            }
            let found = try Folder.files(below: input).filter { RDFFormat(fileName: $0) != nil }
            if found.isEmpty { throw GraphFilesError.noGraph(folder: input) }
            files += found
        }
        return files
    }

    /// The inputs, folders left out, whose names do not tell a format, if none is given. A name without an ending where
    /// nothing is, is left out as well: that nothing is there says more, and reading tells so.
    public var withoutFormat: [String] {
        guard format == nil else { return [] }
        return inputs.filter { input in
            RDFFormat(fileName: input) == nil && !Folder.isFolder(input) && !GraphFiles.isMissing(input)
        }
    }

    /// Whether nothing is there, and the name has no ending that could be wrong.
    private static func isMissing(_ input: String) -> Bool {
        let name = input.utf8.split(separator: UInt8(ascii: "/")).last
        let hasEnding = name?.contains(UInt8(ascii: ".")) ?? false
        return !input.utf8.elementsEqual("-".utf8) && !hasEnding && !Folder.exists(input)
    }

    /// Throws for a name without an ending where nothing is, if the format is not known.
    static func requireFile(_ input: String, _ format: RDFFormat?) throws(FileError) {
        if format == nil, isMissing(input) { throw .last("open", path: input) }
    }

    /// Looks whether all files are there, before anything is made for what they hold.
    ///
    /// - Throws: `FileError` for the first that is not.
    public func requireFiles() throws {
        for file in try files() where !file.utf8.elementsEqual("-".utf8) && !Folder.exists(file) {
            throw FileError.last("open", path: file)
        }
    }

    /// Whether one of the files is of a format that has named graphs, whether it holds some or not.
    public func canHoldNamedGraphs() throws -> Bool {
        try files().contains { (format ?? RDFFormat(fileName: $0))?.holdsNamedGraphs ?? true }
    }

    /// How many bytes all files have, compressed as they are; `nil` where one of them is no file, such as a pipe.
    public func byteCount() throws -> Int? {
        var total = 0
        for file in try files() {
            guard let size = Folder.fileSize(file) else { return nil }
            total += size
        }
        return total
    }

    /// Reads all files into `sink`, which sees the quads as they come.
    ///
    /// - Parameters:
    ///   - sink: what gets the quads.
    ///   - progress: told how many bytes of the files were read.
    /// - Throws: what ``files()`` and `RDFReader.read(file:)` throw, or what the sink throws.
    public func read(into sink: inout some QuadSink, progress: ReadingProgress? = nil) throws {
        let files = try files()
        for (index, file) in files.enumerated() {
            try GraphFiles.requireFile(file, format)
            let prefix = files.count > 1 ? "f\(index + 1)" : ""
            let report = try RDFReader.read(
                file: file, format: format, base: base, blankNodePrefix: prefix, options: options,
                contexts: contexts, progress: progress, into: &sink)
            if report.warningCount > 0 { warned?(file, report) }
        }
    }

    /// All files as one dataset in memory.
    public func dataset() throws -> Dataset {
        var dataset = Dataset()
        try read(into: &dataset)
        return dataset
    }
}

/// An input that leads to no graph.
public enum GraphFilesError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No file in the folder has the ending of a format of RDF.
    case noGraph(folder: String)

    /// One line for people.
    public var description: String {
        switch self {
        case .noGraph(let folder): "\(folder): no file in this folder has the ending of a format of RDF"
        }
    }
}
