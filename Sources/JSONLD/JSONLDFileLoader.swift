internal import Glibc
public import RDFModel
internal import Sorting

/// Loads contexts from folders on disk: an IRI that starts with a known one is a file in that one's folder.
///
/// ```swift
/// let loader = JSONLDFileLoader(folders: [(IRI(unchecked: "https://schema.org/"), "contexts/schema.org")])
/// ```
///
/// No file outside the folders is opened; an IRI with `..` in its path, or with a percent-encoded byte, is none.
public struct JSONLDFileLoader: JSONLDLoader {
    private let folders: [(prefix: IRI, folder: String)]

    /// Makes a loader.
    ///
    /// - Parameter folders: starts of IRIs with the folders that hold what lies behind; the longest start counts.
    public init(folders: [(prefix: IRI, folder: String)]) {
        self.folders = folders.ordered { $0.prefix.text.utf8.count > $1.prefix.text.utf8.count }
    }

    /// The file of that IRI.
    ///
    /// - Throws: ``Failure``.
    public func load(_ iri: IRI) throws -> JSONLDDocument {
        for (prefix, folder) in folders where iri.text.utf8.starts(with: prefix.text.utf8) {
            let name = String(Substring(iri.text.utf8.dropFirst(prefix.text.utf8.count)))
            let segments = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            guard !name.utf8.contains(UInt8(ascii: "%")), !segments.contains(where: { $0.elementsEqual("..".utf8) })
            else { break }
            return JSONLDDocument(bytes: try JSONLDFileLoader.bytes(of: folder + "/" + name), iri: iri)
        }
        throw Failure.unknown(iri)
    }

    private static func bytes(of path: String) throws(Failure) -> [UInt8] {
        func failure() -> Failure { .unreadable(path: path, reason: String(cString: strerror(errno))) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw failure()
            }
        }
    }

    /// Why there is no document.
    public enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
        /// No folder is known for the IRI.
        case unknown(IRI)
        /// The file cannot be read.
        case unreadable(path: String, reason: String)

        /// One line for people.
        public var description: String {
            switch self {
            case .unknown(let iri): "no folder is known for <\(iri.text)>"
            case .unreadable(let path, let reason): "\(path): \(reason)"
            }
        }
    }
}
