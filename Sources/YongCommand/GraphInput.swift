import ArgumentParser
import Yong

/// Checks what commands that read RDF are given.
enum GraphInput {
    /// The files to read; wrong usage if the format of one is neither named nor told by its ending.
    ///
    /// - Parameters:
    ///   - contexts: folders of JSON-LD contexts, each as `IRI=FOLDER`.
    ///   - option: what names the format, if there is such an option.
    static func files(
        _ inputs: [String], from: String? = nil, base: String? = nil, isLenient: Bool = false, contexts: [String] = [],
        option: String? = "--from"
    ) throws -> GraphFiles {
        let files = GraphFiles(
            inputs, format: try format(named: from), base: try base.map { try iri($0, of: "--base") },
            options: ReadingOptions(terms: isLenient ? .lenient : .strict), contexts: try loader(contexts))
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

    private static func loader(_ contexts: [String]) throws -> JSONLDFileLoader? {
        guard !contexts.isEmpty else { return nil }
        return JSONLDFileLoader(
            folders: try contexts.map { text in
                // An IRI may hold '=', a folder's name seldom does.
                guard let mark = text.utf8.lastIndex(of: UInt8(ascii: "=")) else {
                    throw ValidationError("--contexts: '\(text)' is not of the form IRI=FOLDER")
                }
                let folder = String(text[text.utf8.index(after: mark)...])
                return (try iri(String(text[..<mark]), of: "--contexts"), folder)
            })
    }
}
