internal import XSDTypes

/// Writes JSON.
public struct JSONWriter {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Makes a writer with nothing written.
    public init() {}

    /// Gives what was written and starts anew.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// The value without white space.
    public static func compact(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.append(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The value in canonical form (RFC 8785, the JSON Canonicalization Scheme): members in the order of their
    /// UTF-16 code units, numbers as ECMAScript writes the nearest double.
    ///
    /// - Returns: `nil` if a number is beyond the range of doubles, for which there is no canonical form.
    public static func canonical(_ value: JSONValue) -> String? {
        var writer = JSONWriter()
        guard writer.appendCanonical(value) else { return nil }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Appends the value without white space.
    public mutating func append(_ value: JSONValue) {
        switch value.content {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let number): bytes += number.text.utf8
        case .string(let text): append(text)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(value)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(member.name)
                bytes.append(UInt8(ascii: ":"))
                append(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Appends a string with its quotes; only what must be escaped is (RFC 8785 §3.2.2.2).
    public mutating func append(_ string: JSONString) {
        bytes.append(UInt8(ascii: "\""))
        for byte in string.text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x20...: bytes.append(byte)
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            default:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends the value for people: what is short and holds nothing nested on one line, else a member a line.
    public mutating func appendPretty(_ value: JSONValue, indent: Int = 0) {
        switch value.content {
        case .array(let values) where !JSONWriter.fitsLine(value):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                startLine(indent + 1, isFirst: index == 0)
                appendPretty(value, indent: indent + 1)
            }
            startLine(indent, isFirst: true)
            bytes.append(UInt8(ascii: "]"))
        case .object(let object) where !JSONWriter.fitsLine(value):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                startLine(indent + 1, isFirst: index == 0)
                append(member.name)
                bytes += ": ".utf8
                appendPretty(member.value, indent: indent + 1)
            }
            startLine(indent, isFirst: true)
            bytes.append(UInt8(ascii: "}"))
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                append(value)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                append(member.name)
                bytes += ": ".utf8
                append(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        default: append(value)
        }
    }

    private mutating func startLine(_ indent: Int, isFirst: Bool) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * indent)
    }

    /// Whether an array or object holds nothing nested and few bytes.
    private static func fitsLine(_ value: JSONValue) -> Bool {
        func length(_ value: JSONValue) -> Int? {
            switch value.content {
            case .null, .bool: 5
            case .number(let number): number.text.utf8.count
            case .string(let text): text.text.utf8.count + 2
            case .array(let values): values.isEmpty ? 2 : nil
            case .object(let object): object.isEmpty ? 2 : nil
            }
        }
        var total = 0
        for member in value.object?.members ?? [] {
            guard let length = length(member.value) else { return false }
            total += member.name.text.utf8.count + length + 6
            if total > 100 { return false }
        }
        for value in value.array ?? [] {
            guard let length = length(value) else { return false }
            total += length + 2
            if total > 100 { return false }
        }
        return true
    }

    private mutating func appendCanonical(_ value: JSONValue) -> Bool {
        switch value.content {
        case .number(let number):
            let double = number.double
            guard double.isFinite else { return false }
            bytes += XSDFloating.ecmaScriptForm(double).utf8
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                guard appendCanonical(value) else { return false }
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            let sorted = object.members.sorted {
                $0.name.text.utf16.lexicographicallyPrecedes($1.name.text.utf16)
            }
            for (index, member) in sorted.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(member.name)
                bytes.append(UInt8(ascii: ":"))
                guard appendCanonical(member.value) else { return false }
            }
            bytes.append(UInt8(ascii: "}"))
        case .null, .bool, .string: append(value)
        }
        return true
    }
}
