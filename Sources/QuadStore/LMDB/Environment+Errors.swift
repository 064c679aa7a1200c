internal import CLMDB
internal import Glibc

extension StoreError {
    /// The error that a result of LMDB stands for.
    ///
    /// - Parameters:
    ///   - code: a result of LMDB that is not `MDB_SUCCESS`: one of its own, or one of the system's error numbers.
    ///   - operation: what was tried, as the end of "the store could not …".
    ///   - path: the store.
    init(_ code: Int32, _ operation: String, path: String) {
        switch code {
        case MDB_VERSION_MISMATCH: self = .wrongVersion(path: path)
        case MDB_INVALID: self = .notAStore(path: path)
        case MDB_PANIC: self = .broken(path: path)
        case MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_CURSOR_FULL, MDB_PAGE_FULL:
            self = .damaged(path: path, detail: StoreError.message(code) + " (while it was to \(operation))")
        case ENOSPC, EDQUOT: self = .diskFull(path: path, operation: operation)
        case ENOENT: self = .notFound(path: path)
        default:
            self = .system(path: path, operation: operation, code: code, message: StoreError.message(code))
        }
    }

    /// LMDB's own sentence for a result.
    static func message(_ code: Int32) -> String {
        // SAFETY: LMDB returns a string that lives at least until the thread's next call.
        guard let text = unsafe mdb_strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}

/// Throws the error of a result of LMDB, if it is one.
@inline(__always)
func check(_ code: Int32, _ operation: StaticString, path: @autoclosure () -> String) throws(StoreError) {
    if code == MDB_SUCCESS { return }
    throw StoreError(code, operation.description, path: path())
}
