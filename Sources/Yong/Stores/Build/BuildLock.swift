import Glibc
import RDFSyntax

/// Lets one build at a time work for a store, while others may go on to write into it.
///
/// The lock is on a file in the store's folder, and goes with the process; the folder itself is locked by who opens the
/// store.
final class BuildLock: Sendable {
    private let descriptor: Int32

    /// The name of the file, which stays.
    static let fileName = "build.lock"

    /// Takes the lock.
    ///
    /// - Throws: ``StoreBuildError/locked(_:)`` if another build has it; `FileError`.
    init(folder: String) throws {
        let path = folder + "/" + BuildLock.fileName
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError.last("open", path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreBuildError.locked(folder)
        }
    }

    deinit { close(descriptor) }
}

/// Why a graph cannot be built into a store.
public enum StoreBuildError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Another build works for the store.
    case locked(String)
    /// What a former build noted cannot be read.
    case damaged(String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .locked(let folder): "\(folder): another build is at work for this store"
        case .damaged(let folder): "\(folder): what the last build noted of its graph cannot be read"
        }
    }
}
