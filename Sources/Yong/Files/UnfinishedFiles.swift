import Glibc
import Synchronization

/// The files that are being written under a temporary name, so that an interrupted program can remove them.
public enum UnfinishedFiles {
    private static let paths = Mutex<Set<String>>([])

    /// Removes all of them. For a program that is about to end.
    public static func removeAll() {
        paths.withLock { paths in
            for path in paths { unlink(path) }
            paths.removeAll()
        }
    }

    static func insert(_ path: String) {
        paths.withLock { _ = $0.insert(path) }
    }

    static func remove(_ path: String) {
        paths.withLock { _ = $0.remove(path) }
    }
}
