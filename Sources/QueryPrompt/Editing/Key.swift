/// What a person does at the keyboard.
enum Key: Equatable, Sendable {
    /// Types a character.
    case character(Unicode.Scalar)
    /// Puts in text from elsewhere.
    case paste(String)
    case enter
    /// Starts a new line, whatever Enter would do: Alt-Enter.
    case newLine
    case tab
    case backspace
    case delete
    case left
    case right
    case up
    case down
    case wordLeft
    case wordRight
    /// The start of the line.
    case home
    /// The end of the line.
    case end
    case deleteWord
    case deleteToStart
    case deleteToEnd
    /// Puts in what was deleted last.
    case yank
    case clearScreen
    /// Ctrl-C.
    case interrupt
    /// Ctrl-D.
    case endOfInput
    /// Something that means nothing here.
    case other
}
