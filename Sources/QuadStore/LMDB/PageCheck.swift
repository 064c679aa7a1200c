internal import CLMDB

/// Goes through the pages of a file of LMDB, which trusts what it reads there: a byte that changed might lead it out of
/// the file. What this finds sound LMDB can read.
///
/// The pages are those of one commit, which a transaction that reads keeps from being used again.
@safe
struct PageCheck {
    /// What is wrong, a sentence each.
    private(set) var findings: [String] = []
    /// Whether LMDB must not be let at it.
    private(set) var isUnreadable = false
    /// Whether there were more pages than were to be looked at.
    private(set) var isIncomplete = false

    private let pages: StoredPages
    private let meta: StoredMeta
    private var pagesLeft: Int
    /// A bit for each page that is in use.
    private var used: [UInt64]

    /// Looks at all pages, or the first ones.
    ///
    /// - Parameters:
    ///   - transaction: the commit that is looked at.
    ///   - limit: how many pages of trees are looked at.
    init(_ transaction: ReadTransaction, limit: Int = .max) throws(StoreError) {
        let environment = transaction.environment
        var descriptor: Int32 = -1
        // SAFETY: `descriptor` is written to during the call only.
        unsafe try check(mdb_env_get_fd(environment.pointer, &descriptor), "be checked", path: environment.path)
        pagesLeft = limit
        var found: StoredMeta?
        // Later commits of others write a first page anew: the one of this commit is gone then, and a new one is read.
        for _ in 0..<100 where found == nil {
            guard let (one, other) = StoredMeta.both(descriptor) else { continue }
            found = [one, other].first { Int(clamping: $0.number) == transaction.number }
            if found == nil { try transaction.renew() }
        }
        guard let meta = found, let pages = StoredPages(descriptor, pageSize: meta.pageSize) else {
            throw .damaged(path: environment.path, detail: "its first pages contradict each other")
        }
        self.meta = meta
        self.pages = pages
        used = [UInt64](repeating: 0, count: Int(min(meta.lastPage, pages.count) / 64 + 1))
        run()
    }

    private mutating func run() {
        var tables: [(name: String, tree: StoredTree)] = []
        walk(meta.trees[1], "the tree of tables") { entry in
            guard entry.isTree, entry.value.count == 48 else { return false }
            let tree = entry.value.withStoredBytes { StoredTree($0) }
            tables.append((String(decoding: entry.key, as: UTF8.self), tree))
            return true
        }
        for (name, tree) in tables { walk(tree, "the tree of '\(name)'") { !$0.isTree } }
        var free: [UInt64] = []
        walk(meta.trees[0], "the tree of free pages", isFree: true) { entry in
            guard entry.key.count == 8, !entry.isTree else { return false }
            return true
        } longValue: { bytes in
            // How many there are, and their numbers, the greatest first.
            let count = bytes.uint64(0)
            guard count < UInt64(bytes.count / 8) else { return false }
            for index in 0..<Int(count) { free.append(bytes.uint64(8 + 8 * index)) }
            return true
        }
        guard !isIncomplete, !isUnreadable else { return }
        for page in free {
            guard page >= 2, page <= meta.lastPage else {
                fail("page \(page) is said to be free, and does not exist")
                return
            }
            if page < pages.count, !mark(page) { findings.append("page \(page) is said to be free, and is in use") }
        }
    }

    private mutating func fail(_ sentence: String) {
        findings.append(sentence)
        isUnreadable = true
    }

    /// Notes that a page is in use; `false` if it was before.
    private mutating func mark(_ page: UInt64) -> Bool {
        let (word, bit) = (Int(page / 64), UInt64(1) << (page % 64))
        guard word < used.count, used[word] & bit == 0 else { return false }
        used[word] |= bit
        return true
    }

    /// What was met on the way through a tree.
    private struct Walk {
        let name: String
        let tree: StoredTree
        let isFree: Bool
        var branchPages: UInt64 = 0
        var leafPages: UInt64 = 0
        var overflowPages: UInt64 = 0
        var entries: UInt64 = 0
        var last: [UInt8]?

        /// Whether a key may follow the last one.
        mutating func ascends(to key: [UInt8]) -> Bool {
            defer { last = key }
            guard let last else { return true }
            // Numbers of commits stand as the machine has them, the lowest byte first.
            if isFree { return last.reversed().lexicographicallyPrecedes(key.reversed()) }
            return last.lexicographicallyPrecedes(key)
        }
    }

