/// Lets a person write a text of several lines at a terminal.
///
/// Own code, as no library that may be used here shows Thai: libedit puts every code point into a cell of its own, so
/// that tone marks and vowels above and below vanish.
struct LineEditor {
    /// How a piece of input ended.
    enum Input: Equatable {
        /// A text.
        case text(String)
        /// Ctrl-C: what was written is given up.
        case interrupted
        /// Ctrl-D in an empty text, or the end of the input.
        case end
    }

    private let terminal: any EditorTerminal
    private let keys: KeyReader
    private let prompt: String
    private let continuation: String
    /// Whether Enter ends the text.
    private let isComplete: (String) -> Bool
    /// What may stand in the place of the end of a text.
    private let complete: (String) -> Completions
    private var buffer = EditBuffer()
    /// The row of the cursor, from the top of what is shown.
    private var shownRow = 0
    /// What is shown, if nothing was left out.
    private var shown: ScreenLayout?

    init(
        _ terminal: any EditorTerminal, prompt: String, isComplete: @escaping (String) -> Bool,
        complete: @escaping (String) -> Completions
    ) {
        self.terminal = terminal
        keys = KeyReader { terminal.readByte(waiting: $0) }
        self.prompt = prompt
        continuation = String(repeating: " ", count: max(0, prompt.unicodeScalars.count - 3)) + "-> "
        self.isComplete = isComplete
        self.complete = complete
    }

    /// Reads a text.
    mutating func read(_ history: inout History) -> Input {
        buffer = EditBuffer()
        (shownRow, shown) = (0, nil)
        history.leave()
        show()
        while true {
            guard let key = keys.key() else {
                leave()
                return .end
            }
            if let input = take(key, &history) {
                leave()
                return input
            }
            // What was typed at once, or pasted, is shown at once.
            if !terminal.hasInput { show() }
        }
    }

    private mutating func take(_ key: Key, _ history: inout History) -> Input? {
        switch key {
        case .enter:
            let text = buffer.text
            if text.utf8.allSatisfy({ $0 <= 0x20 }) {
                buffer.replace(with: "")
                return .text("")
            }
            if buffer.isAtEnd && buffer.isInEmptyLine || isComplete(text) { return .text(buffer.trimmedText) }
            buffer.insert("\n")
        case .interrupt: return .interrupted
        case .endOfInput:
            if buffer.scalars.isEmpty { return .end }
            buffer.deleteForward()
        case .tab: offer()
        case .up:
            if !buffer.isInFirstLine {
                buffer.moveLine(up: true)
            } else if let entry = history.previous(buffer.text) {
                buffer.replace(with: entry)
            }
        case .down:
            if !buffer.isInLastLine {
                buffer.moveLine(up: false)
            } else if let entry = history.next() {
                buffer.replace(with: entry)
            }
        case .clearScreen:
            terminal.write("\u{1B}[H\u{1B}[2J")
            (shownRow, shown) = (0, nil)
        default: edit(key)
        }
        return nil
    }

    /// Keys that change the text or move the cursor.
    private mutating func edit(_ key: Key) {
        switch key {
        case .character(let scalar): buffer.insert(String(Character(scalar)))
        case .paste(let text): buffer.insert(text)
        case .newLine: buffer.insert("\n")
        case .backspace: buffer.deleteBackward()
        case .delete: buffer.deleteForward()
        case .left: buffer.moveLeft()
        case .right: buffer.moveRight()
        case .wordLeft: buffer.moveWordLeft()
        case .wordRight: buffer.moveWordRight()
        case .home: buffer.moveToLineStart()
        case .end: buffer.moveToLineEnd()
        case .deleteWord: buffer.deleteWord()
        case .deleteToStart: buffer.deleteToLineStart()
        case .deleteToEnd: buffer.deleteToLineEnd()
        case .yank: buffer.yank()
        default: break
        }
    }

    // MARK: Completion

    /// Writes on as far as all completions agree, or lists them.
    private mutating func offer() {
        let completions = complete(buffer.textBeforeCursor)
        guard !completions.candidates.isEmpty else { return }
        let common = completions.commonText
        if common.unicodeScalars.count > completions.replaced || completions.candidates.count == 1 {
            return buffer.replace(last: completions.replaced, with: common)
        }
        let place = buffer.cursor
        leave()
        let (_, columns) = terminal.size
        for line in completions.lines(columns: columns) { terminal.write(line + "\r\n") }
        buffer.move(to: place)
    }

    // MARK: Screen

    /// Shows the text in the place of what is shown.
    private mutating func show() {
        let (height, columns) = terminal.size
        let layout = ScreenLayout(
            buffer.scalars, cursor: buffer.cursor, prompt: prompt, continuation: continuation, columns: columns)
        let window = layout.window(height: height)
        let row = layout.cursorRow - window.lowerBound
        defer { shown = window.count == layout.rows.count ? layout : nil }
        if window.count == layout.rows.count, let written = shown.flatMap({ layout.writtenOn(from: $0) }) {
            return terminal.write(written)
        }
        var output = LineEditor.start(up: shownRow) + layout.rows[window].joined(separator: "\r\n") + "\r"
        output += LineEditor.move(window.count - 1 - row, "A") + LineEditor.move(layout.cursorColumn, "C")
        terminal.write(output)
        shownRow = row
    }

    /// Goes behind what is shown, to a new line.
    private mutating func leave() {
        buffer.moveToEnd()
        show()
        terminal.write("\r\n")
        (shownRow, shown) = (0, nil)
    }

    private static func start(up rows: Int) -> String { "\r" + move(rows, "A") + "\u{1B}[J" }

    private static func move(_ count: Int, _ direction: String) -> String {
        count > 0 ? "\u{1B}[\(count)\(direction)" : ""
    }
}

/// The terminal as the editor sees it.
protocol EditorTerminal {
    /// The size in rows and columns.
    var size: (rows: Int, columns: Int) { get }
    /// The next byte of the keyboard; `nil` at the end, or if none came in time.
    func readByte(waiting: Bool) -> UInt8?
    /// Whether more bytes are there already.
    var hasInput: Bool { get }
    /// Writes at once.
    func write(_ text: String)
}
