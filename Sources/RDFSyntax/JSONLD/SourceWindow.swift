internal import JSONSyntax
internal import RDFModel

/// The part of a text that is at hand, with the place that it starts at.
struct SourceWindow {
    private let file: String
    private(set) var bytes: [UInt8] = []
    private var line = 1
    private var column = 1
    /// The last place that was asked for, from which the next is counted.
    private var known: (offset: Int, line: Int, column: Int) = (0, 1, 1)

    init(file: String) {
        self.file = file
    }

    mutating func append(_ chunk: [UInt8]) { bytes += chunk }

    /// Forgets what stands in front of an offset, but for some of its line, once that is worth it.
    ///
    /// - Returns: the number of bytes forgotten.
    mutating func drop(before offset: Int) -> Int {
        guard offset > bytes.count / 2 else { return 0 }
        var start = offset
        while start > 0, bytes[start - 1] != 0x0A, offset - start < SourceWindow.shown { start -= 1 }
        while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let place = advanced(to: offset)
        let first = start < known.offset ? advanced(to: start, from: (0, line, column)) : advanced(to: start)
        (line, column) = (first.line, first.column)
        bytes.removeFirst(start)
        known = (offset - start, place.line, place.column)
        return start
    }

    /// How much of a line is kept for messages.
    private static let shown = 400

    /// Whether what a message shows behind a place is at hand.
    func shows(_ position: JSONPosition) -> Bool {
        guard let start = offset(of: position) else { return true }
        return bytes.count - start >= SourceWindow.shown || bytes[start...].contains(0x0A)
    }

    /// Skips a byte order mark at the start; `false` if it cannot be told yet whether there is one.
    mutating func skipByteOrderMark(isLast: Bool) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if bytes.starts(with: mark) { bytes.removeFirst(mark.count) }
        return isLast || bytes.count >= mark.count || !mark.starts(with: bytes)
    }

    /// The place of an offset.
    ///
    /// - Complexity: linear in the distance from the place asked for before.
    mutating func position(of offset: Int) -> JSONPosition {
        known = advanced(to: offset)
        return JSONPosition(line: known.line, column: known.column)
    }

    private func advanced(to offset: Int) -> (offset: Int, line: Int, column: Int) {
        advanced(to: offset, from: offset >= known.offset ? known : (0, line, column))
    }

    private func advanced(
        to offset: Int, from start: (offset: Int, line: Int, column: Int)
    ) -> (offset: Int, line: Int, column: Int) {
        var place = start
        for byte in bytes[place.offset..<offset] {
            if byte == 0x0A {
                place.line += 1
                place.column = 1
            } else if byte & 0xC0 != 0x80 {
                place.column += 1
            }
        }
        return (offset, place.line, place.column)
    }

    /// The place with the line that it stands in, if the window holds it; a string or number is marked whole.
    func excerpt(_ position: JSONPosition) -> SourceExcerpt {
        guard position.isKnown, let start = offset(of: position) else { return excerpt(position, in: file) }
        var scanner = JSONValueScanner(at: start)
        var end = start + 1
        if start < bytes.count, bytes[start] == UInt8(ascii: "\"") || (0x30...0x39).contains(bytes[start]) {
            end = scanner.end(in: bytes, isLast: true) ?? end
        }
        return SourceExcerpt(file: file, bytes: bytes, range: start..<end, line: line, column: column)
    }

    /// A place in a text that is not at hand.
    func excerpt(_ position: JSONPosition, in file: String) -> SourceExcerpt {
        let column = max(1, Int(position.column))
        return SourceExcerpt(
            file: file, line: max(1, Int(position.line)), columns: column..<column + 1, text: "")
    }

    private func offset(of position: JSONPosition) -> Int? {
        var (line, column) = (self.line, self.column)
        guard (position.line, position.column) >= (UInt32(line), UInt32(column)) else { return nil }
        var offset = 0
        while offset < bytes.count, (line, column) != (Int(position.line), Int(position.column)) {
            let byte = bytes[offset]
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }
}
