internal import Glibc

/// Reads pages of a file of LMDB as plain bytes, so that a damaged file cannot crash its reader.
@safe
final class StoredPages {
    let pageSize: Int
    /// How many pages the file has.
    let count: UInt64
    private let descriptor: Int32
    private var buffer: [UInt8]

    init?(_ descriptor: Int32, pageSize: Int) {
        var status = stat()
        // SAFETY: `status` is written to during the call only.
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.descriptor = descriptor
        self.pageSize = pageSize
        count = UInt64(status.st_size) / UInt64(pageSize)
        buffer = [UInt8](repeating: 0, count: pageSize)
    }

    /// Calls `body` with the bytes of a page; `nil` if the file does not have it.
    func page<Result>(_ number: UInt64, _ body: (StoredBytes) -> Result) -> Result? {
        guard number < count else { return nil }
        let isRead = unsafe buffer.withUnsafeMutableBytes {
            unsafe PositionedRead.fill($0, from: descriptor, at: Int(number) * pageSize)
        }
        return isRead ? buffer.withStoredBytes(body) : nil
    }

    /// Bytes at an offset; `nil` if the file does not have them.
    static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let isRead = unsafe bytes.withUnsafeMutableBytes {
            unsafe PositionedRead.fill($0, from: descriptor, at: offset)
        }
        return isRead ? bytes : nil
    }
}

/// A page of a tree, its bounds checked.
///
///     0  8  its number    10  2  flags: 1 branch, 2 leaf, 4 long value
///    12  2  end of the places of the entries    14  2  start of the entries    (of a long value: 4, its pages)
///    16     two bytes an entry: its place
///
///    entry of a branch   0  6  page             6  2  length of the key    8  the key
///    entry of a leaf     0  4  size of value    4  2  flags                6  2  length of the key    8  key, value
///
/// Flag 1 of an entry: the value stands on pages of its own, whose first one's number follows the key. Flag 2: the value
/// describes a tree.
struct StoredPage {
    static let header = 16
    static let branch = 1
    static let leaf = 2
    static let longValue = 4

    /// An entry.
    struct Entry {
        let key: [UInt8]
        /// The page that an entry of a branch leads to, or where a long value begins.
        let page: UInt64?
        let valueSize: Int
        /// A short value.
        let value: [UInt8]
        let isTree: Bool
    }

    let entries: [Entry]

    /// Reads a page of a tree; `nil` if it is none of the kind or leads out of itself.
    init?(_ bytes: StoredBytes, number: UInt64, isBranch: Bool) {
        let (lower, upper) = (bytes.uint32(12) & 0xFFFF, bytes.uint32(12) >> 16)
        guard bytes.uint64(0) == number,
            bytes.uint32(10) & 0xFFFF == (isBranch ? StoredPage.branch : StoredPage.leaf),
            lower >= StoredPage.header, lower <= upper, upper <= bytes.count, lower % 2 == 0
        else { return nil }
        var entries: [Entry] = []
        for index in 0..<(lower - StoredPage.header) / 2 {
            let place = bytes.uint16(StoredPage.header + 2 * index)
            guard place >= upper, place % 2 == 0, place + 8 <= bytes.count,
                let entry = Entry(bytes.from(place), isBranch: isBranch)
            else { return nil }
            entries.append(entry)
        }
        self.entries = entries
    }
}

extension StoredPage.Entry {
    fileprivate init?(_ bytes: StoredBytes, isBranch: Bool) {
        let keyEnd = 8 + bytes.uint16(6)
        guard keyEnd <= bytes.count else { return nil }
        key = unsafe Array(bytes.part(8, keyEnd).pointer)
        if isBranch {
            (page, valueSize, value, isTree) = (bytes.uint64(0) & 0xFFFF_FFFF_FFFF, 0, [], false)
            return
        }
        let flags = bytes.uint16(4)
        guard flags <= 2 else { return nil }
        valueSize = bytes.uint32(0)
        isTree = flags == 2
        if flags == 1 {
            guard keyEnd + 8 <= bytes.count else { return nil }
            (page, value) = (bytes.uint64(keyEnd), [])
            return
        }
        guard keyEnd + valueSize <= bytes.count else { return nil }
        (page, value) = (nil, unsafe Array(bytes.part(keyEnd, keyEnd + valueSize).pointer))
    }
}

extension StoredBytes {
    /// The number of two bytes at an offset, the lowest first; 0 beyond the end.
    func uint16(_ offset: Int) -> Int {
        guard offset >= 0, offset <= count - 2 else { return 0 }
        // SAFETY: checked above.
        return Int(UInt16(littleEndian: unsafe pointer.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    }
}
