/// Writes HTML into a buffer of UTF-8: texts are escaped, elements are closed where they were opened.
package struct HTMLText {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    /// Nothing is written yet.
    package init() {}

    /// Writes markup as it is.
    package mutating func markup(_ markup: StaticString) {
        // SAFETY: a literal of a string stands in the program as bytes.
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Writes an element with attributes and what stands in it.
    package mutating func element(
        _ name: StaticString, _ attributes: [(name: StaticString, value: String)] = [],
        _ body: (inout HTMLText) throws -> Void
    ) rethrows {
        startTag(name, attributes)
        try body(&self)
        markup("</")
        markup(name)
        markup(">")
    }

    /// Writes an element that has no content and no end, such as `meta`.
    package mutating func void(_ name: StaticString, _ attributes: [(name: StaticString, value: String)]) {
        startTag(name, attributes)
    }

    private mutating func startTag(_ name: StaticString, _ attributes: [(name: StaticString, value: String)]) {
        markup("<")
        markup(name)
        for attribute in attributes {
            markup(" ")
            markup(attribute.name)
            markup("=\"")
            text(attribute.value)
            markup("\"")
        }
        markup(">")
    }

    /// Writes an element that holds nothing but text.
    package mutating func element(
        _ name: StaticString, _ attributes: [(name: StaticString, value: String)] = [], text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes text; control characters, which HTML cannot hold, become spaces.
    package mutating func text(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// Text as it stands in HTML.
    package static func escaped(_ text: String) -> String {
        var html = HTMLText()
        html.text(text)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    /// Writes text in UTF-8.
    package mutating func text(_ text: ArraySlice<UInt8>) {
        for byte in text { append(byte) }
    }

    private mutating func append(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "<"): markup("&lt;")
        case UInt8(ascii: ">"): markup("&gt;")
        case UInt8(ascii: "&"): markup("&amp;")
        case UInt8(ascii: "\""): markup("&quot;")
        case 0x09, 0x0A: bytes.append(byte)
        case 0..<0x20, 0x7F: bytes.append(0x20)
        default: bytes.append(byte)
        }
    }

    /// Writes bytes that are HTML already.
    package mutating func raw(_ html: some Sequence<UInt8>) { bytes.append(contentsOf: html) }
}
