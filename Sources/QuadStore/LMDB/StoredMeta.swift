internal import Glibc

/// The two first pages of a file of LMDB, of which each commit writes the one that the commit before did not.
///
///     page        0  8  its number         10  2  flags: 8          16  the content
///     content     0  4  magic number        4  4  version 1          8  8  address, unused
///                16  8  size of the map    24 48  tree of free pages: 0 4 size of a page … 40 8 root
///                72 48  tree of tables   120  8  last page         128  8  number of the commit
///
/// LMDB takes all of it as it is. So it is looked at here first: a wrong size of a page would lead it out of the file.
struct StoredMeta: Equatable {
    /// The size of a page in bytes.
    let pageSize: Int
    /// The number of the commit.
    let number: UInt64
    /// The last page that is or was in use.
    let lastPage: UInt64
    /// The tree of free pages, and the tree of tables.
    let trees: [StoredTree]

    private static let magic: UInt32 = 0xBEEF_C0DE
    static let length = 16 + 136

    /// `nil` if the bytes are no such page.
    init?(_ page: StoredBytes, at index: Int) {
        guard page.count >= StoredMeta.length, page.uint64(0) == UInt64(index), page.uint32(10) & 0xFFFF == 8,
            page.uint32(16) == Int(StoredMeta.magic), page.uint32(20) == 1
        else { return nil }
        pageSize = page.uint32(40)
        trees = [StoredTree(page.part(40, 88)), StoredTree(page.part(88, 136))]
        lastPage = page.uint64(136)
        number = page.uint64(144)
        guard pageSize >= 512, pageSize <= 1 << 16, pageSize & (pageSize - 1) == 0, lastPage >= 1,
            lastPage < 1 << 40, number == 0 || number & 1 == UInt64(index)
        else { return nil }
    }

    /// Reads both pages of a file.
    ///
    /// - Returns: `nil` if they are not there or contradict each other.
    static func both(_ descriptor: Int32) -> (StoredMeta, StoredMeta)? {
        guard let first = StoredPages.read(descriptor, at: 0, count: length),
            let one = first.withStoredBytes({ StoredMeta($0, at: 0) }),
            let second = StoredPages.read(descriptor, at: one.pageSize, count: length),
            let other = second.withStoredBytes({ StoredMeta($0, at: 1) }), other.pageSize == one.pageSize
        else { return nil }
        return (one, other)
    }

    /// Looks at a file before LMDB opens it. A file that does not exist or is empty is none yet, for whoever may make it.
    static func check(file: String, path: String, isReadOnly: Bool) throws(StoreError) {
        // SAFETY: the path lives for the call.
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // A writer of another process may be at it right now.
        for attempt in 0..<5 {
            var status = stat()
            // SAFETY: `status` is written to during the call only.
            guard unsafe fstat(descriptor, &status) == 0 else { return }
            if status.st_size == 0 {
                if isReadOnly { throw .notAStore(path: path) }
                return
            }
            if let (one, other) = both(descriptor) {
                // Pages at the end that a transaction took and gave up again are counted, but not written.
                let size = max(one.lastPage, other.lastPage) * UInt64(one.pageSize)
                if size <= UInt64(status.st_size) * 2 + 1 << 30 { return }
                if attempt == 4 { throw .damaged(path: path, detail: "its file is shorter than it says") }
            } else if attempt == 4 {
                throw .notAStore(path: path)
            }
            usleep(2000)
        }
    }
}

/// What LMDB knows of a tree.
struct StoredTree: Equatable {
    let flags: Int
    let depth: Int
    let branchPages: UInt64
    let leafPages: UInt64
    let overflowPages: UInt64
    let entries: UInt64
    /// The first page; `nil` if the tree is empty.
    let root: UInt64?

    /// Reads 48 bytes.
    init(_ bytes: StoredBytes) {
        flags = bytes.uint32(4) & 0xFFFF
        depth = bytes.uint32(4) >> 16
        branchPages = bytes.uint64(8)
        leafPages = bytes.uint64(16)
        overflowPages = bytes.uint64(24)
        entries = bytes.uint64(32)
        root = bytes.uint64(40) == .max ? nil : bytes.uint64(40)
    }
}
