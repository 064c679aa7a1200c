internal import XSDTypes

/// A place in a JSON text: line and column, both from 1, the column in code points.
public struct JSONPosition: Hashable, Sendable {
    /// The line; 0 for a value that no text holds.
    public let line: UInt32
    /// The column.
    public let column: UInt32

    /// Makes a position; numbers beyond 32 bits become the largest that fit.
    public init(line: Int, column: Int) {
        self.line = UInt32(clamping: line)
        self.column = UInt32(clamping: column)
    }

    /// The start of a text.
    public static let start = JSONPosition(line: 1, column: 1)
    /// The position of a value that was made and not read.
    public static let unknown = JSONPosition(line: 0, column: 0)

    /// Whether a text holds the value.
    public var isKnown: Bool { line > 0 }
}

/// A value of JSON (RFC 8259) with the place that it was read from.
///
/// Numbers keep their text, objects the order of their members. Two values are equal if they hold the same, wherever
/// they stand and whatever the order of members; numbers are compared by their text.
public struct JSONValue: Hashable, Sendable {
    /// What a value holds.
    public enum Content: Hashable, Sendable {
        /// `null`
        case null
        /// `true` or `false`
        case bool(Bool)
        /// A number as it is written.
        case number(JSONNumber)
        /// A string.
        case string(JSONString)
        /// Values in their order.
        case array([JSONValue])
        /// Named members.
        case object(JSONObject)
    }

    /// What the value holds.
    public var content: Content
    /// Where the value starts.
    public let position: JSONPosition

    /// Makes a value.
    public init(_ content: Content, at position: JSONPosition = .unknown) {
        self.content = content
        self.position = position
    }

    /// Whether both hold the same, wherever they stand.
    public static func == (left: JSONValue, right: JSONValue) -> Bool { left.content == right.content }

    /// Hashes what the value holds.
    public func hash(into hasher: inout Hasher) { content.hash(into: &hasher) }

    /// `null`
    public static let null = JSONValue(.null)

    /// A boolean.
    public static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }

    /// A string.
    public static func string(_ value: JSONString) -> JSONValue { JSONValue(.string(value)) }

    /// An array.
    public static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }

    /// An object.
    public static func object(_ object: JSONObject) -> JSONValue { JSONValue(.object(object)) }
}

extension JSONValue {
    /// The string, if the value is one.
    public var string: JSONString? {
        if case .string(let text) = content { text } else { nil }
    }

    /// The elements, if the value is an array.
    public var array: [JSONValue]? {
        if case .array(let values) = content { values } else { nil }
    }

    /// The object, if the value is one.
    public var object: JSONObject? {
        if case .object(let object) = content { object } else { nil }
    }

    /// The truth value, if the value is one.
    public var bool: Bool? {
        if case .bool(let value) = content { value } else { nil }
    }

    /// Whether the value is `null`.
    public var isNull: Bool {
        if case .null = content { true } else { false }
    }

    /// Whether the value is a string, a number, `true` or `false`.
    public var isScalar: Bool {
        switch content {
        case .bool, .number, .string: true
        case .null, .array, .object: false
        }
    }

    /// The elements of an array, or the value alone.
    package var elements: [JSONValue] {
        if case .array(let values) = content { values } else { [self] }
    }

    /// Appends to the array; a value that is no array becomes one with the value in it.
    package mutating func append(_ value: JSONValue) {
        guard case .array(var values) = content else {
            content = .array([self, value])
            return
        }
        // The array is held once only while it grows, so that it is not copied.
        content = .null
        values.append(value)
        content = .array(values)
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    /// Makes a string from a literal of Swift.
    public init(stringLiteral text: String) {
        self.init(.string(JSONString(text)))
    }
}

/// A number as it is written in JSON.
public struct JSONNumber: Hashable, Sendable {
    /// The text, by the grammar of RFC 8259 §6.
    public let text: String

    /// Takes a text that is known to be a number of JSON.
    package init(unchecked text: String) {
        self.text = text
    }

    /// Makes a number of a whole one.
    public init(_ value: Int) {
        text = String(value)
    }

    /// Makes a number of a double, in the shortest text that gives it back (ECMA-262 `Number::toString`).
    ///
    /// - Parameter value: a finite number; JSON has no other.
    public init(_ value: Double) {
        text = XSDFloating.ecmaScriptForm(value)
    }

    /// The nearest double; infinite beyond its range.
    public var double: Double { Double(text) ?? .nan }

    /// Whether both are written alike.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) {
        JSONString(text).hash(into: &hasher)
    }
}
