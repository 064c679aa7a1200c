internal import Glibc
public import RDFModel
internal import Sorting

/// Loads contexts from disk: a known IRI is that of a file, or what follows it is a file in its folder.
///
/// ```swift
/// let loader = JSONLDFileLoader(folders: [(IRI(unchecked: "https://schema.org/"), "contexts/schema.org")])
/// ```
///
/// The IRI of a folder by itself is the file `index.jsonld`, `index.json` or `context.jsonld` in it; `.jsonld` may be left out of an IRI.
/// No file outside the folders is opened; an IRI with `..` in its path, or with a percent-encoded byte, is none.
public struct JSONLDFileLoader: JSONLDLoader {
    private let folders: [(prefix: IRI, folder: String)]

    /// Makes a loader.
    ///
    /// - Parameter folders: starts of IRIs with the folders that hold what lies behind, or IRIs with the file that each is
    ///   that of; the longest one counts.
    public init(folders: [(prefix: IRI, folder: String)]) {
        self.folders = folders.ordered { $0.prefix.text.utf8.count > $1.prefix.text.utf8.count }
    }

    /// The file of that IRI.
    ///
    /// - Throws: ``Failure``.
    public func load(_ iri: IRI) throws -> JSONLDDocument {
        for (prefix, folder) in folders where covers(prefix, iri) {
            if JSONLDFileLoader.isFile(folder) {
                guard JSONLDFileLoader.isSame(prefix, iri) else { continue }
                return JSONLDDocument(bytes: try JSONLDFileLoader.bytes(of: folder), iri: iri)
            }
            let name = String(Substring(iri.text.utf8.dropFirst(prefix.text.utf8.count)))
            let segments = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            guard !name.utf8.contains(UInt8(ascii: "%")), !segments.contains(where: { $0.elementsEqual("..".utf8) })
            else { break }
            return JSONLDDocument(bytes: try JSONLDFileLoader.bytes(named: name, in: folder), iri: iri)
        }
        throw Failure.unknown(iri)
    }

    private func covers(_ prefix: IRI, _ iri: IRI) -> Bool {
        iri.text.utf8.starts(with: prefix.text.utf8) || JSONLDFileLoader.isSame(prefix, iri)
    }

    /// Whether two IRIs are one, but for a slash at the end.
    private static func isSame(_ left: IRI, _ right: IRI) -> Bool {
        func bare(_ iri: IRI) -> Substring.UTF8View {
            iri.text.utf8.last == UInt8(ascii: "/") ? iri.text.utf8.dropLast() : iri.text.utf8[...]
        }
        return bare(left).elementsEqual(bare(right))
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }

    /// The file of a name in a folder; without a name, that of the folder.
    private static func bytes(named name: String, in folder: String) throws(Failure) -> [UInt8] {
        let isBare = name.utf8.allSatisfy { $0 == UInt8(ascii: "/") }
        let names = isBare ? ["index.jsonld", "index.json", "context.jsonld"] : [name, name + ".jsonld"]
        let paths = names.map { folder + "/" + $0 }
        return try bytes(of: paths.first(where: isFile) ?? paths[0])
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
