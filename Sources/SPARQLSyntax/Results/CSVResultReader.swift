import RDFModel

/// Reads CSV by RFC 4180; lines may end with LF alone.
struct CSVResultReader {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func read(into sink: inout some SolutionSink) throws(ResultError) {
        guard let header = try record() else { throw malformed("a line of variables") }
        let names = header.map(\.text)
        if names.count == 1, index >= bytes.count, TermText.isBoolean(names[0]) {
            return try sink.boolean(names[0].utf8.count == 4)
        }
        // A result without variables has an empty line.
        let variables = names.count == 1 && names[0].utf8.isEmpty ? [] : names
        try sink.begin(variables)
        while let cells = try record() {
            if variables.isEmpty, cells.count == 1, cells[0].text.utf8.isEmpty {
                try sink.row([])
                continue
            }
            guard cells.count == variables.count else { throw malformed("\(variables.count) cells") }
            try sink.row(cells.map { $0.term })
        }
    }

    private struct Cell {
        var text: String
        var isQuoted: Bool

        var term: Term? {
            if isQuoted { return .literal(Literal(text)) }
            if text.utf8.isEmpty { return nil }
            return text.utf8.starts(with: "_:".utf8)
                ? .blankNode(BlankNode(String(text.dropFirst(2)))) : .literal(Literal(text))
        }
    }

    /// The cells of the next line; `nil` at the end.
    private mutating func record() throws(ResultError) -> [Cell]? {
        guard index < bytes.count else { return nil }
        var cells: [Cell] = []
        while true {
            cells.append(try cell())
            guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
            index += 1
        }
        if index < bytes.count, bytes[index] == 0x0D { index += 1 }
        if index < bytes.count {
            guard bytes[index] == 0x0A else { throw malformed("a comma or the end of the line") }
            index += 1
            line += 1
        }
        return cells
    }

    private mutating func cell() throws(ResultError) -> Cell {
        guard index < bytes.count, bytes[index] == 0x22 else {
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != 0x0A, bytes[index] != 0x0D {
                if bytes[index] == 0x22 { throw malformed("no quote within a cell that does not start with one") }
                index += 1
            }
            return Cell(text: String(decoding: bytes[start..<index], as: UTF8.self), isQuoted: false)
        }
        index += 1
        var content: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A { line += 1 }
            if byte == 0x22 {
                guard index < bytes.count, bytes[index] == 0x22 else {
                    return Cell(text: String(decoding: content, as: UTF8.self), isQuoted: true)
                }
                index += 1
            }
            content.append(byte)
        }
        throw malformed("the quote that ends the cell")
    }

    private func malformed(_ expected: String) -> ResultError { .malformed(.csv, expected: expected, line: line) }
}
