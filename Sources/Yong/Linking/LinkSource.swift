public import Linking
public import QuadStore
public import RDFModel
public import RDFToolkit

/// Where one side of a comparison comes from.
public enum LinkSource: Sendable {
    /// Files, folders or standard input.
    case files(GraphFiles)
    /// The last commit of a store.
    case store(Store)
    /// A document of the web.
    case document(IRI, RemoteAccess)

    /// What the source says of things, as far as linking uses it.
    ///
    /// - Throws: what reading throws: `FileError`, `SyntaxError`, `StoreError`, `HTTPError`, `RemoteError`.
    public func collect(into collector: inout EntityCollector) throws {
        switch self {
        case .files(let files): try files.read(into: &collector)
        case .store(let store): try store.snapshot().forEach(QuadPattern()) { collector.quad($0) }
        case .document(let iri, let access):
            for triple in try DocumentLoader(access: access).triples(of: iri) { collector.quad(Quad(triple)) }
        }
    }
}
