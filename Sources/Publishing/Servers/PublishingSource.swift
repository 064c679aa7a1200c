internal import MessageDigests
public import QuadStore
public import RDFModel
public import RDFToolkit

/// What is published: a store, or files.
public enum PublishingSource: Sendable {
    /// The last commit of a store.
    case store(Store)
    /// Files, which are read into memory.
    case files(GraphFiles)

    /// The quads.
    ///
    /// - Throws: what opening and reading throws.
    public func view() throws -> QuadView {
        switch self {
        case .store(let store): try store.snapshot()
        case .files(let files): try MemoryStore { try files.read(into: &$0) }.snapshot()
        }
    }

    /// What tells it apart from other sources: the full paths.
    private var name: String {
        switch self {
        case .store(let store): Folder.fullPath(store.path)
        case .files(let files): files.inputs.map { Folder.fullPath($0) }.joined(separator: "\n")
        }
    }

    /// What the IRIs of its blank nodes begin with: another beginning for each source, and always the same for one.
    public var skolemBase: IRI {
        let digest = MessageDigest.sha256.hexadecimal(of: Array(name.utf8)) ?? []
        let part = String(decoding: digest.prefix(16), as: UTF8.self)
        return IRI(unchecked: "https://w3id.org/yong/.well-known/genid/\(part)/")
    }

    /// The usual file for the state of a publication to that address: beside a store, or in the working folder.
    public func statePath(to url: String) -> String {
        switch self {
        case .store(let store):
            let path = store.path.utf8.last == UInt8(ascii: "/") ? String(store.path.dropLast()) : store.path
            return PublishingState.fileName(to: url, source: name, prefix: path + ".publish-")
        case .files: return PublishingState.fileName(to: url, source: name, prefix: "yong-publish-")
        }
    }
}
