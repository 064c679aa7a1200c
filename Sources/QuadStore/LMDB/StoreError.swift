/// Why a store could not do what was asked.
///
/// Every case that touches a file carries its path, and where LMDB or the system said no, what was being done.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is no store at the path, and none was to be made.
    case notFound(path: String)
    /// What stands at the path is no store, or its first pages are destroyed.
    case notAStore(path: String)
    /// The file was written by another version of LMDB.
    case wrongVersion(path: String)
    /// This process has the store open already; LMDB's locks do not work twice within one process.
    case alreadyOpen(path: String)
    /// Another transaction, of this process or another one, is writing and did not end in time.
    case lockedByWriter(path: String)
    /// The store was opened for reading only.
    case readOnly(path: String)
    /// There is something at the path already, where a store was to be made.
    case exists(path: String)
    /// Someone compacted the store, or took it away, since it was opened.
    case replaced(path: String)
    /// A write that failed half-way leaves it open what the disk holds: the store has to be opened anew.
    case broken(path: String)
    /// The store's format is newer than the newest one that is known.
    case newerFormat(path: String, format: Int, known: Int)
    /// The store's format is older than the one that is read; whoever opens it for writing makes it the new one.
    case olderFormat(path: String, format: Int, current: Int)
    /// The disk, or the quota on it, is full.
    case diskFull(path: String, operation: String)
    /// The memory map is full and could not grow to so many bytes: readers of this process hold it, or the address
    /// space is limited.
    case mapFull(path: String, size: Int)
    /// So many readers are active that the table of readers is full.
    case tooManyReaders(path: String, limit: Int)
    /// Something in the store contradicts itself; the sentence says what and where.
    case damaged(path: String, detail: String)
    /// A limit of the format is reached: the number of segments, the length of a term, the number of terms.
    case limit(String)
    /// Any other refusal of LMDB or of the system, with the library's message.
    case system(path: String, operation: String, code: Int32, message: String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .notFound(let path):
            return "there is no store at '\(path)'"
        case .notAStore(let path):
            return "'\(path)' is not a store, or its first pages are destroyed"
        case .wrongVersion(let path):
            return "'\(path)' was written by a version of LMDB that this program does not read"
        case .alreadyOpen(let path):
            return "the store '\(path)' is already open in this process"
        case .lockedByWriter(let path):
            return "the store '\(path)' is being written by someone else; try again when that has ended"
        case .readOnly(let path):
            return "the store '\(path)' was opened for reading only"
        case .exists(let path):
            return "there is something at '\(path)' already; name a folder that does not exist yet"
        case .replaced(let path):
            return "the store '\(path)' was compacted or taken away since it was opened; open it again"
        case .broken(let path):
            return "an earlier write to the store '\(path)' failed; open it again"
        case .newerFormat(let path, let format, let known):
            return "the store '\(path)' has format \(format), and this program knows formats up to \(known)"
        case .olderFormat(let path, let format, let current):
            return "the store '\(path)' has format \(format); open it once for writing to bring it to \(current)"
        case .diskFull(let path, let operation):
            return "the disk of the store '\(path)' is full (while it was to \(operation))"
        case .mapFull(let path, let size):
            return "the store '\(path)' needs a memory map of more than \(size) bytes, and it cannot grow now"
        case .tooManyReaders(let path, let limit):
            return "the store '\(path)' has \(limit) active readers, and more are not allowed"
        case .damaged(let path, let detail):
            return "the store '\(path)' is damaged: \(detail)"
        case .limit(let what):
            return what
        case .system(let path, let operation, _, let message):
            return "the store '\(path)' could not \(operation): \(message)"
        }
    }
}
