internal import RDFToolkit

/// Writes lines a screenful at a time, and asks whether to go on.
struct Pager {
    /// Thrown when nobody wants to see more.
    struct Stop: Error {}

    private let terminal: any PagingTerminal
    private var rowsLeft: Int
    /// Part of a line whose end has not come yet.
    private var pending: [UInt8] = []

    init(_ terminal: any PagingTerminal) {
        self.terminal = terminal
        rowsLeft = max(1, terminal.size.rows - 2)
    }

    /// Writes a line.
    ///
    /// - Throws: ``Stop``.
    mutating func write(line: String) throws {
        let (height, columns) = terminal.size
        let rows = max(1, (DisplayWidth.of(line) + columns - 1) / max(columns, 1))
        if rowsLeft < rows {
            guard terminal.wantsMore("-- more: space, enough: q --") else { throw Stop() }
            rowsLeft = max(rows, height - 2)
        }
        rowsLeft -= rows
        terminal.write(line + "\n")
    }

    /// Writes the lines of UTF-8 text as they become complete.
    ///
    /// - Throws: ``Stop``.
    mutating func write(_ bytes: [UInt8]) throws {
        var start = 0
        for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            let line = pending + bytes[start..<place]
            pending = []
            start = place + 1
            try write(line: String(decoding: line, as: UTF8.self))
        }
        pending += bytes[start...]
    }

    /// Writes what stands behind the last line end.
    ///
    /// - Throws: ``Stop``.
    mutating func finish() throws {
        if pending.isEmpty { return }
        try write([UInt8(ascii: "\n")])
    }
}

/// The terminal as the pager sees it.
protocol PagingTerminal {
    /// The size in rows and columns.
    var size: (rows: Int, columns: Int) { get }
    /// Writes at once.
    func write(_ text: String)
    /// Shows a question until a key is pressed; whether that key asks for more.
    func wantsMore(_ question: String) -> Bool
}

extension Terminal: PagingTerminal {
    func wantsMore(_ question: String) -> Bool {
        readingKeys {
            write(question)
            defer { write("\r\u{1B}[K") }
            let keys = KeyReader { self.readByte(waiting: $0) }
            while let key = keys.key() {
                switch key {
                case .character("q"), .character("Q"), .character("n"), .interrupt, .endOfInput: return false
                case .character(" "), .enter, .down, .character("y"): return true
                default: continue
                }
            }
            return false
        }
    }
}
