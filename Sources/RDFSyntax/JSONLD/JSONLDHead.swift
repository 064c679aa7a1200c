/// Looks at the start of a long document whether its nodes can be read one by one: an object whose first member is its
/// context, if it has one, and whose next is `@graph` with an array.
struct JSONLDHead {
    private let bytes: [UInt8]
    private var offset: Int
    /// Where the context stands, if there is one.
    private(set) var context: Range<Int>?
    /// Whether the bytes ended before the form could be told.
    private(set) var isOpen = false

    init(_ bytes: [UInt8], at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The offset behind the bracket that opens the nodes, or `nil` if the head is not that of a stream.
    mutating func graph() -> Int? {
        guard take(UInt8(ascii: "{")) else { return nil }
        if word("\"@context\"") {
            guard take(UInt8(ascii: ":")) else { return nil }
            skipSpace()
            let start = offset
            var scanner = JSONValueScanner(at: start)
            guard let end = scanner.end(in: bytes, isLast: false) else {
                isOpen = true
                return nil
            }
            context = start..<end
            offset = end
            guard take(UInt8(ascii: ",")) else { return nil }
        }
        guard word("\"@graph\""), take(UInt8(ascii: ":")), take(UInt8(ascii: "[")) else { return nil }
        return offset
    }

    private mutating func skipSpace() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard offset < bytes.count else {
            isOpen = true
            return false
        }
        guard bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func word(_ word: String) -> Bool {
        skipSpace()
        guard offset + word.utf8.count <= bytes.count else {
            isOpen = true
            return false
        }
        guard bytes[offset...].starts(with: word.utf8) else { return false }
        offset += word.utf8.count
        return true
    }
}
