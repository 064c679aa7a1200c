import Glibc
import QuadStore

/// A path for a store that is removed with the value.
final class TemporaryStore {
    /// A folder of its own.
    let folder: String
    /// A file within the folder that does not exist yet.
    var path: String { folder + "/store" }

    init() throws {
        var template = Array("/tmp/yong-store-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw StoreError.system(path: "/tmp", operation: "be made", code: errno, message: "no temporary folder")
        }
        folder = String(cString: made)
    }

    deinit {
        for name in ["store", "store-lock", "store-journal", "journal", "data.mdb", "lock.mdb", "copy", "copy-lock"] {
            unlink(folder + "/" + name)
        }
        rmdir(folder)
    }
}
