import ArgumentParser
import Yong

/// Checks what commands that read RDF are given.
enum GraphInput {
    /// The files to read; wrong usage if the format of one is neither named nor told by its ending.
    ///
    /// - Parameters:
    ///   - contexts: what loads the contexts that JSON-LD names.
    ///   - option: what names the format, if there is such an option.
    static func files(
        _ inputs: [String], from: String? = nil, base: String? = nil, isLenient: Bool = false,
        contexts: JSONLDFileLoader? = nil, option: String? = "--from"
    ) throws -> GraphFiles {
        let files = GraphFiles(
            inputs, format: try format(named: from), base: try base.map { try iri($0, of: "--base") },
            options: ReadingOptions(terms: isLenient ? .lenient : .strict), contexts: contexts, warned: warn)
        if let file = files.withoutFormat.first {
            if let option { throw ValidationError("\(file): no format has this ending; name one with \(option)") }
            if file == "-" {
                throw ValidationError("-: standard input has no ending that tells its format; name a file")
            }
            let endings = RDFFormat.allCases.flatMap(\.fileEndings).map { "." + $0 }.joined(separator: " ")
            throw ValidationError("\(file): no format of RDF has this ending (known: \(endings))")
        }
        return files
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

    /// The IRI that an option was given, or wrong usage.
    static func iri(_ text: String, of option: String) throws -> IRI {
        do throws(IRIError) { return try IRI(text) } catch { throw ValidationError("\(option): \(error)") }
    }

    /// Checks what the IRIs of things shall begin with.
    static func checkBase(_ text: String) throws {
        _ = try iri(text, of: "--base")
        if text.utf8.contains(UInt8(ascii: "#")) {
            throw ValidationError("--base: \(text) has a fragment, behind which no IRI can go on; end it in /")
        }
    }

    /// Tells of what was left out of a file.
    private static func warn(of file: String, _ report: ReadingReport) {
        let count = report.warningCount
        let first = report.warnings.first.map { "\n\($0)" } ?? ""
        StandardStream.error.write(
            line: "yong: \(file): \(Amount.text(count, "statement")) left out, as RDF cannot hold "
                + (count == 1 ? "it:" : "them; the first:") + first)
    }
}
