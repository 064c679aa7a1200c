internal import Glibc

/// A group of keys in their order, each without the bytes that it shares with the key in front of it.
///
///     byte 0                 width of the numbers: 1, 2 or 4 bytes
///     text                   the bytes that each key adds, one key after the other
///     n numbers              how many bytes each key shares with the one in front; 0 for the first
///     n numbers              how many bytes each key adds
///
/// The numbers stand together, since like stands beside like for the compression behind it, and since a key can be
/// looked for without going through the text of all others. Behind the text they compress better than in front of it
/// or within.
struct FrontCodedGroup: Sendable {
    private let bytes: [UInt8]
    /// The number of keys.
    let count: Int
    private let width: Int

    /// Checks that the bytes are a group of so many keys; `nil` if they are not.
    init?(_ bytes: [UInt8], count: Int) {
        guard count > 0, let width = bytes.first.map(Int.init), width == 1 || width == 2 || width == 4,
            bytes.count >= 1 + 2 * count * width
        else { return nil }
        self.bytes = bytes
        self.count = count
        self.width = width
        // Every use below relies on this: what is shared is there, and the lengths make up the text.
        var (length, sum) = (0, 0)
        for index in 0..<count {
            let shared = number(index)
            guard shared <= length else { return nil }
            let rest = number(count + index)
            length = shared + rest
            sum += rest
        }
        guard textStart + sum == numbersStart else { return nil }
    }

    /// The bytes that the group takes in memory.
    var size: Int { bytes.count }

    private var textStart: Int { 1 }
    private var numbersStart: Int { bytes.count - 2 * count * width }

    @inline(__always)
    private func number(_ index: Int) -> Int {
        let offset = numbersStart + index * width
        switch width {
        case 1: return Int(bytes[offset])
        case 2: return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
        default:
            return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16
                | Int(bytes[offset + 3]) << 24
        }
    }

    /// The first key that is not less than the wanted one: its index, `count` if all are less, and whether it is equal.
    func lowerBound(_ key: StoredBytes) -> (index: Int, isEqual: Bool) {
        bytes.withStoredBytes { bytes in
            // How many bytes of the wanted key the last key in front of it starts with.
            var matched = 0
            var offset = textStart
            for index in 0..<count {
                let shared = number(index)
                let rest = number(count + index)
                defer { offset += rest }
                // What follows differs where the last key differed: still less.
                if shared > matched { continue }
                // The key differs before that, and keys ascend: it is greater.
                if shared < matched { return (index, false) }
                let text = bytes.part(offset, offset + rest)
                let wanted = key.from(matched)
                let common = text.sharedPrefix(wanted)
                matched += common
                if common == rest {
                    if matched == key.count { return (index, true) }
                } else if unsafe common == wanted.count || text.pointer[common] > wanted.pointer[common] {
                    return (index, false)
                }
            }
            return (count, false)
        }
    }

    /// Replaces the contents of `key` by the key at an index.
    func read(_ index: Int, into key: inout [UInt8]) {
        let (shared, rest) = (number(index), number(count + index))
        let offset = textStart + textLength(before: index)
        if key.count > shared + rest { key.removeLast(key.count - shared - rest) }
        if key.count < shared + rest {
            key.append(contentsOf: repeatElement(0, count: shared + rest - key.count))
        }
        unsafe key.withUnsafeMutableBytes { key in
            unsafe bytes.withUnsafeBytes { bytes in
                // SAFETY: the lengths were checked when the group was made; each piece lies within both.
                func copy(_ source: Int, _ count: Int, to place: Int) {
                    if count == 0 { return }
                    unsafe UnsafeMutableRawBufferPointer(rebasing: key[place..<place + count]).copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: bytes[source..<source + count]))
                }
                // What is shared is put together from the keys in front, backwards, and of each only what is not there
                // yet.
                @inline(__always)
                func copyShared(behind end: Int, _ number: (Int) -> Int) {
                    var (missing, offset) = (shared, end)
                    var earlier = index
                    while missing > 0 {
                        earlier -= 1
                        let start = number(earlier)
                        offset -= number(count + earlier)
                        if start >= missing { continue }
                        copy(offset, missing - start, to: start)
                        missing = start
                    }
                }
                copy(offset, rest, to: shared)
                if width == 1 {
                    // SAFETY: there are two numbers a key from there on.
                    let numbers = unsafe UnsafeRawBufferPointer(rebasing: bytes[numbersStart...])
                    copyShared(behind: offset) { unsafe Int(numbers[$0]) }
                } else {
                    copyShared(behind: offset) { number($0) }
                }
            }
        }
    }

    /// How many bytes the keys in front of an index add.
    private func textLength(before index: Int) -> Int {
        var length = 0
        guard width == 1 else {
            for earlier in 0..<index { length += number(count + earlier) }
            return length
        }
        // The usual width: several numbers are added at a time.
        let start = numbersStart + count
        let lengths = bytes.span.extracting(start..<start + index)
        for place in lengths.indices { length += Int(lengths[place]) }
        return length
    }

    /// Goes on from the key in front of an index to the one there.
    @inline(__always)
    func advance(_ cursor: inout FrontCodedCursor, to index: Int, _ key: inout [UInt8]) {
        let shared = number(index)
        let rest = number(count + index)
        if cursor.offset == 0 { cursor.offset = textStart }
        key.removeLast(key.count - shared)
        key += bytes[cursor.offset..<cursor.offset + rest]
        cursor.offset += rest
    }
}

/// Where the text of the next key of a group starts; 0 in front of the first key.
struct FrontCodedCursor {
    fileprivate var offset = 0
}

/// Puts a group of keys together.
struct FrontCoder {
    private var shared: [Int] = []
    private var rest: [Int] = []
    private var text: [UInt8] = []
    private var greatest = 0

    /// The number of keys so far.
    var count: Int { shared.count }

    /// Adds a key that shares so many bytes with the key in front of it.
    mutating func append(_ key: StoredBytes, sharing prefix: Int) {
        let prefix = shared.isEmpty ? 0 : prefix
        shared.append(prefix)
        rest.append(key.count - prefix)
        greatest = max(greatest, prefix, key.count - prefix)
        // SAFETY: the bytes are copied at once.
        unsafe text += key.from(prefix).pointer
    }

    /// Appends the group, and begins the next one.
    mutating func finish(into bytes: inout [UInt8]) {
        let width = greatest < 1 << 8 ? 1 : greatest < 1 << 16 ? 2 : 4
        bytes.append(UInt8(width))
        bytes += text
        for numbers in [shared, rest] {
            for number in numbers {
                for shift in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
            }
        }
        shared.removeAll(keepingCapacity: true)
        rest.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        greatest = 0
    }
}
