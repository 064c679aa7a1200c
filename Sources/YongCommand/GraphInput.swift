import ArgumentParser
import Yong

/// Reads files of RDF, each in the format of its ending or the one that was named.
enum GraphInput {
    /// Reads all files into `sink`, which sees the quads as they come.
    static func read(_ files: [String], format: RDFFormat?, base: IRI?, into sink: inout some QuadSink) throws {
        for (index, file) in files.enumerated() {
            // Blank nodes of different files are different things, whatever their labels.
            let scope = files.count > 1 ? "f\(index + 1)" : ""
            try RDFReader.read(file: file, format: format, base: base, blankNodePrefix: scope, into: &sink)
        }
    }

    /// Fails with wrong usage if a file's format is neither named nor told by its ending.
    static func requireFormat(of files: [String], unless format: RDFFormat?) throws {
        guard format == nil else { return }
        for file in files where RDFFormat(fileName: file) == nil {
            throw ValidationError("\(file): no format has this ending; name one with --from")
        }
    }

    /// The format of that name, or wrong usage.
    static func format(named name: String?) throws -> RDFFormat? {
        guard let name else { return nil }
        guard let format = RDFFormat(name: name) else {
            let names = RDFFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(name)' is no format; use one of \(names)")
        }
        return format
    }
}