    /// Goes through a tree.
    ///
    /// - Parameters:
    ///   - accept: told each entry of a leaf; whether it is one of this tree.
    ///   - longValue: told each value, if it is wanted.
    private mutating func walk(
        _ tree: StoredTree, _ name: String, isFree: Bool = false, _ accept: (StoredPage.Entry) -> Bool,
        longValue: ((StoredBytes) -> Bool)? = nil
    ) {
        guard let root = tree.root else {
            if tree.entries != 0 || tree.depth != 0 { fail("\(name) has entries and no pages") }
            return
        }
        // The tree of free pages has flags of the whole file besides.
        guard (1...32).contains(tree.depth), isFree ? tree.flags & 8 != 0 : tree.flags == 0 else {
            return fail("\(name) is described in a way that cannot be")
        }
        var walk = Walk(name: name, tree: tree, isFree: isFree)
        var open: [(page: UInt64, level: Int, atLeast: [UInt8]?)] = [(root, 1, nil)]
        while let (number, level, atLeast) = open.popLast() {
            if pagesLeft == 0 {
                isIncomplete = true
                return
            }
            pagesLeft -= 1
            let isBranch = level < tree.depth
            guard number >= 2, number <= meta.lastPage, mark(number),
                let page = pages.page(number, { StoredPage($0, number: number, isBranch: isBranch) }) ?? nil,
                page.entries.count >= (isBranch && !isFree ? 2 : 1)
            else { return fail("page \(number) of \(name) cannot be read") }
            if let atLeast, walk.last.map({ !precedes($0, atLeast, isFree) }) ?? false {
                return fail("page \(number) of \(name) is out of order")
            }
            if isBranch {
                walk.branchPages += 1
                for (index, entry) in page.entries.enumerated().reversed() {
                    // The first key of a branch has no meaning.
                    open.append((entry.page ?? 0, level + 1, index == 0 ? atLeast : entry.key))
                }
                continue
            }
            walk.leafPages += 1
            if let atLeast, precedes(page.entries[0].key, atLeast, isFree) {
                return fail("page \(number) of \(name) is out of order")
            }
            for entry in page.entries {
                walk.entries += 1
                guard entry.key.count > 0, walk.ascends(to: entry.key) else {
                    return fail("page \(number) of \(name) is out of order")
                }
                guard accept(entry), readValue(entry, &walk, longValue) else {
                    return fail("an entry on page \(number) of \(name) cannot be read")
                }
            }
        }
        if walk.branchPages != tree.branchPages || walk.leafPages != tree.leafPages
            || walk.overflowPages != tree.overflowPages || walk.entries != tree.entries
        {
            findings.append("\(name) has \(walk.entries) entries, and not as many entries or pages as it says")
        }
    }

    private func precedes(_ left: [UInt8], _ right: [UInt8], _ isFree: Bool) -> Bool {
        isFree ? left.reversed().lexicographicallyPrecedes(right.reversed()) : left.lexicographicallyPrecedes(right)
    }

    /// Looks at the pages of a long value, and hands on the value if it is wanted.
    private mutating func readValue(
        _ entry: StoredPage.Entry, _ walk: inout Walk, _ longValue: ((StoredBytes) -> Bool)?
    ) -> Bool {
        guard let first = entry.page else { return longValue.map { entry.value.withStoredBytes($0) } ?? true }
        let head = pages.page(first) { bytes in
            (number: bytes.uint64(0), flags: bytes.uint32(10) & 0xFFFF, count: UInt64(bytes.uint32(12)))
        }
        guard let head, head.number == first, head.flags == StoredPage.longValue, head.count > 0, first >= 2,
            first + head.count - 1 <= meta.lastPage, first + head.count <= pages.count,
            UInt64(entry.valueSize) + UInt64(StoredPage.header) <= head.count * UInt64(pages.pageSize)
        else { return false }
        for page in first..<first + head.count where !mark(page) { return false }
        walk.overflowPages += head.count
        guard let longValue else { return true }
        var bytes: [UInt8] = []
        for page in first..<first + head.count {
            guard pages.page(page, { unsafe bytes += $0.pointer }) != nil else { return false }
        }
        let value = bytes.dropFirst(StoredPage.header).prefix(entry.valueSize)
        return Array(value).withStoredBytes(longValue)
    }
}
