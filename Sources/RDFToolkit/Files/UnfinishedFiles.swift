import Glibc
import Sorting
import Synchronization

/// The files that are being written under a temporary name, and the folders of such files, so that an interrupted program
/// can remove them.
public enum UnfinishedFiles {
    private static let paths = Mutex<Set<String>>([])

    /// Removes all of them. For a program that is about to end.
    public static func removeAll() {
        paths.withLock { paths in
            // The longer ones first: files before the folders that they are in, which go if they are empty.
            for path in paths.ordered(by: { $0.utf8.count > $1.utf8.count }) where unlink(path) != 0 { rmdir(path) }
            paths.removeAll()
        }
    }

    /// Notes a file that is not complete yet.
    package static func insert(_ path: String) {
        paths.withLock { _ = $0.insert(path) }
    }

    /// Whether it was there.
    @discardableResult
    package static func remove(_ path: String) -> Bool {
        paths.withLock { $0.remove(path) != nil }
    }
}
