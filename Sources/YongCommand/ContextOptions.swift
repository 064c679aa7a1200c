import ArgumentParser
import Yong

/// Where contexts are that JSON-LD names.
struct ContextOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where contexts are that JSON-LD names: the file of an IRI, or a folder in which what follows the IRI is a file "
                + "(index.jsonld for the IRI itself). May be given several times; none is fetched.",
            valueName: "iri=path"))
    var contexts: [String] = []

    func validate() throws { _ = try loader() }

    /// What loads them, if any is named.
    func loader() throws -> JSONLDFileLoader? {
        guard !contexts.isEmpty else { return nil }
        return JSONLDFileLoader(
            folders: try contexts.map { text in
                // An IRI may hold '=', a folder's name seldom does.
                guard let mark = text.utf8.lastIndex(of: UInt8(ascii: "=")) else {
                    throw ValidationError("--contexts: '\(text)' is not of the form IRI=PATH")
                }
                let path = String(text[text.utf8.index(after: mark)...])
                return (try GraphInput.iri(String(text[..<mark]), of: "--contexts"), path)
            })
    }
}
