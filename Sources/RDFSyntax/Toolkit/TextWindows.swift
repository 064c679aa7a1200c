internal import RDFModel

/// Cuts a stream of bytes into texts for a parser, and keeps what the parser has not read.
struct TextWindows {
    /// The bytes that are not read yet, behind what was read of their line.
    private(set) var pending: [UInt8] = []
    /// Where the parser goes on in `pending`.
    private var position = 0
    /// How many bytes must be at hand before a term that was cut is tried again: so the work stays linear in its
    /// length.
    private var needed = 0
    private var isBeforeMark = true
    private(set) var isLast = false
    /// The line and the column that `pending` starts in.
    private var line = 1
    private var column = 1
    /// Whether whole lines are taken: then a line end makes it worth the while to read.
    private let takesLines: Bool
    /// The bytes that a text has at most when more are asked for, so that memory is bounded.
    static let size = 256 * 1024

    init(takingLines: Bool) {
        takesLines = takingLines
    }

    /// Adds bytes.
    mutating func append(_ bytes: ArraySlice<UInt8>) {
        if takesLines, needed > 0, bytes.contains(UInt8(ascii: "\n")) { needed = 0 }
        pending += bytes
    }

    /// Says that no more bytes will come.
    mutating func finish() {
        isLast = true
        needed = 0
    }

    /// Reads bytes behind those that are pending; `false` at the end.
    mutating func fill(from source: inout some ChunkSource) throws -> Bool {
        let start = pending.count
        pending.append(contentsOf: repeatElement(0, count: TextWindows.size))
        let count = try source.read(into: &pending, from: start)
        pending.removeLast(TextWindows.size - count)
        if takesLines, needed > 0, pending[start...].contains(UInt8(ascii: "\n")) { needed = 0 }
        return count > 0
    }

    /// Whether it is worth the while to read; skips the byte order mark.
    private mutating func isReady() -> Bool {
        guard isLast || pending.count >= needed else { return false }
        guard isBeforeMark else { return true }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if pending.count < mark.count, !isLast, pending.elementsEqual(mark.prefix(pending.count)) { return false }
        if pending.starts(with: mark) { pending.removeFirst(mark.count) }
        isBeforeMark = false
        return true
    }

    // MARK: Lines

    /// Takes the whole lines that are pending, with the padding that a lexer wants; `nil` if there are none.
    mutating func takeLines() -> [UInt8]? {
        guard isReady(), !pending.isEmpty else { return nil }
        var end = pending.count
        if !isLast {
            guard let cut = TextWindows.lastLineEnd(pending) else {
                needed = 2 * pending.count
                return nil
            }
            end = cut
            needed = 0
        }
        var text: [UInt8] = []
        swap(&text, &pending)
        pending.reserveCapacity(text.count - end + TextWindows.size)
        pending += text[end...]
        text.removeLast(text.count - end)
        text.append(contentsOf: repeatElement(0, count: QuadBlock.padding))
        return text
    }

    /// The end of the last line that ends in the bytes.
    private static func lastLineEnd(_ bytes: [UInt8]) -> Int? {
        if let feed = bytes.lastIndex(of: UInt8(ascii: "\n")) { return feed + 1 }
        // Lines may end in carriage returns alone, though no line is counted there; one at the end may be half of a
        // line end.
        guard bytes.count > 1 << 20 else { return nil }
        return bytes.dropLast().lastIndex(of: UInt8(ascii: "\r")).map { $0 + 1 }
    }

    // MARK: Statements

    /// Takes everything that is pending; ``putBack(_:readTo:)`` must follow.
    mutating func takeAll() -> (text: [UInt8], start: Int, line: Int, column: Int)? {
        guard isReady() else { return nil }
        var text: [UInt8] = []
        swap(&text, &pending)
        text.append(contentsOf: repeatElement(0, count: QuadBlock.padding))
        return (text, position, line, column)
    }

    /// Keeps what was not read of a text, and the line that it starts in, which a message may have to show.
    mutating func putBack(_ text: [UInt8], readTo end: Int) {
        let count = text.count - QuadBlock.padding
        var start = end
        while start > 0, end - start < 4096, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        if start > 0, text[start - 1] != UInt8(ascii: "\n") { start = end }
        line += TextWindows.lineFeeds(text[..<start])
        if start > 0, text[start - 1] == UInt8(ascii: "\n") {
            column = 1
        } else {
            var lineStart = start
            while lineStart > 0, text[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
            if lineStart > 0 { column = 1 }
            for byte in text[lineStart..<start] where byte & 0xC0 != 0x80 { column += 1 }
        }
        pending.removeAll(keepingCapacity: true)
        pending.reserveCapacity(count - start + TextWindows.size)
        pending += text[start..<count]
        position = end - start
        needed = isLast ? 0 : position + 2 * (count - end)
    }

    /// The number of line feeds.
    static func lineFeeds(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 &+ ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }

    // MARK: Bounds

    /// The error of a term or line that goes on behind more bytes than are allowed, if there is one.
    func excess(over longest: Int, of what: String, file: String) -> SyntaxError? {
        guard !isLast, pending.count - position > longest else { return nil }
        let excerpt = SourceExcerpt(
            file: file, bytes: Array(pending.prefix(position + 1024)), range: position..<position + 1, line: line,
            column: column)
        return SyntaxError(excerpt, expected: "a \(what) of at most \(longest) bytes", found: "a longer one")
    }
}

/// Where the bytes of a document come from.
package protocol ChunkSource: SendableMetatype {
    /// Reads bytes into `buffer` from an index up to its end, and tells how many there were: 0 only at the end.
    mutating func read(into buffer: inout [UInt8], from start: Int) throws -> Int
}
