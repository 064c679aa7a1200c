/// Where a text stops being JSON.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The offset of the first byte that does not fit, in the array that was read.
    public let offset: Int
    /// The same place as line and column.
    public let position: JSONPosition
    /// What could stand there.
    public let expected: String
    /// What stands there.
    public let found: String

    /// Makes an error.
    package init(offset: Int, position: JSONPosition, expected: String, found: String) {
        self.offset = offset
        self.position = position
        self.expected = expected
        self.found = found
    }

    /// One line for people.
    public var description: String { "\(position.line):\(position.column): expected \(expected), found \(found)" }
}
