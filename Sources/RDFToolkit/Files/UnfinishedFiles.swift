import Glibc
import Sorting
import Synchronization

/// The files that are being written under a temporary name, and the folders of such files, so that an interrupted program
/// can remove them.
public enum UnfinishedFiles {
    private static let paths = Mutex<Set<String>>([])

    /// Removes all of them, and ends the program. Who is about to begin another file waits for the end.
    ///
    /// - Parameter end: ends the program.
    public static func removeAll(andThen end: () -> Never) -> Never {
        paths.withLock { paths in
            // The longer ones first: files before the folders that they are in, which go if they are empty.
            let paths = paths.ordered { $0.utf8.count > $1.utf8.count }
            // Other threads still work: what one of them was about to make when its folder went is removed once more.
            for _ in 0..<20 {
                var isChanged = false
                for path in paths where remove(file: path) { isChanged = true }
                if !isChanged { break }
                usleep(2000)
            }
            end()
        }
    }

    /// Whether something changed, or has to: a folder stays as long as files come into it.
    private static func remove(file path: String) -> Bool {
        unlink(path) == 0 || rmdir(path) == 0 || errno == ENOTEMPTY
    }

    /// Notes a file that is not complete yet; before it is made, so that an interruption in between finds it.
    package static func insert(_ path: String) {
        paths.withLock { _ = $0.insert(path) }
    }

    /// Whether it was there.
    @discardableResult
    package static func remove(_ path: String) -> Bool {
        paths.withLock { $0.remove(path) != nil }
    }
}
